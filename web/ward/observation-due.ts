/** Whether somebody has to look at a patient now, in the words of a tile's foot. */

import type { SessionView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { text } from "../text/text.ts";
import { ageText } from "../ui/time.ts";

export type ObservationDue = { isOverdue: boolean; words: string; brief: string };

/**
 * Null until it is due. When that is, is known beforehand, so that a screen needs to be told nothing
 * when it comes; whether it is overdue, the monitor says.
 */
export function observationDue(
  observation: SessionView["observation"],
  bedMs: number,
): ObservationDue | null {
  if (observation === null) return null;
  const waitsMs = bedMs - timeMs(observation.dueAt);
  if (waitsMs < 0) return null;
  const { observe, observeLate, observeLateShort } = text.tile;
  if (observation.overdueSince === null) {
    return { isOverdue: false, words: observe, brief: observe };
  }
  const age = ageText(waitsMs);
  return { isOverdue: true, words: observeLate(age), brief: observeLateShort(age) };
}
