/** How far a value has moved from the baseline that was locked when the infusion began. */
import { formatVital } from "../../shared/vitals/table.ts";
import type { Vital } from "../../shared/vocabulary.ts";

const MINUS = "−";

/** The signed change says all; its arrow is for the eye, and gives way where there is no room. */
export type DeltaWords = { arrow: string; change: string };

/** E.g. `↑ +6`, `↓ −12`, `→ 0`; null where the value or the baseline is missing. */
export function deltaWords(
  vital: Vital,
  value: number | null,
  baseline: number | null,
): DeltaWords | null {
  if (value === null || baseline === null) return null;
  const size = formatVital(vital, Math.abs(value - baseline));
  if (Number(size) === 0) return { arrow: "→", change: size };
  if (value > baseline) return { arrow: "↑", change: `+${size}` };
  return { arrow: "↓", change: `${MINUS}${size}` };
}
