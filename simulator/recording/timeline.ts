/**
 * A recording as what is said to the server: readings at their stream times, and in between clock
 * frames, so that no streamed second passes in silence and delays run out when they should.
 */
import { timeText } from "../../shared/protocol/time.ts";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import type { RecordedReading } from "./csv.ts";

const CLOCK_EVERY_MS = 1_000;
const MS_PER_S = 1_000;

export type TimelineItem =
  | { kind: "clock"; atMs: number; frame: { type: "clock"; at: string } }
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
    for (
      let atMs = (beforeMs ?? readingMs) + CLOCK_EVERY_MS;
      atMs < readingMs;
      atMs += CLOCK_EVERY_MS
    ) {
      yield { kind: "clock", atMs, frame: { type: "clock", at: timeText(atMs) } };
    }
    const at = timeText(readingMs);
    yield { kind: "reading", atMs: readingMs, reading: { takenAt: at, at, vitals } };
    beforeMs = readingMs;
  }
}

/** Stream time of a recorded second. */
export function recordedMs(timeS: number, startMs: number): number {
  return startMs + Math.round(timeS * MS_PER_S);
}
