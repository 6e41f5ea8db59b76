/**
 * Figures that are computed from vitals and shown beside them. Each is null where one of its values
 * is missing: nothing here fills a hole with a guess. What alarms follow is alarms/reactions.ts.
 */
import { assert } from "../assert.ts";

type Value = number | null;

/** Pulse pressure, mmHg: systolic − diastolic. Crossed pressures have none: they are refused at the
 * door, but a journal from elsewhere may hold some. */
export function pulsePressure({
  systolic,
  diastolic,
}: {
  systolic: Value;
  diastolic: Value;
}): number | null {
  if (systolic === null || diastolic === null) return null;
  assertFinite(systolic);
  assertFinite(diastolic);
  return systolic > diastolic ? systolic - diastolic : null;
}

/**
 * Shock index, /min per mmHg: heart rate / systolic, with the pulse where there is no heart rate.
 * Normal 0.5–0.7 (medicalalgorithms.com); too low to be trusted under beta-blockers, which many
 * patients with cirrhosis take (clinical-sources §4.2).
 */
export function shockIndex({
  heartRate,
  pulse,
  systolic,
}: {
  heartRate: Value;
  pulse: Value;
  systolic: Value;
}): number | null {
  const rate = heartRate ?? pulse;
  if (rate === null || systolic === null) return null;
  assertFinite(rate);
  assertFinite(systolic);
  return systolic > 0 ? rate / systolic : null;
}

/** Pulse deficit, /min: heart rate (ECG) − pulse (felt at the finger). Normal 0; below 0 it is an
 * artefact of one of the two sensors, and is shown as it is. */
export function pulseDeficit({
  heartRate,
  pulse,
}: {
  heartRate: Value;
  pulse: Value;
}): number | null {
  return changeFrom(pulse, heartRate);
}

/** How far a value lies from its reference, in the vital's unit: above it positive. */
export function changeFrom(reference: Value, value: Value): number | null {
  if (reference === null || value === null) return null;
  assertFinite(reference);
  assertFinite(value);
  return value - reference;
}

/** The same in percent of the reference. Says nothing about a temperature, whose zero is nowhere
 * near the patient's. */
export function percentFrom(reference: Value, value: Value): number | null {
  const change = changeFrom(reference, value);
  if (change === null || reference === null || reference <= 0) return null;
  return (change / reference) * 100;
}

function assertFinite(value: number): void {
  assert(Number.isFinite(value), "a value that is there is a number");
}
