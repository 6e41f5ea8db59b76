/** The browser's only door to the wall clock; everything else is handed the time. */
export function nowMs(): number {
  return Date.now();
}
