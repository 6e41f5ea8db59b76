/** One chart of a report: the lines of one sensor on one scale, between limits as they were in force. */
import type { Limits } from "../alarms/limits.ts";
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import { formatVital, VITAL_TABLE } from "../vitals/table.ts";
import type { TrendPoint } from "../vitals/trend.ts";
import { SEVERITIES, type Severity, SIDES, type Side, type Vital } from "../vocabulary.ts";
import {
  type Axes,
  boxPath,
  circlePath,
  dotsPath,
  linePath,
  type Place,
  seriesPaths,
  stepPath,
} from "./paths.ts";
import { reportEn } from "./report-en.ts";
import { type Scale, valueScale } from "./scales.ts";
import type { Shape } from "./shapes.ts";

/** Where the charts lie side to side, and which time they show. */
export type Frame = { fromMs: number; toMs: number; left: number; right: number; x: Place };
type Panel = Frame & { top: number; heightPt: number; vitals: readonly Vital[] };

/** Lines of fewer values than this have a dot on each: a cuff's. */
const DOTTED_MAX = 90;
/** Doubtful values nearer to each other than this are one circle. */
const DOUBT_APART_PT = 3;
const DOUBT_PT = 1.8;
const NAME_PT = 8;
/** Two numbers of limits nearer than this would lie on one another. */
const NUMBER_APART_PT = 5.4;
/** The mean's limits lie between those of its neighbours and would only clutter the chart. */
const UNLIMITED: ReadonlySet<Vital> = new Set<Vital>(["mean"]);

export function panelShapes(report: Report, panel: Panel): Shape[] {
  const { top, heightPt, left, right, vitals, x } = panel;
  const scale = scaleOf(report, vitals);
  const y = placeOf(scale, top, heightPt);
  const axes = { x, y };
  const box = boxPath(left, top, right - left, heightPt);
  const isEmpty = vitals.every((vital) => pointsOf(report, vital).length === 0);
  const middle = { x: (left + right) / 2, y: top + heightPt / 2, align: "middle" } as const;
  return [
    ...valueAxis(scale, y, panel),
    ...names(vitals, top),
    ...limitShapes(report, panel, scale, axes),
    { kind: "path", ink: "frame", d: box },
    ...vitals.flatMap((vital) => lineShapes(report, vital, axes)),
    ...vitals.flatMap((vital) => doubtShapes(report, vital, axes)),
    ...(isEmpty
      ? [{ kind: "text" as const, ink: "quiet" as const, ...middle, text: reportEn.chart.none }]
      : []),
  ];
}

/** Where a value of a scale lies on a chart. */
export function placeOf({ low, high }: Scale, top: number, heightPt: number): Place {
  return (value) => top + heightPt * (1 - (value - low) / (high - low));
}

export function valueAxis({ marks }: Scale, y: Place, { left, right }: Frame): Shape[] {
  return marks.flatMap((mark): Shape[] => [
    { kind: "path", ink: "grid", d: linePath(left, y(mark), right, y(mark)) },
    { kind: "text", ink: "label", x: left - 3, y: y(mark) + 2.2, text: String(mark), align: "end" },
  ]);
}

function names(vitals: readonly Vital[], top: number): Shape[] {
  const [first] = vitals;
  const unit = first === undefined ? "" : VITAL_TABLE[first].unit;
  const shapes = vitals.flatMap((vital, index): Shape[] => {
    const y = top + 6 + index * NAME_PT;
    const text = reportEn.chart.names[vital];
    return [
      { kind: "path", ink: vital, d: linePath(0, y - 2, 8, y - 2) },
      { kind: "text", ink: vital, x: 10, y, text, align: "start" },
    ];
  });
  const y = top + 6 + vitals.length * NAME_PT;
  return [...shapes, { kind: "text", ink: "quiet", x: 10, y, text: unit, align: "start" }];
}

