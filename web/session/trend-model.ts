/**
 * Everything that the trend draws, put together from the record, the live bed and the chosen range:
 * one time axis, the charts on it with their lines, scales and limits, and what lies on the axis.
 */
import type { Limits } from "../../shared/alarms/limits.ts";
import type { SessionDetail, Trend } from "../../shared/protocol/http.ts";
import type { AlarmView, SessionView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import { VITALS, type Vital } from "../../shared/vocabulary.ts";
import { type AlarmMark, alarmMarks } from "./alarm-marks.ts";
import { type DripCourse, dripCourse } from "./drip-steps.ts";
import {
  bandsOfSpans,
  limitPoints,
  limitSpans,
  limitStretches,
  type Spanned,
} from "./limit-spans.ts";
import type { LiveTail } from "./live-tail.ts";
import {
  type Band,
  type LimitLine,
  limitLines,
  type Panel,
  panelsFor,
  type Scale,
  scaleOf,
} from "./panels.ts";
import { clipped, continued, type Lines, thinnedTogether } from "./series.ts";
import {
  type PhaseSpan,
  phaseSpans,
  type Range,
  type Tick,
  type TimeWindow,
  ticks,
  timeWindow,
} from "./timeline.ts";

export type LivePhase = Pick<SessionView, "phase" | "phaseSince">;
export type LiveDrip = Pick<SessionView, "drip" | "infusion">;

export type DrawnPanel = {
  panel: Panel;
  lines: Lines;
  scale: Scale;
  bands: readonly Spanned<Band>[];
  /** Those that count now, or counted last: these have names. */
  limits: readonly LimitLine[];
  limitStretches: readonly Spanned<{ value: number }>[];
  /** When its values raised alarms; silence of a sensor is seen as a hole. */
  marks: readonly AlarmMark[];
};

export type TrendModel = {
  window: TimeWindow;
  spans: readonly PhaseSpan[];
  ticks: readonly Tick[];
  drip: DripCourse;
  panels: readonly DrawnPanel[];
  marks: readonly AlarmMark[];
  /** The vitals that are drawn, and their lines as drawn. */
  vitals: readonly Vital[];
  lines: Lines;
  limits: Limits;
  /** Until when the last value of a vital stands. */
  heldMs: (vital: Vital) => number;
  isEmpty: boolean;
};

/** A recorded line of at least this many points may have been thinned. */
const THINNED_POINTS_MIN = 60;
/** Points of a thinned line lie at most two buckets apart, and a bucket keeps two points. */
const STEPS_APART_MAX = 4;

export function trendModel(options: {
  detail: SessionDetail;
  limits: Limits;
  /** The phase of the live bed; null where there is none. */
  phase: LivePhase | null;
  drip: LiveDrip | null;
  trend: Trend | null;
  tail: LiveTail;
  alarms: readonly AlarmView[];
  nowMs: number;
  range: Range;
}): TrendModel {
  const { detail, limits, phase, drip, trend, tail, alarms, nowMs, range } = options;
  const spans = sessionSpans(detail, phase, nowMs);
  const window = timeWindow(spans, { plannedMinutes: detail.plannedMinutes, nowMs, range });
  const inForce = limitSpans(detail, limits, window);
  const whole = wholeLines(trend, tail, window);
  const measured = new Set([...whole].filter(([, line]) => line.length > 0).map(([v]) => v));
  const marks = alarmMarks(alarms, window);
  const panels = panelsFor(measured).map((panel): DrawnPanel => {
    const lines = thinnedTogether(
      new Map(panel.vitals.map((vital) => [vital, whole.get(vital) ?? []] as const)),
    );
    const scale = scaleOf(panel, limits, [...lines.values(), limitPoints(panel, inForce)]);
    return {
      panel,
      lines,
      scale,
      bands: bandsOfSpans(panel, inForce, scale),
      limits: limitLines(panel, limits, scale),
      limitStretches: limitStretches(panel, inForce, scale),
      marks: marks.filter(({ alarm }) => isOfLine(panel, alarm)),
    };
  });
  return {
    window,
    spans,
    ticks: ticks(spans, window),
    drip: dripCourse(detail, drip, spans),
    panels,
    marks,
    vitals: panels.flatMap(({ panel }) => panel.vitals),
    lines: new Map(panels.flatMap(({ lines }) => [...lines])),
    limits,
    heldMs: (vital) => tail.get(vital)?.gapMs ?? VITAL_TABLE[vital].staleAfterMs,
    isEmpty: measured.size === 0,
  };
}

/** The phases as the server listed them, and the one that has begun since. */
export function sessionSpans(
  detail: Pick<SessionDetail, "phases" | "openedAt">,
  live: LivePhase | null,
  nowMs: number,
): PhaseSpan[] {
  const phases = detail.phases.map(({ phase, at }) => ({ phase, atMs: timeMs(at) }));
  const last = phases[phases.length - 1];
  if (live !== null) {
    const sinceMs = timeMs(live.phaseSince);
    const isNew = last === undefined || (live.phase !== last.phase && sinceMs >= last.atMs);
    if (isNew) phases.push({ phase: live.phase, atMs: sinceMs });
  }
  return phaseSpans(phases, nowMs);
}

function isOfLine(panel: Panel, alarm: AlarmView): boolean {
  return alarm.kind === "physiological" && panel.vitals.some((vital) => vital === alarm.vital);
}

function wholeLines(
  trend: Trend | null,
  tail: LiveTail,
  window: TimeWindow,
): Map<Vital, TrendPoint[]> {
  const recorded = new Map(trend?.series.map(({ vital, points }) => [vital, points] as const));
  const lines = new Map<Vital, TrendPoint[]>();
  for (const vital of VITALS) {
    const points = recorded.get(vital) ?? [];
    const live = tail.get(vital);
    const line = live === undefined ? points : continued(points, live, stepMs(points));
    const shown = clipped(line, window);
    lines.set(vital, shown.some(([, value]) => value !== null) ? shown : []);
  }
  return lines;
}

function stepMs(points: readonly TrendPoint[]): number {
  const first = points[0];
  const last = points[points.length - 1];
  if (first === undefined || last === undefined || points.length < THINNED_POINTS_MIN) return 0;
  return (STEPS_APART_MAX * (last[0] - first[0])) / points.length;
}
