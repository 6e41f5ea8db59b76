/**
 * A recording as what is said to the server: readings at their stream times, and in between clock
 * frames, so that no streamed second passes in silence and delays run out when they should.
 */
import type { DeviceFrame } from "../../shared/protocol/device.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import type { RecordedReading } from "./csv.ts";

const CLOCK_EVERY_MS = 1_000;
const MS_PER_S = 1_000;

export type TimelineItem =
  /** Said once, and not numbered: the time, a state of the device, what a person did. */
  | {
      kind: "frame";
      atMs: number;
      frame: Extract<DeviceFrame, { type: "clock" | "status" | "entry" }>;
    }
  | {
      kind: "reading";
      atMs: number;
      reading: { takenAt: string; at: string; vitals: VitalValues };
    };

/**
 * Yields the items in order. A generator, because 47 recorded hours are 170,000 clock frames.
 * @param startMs epoch ms that the recording's second 0 is replayed as
 */
export function* timeline(
  readings: readonly RecordedReading[],
  startMs: number,
): Generator<TimelineItem, void, undefined> {
  let beforeMs: number | null = null;
  for (const { timeS, vitals } of readings) {
    const readingMs = recordedMs(timeS, startMs);
    if (beforeMs !== null) yield* clockBetween(beforeMs, readingMs);
    const at = timeText(readingMs);
    yield { kind: "reading", atMs: readingMs, reading: { takenAt: at, at, vitals } };
    beforeMs = readingMs;
  }
}

/** The clock frames of a stretch of time in which nothing else is said. */
export function* clockBetween(
  fromMs: number,
  toMs: number,
): Generator<TimelineItem, void, undefined> {
  for (let atMs = fromMs + CLOCK_EVERY_MS; atMs < toMs; atMs += CLOCK_EVERY_MS) {
    yield clockItem(atMs);
  }
}

export function clockItem(atMs: number): TimelineItem {
  return { kind: "frame", atMs, frame: { type: "clock", at: timeText(atMs) } };
}

/** Stream time of a recorded second. */
export function recordedMs(timeS: number, startMs: number): number {
  return startMs + Math.round(timeS * MS_PER_S);
}
