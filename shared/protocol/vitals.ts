/** Values of vitals as they travel in frames and entries: any subset, null for "lead off". */
import { z } from "zod";

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
