/** Scales of a report's charts: values on round numbers, time on round minutes of the clock. */
import { assert } from "../assert.ts";

export type Scale = { low: number; high: number; marks: readonly number[] };

const STEPS = [0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1_000] as const;
const MARKS_MAX = 4;
/** Share of a scale that stays free above and below. */
const ROOM = 0.05;
const MS_PER_MIN = 60_000;
/** Minutes between two times on the axis: those of an hour, then hours, then days. */
const TIME_STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440] as const;
const TIMES_MAX = 11;

/** The scale that holds all values, with marks on round numbers. */
export function valueScale(values: Iterable<number>): Scale {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  assert(least <= most, "a scale has values");
  const room = Math.max((most - least) * ROOM, 0.1);
  const [low, high] = [least - room, most + room];
  const step = STEPS.find((candidate) => (high - low) / candidate <= MARKS_MAX) ?? high - low;
  return { low, high, marks: multiples(low, high, step) };
}

/** Round moments of a stretch of time, the first that lie far enough apart. */
export function timeMarks(fromMs: number, toMs: number): number[] {
  assert(fromMs <= toMs, "time goes forward");
  const lengthMin = (toMs - fromMs) / MS_PER_MIN;
  const last = TIME_STEPS_MIN[TIME_STEPS_MIN.length - 1] ?? 1;
  const fits = TIME_STEPS_MIN.find((candidate) => lengthMin / candidate <= TIMES_MAX);
  // Beyond eleven days, whole days.
  const stepMin = fits ?? Math.ceil(lengthMin / TIMES_MAX / last) * last;
  return multiples(fromMs, toMs, stepMin * MS_PER_MIN);
}

function multiples(low: number, high: number, step: number): number[] {
  assert(step > 0, "marks lie apart");
  const marks: number[] = [];
  for (let mark = Math.ceil(low / step - 1e-9) * step; mark <= high + 1e-9; mark += step) {
    marks.push(Number(mark.toFixed(2)));
  }
  return marks;
}
