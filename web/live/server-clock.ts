/**
 * Where the server's clock stands against this browser's. Every message carries the server's time;
 * the one that travelled fastest tells most, so the estimate jumps towards a faster message, gives
 * way slowly to slower ones, and starts anew when a clock was set.
 */

/** A sample this far below the estimate is a clock that was set, not a slow network. */
const CLOCK_SET_MS = 2_000;
/** How much of the distance to a slower message the estimate gives way; drift is far slower. */
const GIVE_WAY = 0.02;

/**
 * The offset after one more message, ms: server time = local time + offset.
 * @param offsetMs the estimate so far, null before the first message
 */
export function nextOffsetMs(
  offsetMs: number | null,
  message: { serverAtMs: number; heardAtMs: number },
): number {
  const sample = message.serverAtMs - message.heardAtMs;
  if (offsetMs === null || sample >= offsetMs) return sample;
  if (offsetMs - sample > CLOCK_SET_MS) return sample;
  return offsetMs + (sample - offsetMs) * GIVE_WAY;
}
