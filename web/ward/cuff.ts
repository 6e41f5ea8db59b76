/** When the next cuff value is due, worked out from how long a value of this cuff may live. */
import { cuffCadenceMs } from "../../shared/vitals/freshness.ts";

export type NextCuff = { kind: "line" } | { kind: "in"; leftMs: number } | { kind: "due" };

/** `line`: these pressures come all the time and wait for no cuff. */
export function nextCuff(staleAfterMs: number, ageMs: number): NextCuff {
  const cadenceMs = cuffCadenceMs(staleAfterMs);
  if (cadenceMs === null) return { kind: "line" };
  const leftMs = cadenceMs - ageMs;
  return leftMs > 0 ? { kind: "in", leftMs } : { kind: "due" };
}
