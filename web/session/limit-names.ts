/**
 * Where the names of a chart's limits stand. Each stays on its own line, as far to the right as it
 * can without lying on another name or on a curve: in a low chart the limits of pressures are closer
 * to each other than a name is high. Where curves run along the whole limit the name covers a bit of
 * as few as it can, for a curve can be missed there and a name could not be read. A name for which there is no
 * room at all is left out rather than printed over another.
 */
import { assert } from "../../shared/assert.ts";
import { limitWords } from "./limit-words.ts";
import type { Scale } from "./panels.ts";
import { fractionOf, type TimeWindow } from "./timeline.ts";
import type { DrawnPanel } from "./trend-model.ts";

/** The room in which curves are drawn. */
export type Plot = { widthPx: number; heightPx: number };

/** From the plot's right edge and its upper one, to the name's. */
export type PlacedName = { words: string; rightPx: number; topPx: number };

type Segment = { fromX: number; fromY: number; toX: number; toY: number };
type Box = { left: number; right: number; top: number; bottom: number };

/** A name's line height, and its letters' mean width at 11 px with what stands free beside it, on
 * the generous side (`.name` in LimitNames.module.css). */
export const NAME_PX = { height: 12, letter: 6.1, edges: 8 } as const;
/** How far a name may stand out of the plot, above and below it: the frame's free room. */
const OUT_PX = { top: 6, bottom: 4 } as const;
/** Half of a curve's width, and a little air. */
const CURVE_PX = 1.5;
/** From one place that is tried to the next. */
const STEP_PX = 8;

/** The names of a chart in a plot of some size, from the highest limit down. */
export function limitNames(drawn: DrawnPanel, window: TimeWindow, plot: Plot): PlacedName[] {
  const names = drawn.limits
    .map((limit) => ({ words: limitWords(limit), yPx: heightOf(limit.value, drawn.scale, plot) }))
    .reverse();
  return placedNames(names, curvesOf(drawn, window, plot), plot);
}

/** @param names with the height of their lines, from the top; what comes first is placed first */
export function placedNames(
  names: readonly { words: string; yPx: number }[],
  curves: readonly Segment[],
  plot: Plot,
): PlacedName[] {
  assert(plot.heightPx >= 0, "a plot has a height");
  const taken: Box[] = [];
  return names.flatMap(({ words, yPx }) => {
    const places = placesOf(words, yPx, plot).filter(
      (place) => !taken.some((other) => isOver(place, other)),
    );
    const box = clearest(places, curves);
    if (box === null) return [];
    taken.push(box);
    return [{ words, rightPx: plot.widthPx - box.right, topPx: box.top }];
  });
}

/** The first of some places that no curve runs through, or else that which covers the least. */
function clearest(places: readonly Box[], curves: readonly Segment[]): Box | null {
  let best: Box | null = null;
  let bestCovered = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const covered = curves.filter((curve) => crosses(curve, place)).length;
    if (covered < bestCovered) [best, bestCovered] = [place, covered];
    if (covered === 0) break;
  }
  return best;
}

/** Every place on its line that a name could have, from the right edge to the left. */
function placesOf(words: string, yPx: number, { widthPx, heightPx }: Plot): Box[] {
  const width = words.length * NAME_PX.letter + NAME_PX.edges;
  const lowest = heightPx + OUT_PX.bottom - NAME_PX.height;
  const top = Math.max(-OUT_PX.top, Math.min(lowest, yPx - NAME_PX.height / 2));
  const places: Box[] = [];
  for (let right = widthPx; right >= width; right -= STEP_PX) {
    places.push({ left: right - width, right, top, bottom: top + NAME_PX.height });
  }
  return places;
}

function isOver(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** Whether a stretch of a curve runs through a box, or touches it. */
function crosses({ fromX, fromY, toX, toY }: Segment, box: Box): boolean {
  const left = Math.max(fromX, box.left - CURVE_PX);
  const right = Math.min(toX, box.right + CURVE_PX);
  if (left > right) return false;
  const slope = toX === fromX ? 0 : (toY - fromY) / (toX - fromX);
  const ends = [fromY + (left - fromX) * slope, fromY + (right - fromX) * slope];
  return Math.max(...ends) >= box.top - CURVE_PX && Math.min(...ends) <= box.bottom + CURVE_PX;
}

/** What is drawn of a chart's lines, stretch by stretch; a single value is a stretch of no length. */
function curvesOf({ lines, scale }: DrawnPanel, window: TimeWindow, plot: Plot): Segment[] {
  return [...lines.values()].flatMap((points) =>
    points.flatMap(([atMs, value], at): Segment[] => {
      if (value === null) return [];
      const toX = fractionOf(window, atMs) * plot.widthPx;
      const toY = heightOf(value, scale, plot);
      const [beforeMs, before] = points[at - 1] ?? [atMs, null];
      if (before === null) return [{ fromX: toX, fromY: toY, toX, toY }];
      const fromX = fractionOf(window, beforeMs) * plot.widthPx;
      return [{ fromX, fromY: heightOf(before, scale, plot), toX, toY }];
    }),
  );
}

function heightOf(value: number, { low, high }: Scale, { heightPx }: Plot): number {
  return ((high - value) / (high - low)) * heightPx;
}
