/** The words about a cuff: age of its last value, and what it does next. */
import type { VitalView } from "../../shared/protocol/live.ts";
import type { CuffState } from "../../shared/vocabulary.ts";
import { text } from "../text/text.ts";
import { ageText } from "../ui/time.ts";
import { nextCuff } from "./cuff.ts";
import { valueAgeMs } from "./reading.ts";

/**
 * | cuff | words |
 * |---|---|
 * | a line, or nothing measured yet | none |
 * | measuring, failed | `2:10 ago · measuring`, `2:10 ago · cuff failed` |
 * | due in a while | `2:10 ago · next 2:50` |
 * | overdue | `5:20 ago · cuff due` |
 */
export function cuffNote(
  view: Pick<VitalView, "takenAt" | "staleAfterMs">,
  cuff: CuffState | null,
  bedMs: number,
): string | null {
  const ageMs = valueAgeMs(view, bedMs);
  if (ageMs === null) return cuff === "measuring" ? text.value.cuffMeasuring : null;
  const next = nextCuff(view.staleAfterMs, ageMs);
  if (next.kind === "line") return null;
  return `${text.value.age(ageText(ageMs))}${text.common.separator}${nextWords()}`;

  function nextWords(): string {
    if (cuff === "measuring") return text.value.cuffMeasuring;
    if (cuff === "failed") return text.value.cuffFailed;
    return next.kind === "in" ? text.value.nextCuff(ageText(next.leftMs)) : text.value.cuffDue;
  }
}
