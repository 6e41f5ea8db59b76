/** The words about a cuff: how old its last value is, and what it does next. */
import type { VitalView } from "../../shared/protocol/live.ts";
import type { CuffState } from "../../shared/vocabulary.ts";
import { text } from "../text/text.ts";
import { ageText } from "../ui/time.ts";
import { nextCuff } from "./cuff.ts";
import { isAgeTold, valueAgeMs } from "./reading.ts";

type Pressure = Pick<VitalView, "takenAt" | "staleAfterMs">;

/** Age of the last pressure. A cuff's is always told; a line's once it matters, else null. */
export function cuffAge(view: Pressure, now: { bedMs: number; isLive: boolean }): string | null {
  const ageMs = valueAgeMs(view, now.bedMs);
  if (ageMs === null) return null;
  const isLine = nextCuff(view.staleAfterMs, ageMs).kind === "line";
  const isTold = !isLine || !now.isLive || isAgeTold(view.staleAfterMs, ageMs);
  return isTold ? ageText(ageMs) : null;
}

/**
 * | cuff | words |
 * |---|---|
 * | a line | none |
 * | measuring, failed | `measuring`, `cuff failed` |
 * | due in a while | `next 2:50` |
 * | overdue | `cuff due` |
 */
export function cuffNext(view: Pressure, cuff: CuffState | null, bedMs: number): string | null {
  const ageMs = valueAgeMs(view, bedMs);
  if (cuff === "measuring") return text.value.cuffMeasuring;
  if (cuff === "failed") return text.value.cuffFailed;
  if (ageMs === null) return null;
  const next = nextCuff(view.staleAfterMs, ageMs);
  if (next.kind === "line") return null;
  return next.kind === "in" ? text.value.nextCuff(ageText(next.leftMs)) : text.value.cuffDue;
}
