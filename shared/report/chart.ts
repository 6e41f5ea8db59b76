/**
 * The course of a session as a drawing: a chart for each sensor on one axis of time, with the limits as
 * they were in force, the phases, the drip, the alarms and what people observed. It decides where
 * everything lies; the page and the PDF file only put ink on it.
 */
import { assert } from "../assert.ts";
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import type { Vital } from "../vocabulary.ts";
import { CONTENT_WIDTH_PT } from "./blocks.ts";
import { alarmLane, observationLane } from "./chart-lanes.ts";
import { type Frame, panelShapes } from "./chart-panel.ts";
import { dripPanel } from "./drip-panel.ts";
import { boxPath, linePath } from "./paths.ts";
import { reportEn } from "./report-en.ts";
import { timeMarks } from "./scales.ts";
import type { Shape } from "./shapes.ts";
import type { SiteClock } from "./site-clock.ts";

/** Left of the charts stand names and numbers, right of them the numbers of the limits. */
const LEFT_PT = 66;
const RIGHT_PT = 24;
const STRIP_PT = 11;
const APART_PT = 6;
const AXIS_PT = 22;
const TEXT_DROP_PT = 2.2;
const MS_PER_MIN = 60_000;
const INFUSION_STEP_MIN = 5;
/** A word in a strip that is shorter than this per letter would run out of it. */
const LETTER_PT = 3.5;

/** From top to bottom. Mean and SpO₂ share a chart or have one where somebody measured them. */
const PANELS: readonly { vitals: readonly Vital[]; heightPt: number; isOptional: boolean }[] = [
  { vitals: ["heartRate", "pulse"], heightPt: 76, isOptional: false },
  { vitals: ["systolic", "mean", "diastolic"], heightPt: 84, isOptional: false },
  { vitals: ["respiration"], heightPt: 47, isOptional: false },
  { vitals: ["temperature"], heightPt: 47, isOptional: false },
  { vitals: ["spo2"], heightPt: 44, isOptional: true },
];

export type Stretch = { fromMs: number; toMs: number };

/** The whole drawing, and how high it is. */
export function chartShapes(
  report: Report,
  clock: SiteClock,
): { shapes: Shape[]; heightPt: number } {
  const span = spanOf(report);
  const frame = frameOf(span);
  const measured = new Set(report.trend.series.map(({ vital }) => vital));
  const panels = PANELS.filter(
    ({ vitals, isOptional }) => !isOptional || vitals.some((vital) => measured.has(vital)),
  );
  const shapes: Shape[] = [];
  let top = STRIP_PT + 2;
  for (const { vitals, heightPt } of panels) {
    shapes.push(...panelShapes(report, { ...frame, top, heightPt, vitals }));
    top += heightPt + APART_PT;
  }
  const lanes = [
    dripPanel(report, frame),
    alarmLane(report, frame),
    observationLane(report, frame),
  ];
  for (const { heightPt, draw } of lanes) {
    shapes.push(...draw(top));
    top += heightPt + APART_PT;
  }
  const bottom = top - APART_PT;
  const ground = phaseShapes(report, frame, bottom);
  const axis = timeAxis(frame, bottom, clock);
  const minutes = minuteAxis(report, frame, bottom);
  return { shapes: [...ground, ...axis, ...minutes, ...shapes], heightPt: bottom + AXIS_PT };
}

/** From the opening to the end, or to what came last. */
export function spanOf({ session, trend }: Report): Stretch {
  const fromMs = timeMs(session.openedAt);
  const endsMs = [trend.to, session.closedAt ?? trend.to, session.phases.at(-1)?.at ?? trend.to];
  const toMs = Math.max(...endsMs.map(timeMs));
  // What has just opened has no length yet, and an axis needs one.
  return { fromMs, toMs: Math.max(toMs, fromMs + MS_PER_MIN) };
}

function frameOf(span: Stretch): Frame {
  const left = LEFT_PT;
  const right = CONTENT_WIDTH_PT - RIGHT_PT;
  const lengthMs = span.toMs - span.fromMs;
  assert(lengthMs > 0, "an axis has a length");
  const x = (atMs: number): number => {
    const share = Math.min(1, Math.max(0, (atMs - span.fromMs) / lengthMs));
    return left + share * (right - left);
  };
  return { ...span, left, right, x };
}

/** The phases as a strip of words over the charts, and as shades behind them. */
function phaseShapes({ session }: Report, frame: Frame, bottom: number): Shape[] {
  const { x } = frame;
  return session.phases.flatMap(({ phase, at }, index): Shape[] => {
    const from = x(timeMs(at));
    const next = session.phases[index + 1];
    const to = next === undefined ? frame.right : x(timeMs(next.at));
    if (phase === "closed") return [];
    const word = reportEn.phases[phase];
    const shapes: Shape[] = [];
    if (phase !== "infusing") {
      const ink = phase === "paused" ? "phase-paused" : "phase-quiet";
      shapes.push({ kind: "path", ink, d: boxPath(from, 0, to - from, bottom) });
    }
    shapes.push({ kind: "path", ink: "phase-edge", d: linePath(from, 0, from, bottom) });
    if (to - from > word.length * LETTER_PT) {
      const place = { x: from + 2.5, y: STRIP_PT - 3.5 };
      shapes.push({ kind: "text", ink: "strong", ...place, text: word, align: "start" });
    }
    return shapes;
  });
}

function timeAxis(frame: Frame, bottom: number, clock: SiteClock): Shape[] {
  return timeMarks(frame.fromMs, frame.toMs).flatMap((atMs): Shape[] => {
    const x = frame.x(atMs);
    const y = bottom + 8;
    return [
      { kind: "path", ink: "grid", d: linePath(x, STRIP_PT, x, bottom + 2) },
      { kind: "text", ink: "label", x, y, text: clock.minute(atMs), align: "middle" },
    ];
  });
}

/** Below the clock the minutes in which the drip ran: a pause stretches them. */
function minuteAxis(report: Report, frame: Frame, bottom: number): Shape[] {
  const y = bottom + 17;
  const name = { x: 0, y, text: reportEn.chart.minutes, align: "start" } as const;
  const shapes: Shape[] = [{ kind: "text", ink: "quiet", ...name }];
  let beforeMin = 0;
  let lastX = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs } of infusingStretches(report)) {
    const untilMin = beforeMin + (toMs - fromMs) / MS_PER_MIN;
    const first = Math.ceil(beforeMin / INFUSION_STEP_MIN) * INFUSION_STEP_MIN;
    for (let minute = first; minute <= untilMin; minute += INFUSION_STEP_MIN) {
      const x = frame.x(fromMs + (minute - beforeMin) * MS_PER_MIN);
      if (x - lastX < LETTER_PT * 4) continue;
      lastX = x;
      const tick = linePath(x, bottom + 10, x, bottom + 11.5);
      shapes.push({ kind: "path", ink: "mark", d: tick });
      const text = String(minute);
      shapes.push({
        kind: "text",
        ink: "quiet",
        x,
        y: y + TEXT_DROP_PT / 2,
        text,
        align: "middle",
      });
    }
    beforeMin = untilMin;
  }
  return shapes;
}

/** When the drip ran. */
export function infusingStretches(report: Report): Stretch[] {
  const { phases } = report.session;
  const { toMs: endMs } = spanOf(report);
  return phases.flatMap(({ phase, at }, index): Stretch[] => {
    if (phase !== "infusing") return [];
    const next = phases[index + 1];
    return [{ fromMs: timeMs(at), toMs: next === undefined ? endMs : timeMs(next.at) }];
  });
}
