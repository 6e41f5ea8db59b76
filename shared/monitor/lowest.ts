/**
 * The lowest value of the last fifteen minutes, which a sudden rise is measured against. Kept by the
 * minute: exact to a minute at its far end, and small however often values come.
 */
import { assert } from "../assert.ts";

const WINDOW_MIN = 15;
const MS_PER_MIN = 60_000;
export const LOWEST_WINDOW_MS = WINDOW_MIN * MS_PER_MIN;

/** The lowest value of each minute that had one, oldest first, WINDOW_MIN and one at the most; and
 * the least of them, as it was in one minute, because it is asked for at every reading. */
export type Lowest = {
  minutes: { minute: number; value: number }[];
  least: { minute: number; value: number | null };
};

/** No value yet. */
export function noLowest(): Lowest {
  return { minutes: [], least: { minute: -1, value: null } };
}

/** Takes a value into its minute, and lets go of minutes that are over. */
export function noteLowest({ minutes, least }: Lowest, value: number, atMs: number): void {
  assert(Number.isFinite(value), "a value that is noted is a number");
  const minute = Math.floor(atMs / MS_PER_MIN);
  const newest = minutes[minutes.length - 1];
  if (newest?.minute !== minute) {
    minutes.push({ minute, value });
    while ((minutes[0]?.minute ?? minute) < minute - WINDOW_MIN) minutes.shift();
  } else if (value < newest.value) newest.value = value;
  if (least.minute === minute && (least.value === null || value < least.value)) least.value = value;
}

/** The lowest value of the window that ends now, or null where none came in it. */
export function lowestWithin({ minutes, least }: Lowest, atMs: number): number | null {
  const now = Math.floor(atMs / MS_PER_MIN);
  if (least.minute === now) return least.value;
  least.minute = now;
  least.value = null;
  for (const { minute, value } of minutes) {
    if (minute < now - WINDOW_MIN) continue;
    if (least.value === null || value < least.value) least.value = value;
  }
  return least.value;
}
