/**
 * How far a device's clock is ahead of the server's. Measured at hello, and again each minute: no
 * ping carries a device's clock, so the minute's live readings are looked at. A device takes a
 * reading and sends it at once, so the shortest time on the way is near zero; where it is well off,
 * the clock has drifted or was set, and the offset follows.
 */
import { assert } from "../../shared/assert.ts";
import { CLOCK_OFFSET_EVERY_MS } from "../../shared/bounds.ts";

/** Fewer readings in a minute tell too little. */
const READINGS_MIN = 10;
/** Readings that seem taken this far ahead, or all this far behind, mean that the clock is off;
 * less is jitter and a device's own delay (proposal). */
const AHEAD_MS_MIN = 250;
const BEHIND_MS_MIN = 2_000;
/** A backlog that drains comes ever sooner after it was taken; only a steady distance is a clock. */
const SPREAD_MS_MAX = 2_000;

export type ClockOffset = {
  offsetMs(): number;
  /** Notes a live reading; returns the new offset in ms when a minute's readings moved it. */
  note(receivedAtMs: number, takenAtMs: number): number | null;
};

/** @param offsetMs device clock minus server clock, as the hello showed it */
export function createClockOffset(offsetMs: number, nowMs: number): ClockOffset {
  assert(Number.isFinite(offsetMs), "an offset is a number");
  let offset = offsetMs;
  let minuteEndsMs = nowMs + CLOCK_OFFSET_EVERY_MS;
  let shortestMs = Number.POSITIVE_INFINITY;
  let longestMs = Number.NEGATIVE_INFINITY;
  let readings = 0;
  return {
    offsetMs: () => offset,
    note(receivedAtMs, takenAtMs) {
      const onTheWayMs = receivedAtMs - (takenAtMs - offset);
      shortestMs = Math.min(shortestMs, onTheWayMs);
      longestMs = Math.max(longestMs, onTheWayMs);
      readings += 1;
      if (receivedAtMs < minuteEndsMs) return null;
      const isOff = shortestMs < -AHEAD_MS_MIN || shortestMs > BEHIND_MS_MIN;
      const isSteady = longestMs - shortestMs < SPREAD_MS_MAX && readings >= READINGS_MIN;
      const moved = isOff && isSteady ? Math.round(offset - shortestMs) : null;
      if (moved !== null) offset = moved;
      minuteEndsMs = receivedAtMs + CLOCK_OFFSET_EVERY_MS;
      shortestMs = Number.POSITIVE_INFINITY;
      longestMs = Number.NEGATIVE_INFINITY;
      readings = 0;
      return moved;
    },
  };
}
