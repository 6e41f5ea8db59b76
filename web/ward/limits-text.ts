/** The limits of a vital as a tile shows them: where medium alarms begin, or where high ones do. */
import { offLimits } from "../../shared/alarms/limit-change.ts";
import type { Limits, VitalLimits } from "../../shared/alarms/limits.ts";
import { formatVital } from "../../shared/vitals/table.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { actEn } from "../text/act-en.ts";
import { text } from "../text/text.ts";

/** `title` says in words which limits are off; null where all are on. */
export type TileLimits = { words: string; title: string | null };

/**
 * A limit that is off is never just left out:
 *
 * | limits of the heart rate | words |
 * |---|---|
 * | 50 and 120 | `50–120` |
 * | none below | `off–120` |
 * | high priority alone below, 40 | `40–120, 1 off` |
 *
 * @param vital whose limits are told
 * @param others whose limits are told only where they are off
 */
export function tileLimits(limits: Limits, vital: Vital, others: readonly Vital[]): TileLimits {
  const near = nearLimits(vital, limits[vital]);
  const own = offLimits(limits, vital);
  const isSideOff = (side: "low" | "high"): boolean =>
    near[side] === null && own.some((place) => place.side === side);
  const low = isSideOff("low") ? actEn.off : near.low;
  const high = isSideOff("high") ? actEn.off : near.high;
  const all = [...own, ...others.flatMap((each) => offLimits(limits, each))];
  const unsaid = all.filter((place) => place.vital !== vital || !isSideOff(place.side));
  const words = [
    ...(low === null && high === null ? [] : [text.value.limits(low, high)]),
    ...(unsaid.length === 0 ? [] : [actEn.someOff(unsaid.length)]),
  ];
  return {
    words: words.join(", "),
    title: all.length === 0 ? null : actEn.offTitle(all.map((place) => actEn.place(place))),
  };
}

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
