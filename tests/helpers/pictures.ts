// Pictures of a patient for the reaction rules: well, unless a test says otherwise.

import type { Picture, VitalNumbers } from "../../shared/alarms/picture.ts";

export const NO_VALUES: VitalNumbers = {
  heartRate: null,
  pulse: null,
  systolic: null,
  diastolic: null,
  mean: null,
  respiration: null,
  temperature: null,
  spo2: null,
};

/** The locked baseline that stories start from. */
export const BASELINE: VitalNumbers = {
  heartRate: 72,
  pulse: 72,
  systolic: 120,
  diastolic: 80,
  mean: 93,
  respiration: 16,
  temperature: 36.6,
  spo2: 97,
};

/** What a test changes; whatever it leaves out is at its baseline, and looked at and well. */
export type Change = Partial<Omit<Picture, "values" | "baseline" | "lowest15Min">> & {
  now?: Partial<VitalNumbers>;
  baseline?: Partial<VitalNumbers>;
  lowest15Min?: Partial<Picture["lowest15Min"]>;
};

/** A patient whose baseline a change moves, and whose values follow it unless the change says. */
export function picture({ now, baseline, lowest15Min, ...stated }: Change = {}): Picture {
  const reference = { ...BASELINE, ...baseline };
  const { respiration, systolic } = reference;
  return {
    values: { ...reference, ...now },
    baseline: reference,
    hasHeartRate: reference.heartRate !== null,
    lowest15Min: { respiration, systolic, ...lowest15Min },
    symptoms: [],
    acvpu: "alert",
    ctcaeGrade: 0,
    ...stated,
  };
}

/** Nothing measured, nothing locked, nobody has looked. */
export const EMPTY_PICTURE: Picture = {
  values: NO_VALUES,
  baseline: NO_VALUES,
  hasHeartRate: false,
  lowest15Min: { respiration: null, systolic: null },
  symptoms: null,
  acvpu: null,
  ctcaeGrade: null,
};
