/** The reference value of a vital: the median of what was read shortly before the infusion. */
import { assert } from "../assert.ts";

/** Readings older than this when the infusion starts do not count (domain.md §1). */
export const BASELINE_WINDOW_MS = 5 * 60_000;

/** Median of some values; of an even number the mean of the middle two. Null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  assert(upper !== undefined, "a list that is not empty has a middle");
  assert(lower !== undefined, "a list that is not empty has a middle");
  return (upper + lower) / 2;
}
