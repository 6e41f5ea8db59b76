/**
 * How far a device's clock is ahead of the server's. Measured at hello, which tells its own time and
 * comes within HELLO_TIMEOUT_MS: a slow way makes it wrong by less than what is late. No later frame
 * tells its time: a reading that comes long after it was taken may come from a slow clock, or may
 * have waited somewhere, and what has waited is not the present. So the offset follows only what
 * cannot be delay:
 *
 * - readings from the future: nothing arrives before it was sent, so the device's clock is ahead;
 * - a server's clock that was set, which the server itself can tell;
 * - the little that a clock loses by itself, a small step a minute and within the present only.
 *
 * A device whose clock was set back is late until it says hello again. That shows, as values that
 * stop; values of long ago shown as fresh would not.
 */
import { assert } from "../../shared/assert.ts";
import { CLOCK_OFFSET_EVERY_MS } from "../../shared/bounds.ts";

/** Fewer readings in a minute tell too little. */
const READINGS_MIN = 10;
/** Less is jitter (proposal). */
const OFF_MS_MIN = 250;
/** What comes later than this was delayed, whatever the clock (proposal). */
const PRESENT_MS_MAX = 2_000;
/** What a clock may lose in a minute: three times a poor crystal's 100 in a million (proposal). A
 * queue that grows unseen at this rate takes half a day to be as old as what is late. */
const DRIFT_MS_MAX = 20;
/** A backlog that drains comes ever sooner after it was taken; only a steady distance is a clock. */
const SPREAD_MS_MAX = 2_000;
/** A jump of the server's clock against its own steady one of this much means that it was set; less
 * is the difference between two ways of measuring time. */
const SERVER_STEP_MS_MIN = 1_000;

/** The server's two clocks at one moment; the second never steps. */
export type ServerTime = { nowMs: number; monotonicMs: number };

export type ClockOffset = {
  offsetMs(): number;
  /** Notes a reading; returns the new offset in ms when it moved.
   * @param takenAtMs null for a backlog's reading, which tells nothing about the device's clock */
  note(received: ServerTime, takenAtMs: number | null): number | null;
};

/** @param offsetMs device clock minus server clock, as the hello showed it */
export function createClockOffset(offsetMs: number, start: ServerTime): ClockOffset {
  assert(Number.isFinite(offsetMs), "an offset is a number");
  let offset = offsetMs;
  /** How far the server's clock was ahead of its steady one when it was last looked at. */
  let serverAheadMs = aheadMs(start);
  let minute = startMinute(start);

  /** The device did not step when the server did. */
  const followServer = (received: ServerTime): boolean => {
    const stepMs = Math.round(aheadMs(received) - serverAheadMs);
    serverAheadMs = aheadMs(received);
    if (Math.abs(stepMs) < SERVER_STEP_MS_MIN) return false;
    offset -= stepMs;
    minute = startMinute(received);
    return true;
  };

  const followDevice = ({ shortestMs, longestMs, readings }: Minute): boolean => {
    if (readings < READINGS_MIN || longestMs - shortestMs >= SPREAD_MS_MAX) return false;
    const isAhead = shortestMs < -OFF_MS_MIN;
    const isBehind = shortestMs > OFF_MS_MIN && shortestMs <= PRESENT_MS_MAX;
    if (!isAhead && !isBehind) return false;
    offset -= Math.min(Math.round(shortestMs), DRIFT_MS_MAX);
    return true;
  };

  /** Whether this reading ends a minute that moved the offset. */
  const noteLive = ({ nowMs, monotonicMs }: ServerTime, takenAtMs: number): boolean => {
    const onTheWayMs = nowMs - (takenAtMs - offset);
    minute.shortestMs = Math.min(minute.shortestMs, onTheWayMs);
    minute.longestMs = Math.max(minute.longestMs, onTheWayMs);
    minute.readings += 1;
    if (monotonicMs < minute.endsMs) return false;
    const hasMoved = followDevice(minute);
    minute = startMinute({ nowMs, monotonicMs });
    return hasMoved;
  };

  return {
    offsetMs: () => offset,
    note(received, takenAtMs) {
      const hasStepped = followServer(received);
      const hasMoved = takenAtMs !== null && noteLive(received, takenAtMs);
      return hasMoved || hasStepped ? offset : null;
    },
  };
}

/** What a minute's readings tell: the times from when one was taken to when it came. */
type Minute = { endsMs: number; shortestMs: number; longestMs: number; readings: number };

function startMinute({ monotonicMs }: ServerTime): Minute {
  return {
    endsMs: monotonicMs + CLOCK_OFFSET_EVERY_MS,
    shortestMs: Number.POSITIVE_INFINITY,
    longestMs: Number.NEGATIVE_INFINITY,
    readings: 0,
  };
}

function aheadMs({ nowMs, monotonicMs }: ServerTime): number {
  return nowMs - monotonicMs;
}
