/** When a form that waits for its answer says so in words. */

/** A server that is well answers within a blink, and one that restarts within this time (proposal). */
export const LONG_WAIT_MS = 3_000;

/**
 * Whether something sent has been without an answer for long.
 * @param sentMs when it was sent; null while nothing is on its way
 */
export function isLongWait(sentMs: number | null, nowMs: number): boolean {
  return sentMs !== null && nowMs - sentMs >= LONG_WAIT_MS;
}
