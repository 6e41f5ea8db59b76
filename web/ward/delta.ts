/** How far a value has moved from the baseline that was locked when the infusion began. */
import { formatVital } from "../../shared/vitals/table.ts";
import type { Vital } from "../../shared/vocabulary.ts";

const MINUS = "−";

/** Signed change with an arrow, e.g. `↑ +6`, `↓ −12`, `→ 0`; null where one of both is missing. */
export function deltaText(
  vital: Vital,
  value: number | null,
  baseline: number | null,
): string | null {
  if (value === null || baseline === null) return null;
  const size = formatVital(vital, Math.abs(value - baseline));
  if (Number(size) === 0) return `→ ${size}`;
  return value > baseline ? `↑ +${size}` : `↓ ${MINUS}${size}`;
}
