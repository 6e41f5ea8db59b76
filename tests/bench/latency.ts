// Latencies from what devices sent and screens were shown, in histograms of one-µs resolution.

import { build, type Histogram } from "hdr-histogram-js";
import type { Sent, Shown } from "./load-protocol.ts";

/** In ms. */
export type Latency = { count: number; p50: number; p99: number; max: number };

const US_PER_MS = 1_000;
const LATENCY_US_MAX = 60_000 * US_PER_MS;
/** The server corrects times by the offset it measured at hello, here a millisecond or two; a
 * value that is further off is another reading. */
const SAME_READING_MS = 500;

/** From device to durable acknowledgement; null where nobody acknowledges. */
export function ackLatency(sent: readonly Sent[]): Latency | null {
  const histogram = newHistogram();
  for (const [, , sentUs, ackedUs] of sent) {
    if (ackedUs !== null) histogram.recordValue(ackedUs - sentUs);
  }
  return histogram.totalCount === 0 ? null : latencyOf(histogram);
}

/** From device to screen, once for every screen that was shown a reading of the measured time. */
export function screenLatency(sent: readonly Sent[], shown: readonly Shown[]): Latency {
  const histogram = newHistogram();
  const byBed = Map.groupBy(sent, ([bed]) => bed);
  for (const [bed, takenAtMs, shownUs] of shown) {
    const reading = byBed
      .get(bed)
      ?.find(([, sentTakenMs]) => Math.abs(sentTakenMs - takenAtMs) < SAME_READING_MS);
    if (reading !== undefined) histogram.recordValue(shownUs - reading[2]);
  }
  return latencyOf(histogram);
}

/** Of latencies in ms. */
export function latencyIn(elapsedMs: readonly number[]): Latency {
  const histogram = newHistogram();
  for (const ms of elapsedMs) histogram.recordValue(Math.max(1, Math.round(ms * US_PER_MS)));
  return latencyOf(histogram);
}

function newHistogram(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: LATENCY_US_MAX,
    numberOfSignificantValueDigits: 3,
  });
}

function latencyOf(histogram: Histogram): Latency {
  return {
    count: histogram.totalCount,
    p50: histogram.getValueAtPercentile(50) / US_PER_MS,
    p99: histogram.getValueAtPercentile(99) / US_PER_MS,
    max: histogram.maxValue / US_PER_MS,
  };
}
