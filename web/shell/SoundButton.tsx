/** Whether this screen can sound, and the press that lets it. Said in words, never by an icon. */
import { BellOff, BellRing } from "lucide-react";
import { useArming } from "../sound/arming.ts";
import { arm } from "../sound/player.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./SoundButton.module.css";

export function SoundButton() {
  const { kind } = useArming();
  const isArmed = kind === "armed";
  const Icon = isArmed ? BellRing : BellOff;
  return (
    <Button
      look={isArmed ? "bare" : "strong"}
      className={styles.sound}
      data-arming={kind}
      title={isArmed ? text.sound.test : text.sound.arm}
      onClick={() => void arm()}
    >
      <Icon aria-hidden size={20} />
      <span>{text.sound[kind]}</span>
      {!isArmed && kind !== "starting" && <span className={styles.press}>{text.sound.press}</span>}
    </Button>
  );
}
