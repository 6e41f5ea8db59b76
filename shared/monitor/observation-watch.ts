/**
 * Watches that somebody looks at the patient as often as the schedule asks
 * (session/observation-schedule.ts), and tells when nobody has. What they saw is reaction-watch.ts's.
 */
import { assert, present } from "../assert.ts";
import {
  comeDue,
  endInfusion,
  nextObservationMs,
  observed,
  overdueMs,
} from "../session/observation-schedule.ts";
import type { SessionPhase } from "../vocabulary.ts";
import { begin, isAlarming, isTold, over } from "./alarm-book.ts";
import type { Effect } from "./effect.ts";
import { type MonitorState, NEVER_MS } from "./state.ts";

/** When the next observation falls due, or one that is due becomes overdue; NEVER_MS if neither. */
export function observationDueMs(state: MonitorState): number {
  const { session } = state;
  if (session?.observations == null) return NEVER_MS;
  const nextMs = nextObservationMs(session.observations, session) ?? NEVER_MS;
  return Math.min(nextMs, untoldMs(state));
}

/** Something of the schedule has fallen due. */
export function runObservations(state: MonitorState, effects: Effect[]): void {
  const { session } = state;
  assert(session !== null, "observations are scheduled in sessions");
  const schedule = present(session.observations, "what falls due is of a schedule");
  const { observationOverdue: slot } = state.equipment;
  if (untoldMs(state) <= state.atMs) {
    const { point, sinceMs } = present(schedule.due, "what is overdue was due");
    begin(state, effects, slot, {
      subject: { kind: "observation-overdue", point },
      priority: "low",
      onsetAtMs: sinceMs,
    });
    return;
  }
  session.observations = comeDue(schedule, state.atMs);
}

/** Somebody has looked at the patient. */
export function noteObserved(state: MonitorState, effects: Effect[]): void {
  const { session } = state;
  if (session?.observations == null) return;
  session.observations = observed(session.observations, session, state.atMs);
  over(state, effects, state.equipment.observationOverdue);
}

/** The session is in another phase: other points are next. */
export function followPhase(state: MonitorState, to: SessionPhase): void {
  const { session } = state;
  if (session?.observations == null) return;
  if (to === "observing") session.observations = endInfusion(session.observations);
  state.nextDueMs = Math.min(state.nextDueMs, state.atMs);
}

/** When an observation that nobody has been told of becomes overdue. */
function untoldMs(state: MonitorState): number {
  const schedule = state.session?.observations ?? null;
  if (schedule === null || !isAlarming(state)) return NEVER_MS;
  if (isTold(state.equipment.observationOverdue)) return NEVER_MS;
  return overdueMs(schedule) ?? NEVER_MS;
}
