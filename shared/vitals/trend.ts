/**
 * Thins a trend to what a chart can draw without losing what matters: every bucket keeps its
 * lowest and its highest value at their own times, and a hole stays a hole. A dip of one second in
 * 45 minutes is still on the paper.
 */
import { assert } from "../assert.ts";

/** A moment and its value; null ends the line before it and starts a new one after it. */
export type TrendPoint = readonly [atMs: number, value: number | null];

export type ThinOptions = {
  /** Points given back at the most, breaks not counted. At least 2. */
  pointsMax: number;
  /** Two values further apart than this are not joined, ms. */
  gapMs: number;
};

/**
 * Returns at most `pointsMax` values of a series, in order, with a null point in every hole.
 * @param points values in order of time; nulls in them are kept as breaks
 */
export function thinTrend(points: readonly TrendPoint[], options: ThinOptions): TrendPoint[] {
  assert(options.pointsMax >= 2, "a trend keeps two points at least");
  assert(options.gapMs > 0, "a gap has a length");
  const whole = withBreaks(points, options.gapMs);
  const valueCount = whole.reduce((count, [, value]) => (value === null ? count : count + 1), 0);
  if (valueCount <= options.pointsMax) return whole;
  const [first] = whole[0] ?? [0];
  const [last] = whole[whole.length - 1] ?? [0];
  // One more millisecond, so that the last point falls into the last bucket and not behind it.
  const bucketMs = (last - first + 1) / Math.floor(options.pointsMax / 2);
  return thinned(whole, first, bucketMs);
}

function withBreaks(points: readonly TrendPoint[], gapMs: number): TrendPoint[] {
  const whole: TrendPoint[] = [];
  let before: TrendPoint | null = null;
  for (const point of points) {
    if (point[1] === null) {
      if (before !== null && before[1] !== null) whole.push(point);
      before = point;
      continue;
    }
    const isApart = before !== null && before[1] !== null && point[0] - before[0] > gapMs;
    if (isApart && before !== null) whole.push([before[0] + 1, null]);
    whole.push(point);
    before = point;
  }
  return whole;
}

function thinned(whole: readonly TrendPoint[], firstMs: number, bucketMs: number): TrendPoint[] {
  const kept: TrendPoint[] = [];
  let bucket: Bucket = { index: 0, lowest: null, highest: null, hole: null };
  for (const point of whole) {
    const index = Math.floor((point[0] - firstMs) / bucketMs);
    if (index !== bucket.index) {
      kept.push(...inOrder(bucket));
      bucket = { index, lowest: null, highest: null, hole: null };
    }
    const [, value] = point;
    if (value === null) {
      bucket.hole = point;
      continue;
    }
    if (bucket.lowest === null || value < (bucket.lowest[1] ?? value)) bucket.lowest = point;
    if (bucket.highest === null || value > (bucket.highest[1] ?? value)) bucket.highest = point;
  }
  kept.push(...inOrder(bucket));
  return kept;
}

/** What one bucket keeps; of several holes in it the last one stands for all. */
type Bucket = {
  index: number;
  lowest: TrendPoint | null;
  highest: TrendPoint | null;
  hole: TrendPoint | null;
};

function inOrder({ lowest, highest, hole }: Bucket): TrendPoint[] {
  const points = new Set<TrendPoint>();
  for (const point of [lowest, highest, hole]) if (point !== null) points.add(point);
  return [...points].sort((left, right) => left[0] - right[0]);
}
