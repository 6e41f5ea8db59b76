/** How an alarm ended, as far as its row tells. */
import type { AlarmView } from "../../shared/protocol/live.ts";

export type Ending =
  | "open"
  | "waiting"
  | "never-confirmed"
  | "by-acknowledgement"
  | "acknowledged"
  | "alone";

/**
 * | phase | acknowledged | ending |
 * |---|---|---|
 * | pending, active | – | open |
 * | latched | – | waiting |
 * | closed, still provisional | – | never-confirmed |
 * | closed | at the moment it closed | by-acknowledgement |
 * | closed | before | acknowledged |
 * | closed | never | alone |
 */
export function endingOf(
  alarm: Pick<AlarmView, "phase" | "provisional" | "acknowledged" | "closedAt">,
): Ending {
  const { phase, provisional, acknowledged, closedAt } = alarm;
  if (phase === "latched") return "waiting";
  if (phase !== "closed") return "open";
  if (provisional) return "never-confirmed";
  if (acknowledged === null) return "alone";
  return acknowledged.at === closedAt ? "by-acknowledgement" : "acknowledged";
}
