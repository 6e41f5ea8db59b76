/**
 * When a value is too old to be shown as the present. Like milk: each vital has a best-before that
 * follows from how often its device delivers, and an old value is never drawn as if it were new.
 */
import { assert } from "../assert.ts";
import type { Cadences } from "../protocol/vitals.ts";
import type { Vital } from "../vocabulary.ts";
import { VITAL_TABLE } from "./table.ts";

/** A pressure that comes less often than this is a cuff's, otherwise an arterial line's: the
 * fastest cuffs repeat about every 30 s (proposal). */
export const CUFF_CADENCE_S_MIN = 30;
export const CUFF_GRACE_MS = 30_000;
export const OTHER_GRACE_MS = 5_000;
const STALE_AFTER_MS_MIN = 5_000;

/** Whether pressures at this cadence come from a cuff (single values) rather than from a line. */
export function isCuffCadence(cadenceS: number): boolean {
  return cadenceS >= CUFF_CADENCE_S_MIN;
}

/**
 * The cadence of the cuff whose values live this long, ms; null for a line, whose values come all
 * the time. The inverse of `staleAfterMs`, for screens that tell when the next cuff is due.
 */
export function cuffCadenceMs(staleAfterMs: number): number | null {
  const cadenceMs = (staleAfterMs - CUFF_GRACE_MS) / 2;
  return isCuffCadence(cadenceMs / 1_000) ? cadenceMs : null;
}

/** Seconds between values of a vital as a device announced them, or null. Diastolic and mean come
 * with systolic, announced or not (domain.md §2). */
export function cadenceOf(vital: Vital, cadences: Cadences): number | null {
  const isPressure = VITAL_TABLE[vital].sensor === "pressure";
  return cadences[vital] ?? (isPressure ? cadences.systolic : undefined) ?? null;
}

/**
 * Age in ms from which a value is stale (domain.md §2).
 *
 * | vital | cadence announced | stale after |
 * |---|---|---|
 * | any | no | the table's own figure |
 * | pressure of a cuff | yes | 2 × cadence + 30 s |
 * | any other | yes | 2 × cadence + 5 s, never under 5 s |
 *
 * @param cadenceS seconds between values as the device announced them, or null.
 */
export function staleAfterMs(vital: Vital, cadenceS: number | null): number {
  if (cadenceS === null) return VITAL_TABLE[vital].staleAfterMs;
  assert(cadenceS > 0, "a cadence is positive");
  const isCuff = VITAL_TABLE[vital].sensor === "pressure" && isCuffCadence(cadenceS);
  const graceMs = isCuff ? CUFF_GRACE_MS : OTHER_GRACE_MS;
  const afterMs = 2 * cadenceS * 1_000 + graceMs;
  assert(afterMs >= STALE_AFTER_MS_MIN, "a value lives for five seconds at least");
  return afterMs;
}
