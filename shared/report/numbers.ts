/** Numbers of a report: no more digits than anybody has measured. */

/** To tenths, without a tenth that is none: `46`, `46.3`. */
export function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** To hundredths, for cells per kilogram. */
export function hundredths(value: number): string {
  return String(Math.round(value * 100) / 100);
}
