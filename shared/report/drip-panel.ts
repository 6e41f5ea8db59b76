/** The drip in a report's chart: the rate that ran, beside the one that was planned. */
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import { plannedRateMlPerH } from "../session/drip.ts";
import { type Frame, placeOf, valueAxis } from "./chart-panel.ts";
import { boxPath, circlePath, linePath, stepPath } from "./paths.ts";
import { reportEn } from "./report-en.ts";
import { valueScale } from "./scales.ts";
import type { Shape } from "./shapes.ts";

const HEIGHT_PT = 36;
const COUNT_PT = 1.8;

export type Lane = { heightPt: number; draw: (top: number) => Shape[] };

export function dripPanel(report: Report, frame: Frame): Lane {
  return { heightPt: HEIGHT_PT, draw: (top) => dripShapes(report, frame, top) };
}

function dripShapes(report: Report, frame: Frame, top: number): Shape[] {
  const { left, right, x } = frame;
  const { session } = report;
  const planned = plannedRateMlPerH(session.volumePlannedMl, session.plannedMinutes);
  const rates = session.drips.map(({ rateMlPerH }) => rateMlPerH);
  const scale = valueScale([0, planned * 1.1, ...rates]);
  const y = placeOf(scale, top, HEIGHT_PT);
  const counts = session.drips
    .filter(({ counted }) => counted !== null)
    .map(({ at, rateMlPerH }) => circlePath(x(timeMs(at)), y(rateMlPerH), COUNT_PT));
  const name = { x: 10, y: top + 6, text: reportEn.chart.drip, align: "start" } as const;
  const unit = { x: 10, y: top + 14, text: reportEn.chart.dripUnit, align: "start" } as const;
  return [
    ...valueAxis(scale, y, frame),
    { kind: "text", ink: "strong", ...name },
    { kind: "text", ink: "quiet", ...unit },
    { kind: "path", ink: "frame", d: boxPath(left, top, right - left, HEIGHT_PT) },
    { kind: "path", ink: "drip-planned", d: linePath(left, y(planned), right, y(planned)) },
    { kind: "path", ink: "drip", d: stepPath(rateSteps(report, frame, planned), { x, y }) },
    { kind: "path", ink: "doubtful", d: counts.join(" ") },
  ];
}

/** The rate from each change of phase or rate to the next; null while the drip stood. */
function rateSteps({ session }: Report, { toMs }: Frame, planned: number) {
  const changes = [
    ...session.phases.map(({ at, phase }) => ({ atMs: timeMs(at), phase, rate: null })),
    ...session.drips.map(({ at, rateMlPerH }) => ({
      atMs: timeMs(at),
      phase: null,
      rate: rateMlPerH,
    })),
  ].toSorted((left, right) => left.atMs - right.atMs);
  let phase: string | null = null;
  let rate = planned;
  return changes.map((change, index) => {
    phase = change.phase ?? phase;
    rate = change.rate ?? rate;
    const next = changes[index + 1];
    return {
      fromMs: change.atMs,
      toMs: next === undefined ? toMs : next.atMs,
      value: phase === "infusing" ? rate : null,
    };
  });
}
