/**
 * The lowest value of the last fifteen minutes, which a sudden rise is measured against. Kept by the
 * minute: exact to a minute at its far end, and small however often values come.
 */
import { assert } from "../assert.ts";

const WINDOW_MIN = 15;
const MS_PER_MIN = 60_000;

/** The lowest value of each minute that had one, oldest first; WINDOW_MIN and one at the most. */
export type Lowest = { minute: number; value: number }[];

/** Takes a value into its minute, and lets go of minutes that are over. */
export function noteLowest(lowest: Lowest, value: number, atMs: number): void {
  assert(Number.isFinite(value), "a value that is noted is a number");
  const minute = Math.floor(atMs / MS_PER_MIN);
  const newest = lowest[lowest.length - 1];
  if (newest?.minute === minute) {
    if (value < newest.value) newest.value = value;
    return;
  }
  lowest.push({ minute, value });
  while ((lowest[0]?.minute ?? minute) < minute - WINDOW_MIN) lowest.shift();
}

/** The lowest value of the window that ends now, or null where none came in it. */
export function lowestWithin(lowest: Lowest, atMs: number): number | null {
  const from = Math.floor(atMs / MS_PER_MIN) - WINDOW_MIN;
  let least: number | null = null;
  for (const { minute, value } of lowest) {
    if (minute >= from && (least === null || value < least)) least = value;
  }
  return least;
}
