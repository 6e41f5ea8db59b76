/** Holds the sound of a bed back, and counts down on every screen while it is held back. Drawn only
 * where there is something to hold back (use-foot-facts.ts). */
import { useMutation } from "@tanstack/react-query";
import { Volume2, VolumeX } from "lucide-react";
import { AUDIO_PAUSE_S_MAX } from "../../shared/alarms/audio-pause.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { pauseAudio } from "../api.ts";
import { useBedPart, useBedTime } from "../live/store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { countdownText } from "../ui/time.ts";
import styles from "./AudioPause.module.css";
import type { FootForms } from "./foot-forms.ts";
import { useMayPause } from "./use-foot-facts.ts";

const OFFERS = { whole: text.audioPause.button, short: text.audioPause.brief } as const;

export function AudioPause({ bed, form }: { bed: string; form: FootForms["sound"] }) {
  const until = useBedPart(bed, ({ audioPausedUntil }) => audioPausedUntil);
  const left = useBedTime(bed, (bedMs) =>
    until === null ? null : countdownText(timeMs(until) - bedMs),
  );
  const sending = useMutation({ mutationFn: (seconds: number) => pauseAudio(bed, seconds) });
  const mayPause = useMayPause();
  const Icon = left === null ? Volume2 : VolumeX;
  return (
    <Button
      className={styles.pause}
      look="bare"
      data-audio-pause={left === null ? "offered" : "paused"}
      aria-label={left === null ? text.audioPause.offer : text.audioPause.end(left)}
      aria-disabled={!mayPause || sending.isPending}
      title={sending.error?.message ?? text.audioPause.offer}
      onClick={() => {
        if (mayPause) sending.mutate(left === null ? AUDIO_PAUSE_S_MAX : 0);
      }}
    >
      <Icon aria-hidden size={16} />
      {left === null ? (
        form !== "sign" && <span>{OFFERS[form]}</span>
      ) : (
        <span>{form === "whole" ? text.audioPause.paused(left) : left}</span>
      )}
    </Button>
  );
}
