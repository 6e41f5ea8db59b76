/** Confirms to the server what has reached people here. Of a ward-wide alarm one is drawn and sounds for
 * all of its kind: to each session's record it was seen and heard. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import { shown, sounded } from "../live/socket.ts";
import { liveStore } from "../live/store.ts";
import { withAlike } from "./ward-wide.ts";

export function confirmShown(alarms: readonly string[]): void {
  shown(withAlike(alarms, everyAlarm()));
}

export function confirmSounded(alarms: readonly string[]): void {
  sounded(withAlike(alarms, everyAlarm()));
}

/** Those of the ward, and those that have escalated from elsewhere. */
function everyAlarm(): readonly AlarmView[] {
  const { ward, escalated } = liveStore.getState();
  return [...Object.values(ward?.beds ?? {}).flatMap(({ alarms }) => alarms), ...escalated];
}
