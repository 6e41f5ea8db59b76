/** The words about a cuff: how old its last value is, and what it does next. */
import type { DeviceView, VitalView } from "../../shared/protocol/live.ts";
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
 * What the cuff does, as long as that is known: without a link to its device, or from this screen
 * to the server, it may have gone on, stopped or been taken off.
 *
 * | cuff | words |
 * |---|---|
 * | unknown, or a line | none |
 * | measuring, failed | `measuring`, `cuff failed` |
 * | due in a while | `next 2:50` |
 * | overdue | `cuff due` |
 */
export function cuffNext(
  view: Pressure,
  device: Pick<DeviceView, "connected" | "cuff"> | null,
  now: { bedMs: number; isLive: boolean },
): string | null {
  if (device === null || !device.connected || !now.isLive) return null;
  const { cuff } = device;
  const ageMs = valueAgeMs(view, now.bedMs);
  if (cuff === "measuring") return text.value.cuffMeasuring;
  if (cuff === "failed") return text.value.cuffFailed;
  if (ageMs === null) return null;
  const next = nextCuff(view.staleAfterMs, ageMs);
  if (next.kind === "line") return null;
  return next.kind === "in" ? text.value.nextCuff(ageText(next.leftMs)) : text.value.cuffDue;
}
