/** Lines and marks as SVG paths: a hole in the values is a hole in the path, and a value alone between
 * two holes is a dot, for a line of one point draws nothing. */
import { assert } from "../assert.ts";
import type { TrendPoint } from "../vitals/trend.ts";
import type { Priority } from "../vocabulary.ts";

/** A value, or a moment, as a place on the paper, pt. */
export type Place = (value: number) => number;
export type Axes = { x: Place; y: Place };

const DOT_PT = 0.95;

/** Hundredths of a point are finer than any printer. */
function at(value: number): string {
  assert(Number.isFinite(value), "a place is a number");
  return String(Math.round(value * 100) / 100);
}

/** The stretches of a line between its holes. */
export function stretchesOf(points: readonly TrendPoint[]): [number, number][][] {
  const stretches: [number, number][][] = [];
  let stretch: [number, number][] = [];
  for (const [atMs, value] of points) {
    if (value !== null) {
      if (stretch.length === 0) stretches.push(stretch);
      stretch.push([atMs, value]);
    } else if (stretch.length > 0) stretch = [];
  }
  return stretches;
}

/** Line and lone dots of a series; empty where it has none. */
export function seriesPaths(
  points: readonly TrendPoint[],
  { x, y }: Axes,
): { line: string; dots: string } {
  const stretches = stretchesOf(points);
  const line = stretches.filter(({ length }) => length > 1).map((stretch) => openPath(stretch));
  const dots = stretches.flatMap((stretch) => {
    const [alone] = stretch;
    if (alone === undefined || stretch.length > 1) return [];
    return [circlePath(x(alone[0]), y(alone[1]), DOT_PT)];
  });
  return { line: line.join(" "), dots: dots.join(" ") };

  function openPath(stretch: readonly (readonly [number, number])[]): string {
    return `M${stretch.map(([atMs, value]) => `${at(x(atMs))} ${at(y(value))}`).join(" L")}`;
  }
}

/** A dot on each value, for lines of few. */
export function dotsPath(points: readonly TrendPoint[], { x, y }: Axes): string {
  return points
    .flatMap(([atMs, value]) => (value === null ? [] : [circlePath(x(atMs), y(value), DOT_PT)]))
    .join(" ");
}

/** What holds a value from a moment on until the next; null is a hole. */
export function stepPath(
  steps: readonly { fromMs: number; toMs: number; value: number | null }[],
  { x, y }: Axes,
): string {
  let path = "";
  let before: number | null = null;
  for (const { fromMs, toMs, value } of steps) {
    if (value !== null) {
      const start = before === null ? "M" : "L";
      const place = at(y(value));
      path += `${start}${at(x(fromMs))} ${place} L${at(x(toMs))} ${place} `;
    }
    before = value;
  }
  return path.trim();
}

export function linePath(fromX: number, fromY: number, toX: number, toY: number): string {
  return `M${at(fromX)} ${at(fromY)} L${at(toX)} ${at(toY)}`;
}

export function boxPath(left: number, top: number, width: number, height: number): string {
  assert(width >= 0, "a box has a width");
  assert(height >= 0, "a box has a height");
  const [right, bottom] = [left + width, top + height];
  return `M${at(left)} ${at(top)} L${at(right)} ${at(top)} L${at(right)} ${at(bottom)} L${at(left)} ${at(bottom)} Z`;
}

/** As four curves: readers of PDF draw arcs by them anyway. */
export function circlePath(x: number, y: number, radius: number): string {
  const handle = radius * 0.5523;
  const curve = (...places: number[]): string => `C${places.map(at).join(" ")}`;
  return [
    `M${at(x + radius)} ${at(y)}`,
    curve(x + radius, y + handle, x + handle, y + radius, x, y + radius),
    curve(x - handle, y + radius, x - radius, y + handle, x - radius, y),
    curve(x - radius, y - handle, x - handle, y - radius, x, y - radius),
    curve(x + handle, y - radius, x + radius, y - handle, x + radius, y),
    "Z",
  ].join(" ");
}

/** The shape of a priority, as on every screen (domain.md §4). */
export function priorityPath(priority: Priority, x: number, y: number, radius: number): string {
  if (priority === "low") return circlePath(x, y, radius);
  const corners =
    priority === "high"
      ? [
          [x, y - radius],
          [x + radius, y],
          [x, y + radius],
          [x - radius, y],
        ]
      : [
          [x, y - radius],
          [x + radius, y + radius * 0.8],
          [x - radius, y + radius * 0.8],
        ];
  return `M${corners.map((corner) => corner.map(at).join(" ")).join(" L")} Z`;
}
