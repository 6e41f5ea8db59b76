/**
 * The arithmetic of a gravity drip: what drops a minute are in mL an hour and back, by the set's drop
 * factor, and whether a counted rate is off the plan. A drip has no pump, so the rate is counted by
 * eye; how much has run since is infusion.ts's business.
 */
import { assert } from "../assert.ts";
import type { DropFactor } from "../vocabulary.ts";

const MIN_PER_H = 60;
const MS_PER_H = 3_600_000;

/** Rates that a hand can set with a roller clamp (proposal): 3,000 mL/h are 50 mL in a minute, more
 * than a wide cannula takes; a drip that stands still is a pause. */
export const RATE_ML_PER_H = { min: 1, max: 3_000 } as const;

/** A counted rate so far off the plan asks for another count (proposal, domain.md §1). */
export const OFF_PLAN_SHARE = 0.1;
/** Rounding must not let exactly a tenth pass. */
const ROUNDING = 1e-9;

/** The rate that empties a volume in a time, mL/h. */
export function plannedRateMlPerH(volumeMl: number, minutes: number): number {
  assert(volumeMl > 0, "an infusion has a volume");
  assert(minutes > 0, "an infusion takes time");
  return (volumeMl / minutes) * MIN_PER_H;
}

/** Drops a minute of a rate, not rounded.
 * @param dropFactor gtt/mL of the infusion set */
export function dropsPerMin(rateMlPerH: number, dropFactor: DropFactor): number {
  assert(rateMlPerH >= 0, "a rate is not negative");
  return (rateMlPerH * dropFactor) / MIN_PER_H;
}

/** The rate of so many drops a minute, mL/h.
 * @param dropFactor gtt/mL of the infusion set */
export function rateOfDropsMlPerH(drops: number, dropFactor: DropFactor): number {
  assert(drops >= 0, "a count of drops is not negative");
  return (drops / dropFactor) * MIN_PER_H;
}

/** Whether a counted rate is a tenth off the planned one or more, either way. */
export function isOffPlan(countedMlPerH: number, plannedMlPerH: number): boolean {
  assert(countedMlPerH >= 0, "a rate is not negative");
  assert(plannedMlPerH > 0, "a plan has a rate");
  const share = Math.abs(countedMlPerH - plannedMlPerH) / plannedMlPerH;
  return share >= OFF_PLAN_SHARE - ROUNDING;
}

/** How long what is left runs at a rate, ms; null where it does not run at all. */
export function runsForMs(remainingMl: number, rateMlPerH: number): number | null {
  assert(remainingMl >= 0, "less than nothing is not left");
  assert(rateMlPerH >= 0, "a rate is not negative");
  if (remainingMl === 0) return 0;
  return rateMlPerH === 0 ? null : (remainingMl / rateMlPerH) * MS_PER_H;
}
