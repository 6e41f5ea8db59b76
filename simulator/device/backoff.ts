/** How long a device waits before it tries again, so that a ward does not come back as one wave. */
import { assert } from "../../shared/assert.ts";
import type { Random } from "../random.ts";

const FIRST_MS = 500;
/** A device that may be the only witness of a patient does not wait longer than this. */
export const BACKOFF_MS_MAX = 10_000;

/**
 * Doubles with each failed try up to the cap, and takes between half and all of that. The jitter
 * comes after the cap: before it, devices that have all reached the cap would knock together.
 * @param failures tries that have failed so far, from 0
 */
export function backoffMs(failures: number, random: Random): number {
  assert(failures >= 0, "failures are counted upwards");
  // The exponent is bounded as well: 2 ** 1,100 is no number.
  const cappedMs = Math.min(BACKOFF_MS_MAX, FIRST_MS * 2 ** Math.min(failures, 16));
  return Math.round(cappedMs * random.between(0.5, 1));
}
