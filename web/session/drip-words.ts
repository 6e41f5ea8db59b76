/** A drip's rate in words: what it comes to at the set, whose it is, and how far off the plan. */
import type { SessionView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { dropsPerMin, isOffPlan, plannedRateMlPerH } from "../../shared/session/drip.ts";
import type { DropFactor } from "../../shared/vocabulary.ts";
import { dripEn } from "../text/drip-en.ts";
import { text } from "../text/text.ts";
import { minuteText } from "../ui/time.ts";

/** Below this a half makes a difference that a person can count. */
const WHOLE_FROM = 10;
const PERCENT = 100;

/** A rate or a count as people say it: whole where it is large, else with one place. */
export function figureText(value: number): string {
  if (value >= WHOLE_FROM) return String(Math.round(value));
  return value.toLocaleString(text.locale, { maximumFractionDigits: 1, useGrouping: false });
}

/** `133 mL/h · 44 drops/min`; without the drops where the set is not known. */
export function rateText(rateMlPerH: number, dropFactor: DropFactor | null): string {
  const drops = dropFactor === null ? null : figureText(dropsPerMin(rateMlPerH, dropFactor));
  return dripEn.rate(figureText(rateMlPerH), drops);
}

/** The rate that the plan comes to, mL/h. */
export function planOf(session: Pick<SessionView, "volumePlannedMl" | "plannedMinutes">): number {
  return plannedRateMlPerH(session.volumePlannedMl, session.plannedMinutes);
}

/** `26 % above`, where a rate is so far off the plan that it asks for another look; else null. */
export function offText(rateMlPerH: number, plannedMlPerH: number): string | null {
  if (!isOffPlan(rateMlPerH, plannedMlPerH)) return null;
  const share = Math.abs(rateMlPerH - plannedMlPerH) / plannedMlPerH;
  const side = rateMlPerH > plannedMlPerH ? "above" : "below";
  return dripEn.off(Math.round(share * PERCENT), side);
}

/** Whose the rate in force is: `as planned`, `counted 12:03 by K. Lindqvist, 26 % above plan`. */
export function rateOrigin(session: SessionView, timeZone: string | undefined): string {
  const { set } = session.drip;
  if (set === null) return dripEn.asPlanned;
  const words = set.dropsPerMin === null ? dripEn.set : dripEn.counted;
  const origin = words(minuteText(timeMs(set.at), timeZone), set.by.name);
  const off = offText(session.infusion.rateMlPerH, planOf(session));
  return off === null ? origin : `${origin}, ${dripEn.offPlan(off)}`;
}
