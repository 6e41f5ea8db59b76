/**
 * The patient: five vitals that move together, one second at a time. Equations, units and sources
 * are in docs/SIMULATOR.md. It is a model for trying a monitor, not for predicting a patient, and
 * it knows nothing of devices, sensors or noise.
 */
import { assert } from "../../shared/assert.ts";
import type { Random } from "../random.ts";
import { createDrift, lagPerStep } from "./drift.ts";

/** A patient at rest. Rates /min, pressures mmHg, temperature °C. */
export type Rest = {
  heartRate: number;
  systolic: number;
  diastolic: number;
  respiration: number;
  temperature: number;
};

/** The patient now, before any sensor: exact values, not rounded. */
export type Body = Rest;

/** What an event does to the body; zeros and null while nothing happens. */
export type Drive = {
  feverC: number;
  /** Where systolic pressure falls to; null leaves it alone. */
  systolicMmHg: number | null;
  heartRatePerMin: number;
  respirationPerMin: number;
};

export const NO_DRIVE: Drive = {
  feverC: 0,
  systolicMmHg: null,
  heartRatePerMin: 0,
  respirationPerMin: 0,
};

/** Resting ranges of adults, narrow enough for the adult limits to hold at rest (proposal). */
const REST = {
  heartRate: [70, 84],
  systolic: [110, 134],
  diastolic: [66, 76],
  respiration: [13, 17],
  temperature: [36.4, 36.9],
} as const;

/** Jensen 2019 (4,493 acute patients): 7.4 ± 0.9 /min per °C above 38 °C; textbooks say 8 to 10. */
const HEART_RATE_PER_C = 8;
/** Jensen 2019: 2.3 ± 0.3 /min per °C above 38 °C, 1.4 over all. */
const RESPIRATION_PER_C = 2;
/** 10 ms/mmHg at 75/min is 0.94 /min per mmHg of systolic pressure; J Hypertens 2009;27(6) has
 * 16.5 ms/mmHg in middle age and 11 with hypertension. */
const BAROREFLEX_PER_MMHG = 0.94;
const BAROREFLEX_PER_MIN: readonly [number, number] = [-20, 40];
/** Respiratory sinus arrhythmia left over after a monitor's averaging, /min (proposal). */
const SINUS_ARRHYTHMIA_PER_MIN = 0.8;

/** Time constants, s. The fall of pressure is quicker than most, for a demo's sake. */
const TEMPERATURE_LAG = lagPerStep(360);
const PRESSURE_LAG = lagPerStep(8);
const BAROREFLEX_LAG = lagPerStep(4);
const DRIVE_LAG = lagPerStep(8);

export type Patient = {
  /** Lives through one second. */
  second(drive: Drive): Body;
};

/** @param random the patient's own generator; the same one gives the same patient. */
export function createPatient(random: Random): Patient {
  const rest = drawRest(random.fork("rest"));
  const drifts = {
    heartRate: createDrift(random.fork("heart rate"), { sd: 2, timeConstantS: 180 }),
    pressure: createDrift(random.fork("pressure"), { sd: 0.025, timeConstantS: 300 }),
    respiration: createDrift(random.fork("respiration"), { sd: 0.8, timeConstantS: 120 }),
    temperature: createDrift(random.fork("temperature"), { sd: 0.05, timeConstantS: 900 }),
  };
  const lagged = { feverC: 0, fall: 0, baroreflex: 0, heartRate: 0, respiration: 0 };
  let breaths = 0;

  return {
    second: (drive) => {
      const fallTarget = drive.systolicMmHg === null ? 0 : 1 - drive.systolicMmHg / rest.systolic;
      assert(fallTarget >= 0, "an event lowers the pressure");
      lagged.feverC += TEMPERATURE_LAG * (drive.feverC - lagged.feverC);
      lagged.fall += PRESSURE_LAG * (fallTarget - lagged.fall);
      lagged.heartRate += DRIVE_LAG * (drive.heartRatePerMin - lagged.heartRate);
      lagged.respiration += DRIVE_LAG * (drive.respirationPerMin - lagged.respiration);

      const pressure = (1 - lagged.fall) * (1 + drifts.pressure.second());
      const systolic = rest.systolic * pressure;
      const reflex = clamp(BAROREFLEX_PER_MMHG * (rest.systolic - systolic), BAROREFLEX_PER_MIN);
      lagged.baroreflex += BAROREFLEX_LAG * (reflex - lagged.baroreflex);

      const warmthC = lagged.feverC + drifts.temperature.second();
      const respiration =
        rest.respiration +
        RESPIRATION_PER_C * warmthC +
        lagged.respiration +
        drifts.respiration.second();
      breaths += respiration / 60;
      const heartRate =
        rest.heartRate +
        HEART_RATE_PER_C * warmthC +
        lagged.baroreflex +
        lagged.heartRate +
        drifts.heartRate.second() +
        SINUS_ARRHYTHMIA_PER_MIN * Math.sin(2 * Math.PI * breaths);
      return {
        heartRate,
        systolic,
        diastolic: rest.diastolic * pressure,
        respiration,
        temperature: rest.temperature + warmthC,
      };
    },
  };
}

function drawRest(random: Random): Rest {
  return {
    heartRate: random.between(...REST.heartRate),
    systolic: random.between(...REST.systolic),
    diastolic: random.between(...REST.diastolic),
    respiration: random.between(...REST.respiration),
    temperature: random.between(...REST.temperature),
  };
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}
