/**
 * A bed's last fifteen minutes in ten-second buckets, carried on from the snapshot with live values.
 * The newest bucket is open: it takes values aside, so that a drawn line keeps its reference, and is
 * drawn once, when its ten seconds are over. A bucket without a value is a hole and stays one.
 */
import { SPARK_BUCKET_MS, SPARK_BUCKETS } from "../../shared/bounds.ts";
import type { BedPatch, Sparklines } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { VITALS, type Vital } from "../../shared/vocabulary.ts";

export type SparkLine = readonly (number | null)[];

export type Spark = {
  /** End of the open bucket, which is the last one of each line. */
  endsAtMs: number;
  lines: Readonly<Record<Vital, SparkLine>>;
  /** Latest values of the open bucket. */
  open: Readonly<Partial<Record<Vital, number>>>;
};

/** A spark from what a snapshot brought. */
export function sparkOf({ endsAt, ...lines }: Sparklines): Spark {
  return { endsAtMs: timeMs(endsAt), lines, open: {} };
}

/** Closes buckets that ended before a moment; the same spark where none has. */
export function rollSpark(spark: Spark, atMs: number): Spark {
  if (atMs < spark.endsAtMs) return spark;
  const steps = Math.floor((atMs - spark.endsAtMs) / SPARK_BUCKET_MS) + 1;
  const { heartRate, pulse, systolic, diastolic, mean, respiration, temperature, spo2 } =
    spark.lines;
  const { open } = spark;
  return {
    endsAtMs: spark.endsAtMs + steps * SPARK_BUCKET_MS,
    lines: {
      heartRate: rolled(heartRate, open.heartRate, steps),
      pulse: rolled(pulse, open.pulse, steps),
      systolic: rolled(systolic, open.systolic, steps),
      diastolic: rolled(diastolic, open.diastolic, steps),
      mean: rolled(mean, open.mean, steps),
      respiration: rolled(respiration, open.respiration, steps),
      temperature: rolled(temperature, open.temperature, steps),
      spo2: rolled(spo2, open.spo2, steps),
    },
    open: {},
  };
}

/** Takes the values of a patch that were measured since the open bucket began. */
export function extendSpark(spark: Spark, vitals: NonNullable<BedPatch["vitals"]>): Spark {
  let rolledSpark = spark;
  const open: Partial<Record<Vital, number>> = {};
  for (const vital of VITALS) {
    const view = vitals[vital];
    if (view === undefined || view.value === null || view.takenAt === null) continue;
    if (view.state !== "fresh" && view.state !== "queried") continue;
    const takenAtMs = timeMs(view.takenAt);
    if (takenAtMs >= rolledSpark.endsAtMs) rolledSpark = rollSpark(rolledSpark, takenAtMs);
    if (takenAtMs >= rolledSpark.endsAtMs - SPARK_BUCKET_MS) open[vital] = view.value;
  }
  return { ...rolledSpark, open: { ...rolledSpark.open, ...open } };
}

function rolled(line: SparkLine, openValue: number | undefined, steps: number): SparkLine {
  const closed = openValue === undefined ? line : [...line.slice(0, -1), openValue];
  const holes = new Array<null>(Math.min(steps, SPARK_BUCKETS)).fill(null);
  return [...closed, ...holes].slice(-SPARK_BUCKETS);
}
