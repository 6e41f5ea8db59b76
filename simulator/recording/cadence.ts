/** How often a recording holds each vital: what its hello announces to the server. */
import type { Cadences } from "../../shared/protocol/vitals.ts";
import { VITALS, type Vital } from "../../shared/vocabulary.ts";
import type { RecordedReading } from "./csv.ts";

/** The protocol's own range (shared/protocol/vitals.ts), and the step that is announced. */
const CADENCE_S = [0.1, 86_400] as const;

/**
 * The median distance between a vital's values, in tenths of a second. The median and not the mean:
 * one long hole in a recording must not make every value before it look fresh for minutes.
 */
export function recordedCadence(readings: readonly RecordedReading[]): Cadences {
  const cadence: Cadences = {};
  for (const vital of VITALS) {
    const everyS = medianDistanceS(readings, vital);
    if (everyS !== null) cadence[vital] = everyS;
  }
  return cadence;
}

/** Null where the vital has fewer than two values: there is nothing to announce. */
function medianDistanceS(readings: readonly RecordedReading[], vital: Vital): number | null {
  const distances: number[] = [];
  let beforeS: number | null = null;
  for (const { timeS, vitals } of readings) {
    if (typeof vitals[vital] !== "number") continue;
    if (beforeS !== null) distances.push(timeS - beforeS);
    beforeS = timeS;
  }
  distances.sort((left, right) => left - right);
  const half = distances.length / 2;
  const upper = distances[Math.floor(half)];
  if (upper === undefined) return null;
  const lower = Number.isInteger(half) ? (distances[half - 1] ?? upper) : upper;
  const [low, high] = CADENCE_S;
  return Math.min(high, Math.max(low, Math.round(((lower + upper) / 2) * 10) / 10));
}
