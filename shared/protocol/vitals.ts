/** Values of vitals as they travel in frames and entries: any subset, null for "lead off". */
import { z } from "zod";
import { VITAL_TABLE } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";

const valueSchema = z.number().nullable().optional();

/** Any subset of the vitals. Whether a value is plausible is judged later, with its reason. */
export const vitalValuesSchema = z.strictObject({
  heartRate: valueSchema,
  pulse: valueSchema,
  systolic: valueSchema,
  diastolic: valueSchema,
  mean: valueSchema,
  respiration: valueSchema,
  temperature: valueSchema,
  spo2: valueSchema,
});

const byHand = (vital: Vital) => {
  const { reject, unit } = VITAL_TABLE[vital];
  const [low, high] = reject;
  const outside = `is outside ${low}–${high} ${unit}`;
  return z.number().min(low, outside).max(high, outside).optional();
};

/** Vitals that a person measured: at least one, each one that a patient can have, and no diastolic at
 * the systolic or above. */
export const manualVitalsSchema = z
  .strictObject({
    pulse: byHand("pulse"),
    systolic: byHand("systolic"),
    diastolic: byHand("diastolic"),
    respiration: byHand("respiration"),
    temperature: byHand("temperature"),
    spo2: byHand("spo2"),
  })
  .refine(
    (vitals) => Object.values(vitals).some((value) => value !== undefined),
    "measures nothing",
  )
  .refine(
    ({ systolic, diastolic }) =>
      !(diastolic !== undefined && systolic !== undefined && diastolic >= systolic),
    {
      message: "is not below the systolic",
      path: ["diastolic"],
    },
  );
export type ManualVitals = z.infer<typeof manualVitalsSchema>;
export const MANUAL_VITALS = [
  "systolic",
  "diastolic",
  "pulse",
  "respiration",
  "temperature",
  "spo2",
] as const satisfies readonly (keyof ManualVitals)[];

/** Fastest cadence is 50 values a second, slowest one value a day; both only keep sums finite. */
const cadenceSchema = z.number().min(0.02).max(86_400).optional();

/** Seconds between values, per vital that a device will send. */
export const cadencesSchema = z.strictObject({
  heartRate: cadenceSchema,
  pulse: cadenceSchema,
  systolic: cadenceSchema,
  diastolic: cadenceSchema,
  mean: cadenceSchema,
  respiration: cadenceSchema,
  temperature: cadenceSchema,
  spo2: cadenceSchema,
});
export type Cadences = z.infer<typeof cadencesSchema>;
