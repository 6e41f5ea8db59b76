/**
 * Fifteen minutes of every vital in ten-second steps, for the tiles of screens that have just
 * opened. Memory only: the record is the journal, and recovery fills this from it.
 */
import { assert } from "../../shared/assert.ts";
import { SPARK_BUCKET_MS, SPARK_BUCKETS } from "../../shared/bounds.ts";
import type { Sparklines } from "../../shared/protocol/live.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import { VITALS, type Vital } from "../../shared/vocabulary.ts";

export type SparklineBook = {
  add(vitals: VitalValues, takenAtMs: number): void;
  /** The buckets that end with the one of a moment. */
  view(atMs: number): Sparklines;
  clear(): void;
};

/** One ring of SPARK_BUCKETS values, each with the bucket it belongs to. */
type Ring = { buckets: Float64Array; values: Float32Array };

/** Empty sparklines. A vital's ring is made when its first value comes. */
export function createSparklines(): SparklineBook {
  /** At most one ring a vital. */
  const rings = new Map<Vital, Ring>();

  const ringOf = (vital: Vital): Ring => {
    const known = rings.get(vital);
    if (known !== undefined) return known;
    const ring = {
      buckets: new Float64Array(SPARK_BUCKETS).fill(-1),
      values: new Float32Array(SPARK_BUCKETS),
    };
    rings.set(vital, ring);
    return ring;
  };

  return {
    add(vitals, takenAtMs) {
      const bucket = Math.floor(takenAtMs / SPARK_BUCKET_MS);
      assert(bucket >= 0, "readings are taken after 1970");
      const slot = bucket % SPARK_BUCKETS;
      for (const vital of VITALS) {
        const value = vitals[vital];
        if (typeof value !== "number") continue;
        const { buckets, values } = ringOf(vital);
        // A backlog from before the window must not push newer values out.
        if ((buckets[slot] ?? -1) > bucket) continue;
        buckets[slot] = bucket;
        values[slot] = value;
      }
    },
    view(atMs) {
      const last = Math.floor(atMs / SPARK_BUCKET_MS);
      const line = (vital: Vital): (number | null)[] => valuesUpTo(rings.get(vital), last);
      return {
        endsAt: timeText((last + 1) * SPARK_BUCKET_MS),
        heartRate: line("heartRate"),
        pulse: line("pulse"),
        systolic: line("systolic"),
        diastolic: line("diastolic"),
        mean: line("mean"),
        respiration: line("respiration"),
        temperature: line("temperature"),
        spo2: line("spo2"),
      };
    },
    clear: () => rings.clear(),
  };
}

function valuesUpTo(ring: Ring | undefined, last: number): (number | null)[] {
  if (ring === undefined) return [];
  const line: (number | null)[] = [];
  for (let bucket = last - SPARK_BUCKETS + 1; bucket <= last; bucket += 1) {
    const slot = ((bucket % SPARK_BUCKETS) + SPARK_BUCKETS) % SPARK_BUCKETS;
    const isThere = ring.buckets[slot] === bucket;
    // Float32 holds 36.7 as 36.70000076; a tenth is all a sparkline shows.
    line.push(isThere ? Math.round((ring.values[slot] ?? 0) * 10) / 10 : null);
  }
  return line;
}
