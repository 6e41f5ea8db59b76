/** The limits of a vital as a tile shows them: where medium alarms begin, or where high ones do. */
import type { VitalLimits } from "../../shared/alarms/limits.ts";
import { formatVital } from "../../shared/vitals/table.ts";
import type { Vital } from "../../shared/vocabulary.ts";

/** The nearer limit of each side; null where a side has none. */
export function nearLimits(
  vital: Vital,
  { low, high }: VitalLimits,
): { low: string | null; high: string | null } {
  return {
    low: textOf(vital, low.medium ?? low.high),
    high: textOf(vital, high.medium ?? high.high),
  };
}

function textOf(vital: Vital, limit: number | null): string | null {
  if (limit === null) return null;
  const whole = formatVital(vital, limit);
  return whole.endsWith(".0") ? whole.slice(0, -2) : whole;
}
