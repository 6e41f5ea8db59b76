/** Below the charts of a report: alarms from raise to end, a row for each priority, and observations
 * under the numbers of their table. */
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import { PRIORITIES } from "../vocabulary.ts";
import type { Frame } from "./chart-panel.ts";
import type { Lane } from "./drip-panel.ts";
import { boxPath, linePath, priorityPath } from "./paths.ts";
import { reportEn } from "./report-en.ts";
import type { Shape } from "./shapes.ts";

const ROW_PT = 8.5;
const SHAPE_PT = 2.7;
const OBSERVATIONS_PT = 11;
const NUMBER_APART_PT = 8;

export function alarmLane(report: Report, frame: Frame): Lane {
  const heightPt = ROW_PT * PRIORITIES.length + 2;
  return { heightPt, draw: (top) => alarmShapes(report, frame, { top, heightPt }) };
}

function alarmShapes(
  { session }: Report,
  { left, right, x }: Frame,
  { top, heightPt }: { top: number; heightPt: number },
): Shape[] {
  const name = { x: 10, y: top + 6, text: reportEn.chart.alarms, align: "start" } as const;
  const rows = PRIORITIES.flatMap((priority, row): Shape[] => {
    const y = top + 1 + ROW_PT * (row + 0.5);
    const word = { x: left - 3, y: y + 2, text: priority, align: "end" } as const;
    // Equipment first, so that the patient's lie on top.
    const alarms = session.alarms
      .filter((alarm) => alarm.priority === priority)
      .toSorted((a, b) => Number(a.kind === "physiological") - Number(b.kind === "physiological"));
    return [
      { kind: "text", ink: "label", ...word },
      ...alarms.map(({ raisedAt, closedAt }): Shape => {
        const to = closedAt === null ? right : x(timeMs(closedAt));
        const d = linePath(x(timeMs(raisedAt)), y, to, y);
        return { kind: "path", ink: `${priority}-bar`, d };
      }),
      ...alarms.map(({ kind, raisedAt }): Shape => {
        const fill = kind === "physiological" ? "filled" : "hollow";
        const d = priorityPath(priority, x(timeMs(raisedAt)), y, SHAPE_PT);
        return { kind: "path", ink: `${priority}-${fill}`, d };
      }),
    ];
  });
  const box = boxPath(left, top, right - left, heightPt);
  return [
    { kind: "text", ink: "strong", ...name },
    { kind: "path", ink: "frame", d: box },
    ...rows,
  ];
}

export function observationLane(report: Report, frame: Frame): Lane {
  return { heightPt: OBSERVATIONS_PT, draw: (top) => observationShapes(report, frame, top) };
}

function observationShapes({ session }: Report, { left, right, x }: Frame, top: number): Shape[] {
  const y = top + OBSERVATIONS_PT - 3;
  const name = { x: 10, y, text: reportEn.chart.observations, align: "start" } as const;
  let lastX = Number.NEGATIVE_INFINITY;
  const marks = session.observations.flatMap(({ at }, index): Shape[] => {
    const place = x(timeMs(at));
    const tick = linePath(place, top, place, top + 3);
    const shapes: Shape[] = [{ kind: "path", ink: "mark", d: tick }];
    if (place - lastX < NUMBER_APART_PT) return shapes;
    lastX = place;
    const text = String(index + 1);
    return [...shapes, { kind: "text", ink: "label", x: place, y: y + 1, text, align: "middle" }];
  });
  const box = boxPath(left, top, right - left, OBSERVATIONS_PT);
  return [
    { kind: "text", ink: "strong", ...name },
    { kind: "path", ink: "frame", d: box },
    ...marks,
  ];
}
