/**
 * What sensors make of a body: noise and whole numbers, as a bedside monitor sends them. The noise
 * of every sensor is drawn every second, read or not, so that a cuff asked for once more does not
 * change what all others show.
 */
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import type { Body } from "../patient/body.ts";
import type { Random } from "../random.ts";

/** Standard deviations of measurement (proposals; ISO 81060-2 allows a cuff 8 mmHg). Compared by
 * hand with recordings of real monitors: docs/SIMULATOR.md. */
const NOISE = {
  heartRate: 0.4,
  pulse: 0.4,
  respiration: 0.3,
  temperature: 0.03,
  systolic: 3,
  diastolic: 2,
  mean: 1.5,
} as const;

export type Sensed = {
  /** Every second. */
  rates: VitalValues;
  temperature: number;
  pressures: VitalValues;
};

export type Sensors = { second(body: Body): Sensed };

export function createSensors(random: Random): Sensors {
  return {
    second: (body) => {
      const heartRate = body.heartRate + NOISE.heartRate * random.normal();
      const pulse = body.heartRate + NOISE.pulse * random.normal();
      const respiration = body.respiration + NOISE.respiration * random.normal();
      const temperature = body.temperature + NOISE.temperature * random.normal();
      const systolic = body.systolic + NOISE.systolic * random.normal();
      const diastolic = body.diastolic + NOISE.diastolic * random.normal();
      const meanOfBody = body.diastolic + (body.systolic - body.diastolic) / 3;
      const mean = meanOfBody + NOISE.mean * random.normal();
      return {
        rates: {
          heartRate: Math.round(heartRate),
          pulse: Math.round(pulse),
          respiration: Math.round(respiration),
        },
        temperature: Math.round(temperature * 10) / 10,
        pressures: {
          systolic: Math.round(systolic),
          diastolic: Math.round(diastolic),
          // An oscillometric cuff measures the mean and computes the other two from it: they
          // never cross, however small the pulse pressure.
          mean: Math.round(Math.min(systolic - 2, Math.max(diastolic + 2, mean))),
        },
      };
    },
  };
}
