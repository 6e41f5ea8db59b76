/**
 * All that the reaction rules look at: what the patient is like now, and what they were like before
 * the infusion. Whoever draws the picture decides what is fresh; a hole in it is null, and neither
 * normal nor abnormal.
 */
import type { Acvpu, CtcaeGrade, Symptom, Vital } from "../vocabulary.ts";

export type VitalNumbers = Readonly<Record<Vital, number | null>>;

export type Picture = {
  /** Values that are fresh now, in the units of the table of vitals; null where there is none. */
  values: VitalNumbers;
  /** The locked reference values; null where the baseline has none, or is not locked yet. */
  baseline: VitalNumbers;
  /** Whether an ECG has ever counted here. A pulse that stands in for it ends nothing. */
  hasHeartRate: boolean;
  /** The lowest values measured in the last 15 minutes, this moment included. The baseline counts
   * among them while it was locked within that time. */
  lowest15Min: Readonly<Record<"respiration" | "systolic", number | null>>;
  /** What a person stated last, carried on until somebody states otherwise; null where nobody has
   * yet. No symptoms is an empty list, no reaction is grade 0. */
  symptoms: readonly Symptom[] | null;
  acvpu: Acvpu | null;
  ctcaeGrade: CtcaeGrade | 0 | null;
};
