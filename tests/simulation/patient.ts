// What a simulated bedside device measures: mostly a calm patient, and then everything that keeps a
// monitor busy - reactions that come on and pass, drops, peaks, sensors off, values that no patient
// has.

import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import type { Random } from "../../simulator/random.ts";

type Mood = { heartRate: number; systolic: number; temperature: number; respiration: number };

const CALM: Mood = { heartRate: 72, systolic: 122, temperature: 36.7, respiration: 14 };
const MOODS: readonly Mood[] = [
  CALM,
  CALM,
  { heartRate: 128, systolic: 86, temperature: 37.4, respiration: 24 },
  { heartRate: 155, systolic: 74, temperature: 39.2, respiration: 37 },
  { heartRate: 44, systolic: 168, temperature: 38.2, respiration: 7 },
  // Febrile, hypotensive, and a load of fluid.
  { heartRate: 96, systolic: 126, temperature: 39.4, respiration: 20 },
  { heartRate: 104, systolic: 76, temperature: 36.6, respiration: 18 },
  { heartRate: 84, systolic: 158, temperature: 36.8, respiration: 27 },
  { heartRate: 38, systolic: 205, temperature: 34.8, respiration: 4 },
];
const LEAD_VITALS = ["heartRate", "pulse", "respiration", "temperature", "systolic"] as const;
/** Beyond a few of its readings a world learns nothing new from a mood. */
const MOOD_CHANGES = 0.03;

export type PatientOptions = {
  random: Random;
  /** Seconds between pressures. */
  cuffS: number;
  /** Whether sensors come off and values come that no patient has. */
  hasFaults: boolean;
};

export type Patient = {
  /** One second's reading. */
  read: () => VitalValues;
  /** A pressure, beside the readings. */
  pressure: () => VitalValues;
};

/** One reading a second, from one seed. */
export function createPatient({ random, cuffS, hasFaults }: PatientOptions): Patient {
  let mood = CALM;
  let second = 0;
  /** Sensors that have come off, and until when. */
  const off = new Map<(typeof LEAD_VITALS)[number], number>();

  const pressure = (): VitalValues => ({
    systolic: Math.round(mood.systolic + random.normal() * 3),
    diastolic: Math.round(mood.systolic * 0.62),
  });

  return {
    pressure,
    read() {
      second += 1;
      if (random.uniform() < MOOD_CHANGES) mood = pick(MOODS, random);
      const heartRate = Math.round(mood.heartRate + random.normal() * 2);
      const values: VitalValues = {
        heartRate,
        pulse: heartRate,
        respiration: Math.round(mood.respiration + random.normal()),
      };
      if (second % 5 === 0) {
        values.temperature = mood.temperature + Math.round(random.normal()) / 10;
      }
      if (second % cuffS === 3) Object.assign(values, pressure());
      if (!hasFaults) return values;
      const chance = random.uniform();
      if (chance < 0.01) values.heartRate = 999;
      else if (chance < 0.015) Object.assign(values, { systolic: 70, diastolic: 90 });
      else if (chance < 0.02) values.pulse = 0;
      else if (chance < 0.03) {
        off.set(pick(LEAD_VITALS, random), second + Math.round(random.between(1, 25)));
      }
      for (const [vital, untilS] of off) {
        if (second > untilS) off.delete(vital);
        else if (values[vital] !== undefined) values[vital] = null;
      }
      if (values.systolic === null) values.diastolic = null;
      return values;
    },
  };
}

export function pick<T>(all: readonly T[], random: Random): T {
  const found = all[Math.floor(random.uniform() * all.length)];
  if (found === undefined) throw new Error("there is nothing to pick from");
  return found;
}
