/**
 * The geometry of a sparkline: runs of points with holes left open. A value with a hole on either
 * side becomes a dot, which is how a cuff's values look.
 */
import { assert } from "../../shared/assert.ts";
import type { Vital } from "../../shared/vocabulary.ts";

export type Point = { x: number; y: number };
/** One run of neighbouring values; a single point is a dot. */
export type Run = readonly Point[];

/** Height of a sparkline in the vital's unit at the least, so that noise does not look like drama
 * (proposal: about a quarter of the way between the default limits). */
const SPAN_MIN: Readonly<Record<Vital, number>> = {
  heartRate: 30,
  pulse: 30,
  systolic: 60,
  diastolic: 60,
  mean: 60,
  respiration: 12,
  temperature: 1.2,
  spo2: 8,
};

export type Scale = { low: number; high: number };

/** The range of values that one sparkline spans, with the calm ones in its middle. */
export function sparkScale(vital: Vital, lines: readonly (readonly (number | null)[])[]): Scale {
  const values = lines.flat().filter((value) => value !== null);
  if (values.length === 0) return { low: 0, high: SPAN_MIN[vital] };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const missing = Math.max(0, SPAN_MIN[vital] - (high - low)) / 2;
  return { low: low - missing, high: high + missing };
}

/** Runs of points in a box of a size, the newest value at its right edge. */
export function sparkRuns(
  line: readonly (number | null)[],
  { low, high }: Scale,
  size: { width: number; height: number; buckets: number },
): Run[] {
  assert(high > low, "a sparkline has a height");
  assert(line.length <= size.buckets, "a sparkline holds its buckets at the most");
  const stepX = size.width / (size.buckets - 1);
  const firstX = size.width - (line.length - 1) * stepX;
  const runs: Point[][] = [];
  let run: Point[] | null = null;
  for (const [at, value] of line.entries()) {
    if (value === null) {
      run = null;
      continue;
    }
    if (run === null) {
      run = [];
      runs.push(run);
    }
    run.push({ x: firstX + at * stepX, y: size.height * (1 - (value - low) / (high - low)) });
  }
  return runs;
}
