// What a simulated bedside device measures: mostly a calm patient, and then everything that keeps a
// monitor busy - drops, peaks, sensors off, values that no patient has.

import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import type { Random } from "../../simulator/random.ts";

type Mood = { heartRate: number; systolic: number; temperature: number };

const MOODS: readonly Mood[] = [
  { heartRate: 72, systolic: 122, temperature: 36.7 },
  { heartRate: 72, systolic: 122, temperature: 36.7 },
  { heartRate: 128, systolic: 86, temperature: 37.4 },
  { heartRate: 155, systolic: 74, temperature: 39.2 },
  { heartRate: 44, systolic: 168, temperature: 38.2 },
];

/** One reading a second, from one seed. */
export function createPatient(random: Random): () => VitalValues {
  let mood: Mood = { heartRate: 72, systolic: 122, temperature: 36.7 };
  let second = 0;
  return () => {
    second += 1;
    if (random.uniform() < 0.02) mood = pick(MOODS, random);
    const heartRate = Math.round(mood.heartRate + random.normal() * 2);
    const values: VitalValues = { heartRate, pulse: heartRate };
    if (second % 5 === 0) values.temperature = mood.temperature + Math.round(random.normal()) / 10;
    if (second % 20 === 0) {
      values.systolic = Math.round(mood.systolic + random.normal() * 3);
      values.diastolic = Math.round(mood.systolic * 0.62);
    }
    const chance = random.uniform();
    if (chance < 0.01) values.heartRate = 999;
    else if (chance < 0.015) Object.assign(values, { systolic: 70, diastolic: 90 });
    else if (chance < 0.025) values.pulse = null;
    else if (chance < 0.03) values.pulse = 0;
    return values;
  };
}

export function pick<T>(all: readonly T[], random: Random): T {
  const found = all[Math.floor(random.uniform() * all.length)];
  if (found === undefined) throw new Error("there is nothing to pick from");
  return found;
}
