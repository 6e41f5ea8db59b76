/** Values computed from measured ones. They are marked as derived wherever they are shown. */
import { assert } from "../assert.ts";

type Pressures = {
  systolic?: number | null | undefined;
  diastolic?: number | null | undefined;
  mean?: number | null | undefined;
};

/** The mean that systolic and diastolic stand for where none was measured, or null. Crossed
 * pressures have none: they are refused at the door, but a journal from elsewhere may hold some. */
export function derivedMean({ systolic, diastolic, mean }: Pressures): number | null {
  if (typeof systolic !== "number" || typeof diastolic !== "number") return null;
  return mean === undefined && systolic > diastolic ? meanPressure(systolic, diastolic) : null;
}

/** Mean pressure in mmHg from systolic and diastolic: D + (S − D) / 3 (domain.md §2), rounded. */
export function meanPressure(systolicMmHg: number, diastolicMmHg: number): number {
  assert(systolicMmHg > diastolicMmHg, "systolic lies above diastolic");
  return Math.round(diastolicMmHg + (systolicMmHg - diastolicMmHg) / 3);
}
