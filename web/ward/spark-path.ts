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

/** A measurement with an upper and a lower value, as the bar between them. */
export type Bar = { x: number; top: number; bottom: number };

type Size = { width: number; height: number; buckets: number };

/** Runs of points in a box of a size, the newest value at its right edge. */
export function sparkRuns(line: readonly (number | null)[], scale: Scale, size: Size): Run[] {
  const place = placeIn(line.length, scale, size);
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
    run.push({ x: place.x(at), y: place.y(value) });
  }
  return runs;
}

/** Bars where both lines have a value: how the pressures of one cuff belong together. */
export function sparkBars(
  upper: readonly (number | null)[],
  lower: readonly (number | null)[],
  scale: Scale,
  size: Size,
): Bar[] {
  assert(upper.length === lower.length, "both lines cover the same time");
  const place = placeIn(upper.length, scale, size);
  return upper.flatMap((value, at) => {
    const other = lower[at] ?? null;
    if (value === null || other === null) return [];
    return [{ x: place.x(at), top: place.y(value), bottom: place.y(other) }];
  });
}

/** Where a bucket and a value lie in the box. */
function placeIn(
  count: number,
  { low, high }: Scale,
  { width, height, buckets }: Size,
): { x: (at: number) => number; y: (value: number) => number } {
  assert(high > low, "a sparkline has a height");
  assert(count <= buckets, "a sparkline holds its buckets at the most");
  const stepX = width / (buckets - 1);
  const firstX = width - (count - 1) * stepX;
  return {
    x: (at) => firstX + at * stepX,
    y: (value) => height * (1 - (value - low) / (high - low)),
  };
}
