/** What the foot of a bed's tile has to tell now. */
import { AUDIO_PAUSE_S_MAX, audioPauseRefusal } from "../../shared/alarms/audio-pause.ts";
import { isCalling } from "../alarms/rank.ts";
import { ownAlarms } from "../alarms/ward-wide.ts";
import { useBedPart, useBedTime, useLive } from "../live/store.ts";
import { useMe } from "../queries.ts";
import type { FootFacts } from "./foot-forms.ts";
import { leftOpenWords } from "./left-open-words.ts";
import { observationDue } from "./observation-due.ts";

export function useFootFacts(bed: string): FootFacts {
  const nurse = useBedPart(bed, ({ session }) => session?.nurse ?? null);
  const device = useBedPart(bed, (each) => each.device);
  const isPaused = useBedPart(bed, ({ audioPausedUntil }) => audioPausedUntil !== null) ?? false;
  const isHeard = useBedPart(bed, ({ alarms }) => ownAlarms(alarms).some(isCalling)) ?? false;
  const mayPause = useMayPause();
  const observation = useBedPart(bed, ({ session }) => session?.observation ?? null);
  const session = useBedPart(bed, (each) => each.session);
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const isOverdue = useBedTime(bed, (bedMs) => observationDue(observation, bedMs)?.isOverdue);
  return {
    nurse,
    device:
      device === null
        ? null
        : {
            id: device.id,
            isConnected: device.connected,
            rejected: device.rejected,
            missed: device.missed,
          },
    sound: isPaused ? "paused" : isHeard && mayPause ? "offered" : "none",
    leftOpen: useBedTime(bed, (bedMs) => leftOpenWords(session, bedMs, timeZone)),
    observation: isOverdue === undefined ? "none" : isOverdue ? "overdue" : "due",
  };
}

/** Whether this person may hold a bed's sound back at all. */
export function useMayPause(): boolean {
  const role = useMe()?.role ?? null;
  return role !== null && audioPauseRefusal(role, AUDIO_PAUSE_S_MAX) === null;
}
