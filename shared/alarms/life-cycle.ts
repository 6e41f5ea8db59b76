/**
 * When an alarm, once raised, changes by time alone: how long it is held, when it reminds, when it
 * escalates. The rules of domain.md §4 as pure functions of one alarm; the monitor runs them at
 * their due time.
 */
import { assert } from "../assert.ts";
import type { Priority, Side, Vital } from "../vocabulary.ts";
import type { Alarm } from "./alarm.ts";

/** An alarm stays for this long at least, however short its condition was (domain.md §4). */
export const HOLD_MS = 5_000;
/** This many onsets within the window make one intermittent alarm of them (domain.md §4). */
export const FLAP_ONSETS = 4;
export const FLAP_WINDOW_MS = 5 * 60_000;
/** An intermittent alarm ends when its condition has stayed away for this long (proposal): longer
 * than the gaps of four onsets in five minutes are on average, so that it does not flap itself. */
export const INTERMITTENT_QUIET_MS = 2 * 60_000;
/** An acknowledged alarm that is still true reminds after this long (domain.md §4, proposal). */
export const REMIND_AFTER_MS = 5 * 60_000;
/** An acknowledgement can be taken back for this long (domain.md §4). */
export const UNDO_WITHIN_MS = 30_000;
/** Unacknowledged for so long, an alarm goes to the supervising doctor's screens (domain.md §4). */
const ESCALATE_HIGH_MS = 30_000;
const ESCALATE_MEDIUM_MS = 120_000;
export const ESCALATE_AFTER_MS: Readonly<Record<Priority, number | null>> = {
  high: ESCALATE_HIGH_MS,
  medium: ESCALATE_MEDIUM_MS,
  low: null,
};
/** And after so much more, to every screen of the site (domain.md §4). */
export const ESCALATE_FURTHER_MS = 60_000;

/** How much worse than when it was acknowledged a value calls again, in the vital's unit
 * (domain.md §4, proposal; for oxygen saturation our own). */
export const WORSENING_STEP: Readonly<Record<Vital, number>> = {
  heartRate: 10,
  pulse: 10,
  systolic: 10,
  diastolic: 10,
  mean: 10,
  respiration: 5,
  temperature: 0.5,
  spo2: 5,
};

/** Sums of tenths differ from what is meant by far less than any unit's resolution. */
const TOLERANCE = 1e-6;

/** Whether a value is worse by a step than another, on its side; a better one never is. */
export function isStepWorse(
  { side, step }: { side: Side; step: number },
  value: number,
  than: number,
): boolean {
  assert(step > 0, "a value that has not got worse is no step worse");
  const worseBy = side === "low" ? than - value : value - than;
  return worseBy > step - TOLERANCE;
}

/** Lets an alarm ease because somebody has seen the worse: it is that again if the answer is taken
 * back, and what eases it twice has eased it from the worst. */
export function noteEased(alarm: Alarm): void {
  const { acknowledged, subject, provisional, explainedBy } = alarm;
  assert(acknowledged !== null, "only what somebody has seen eases because of it");
  alarm.acknowledged = {
    ...acknowledged,
    easedFrom: acknowledged.easedFrom ?? { subject, provisional, explainedBy },
  };
}

/** When an alarm last had news for those who had answered: it came, or got worse. */
export function newsAtMs({ raisedAtMs, worsenedAtMs }: Alarm): number {
  return worsenedAtMs ?? raisedAtMs;
}

/** Whether the condition of an alarm is true now, rather than held, latched or over. */
export function isPresent({ phase }: Alarm): boolean {
  return phase.kind === "active" && phase.goneSinceMs === null;
}

/**
 * Until when an alarm is kept whose condition ended at a moment: the minimum hold, and for one that
 * comes and goes until it has stayed away.
 */
export function keptUntilMs({ raisedAtMs, course }: Alarm, goneSinceMs: number): number {
  assert(goneSinceMs >= raisedAtMs, "a condition ends after it began");
  const heldMs = raisedAtMs + HOLD_MS;
  if (course === "steady") return heldMs;
  return Math.max(heldMs, goneSinceMs + INTERMITTENT_QUIET_MS);
}

/** When the alarm reaches its next level of escalation, or null if it never will as it stands. One
 * that a reaction explains is answered with the reaction. */
export function escalationDueMs(alarm: Alarm): number | null {
  const { acknowledged, explainedBy, escalation, unansweredSinceMs, priority } = alarm;
  if (acknowledged !== null || explainedBy !== null || escalation === 2) return null;
  if (alarm.phase.kind === "closed") return null;
  const firstMs = ESCALATE_AFTER_MS[priority];
  if (firstMs === null) return null;
  return unansweredSinceMs + firstMs + (escalation === 0 ? 0 : ESCALATE_FURTHER_MS);
}

/** From when an alarm that nobody has answered counts once it has become a high one: it has the time
 * of its new priority, and never more than it had left. */
export function worsenedSinceMs({ unansweredSinceMs }: Alarm, atMs: number): number {
  assert(atMs >= unansweredSinceMs, "an alarm gets worse after it began to call");
  return Math.min(atMs, unansweredSinceMs + ESCALATE_MEDIUM_MS - ESCALATE_HIGH_MS);
}

/** When an acknowledged alarm reminds, or null if it does not. */
export function reminderDueMs(alarm: Alarm): number | null {
  if (alarm.acknowledged === null || !isPresent(alarm)) return null;
  return alarm.acknowledged.atMs + REMIND_AFTER_MS;
}

/** The onsets that still count, with one more. */
export function onsetsWith(onsetsMs: readonly number[], atMs: number): number[] {
  const recent = onsetsMs.filter((onsetMs) => atMs - onsetMs < FLAP_WINDOW_MS);
  return [...recent, atMs].slice(-FLAP_ONSETS);
}
