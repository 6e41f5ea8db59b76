/**
 * Collects the readings of the baseline phase and locks their medians when the infusion starts.
 * Readings of that time that a broken link delayed still count; nothing else moves the reference.
 */
import { assert } from "../assert.ts";
import type { ReadingEntry } from "../protocol/entry.ts";
import { BASELINE_WINDOW_MS, median } from "../session/baseline.ts";
import { isPossible } from "../vitals/plausibility.ts";
import { PRESSURES } from "../vitals/table.ts";
import { VITALS, type Vital } from "../vocabulary.ts";
import type { Baseline, SessionTrack } from "./state.ts";

/** Values kept of one vital: five minutes at 2/s, more than any bedside monitor sends. */
const VALUES_MAX = 600;

/** A baseline that has no readings yet. */
export function startBaseline(): Baseline {
  return { kind: "collecting", readings: forEachVital(() => []) };
}

/**
 * Adds a reading's values, where they belong to the baseline.
 * @param derivedMean the mean that its pressures stand for, or null
 */
export function collectBaseline(
  session: SessionTrack,
  entry: ReadingEntry,
  derivedMean: number | null,
): void {
  const { baseline } = session;
  if (baseline.kind === "none") return;
  if (baseline.kind === "locked") {
    // A reading of the very moment of the lock belongs to the infusion: a replay starts with one,
    // and a single value is no reference.
    const isBefore = entry.takenAtMs < baseline.atMs;
    if (isBefore && isInWindow(entry.takenAtMs, baseline.atMs))
      addLate(baseline, entry, derivedMean);
    return;
  }
  for (const vital of VITALS) {
    const value = baselineValue(entry, vital, derivedMean);
    if (typeof value !== "number" || !isPossible(vital, value)) continue;
    const readings = baseline.readings[vital];
    readings.push([entry.takenAtMs, value]);
    if (readings.length > VALUES_MAX) readings.shift();
  }
}

/** Locks the medians of the last five minutes; a baseline that is locked already stays as it is. */
export function lockBaseline(baseline: Baseline, atMs: number): Baseline {
  if (baseline.kind !== "collecting") return baseline;
  const readings = forEachVital((vital) =>
    baseline.readings[vital]
      .filter(([takenAtMs]) => isInWindow(takenAtMs, atMs))
      .map(([, value]) => value),
  );
  return {
    kind: "locked",
    atMs,
    readings,
    values: forEachVital((vital) => median(readings[vital])),
  };
}

/** How many readings of each vital the reference rests on, or would if it were locked at a moment.
 * @param atMs not before the newest of them */
export function baselineReadings(baseline: Baseline, atMs: number): { [vital in Vital]: number } {
  return forEachVital((vital) => {
    if (baseline.kind === "none") return 0;
    if (baseline.kind === "locked") return baseline.readings[vital].length;
    return baseline.readings[vital].filter(([takenAtMs]) => isInWindow(takenAtMs, atMs)).length;
  });
}

function addLate(
  baseline: Baseline & { kind: "locked" },
  entry: ReadingEntry,
  derivedMean: number | null,
): void {
  assert(entry.takenAtMs <= baseline.atMs, "a late baseline reading was taken before the lock");
  for (const vital of VITALS) {
    const value = baselineValue(entry, vital, derivedMean);
    if (typeof value !== "number" || !isPossible(vital, value)) continue;
    if (baseline.readings[vital].length >= VALUES_MAX) continue;
    baseline.readings[vital].push(value);
    baseline.values[vital] = median(baseline.readings[vital]);
  }
}

/** What a reading brings to the reference of a vital. A doubtful value is none: it could move the
 * reference, and with it end a reaction that a sound value had begun. */
function baselineValue(
  { vitals, queried = [] }: ReadingEntry,
  vital: Vital,
  derivedMean: number | null,
): number | null {
  const value = vitals[vital];
  if (value !== undefined) return queried.includes(vital) ? null : value;
  if (vital !== "mean") return null;
  return PRESSURES.some((pressure) => queried.includes(pressure)) ? null : derivedMean;
}

function isInWindow(takenAtMs: number, lockedAtMs: number): boolean {
  return takenAtMs <= lockedAtMs && takenAtMs >= lockedAtMs - BASELINE_WINDOW_MS;
}

function forEachVital<T>(make: (vital: Vital) => T): { [vital in Vital]: T } {
  return {
    heartRate: make("heartRate"),
    pulse: make("pulse"),
    systolic: make("systolic"),
    diastolic: make("diastolic"),
    mean: make("mean"),
    respiration: make("respiration"),
    temperature: make("temperature"),
    spo2: make("spo2"),
  };
}
