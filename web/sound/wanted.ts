/** Which priority a screen sounds: the worst that nobody has acknowledged, and never less than the
 * screen's own alarm while its link is lost. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import { PRIORITIES, type Priority } from "../../shared/vocabulary.ts";
import { callingPriority, isCalling } from "../alarms/rank.ts";

/** A screen that has lost its link raises a technical alarm of this priority by itself (proposal:
 * like a ward whose alarms nobody can hear). */
const LINK_LOST_PRIORITY: Priority = "medium";

export function wantedPriority(alarms: readonly AlarmView[], isLost: boolean): Priority | null {
  const calling = callingPriority(alarms);
  if (!isLost) return calling;
  return PRIORITIES.find((each) => each === calling || each === LINK_LOST_PRIORITY) ?? null;
}

/** The alarms that call at a priority; one more of them than before is worth a burst at once. */
export function callsAt(alarms: readonly AlarmView[], priority: Priority): string[] {
  return alarms
    .filter((alarm) => alarm.priority === priority && isCalling(alarm))
    .map(({ id }) => id);
}
