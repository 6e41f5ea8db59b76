/**
 * Sizes that the trend's charts and the lanes above and below them share: both must agree on where
 * the time axis begins and ends. The style sheets have the same figures under the same names.
 */
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import type { Vital } from "../../shared/vocabulary.ts";

/** Room of the scale's numbers, left of the time axis (`--axis` in Trend.module.css). */
export const AXIS_WIDTH_PX = 40;
/** Free room around a chart; right as `--edge` in Trend.module.css. */
export const FRAME_PX = { top: 7, right: 12, bottom: 4, left: 0 } as const;

/** Layer of limits: in front of bands, behind the curves (Recharts draws lines at
 * 400 and areas at 100). */
export const BEHIND_LINES = 150;

/** A line of pressures of no more points than this shows each of them: a cuff's values are events,
 * an arterial line's are a curve. */
const DOTS_MAX = 60;
const DOT_PX = { r: 2.5 } as const;
const LINE_PX = { measured: 1.75, second: 1.25 } as const;

/** Lines that stand beside a first one in the same chart. */
const SECOND: ReadonlySet<Vital> = new Set<Vital>(["pulse", "mean"]);

/** Tokens of tokens.css. */
const INKS: Readonly<Record<Vital, string>> = {
  heartRate: "var(--heart-rate)",
  pulse: "var(--pulse)",
  systolic: "var(--pressure)",
  diastolic: "var(--pressure)",
  mean: "var(--pressure)",
  respiration: "var(--respiration)",
  temperature: "var(--temperature)",
  spo2: "var(--spo2)",
};

/** A line's colour and stroke: lines of one chart differ in more than their colour. */
export function strokeOf(vital: Vital): {
  stroke: string;
  strokeWidth: number;
  strokeDasharray: string;
} {
  const isSecond = SECOND.has(vital);
  return {
    stroke: INKS[vital],
    strokeWidth: isSecond ? LINE_PX.second : LINE_PX.measured,
    strokeDasharray: isSecond ? "2 4" : "none",
  };
}

/** Dots for lines of few values; none for curves. */
export function dotRadiusPx(vital: Vital, points: readonly TrendPoint[]): { r: number } | false {
  const isCuff = VITAL_TABLE[vital].sensor === "pressure" && points.length <= DOTS_MAX;
  return isCuff && !SECOND.has(vital) ? DOT_PX : false;
}
