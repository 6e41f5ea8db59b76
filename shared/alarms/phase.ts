/**
 * The life of an alarm: which phase may follow which, and what belongs to each. `acknowledged` is a
 * mark on an active or latched alarm, not a phase (domain.md §4).
 */
import { assert } from "../assert.ts";
import type { AlarmKind, AlarmPhase, Priority } from "../vocabulary.ts";

/** Data that exists only in one phase lives in that phase. A pending condition is not an alarm
 * yet: its onset is kept with its rule. An active alarm may outlive its condition, which has been
 * gone since a moment; null while it is there. */
export type Phase =
  | { kind: "active"; goneSinceMs: number | null }
  | { kind: "latched"; sinceMs: number }
  | { kind: "closed"; atMs: number };

const MOVES: Readonly<Record<AlarmPhase, readonly AlarmPhase[]>> = {
  pending: ["active"],
  active: ["latched", "closed"],
  latched: ["active", "closed"],
  closed: [],
};

/**
 * The phase after a move.
 * @throws Error where the life of an alarm has no such move
 */
export function move(from: Phase, to: Phase): Phase {
  assert(MOVES[from.kind].includes(to.kind), `an alarm never goes from ${from.kind} to ${to.kind}`);
  return to;
}

/** What an alarm does when its condition has ended: high-priority physiological ones stay, latched,
 * until somebody has acknowledged them. One that no second value confirmed was never sure. */
export function endOf(alarm: {
  kind: AlarmKind;
  priority: Priority;
  acknowledged: unknown;
  provisional: boolean;
}): "latched" | "closed" {
  const isSerious = alarm.kind === "physiological" && alarm.priority === "high";
  if (!isSerious || alarm.provisional) return "closed";
  return alarm.acknowledged === null ? "latched" : "closed";
}
