/** Whether this screen can sound, and the press that lets it. Said in words, never by an icon. */
import { BellOff, BellRing } from "lucide-react";
import { useSettings } from "../settings/settings.ts";
import { useArming } from "../sound/arming.ts";
import { arm } from "../sound/player.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./SoundButton.module.css";
import { SoundTest } from "./SoundTest.tsx";

export function SoundButton() {
  const { kind } = useArming();
  const volume = useSettings((settings) => settings.volume);
  const isArmed = kind === "armed";
  const Icon = isArmed ? BellRing : BellOff;
  return (
    <div className={styles.place} data-arming={kind}>
      <Button
        look={isArmed ? "bare" : "strong"}
        className={styles.sound}
        data-arming={kind}
        title={isArmed ? text.sound.test : text.sound.arm}
        onClick={arm}
      >
        <Icon aria-hidden size={20} />
        <span>{text.sound[kind]}</span>
        {isArmed && volume !== "100" && <span>{text.sound.quieter(volume)}</span>}
        {!isArmed && kind !== "starting" && (
          <span className={styles.press}>{text.sound.press}</span>
        )}
      </Button>
      <SoundTest />
    </div>
  );
}
