/**
 * Judges one reading before anybody sees it: which values are kept, which are kept with a "?",
 * which are refused and why, which are not values at all. A refusal leaves a visible gap and lets
 * the no-data clock run on; it never silences anything (domain.md §2).
 */
import { assert } from "../assert.ts";
import type { RejectCode, Vital } from "../vocabulary.ts";
import { VITALS } from "../vocabulary.ts";
import { meanPressure } from "./derived.ts";
import { formatVital, PRESSURES, VITAL_TABLE } from "./table.ts";

/** What monitors write for "no reading": zero, minus one and the limits of their number formats
 * (domain.md §2; the HL7 captures show 8388607, −999 and −99.9). */
const SENTINELS: ReadonlySet<number> = new Set([
  0, -1, -99.9, -100, -999, -9999, -32768, 32767, 65535, 8388607, 2147483647,
]);
/** Cross-checks of domain.md §2. */
export const PULSE_PRESSURE_MMHG = [10, 150] as const;
export const MEAN_OFF_MMHG_MAX = 15;
export const HEART_RATE_STEP_PER_S_MAX = 50;
export const TEMPERATURE_STEP_PER_MIN_MAX = 0.5;
export const CUFF_STEP_MMHG_MAX = 40;

/** From the highest to the lowest. */
const FALLING = ["systolic", "mean", "diastolic"] as const;

export type VitalValues = { [vital in Vital]?: number | null | undefined };
export type RejectedVital = { vital: Vital; code: RejectCode; message: string; value: number };

export type Judgement = {
  /** Kept values; null where the sensor is connected to nothing. */
  vitals: VitalValues;
  /** Kept, but doubtful. */
  queried: Vital[];
  /** Refused, each with its reason. */
  rejected: RejectedVital[];
  /** Sentinels: the device said that it has no value. */
  missing: Vital[];
};

export type Sample = { value: number; takenAtMs: number };

/** What the step checks compare with: the newest sound value, and a doubtful one that came after it
 * and waits for a second that agrees. Were the doubtful value itself the measure, the true value
 * after a single artefact would be doubted too. */
export type Reference = { sound: Sample | null; doubtful: Sample | null };

/** A reference for each vital. Owned by the caller, updated by `judgeReading`; one row a vital. */
export type Previous = { [vital in Vital]?: Reference | undefined };

/** Whether a device wrote this number to say that it has no value. */
export function isSentinel(value: number): boolean {
  return SENTINELS.has(value);
}

/** Whether a living patient can have this value at all. */
export function isPossible(vital: Vital, value: number): boolean {
  const [low, high] = VITAL_TABLE[vital].reject;
  return value >= low && value <= high;
}

/**
 * Judges the values of one reading.
 * @param values as the device sent them, in the units of the table of vitals
 * @param takenAtMs when they were measured, epoch ms
 * @param previous what was kept before; updated in place
 * @param cuff whether the pressures come from a cuff, whose steps are checked
 */
export function judgeReading(
  values: VitalValues,
  takenAtMs: number,
  previous: Previous,
  cuff: boolean,
): Judgement {
  assert(Number.isFinite(takenAtMs), "a reading has a time");
  const judgement: Judgement = { vitals: {}, queried: [], rejected: [], missing: [] };
  for (const vital of VITALS) {
    const value = values[vital];
    if (value !== undefined) judgeAlone(judgement, vital, value);
  }
  judgePressuresTogether(judgement);
  doubtHalfMeasured(judgement, { takenAtMs, previous, cuff });
  for (const vital of VITALS) {
    const value = judgement.vitals[vital];
    if (typeof value !== "number") continue;
    const sample = { value, takenAtMs };
    if (isDoubtful(vital, sample, previous[vital], cuff)) query(judgement, vital);
    keep(previous, vital, sample, { isQueried: judgement.queried.includes(vital), cuff });
  }
  return judgement;
}

/**
 * Takes back what a reading that was judged before, by an earlier run of the server, left behind.
 * @param values what was kept of it, with what was queried among it
 */
export function recallReading(
  {
    values,
    queried,
    takenAtMs,
  }: { values: VitalValues; queried: readonly Vital[]; takenAtMs: number },
  previous: Previous,
  cuff: boolean,
): void {
  for (const vital of VITALS) {
    const value = values[vital];
    if (typeof value !== "number") continue;
    keep(previous, vital, { value, takenAtMs }, { isQueried: queried.includes(vital), cuff });
  }
}

function judgeAlone(judgement: Judgement, vital: Vital, value: number | null): void {
  if (value === null) {
    judgement.vitals[vital] = null;
    return;
  }
  if (isSentinel(value)) {
    judgement.missing.push(vital);
    return;
  }
  if (isPossible(vital, value)) {
    judgement.vitals[vital] = value;
    return;
  }
  const { label, unit, reject } = VITAL_TABLE[vital];
  const [low, high] = reject;
  judgement.rejected.push({
    vital,
    code: "OUT_OF_RANGE",
    message: `${label.toLowerCase()} ${value} ${unit} is outside ${low}–${high} ${unit}`,
    value,
  });
}

/** Systolic > mean > diastolic, or none of the frame's pressures is worth anything. */
function judgePressuresTogether(judgement: Judgement): void {
  const { systolic, mean, diastolic } = judgement.vitals;
  const ordered = [systolic, mean, diastolic].filter((value) => typeof value === "number");
  if (isCrossed(ordered)) {
    rejectPressures(judgement, `pressures ${ordered.join(" / ")} mmHg cross each other`);
    return;
  }
  if (typeof systolic !== "number" || typeof diastolic !== "number") return;
  const pulsePressure = systolic - diastolic;
  const [low, high] = PULSE_PRESSURE_MMHG;
  if (pulsePressure < low || pulsePressure > high) {
    query(judgement, "systolic");
    query(judgement, "diastolic");
  }
  if (typeof mean !== "number") return;
  if (Math.abs(mean - meanPressure(systolic, diastolic)) > MEAN_OFF_MMHG_MAX) {
    query(judgement, "mean");
  }
}