/** The scale holds every value, and the limits of medium priority that were ever in force. */
function scaleOf(report: Report, vitals: readonly Vital[]): Scale {
  const values: number[] = [];
  for (const vital of vitals) {
    for (const [, value] of pointsOf(report, vital)) if (value !== null) values.push(value);
    for (const { limits } of report.session.limitsInForce) {
      for (const side of SIDES) {
        const limit = limits[vital][side].medium ?? limits[vital][side].high;
        if (limit !== null) values.push(limit);
      }
    }
  }
  // Without a limit or a value there is still a chart that says so.
  const [first] = vitals;
  const [lowest, highest] = first === undefined ? [0, 1] : VITAL_TABLE[first].query;
  if (new Set(values).size < 2) values.push(lowest, highest);
  return valueScale(values);
}

function limitShapes(report: Report, panel: Panel, scale: Scale, axes: Axes): Shape[] {
  const drawn = panel.vitals.filter((vital) => !UNLIMITED.has(vital));
  const lines = new Set<string>();
  for (const vital of drawn) {
    for (const side of SIDES) {
      for (const severity of SEVERITIES) {
        const steps = limitSteps(report, panel, { vital, side, severity }, scale);
        const d = stepPath(steps, axes);
        // Equal limits of two lines are one line.
        if (d !== "") lines.add(`limit-${severity}:${d}`);
      }
    }
  }
  const paths = [...lines].map((line): Shape => {
    const ink = line.startsWith("limit-high") ? "limit-high" : "limit-medium";
    return { kind: "path", ink, d: line.slice(line.indexOf(":") + 1) };
  });
  return [...paths, ...limitNumbers(report.session.limits, drawn, panel, axes.y, scale)];
}

type WhichLimit = { vital: Vital; side: Side; severity: Severity };

function limitSteps(
  { session }: Report,
  { toMs }: Panel,
  { vital, side, severity }: WhichLimit,
  { low, high }: Scale,
) {
  return session.limitsInForce.map(({ at, limits }, index) => {
    const next = session.limitsInForce[index + 1];
    const value = limits[vital][side][severity];
    return {
      fromMs: timeMs(at),
      toMs: next === undefined ? toMs : timeMs(next.at),
      value: value !== null && value >= low && value <= high ? value : null,
    };
  });
}

/** The numbers of the last limits, right of the chart. */
function limitNumbers(
  limits: Limits,
  vitals: readonly Vital[],
  { right }: Panel,
  y: Place,
  { low, high }: Scale,
): Shape[] {
  const numbers = new Map<string, number>();
  for (const severity of SEVERITIES) {
    for (const vital of vitals) {
      for (const side of SIDES) {
        const value = limits[vital][side][severity];
        if (value === null || value < low || value > high) continue;
        numbers.set(formatVital(vital, value), value);
      }
    }
  }
  const taken: number[] = [];
  return [...numbers].flatMap(([text, value]): Shape[] => {
    const place = y(value);
    if (taken.some((other) => Math.abs(other - place) < NUMBER_APART_PT)) return [];
    taken.push(place);
    return [{ kind: "text", ink: "quiet", x: right + 3, y: place + 2, text, align: "start" }];
  });
}

function lineShapes(report: Report, vital: Vital, axes: Axes): Shape[] {
  const points = pointsOf(report, vital);
  const { line, dots } = seriesPaths(points, axes);
  const isSparse = points.length <= DOTTED_MAX;
  const marks = isSparse ? dotsPath(points, axes) : dots;
  const shapes: Shape[] = [];
  if (line !== "") shapes.push({ kind: "path", ink: vital, d: line, of: vital });
  if (marks !== "") shapes.push({ kind: "path", ink: `${vital}-dot`, d: marks });
  return shapes;
}

function doubtShapes(report: Report, vital: Vital, { x, y }: Axes): Shape[] {
  const points = report.doubtful.find((found) => found.vital === vital)?.points ?? [];
  let lastX = Number.NEGATIVE_INFINITY;
  const circles = points.flatMap(([atMs, value]) => {
    if (x(atMs) - lastX < DOUBT_APART_PT) return [];
    lastX = x(atMs);
    return [circlePath(lastX, y(value), DOUBT_PT)];
  });
  return circles.length === 0 ? [] : [{ kind: "path", ink: "doubtful", d: circles.join(" ") }];
}

/** Thinning keeps the extremes, so a doubtful value that it left out lies inside the scale too. */
function pointsOf({ trend }: Report, vital: Vital): readonly TrendPoint[] {
  return trend.series.find((series) => series.vital === vital)?.points ?? [];
}
