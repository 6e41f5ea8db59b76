/** Values computed from measured ones. They are marked as derived wherever they are shown. */
import { assert } from "../assert.ts";

/** Mean pressure in mmHg from systolic and diastolic: D + (S − D) / 3 (domain.md §2), rounded. */
export function meanPressure(systolicMmHg: number, diastolicMmHg: number): number {
  assert(systolicMmHg > diastolicMmHg, "systolic lies above diastolic");
  return Math.round(diastolicMmHg + (systolicMmHg - diastolicMmHg) / 3);
}
