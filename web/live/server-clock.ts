/**
 * Where the server's clock stands against this browser's. Every message carries the server's time, and
 * reads late by as long as it travelled; so the estimate jumps up to a faster message. Down it goes
 * only where a short round trip shows that the message did not travel long: on a slow link every age
 * would shrink by the delay, and old values look new.
 */

/** A message that cannot have travelled longer tells of the clock: a ping a second, and half a second
 * for its way (proposal). */
export const TRAVEL_MS_SHORT = 1_500;
/** How much of the distance to a slower message the estimate gives way; drift is far slower. */
const GIVE_WAY = 0.02;

export type Timed = {
  serverAtMs: number;
  heardAtMs: number;
  /** It cannot have travelled longer: since the last answered ping was sent; null while none was. */
  travelMsMax: number | null;
};

/**
 * The offset after one more message, ms: server time = local time + offset.
 *
 * | the message, by the estimate | its travel | the offset |
 * |---|---|---|
 * | the first one | any | as if it took no time |
 * | early | any | as if it took no time |
 * | late | long, or not known | stays |
 * | late, by no more than it may have travelled | short | gives way a little |
 * | late by more: a clock was set | short | as if it took no time |
 *
 * @param offsetMs the estimate so far, null before the first message
 */
export function nextOffsetMs(offsetMs: number | null, message: Timed): number {
  const { serverAtMs, heardAtMs, travelMsMax } = message;
  const sample = serverAtMs - heardAtMs;
  if (offsetMs === null || sample >= offsetMs) return sample;
  if (travelMsMax === null || travelMsMax > TRAVEL_MS_SHORT) return offsetMs;
  if (offsetMs - sample > travelMsMax) return sample;
  return offsetMs + (sample - offsetMs) * GIVE_WAY;
}
