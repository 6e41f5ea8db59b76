/** Which phase of a session may follow which (domain.md §1), and what each means for alarms. */
import type { SessionPhase } from "../vocabulary.ts";

const MOVES: Readonly<Record<SessionPhase, readonly SessionPhase[]>> = {
  scheduled: ["baseline", "closed"],
  baseline: ["infusing", "closed"],
  infusing: ["paused", "observing", "closed"],
  paused: ["infusing", "observing", "closed"],
  observing: ["closed"],
  closed: [],
};

/** Where the session may go next, the usual way first. */
export function movesFrom(phase: SessionPhase): readonly SessionPhase[] {
  return MOVES[phase];
}

/** Whether the session may go from one phase to another. */
export function isMoveAllowed(from: SessionPhase, to: SessionPhase): boolean {
  return MOVES[from].includes(to);
}

/** Whether a session in this phase is watched: alarms are raised. */
export function isWatched(phase: SessionPhase): boolean {
  return phase !== "scheduled" && phase !== "closed";
}

/** Whether something can still drip in this phase, now or later. */
export function isDripAhead(phase: SessionPhase): boolean {
  return phase !== "observing" && phase !== "closed";
}
