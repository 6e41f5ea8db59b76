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
  let bucket: TrendPoint[] = [];
  let bucketIndex = 0;
  for (const point of whole) {
    const index = Math.floor((point[0] - firstMs) / bucketMs);
    if (index !== bucketIndex) {
      kept.push(...extremesAndHoles(bucket));
      bucket = [];
      bucketIndex = index;
    }
    bucket.push(point);
  }
  kept.push(...extremesAndHoles(bucket));
  return kept.filter(([, value], at) => value !== null || kept[at - 1]?.[1] !== null);
}

/** What a bucket keeps, in order; of holes that are left in a row the first stands for all. */
function extremesAndHoles(bucket: readonly TrendPoint[]): TrendPoint[] {
  let lowest: TrendPoint | null = null;
  let highest: TrendPoint | null = null;
  for (const point of bucket) {
    const [, value] = point;
    if (value === null) continue;
    if (lowest === null || value < (lowest[1] ?? value)) lowest = point;
    if (highest === null || value > (highest[1] ?? value)) highest = point;
  }
  return bucket.filter((point) => point[1] === null || point === lowest || point === highest);
}
