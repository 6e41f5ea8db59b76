/** What a replay says from beginning to end, whatever kind of file it comes from. */
import type { Cadences } from "../../shared/protocol/vitals.ts";
import { recordedCadence } from "./cadence.ts";
import type { RecordedReading } from "./csv.ts";
import { recordedMs, type TimelineItem, timeline } from "./timeline.ts";

export type Script = {
  items: Iterator<TimelineItem>;
  /** Stream time of the recording's second 0. */
  startMs: number;
  /** Stream time of the first item and the last. */
  firstMs: number;
  lastMs: number;
  /** Seconds between values, as the hello announces them. */
  cadence: Cadences;
};

/** The script of a CSV file.
 * @param startMs epoch ms that the recording's second 0 is replayed as */
export function csvScript(readings: readonly RecordedReading[], startMs: number): Script {
  return {
    items: timeline(readings, startMs),
    startMs,
    firstMs: recordedMs(readings[0]?.timeS ?? 0, startMs),
    lastMs: recordedMs(readings.at(-1)?.timeS ?? 0, startMs),
    cadence: recordedCadence(readings),
  };
}
