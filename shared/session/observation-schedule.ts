/**
 * When somebody has to look at the patient: before the infusion, at minutes of it, when it ends and
 * for an hour after (domain.md §5, proposal). Minutes of the infusion are infusing time, so that a
 * pause moves what has not come due yet; what is due stays due. It knows no alarm: the monitor runs
 * it by its deadlines.
 */
import { assert } from "../assert.ts";
import type { SessionPhase } from "../vocabulary.ts";
import { type Infusion, infusedMs } from "./infusion.ts";

const MS_PER_MIN = 60_000;

/** One moment of the schedule, counted from the start of the infusion or from its end. */
export type ObservationPoint = { since: "start" | "end"; minutes: number };

/** The moments at which an observation falls due, in order. The first is the baseline's: any made
 * before the infusion begins will do, and from then on it is due. */
export const OBSERVATION_POINTS: readonly ObservationPoint[] = [
  { since: "start", minutes: 0 },
  { since: "start", minutes: 5 },
  { since: "start", minutes: 10 },
  { since: "start", minutes: 15 },
  { since: "start", minutes: 30 },
  { since: "end", minutes: 0 },
  { since: "end", minutes: 15 },
  { since: "end", minutes: 30 },
  { since: "end", minutes: 60 },
];
const FIRST_AFTER_END = OBSERVATION_POINTS.findIndex(({ since }) => since === "end");

/** An observation that is due for longer is overdue (proposal): as long as the nearest two points
 * are apart, so that one is never overdue before the next is due. */
export const OBSERVATION_GRACE_MS = 5 * MS_PER_MIN;

/** An observation made so shortly before a point is due is that point's (proposal): nobody looks at
 * a patient twice for a minute's sake. Less than half the way between two points. */
export const OBSERVATION_EARLY_MS = 2 * MS_PER_MIN;

export type ObservationSchedule = {
  /** Place in the table of the first point that has not come due. */
  next: number;
  /** The first point that is due, and since when; null where nobody is waited for. */
  due: { point: number; sinceMs: number } | null;
};

/** What the schedule has to know of a session. */
export type ObservationCourse = {
  phase: SessionPhase;
  phaseSinceMs: number;
  infusion: Infusion;
};

/** The schedule of a session that has not begun. */
export function startObservations(): ObservationSchedule {
  return { next: 0, due: null };
}

/** When the next point falls due as things stand; null where nobody can tell yet, or none is left. */
export function nextObservationMs(
  { next }: ObservationSchedule,
  { phase, phaseSinceMs, infusion }: ObservationCourse,
): number | null {
  const point = OBSERVATION_POINTS[next];
  if (point === undefined) return null;
  if (point.since === "end") {
    return phase === "observing" ? phaseSinceMs + point.minutes * MS_PER_MIN : null;
  }
  if (phase !== "infusing" || infusion.flow.kind === "stopped") return null;
  const { sinceMs } = infusion.flow;
  return sinceMs + Math.max(0, point.minutes * MS_PER_MIN - infusedMs(infusion, sinceMs));
}

/** The next point has come due. What was due before it stays the first. */
export function comeDue({ next, due }: ObservationSchedule, atMs: number): ObservationSchedule {
  assert(next < OBSERVATION_POINTS.length, "only a point of the table comes due");
  assert(due === null || due.sinceMs <= atMs, "points come due in their order");
  return { next: next + 1, due: due ?? { point: next, sinceMs: atMs } };
}

/** The infusion has ended: its minutes that were not reached never come. */
export function endInfusion({ next, due }: ObservationSchedule): ObservationSchedule {
  return { next: Math.max(next, FIRST_AFTER_END), due };
}

/** Somebody has looked: whatever was due is done, and what is due within two minutes; before the
 * infusion the baseline is. */
export function observed(
  schedule: ObservationSchedule,
  course: ObservationCourse,
  atMs: number,
): ObservationSchedule {
  const { next } = schedule;
  const nextMs = nextObservationMs(schedule, course);
  const isEarly = nextMs !== null && nextMs - atMs <= OBSERVATION_EARLY_MS;
  const isBaseline = course.phase === "baseline" && next === 0;
  return { next: isEarly || isBaseline ? next + 1 : next, due: null };
}

/** From when an observation that is due is overdue; null where none is due. */
export function overdueMs({ due }: ObservationSchedule): number | null {
  return due === null ? null : due.sinceMs + OBSERVATION_GRACE_MS;
}

/** A point in words: `baseline`, `minute 5`, `end`, `15 min after the end`. */
export function pointText(point: number): string {
  const found = OBSERVATION_POINTS[point];
  assert(found !== undefined, "a point is one of the table");
  const { since, minutes } = found;
  if (since === "start") return minutes === 0 ? "baseline" : `minute ${minutes}`;
  return minutes === 0 ? "end" : `${minutes} min after the end`;
}