type Course = { takenAtMs: number; previous: Previous; cuff: boolean };

/** One measurement tells all pressures at once: where one of them cannot be, or what came contradicts
 * what stands of those that did not come, the rest is doubtful, and ends no alarm. A second one that
 * agrees with the doubtful is believed, as with steps: a monitor may tell one pressure only. */
function doubtHalfMeasured(judgement: Judgement, { takenAtMs, previous, cuff }: Course): void {
  const { vitals, rejected } = judgement;
  const came = FALLING.filter((vital) => typeof vitals[vital] === "number");
  if (came.length === 0) return;
  const isRefused = rejected.some(({ vital }) => VITAL_TABLE[vital].sensor === "pressure");
  // With both of them comes a mean, measured or derived, and nothing that stood before stays.
  const isWhole = came.includes("systolic") && came.includes("diastolic");
  // A pressure that the newest measurements have left out says nothing of the one that comes.
  const soundMs = Math.max(...came.map((vital) => previous[vital]?.sound?.takenAtMs ?? 0));
  const standing = FALLING.map((vital) => {
    const sound = previous[vital]?.sound ?? null;
    const isStanding = sound !== null && sound.takenAtMs >= soundMs;
    return vitals[vital] ?? (isStanding ? sound.value : null);
  });
  if (!isRefused && (isWhole || !isCrossed(standing))) return;
  for (const vital of came) {
    const sample = { value: vitals[vital] ?? 0, takenAtMs };
    const known = previous[vital];
    if (known === undefined || !isConfirming(vital, known, sample, cuff)) query(judgement, vital);
  }
}

/** Whether pressures, of which some may not be known, do not fall from systolic to diastolic. */
function isCrossed(falling: readonly (number | null | undefined)[]): boolean {
  const known = falling.filter((value) => typeof value === "number");
  return known.some((value, index) => index > 0 && value >= (known[index - 1] ?? 0));
}

function rejectPressures(judgement: Judgement, message: string): void {
  for (const vital of PRESSURES) {
    const value = judgement.vitals[vital];
    if (typeof value !== "number") continue;
    delete judgement.vitals[vital];
    judgement.rejected.push({
      vital,
      code: "PRESSURES_CROSSED",
      message: `${message} (${vital} ${formatVital(vital, value)})`,
      value,
    });
  }
}

function isDoubtful(
  vital: Vital,
  sample: Sample,
  before: Reference | undefined,
  cuff: boolean,
): boolean {
  const [low, high] = VITAL_TABLE[vital].query;
  if (sample.value < low || sample.value > high) return true;
  if (before === undefined || before.sound === null) return false;
  return isStep(vital, before.sound, sample, cuff) && !isConfirming(vital, before, sample, cuff);
}

/** Whether the way from one value to a later one is longer than a patient goes in that time. What
 * was taken before tells nothing about a step. */
function isStep(vital: Vital, from: Sample, to: Sample, cuff: boolean): boolean {
  if (from.takenAtMs > to.takenAtMs) return false;
  const step = Math.abs(to.value - from.value);
  const seconds = (to.takenAtMs - from.takenAtMs) / 1_000;
  // A step over a longer gap is allowed in proportion; under one unit of time it is not allowed
  // less, or the sensor's own noise would be queried.
  if (vital === "heartRate") return step > HEART_RATE_STEP_PER_S_MAX * Math.max(1, seconds);
  if (vital === "temperature")
    return step > TEMPERATURE_STEP_PER_MIN_MAX * Math.max(1, seconds / 60);
  return cuff && VITAL_TABLE[vital].sensor === "pressure" && step > CUFF_STEP_MMHG_MAX;
}

/** Whether a value was measured after the doubtful one and agrees with it: then the doubtful one
 * was no artefact but the patient, and the new level is the level. */
function isConfirming(
  vital: Vital,
  { doubtful }: Reference,
  sample: Sample,
  cuff: boolean,
): boolean {
  if (doubtful === null || doubtful.takenAtMs >= sample.takenAtMs) return false;
  return !isStep(vital, doubtful, sample, cuff);
}

/** Keeps a value for the next one to be compared with. What comes late never takes the place of
 * what was measured after it. */
function keep(
  previous: Previous,
  vital: Vital,
  sample: Sample,
  { isQueried, cuff }: { isQueried: boolean; cuff: boolean },
): void {
  const known = previous[vital] ?? { sound: null, doubtful: null };
  previous[vital] = known;
  const { sound, doubtful } = known;
  const { takenAtMs } = sample;
  if (sound !== null && sound.takenAtMs > takenAtMs) return;
  const isOldDoubt = doubtful === null || doubtful.takenAtMs <= takenAtMs;
  if (isQueried && !isConfirming(vital, known, sample, cuff)) {
    if (isOldDoubt) known.doubtful = sample;
    return;
  }
  // Written over in place: these live from one reading to the next, and there are many.
  if (sound === null) known.sound = sample;
  else Object.assign(sound, sample);
  if (isOldDoubt) known.doubtful = null;
}

function query(judgement: Judgement, vital: Vital): void {
  if (!judgement.queried.includes(vital)) judgement.queried.push(vital);
}
