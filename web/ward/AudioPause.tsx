/** Holds the sound of a bed back, and counts down on every screen while it is held back. */
import { useMutation } from "@tanstack/react-query";
import { Volume2, VolumeX } from "lucide-react";
import { AUDIO_PAUSE_S_MAX, audioPauseRefusal } from "../../shared/alarms/audio-pause.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { isCalling } from "../alarms/rank.ts";
import { ownAlarms } from "../alarms/ward-wide.ts";
import { pauseAudio } from "../api.ts";
import { useBedPart, useBedTime } from "../live/store.ts";
import { useMe } from "../queries.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { countdownText } from "../ui/time.ts";
import styles from "./AudioPause.module.css";

export function AudioPause({ bed }: { bed: string }) {
  const role = useMe()?.role ?? null;
  const until = useBedPart(bed, ({ audioPausedUntil }) => audioPausedUntil);
  const isHeard = useBedPart(bed, ({ alarms }) => ownAlarms(alarms).some(isCalling)) ?? false;
  const left = useBedTime(bed, (bedMs) =>
    until === null ? null : countdownText(timeMs(until) - bedMs),
  );
  const sending = useMutation({ mutationFn: (seconds: number) => pauseAudio(bed, seconds) });
  const mayPause = role !== null && audioPauseRefusal(role, AUDIO_PAUSE_S_MAX) === null;
  if (left === null && !(isHeard && mayPause)) return null;
  const Icon = left === null ? Volume2 : VolumeX;
  return (
    <Button
      className={styles.pause}
      look="bare"
      data-audio-pause={left === null ? "offered" : "paused"}
      aria-label={left === null ? text.audioPause.offer : text.audioPause.end(left)}
      aria-disabled={!mayPause || sending.isPending}
      title={sending.error?.message}
      onClick={() => {
        if (mayPause) sending.mutate(left === null ? AUDIO_PAUSE_S_MAX : 0);
      }}
    >
      <Icon aria-hidden size={16} />
      <span>{left === null ? text.audioPause.button : text.audioPause.paused(left)}</span>
    </Button>
  );
}
