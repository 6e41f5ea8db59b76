/**
 * The life of an alarm: which phase may follow which, and what belongs to each. `acknowledged` is a
 * mark on an active or latched alarm, not a phase (domain.md §4).
 */
import { assert } from "../assert.ts";
import type { AlarmKind, AlarmPhase, Priority } from "../vocabulary.ts";

/** Data that exists only in one phase lives in that phase. A pending condition is not an alarm
 * yet: its onset is kept with its rule. */
export type Phase =
  | { kind: "active" }
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

/** What an alarm does when its condition ends: high-priority physiological ones stay, latched,
 * until somebody has acknowledged them. */
export function endOf(alarm: {
  kind: AlarmKind;
  priority: Priority;
  acknowledged: unknown;
}): "latched" | "closed" {
  const isSerious = alarm.kind === "physiological" && alarm.priority === "high";
  return isSerious && alarm.acknowledged === null ? "latched" : "closed";
}
