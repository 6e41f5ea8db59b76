/**
 * What is stacked: one chart per sensor, on one scale each, and how its limits look as bands. Lines
 * that share a chart share its scale; a chart nobody measures for is left out.
 */
import type { Limits } from "../../shared/alarms/limits.ts";
import { assert } from "../../shared/assert.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import type { Severity, Side, Vital } from "../../shared/vocabulary.ts";
import { SIDES } from "../../shared/vocabulary.ts";

export const PANEL_IDS = ["heart", "pressure", "respiration", "temperature", "spo2"] as const;
export type PanelId = (typeof PANEL_IDS)[number];

export type Panel = { id: PanelId; vitals: readonly Vital[] };

/** A stretch of the scale that lies beyond a limit of every line of the chart. */
export type Band = { side: Side; severity: Severity; fromValue: number; toValue: number };

/** A limit as a line: which vitals it belongs to, lowest side first. */
export type LimitLine = { value: number; names: readonly { vital: Vital; side: Side }[] };

export type Scale = { low: number; high: number; marks: readonly number[] };

/** Every chart there can be, from top to bottom. */
export const PANELS: readonly Panel[] = [
  { id: "heart", vitals: ["heartRate", "pulse"] },
  { id: "pressure", vitals: ["systolic", "mean", "diastolic"] },
  { id: "respiration", vitals: ["respiration"] },
  { id: "temperature", vitals: ["temperature"] },
  { id: "spo2", vitals: ["spo2"] },
];

/** Share of a scale that stays free above and below its lines. */
const ROOM = 0.06;
/** Distances between the marks of a scale, the first that gives few enough of them. */
const MARK_STEPS = [0.5, 1, 2, 5, 10, 20, 40, 50, 100] as const;
const MARKS_MAX = 4;
/** Between two marks, so that their numbers (`--size-tiny`) do not touch. */
const MARK_APART_PX = 15;

/** Vitals that many devices never measure (domain.md §2): they are drawn only where one does. */
const OPTIONAL: ReadonlySet<Vital> = new Set<Vital>(["spo2", "mean"]);

/** The charts to draw, with the lines that there can be. */
export function panelsFor(measured: ReadonlySet<Vital>): readonly Panel[] {
  return PANELS.map(({ id, vitals }) => ({
    id,
    vitals: vitals.filter((vital) => !OPTIONAL.has(vital) || measured.has(vital)),
  })).filter(({ vitals }) => vitals.length > 0);
}

/**
 * The scale of a chart: the limits of medium priority and all values, with some room, on round
 * numbers. Values inside the limits never move it, so a calm trend stands still.
 */
export function scaleOf(
  panel: Pick<Panel, "vitals">,
  limits: Limits,
  lines: Iterable<readonly TrendPoint[]>,
): Scale {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const take = (value: number | null): void => {
    if (value === null) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  // A side without a limit reaches as far as the vital plausibly does (100 % of oxygen).
  for (const vital of panel.vitals) {
    const [lowest, highest] = VITAL_TABLE[vital].query;
    take(limits[vital].low.medium ?? limits[vital].low.high ?? lowest);
    take(limits[vital].high.medium ?? limits[vital].high.high ?? highest);
  }
  for (const points of lines) for (const [, value] of points) take(value);
  assert(low <= high, "a chart has vitals");
  const step = markStep(high - low);
  const room = Math.max((high - low) * ROOM, step / 10);
  return rounded({ low: low - room, high: high + room }, step);
}

/** The marks that a chart of a height has room for: all, or evenly fewer, from the lowest on. */
export function spacedMarks({ low, high, marks }: Scale, heightPx: number): number[] {
  assert(high > low, "a scale has a length");
  const [first = low, second = high] = marks;
  const apartPx = ((second - first) / (high - low)) * heightPx;
  const every = apartPx > 0 ? Math.ceil(MARK_APART_PX / apartPx) : 1;
  return marks.filter((_mark, index) => index % every === 0);
}

/** Where the chart's values would be beyond a limit, whichever line they belong to. */
export function bandsOf(panel: Panel, limits: Limits, scale: Scale): Band[] {
  return SIDES.flatMap((side) => {
    const medium = outermost(panel, limits, side, "medium");
    const high = outermost(panel, limits, side, "high");
    const end = side === "low" ? scale.low : scale.high;
    const bands: Band[] = [];
    if (medium !== null) bands.push(band(side, "medium", medium, high ?? end));
    if (high !== null) bands.push(band(side, "high", high, end));
    return bands
      .map((found) => within(found, scale))
      .filter(({ fromValue, toValue }) => toValue > fromValue);
  });
}

/** The limits of medium priority as lines; equal ones are one line with both names. */
export function limitLines(panel: Panel, limits: Limits, scale: Scale): LimitLine[] {
  const lines = new Map<number, { vital: Vital; side: Side }[]>();
  for (const vital of panel.vitals) {
    // The mean's limits lie between those of its neighbours and would only clutter the chart.
    if (vital === "mean") continue;
    for (const side of SIDES) {
      const value = limits[vital][side].medium;
      if (value === null || value < scale.low || value > scale.high) continue;
      lines.set(value, [...(lines.get(value) ?? []), { vital, side }]);
    }
  }
  return [...lines]
    .map(([value, names]) => ({ value, names }))
    .sort((left, right) => left.value - right.value);
}

function outermost(panel: Panel, limits: Limits, side: Side, severity: Severity): number | null {
  const values = panel.vitals
    .map((vital) => limits[vital][side][severity])
    .filter((value) => value !== null);
  if (values.length < panel.vitals.length) return null;
  return side === "low" ? Math.min(...values) : Math.max(...values);
}

function band(side: Side, severity: Severity, inner: number, outer: number): Band {
  return { side, severity, fromValue: Math.min(inner, outer), toValue: Math.max(inner, outer) };
}

function within(found: Band, { low, high }: Scale): Band {
  return {
    ...found,
    fromValue: Math.max(low, found.fromValue),
    toValue: Math.min(high, found.toValue),
  };
}

function markStep(length: number): number {
  const step = MARK_STEPS.find((candidate) => length / candidate <= MARKS_MAX);
  return step ?? length / MARKS_MAX;
}

function rounded({ low, high }: { low: number; high: number }, step: number): Scale {
  assert(step > 0, "marks lie apart");
  const fine = step / 5;
  const bottom = Math.floor(low / fine + 1e-9) * fine;
  const top = Math.ceil(high / fine - 1e-9) * fine;
  const marks: number[] = [];
  for (let mark = Math.ceil(bottom / step - 1e-9) * step; mark <= top + 1e-9; mark += step) {
    marks.push(Number(mark.toFixed(2)));
  }
  return { low: Number(bottom.toFixed(2)), high: Number(top.toFixed(2)), marks };
}
