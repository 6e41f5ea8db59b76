/**
 * Puts the lines of a chart together: what the server has recorded, and after it what the screen
 * has seen live since. The result is thinned again, so that one chart never draws more than
 * `TREND_POINTS_MAX` points, and a hole stays a hole at every seam.
 */
import { assert } from "../../shared/assert.ts";
import { TREND_POINTS_MAX } from "../../shared/bounds.ts";
import { type TrendPoint, thinTrend } from "../../shared/vitals/trend.ts";
import type { Vital } from "../../shared/vocabulary.ts";

/** The lines of a session, as far as they are known. */
export type Lines = ReadonlyMap<Vital, readonly TrendPoint[]>;

/** What was seen live of one vital, and when its silence becomes a hole. */
export type LiveLine = { points: readonly TrendPoint[]; gapMs: number };

/** A thinned line says itself where its holes are: no distance in it is one. */
const NO_GAP_MS = Number.POSITIVE_INFINITY;
/** Fewer points than this draw no line; charts of many lines still get as many each. */
const POINTS_MIN = 2;

/**
 * A recorded line, continued by what was seen live after its end.
 *
 * The recorded line is thinned: its last points may lie up to two buckets apart, and that is no
 * hole. `recordedStepMs` tells how far apart they are; the seam is a hole only beyond both that
 * and the vital's own silence.
 */
export function continued(
  recorded: readonly TrendPoint[],
  live: LiveLine,
  recordedStepMs: number,
): TrendPoint[] {
  assert(live.gapMs > 0, "silence takes time");
  const last = recorded[recorded.length - 1];
  const tail = thinTrend(
    live.points.filter(([atMs]) => last === undefined || atMs > last[0]),
    { pointsMax: Math.max(POINTS_MIN, live.points.length), gapMs: live.gapMs },
  );
  const next = tail[0];
  if (last === undefined || next === undefined) return [...recorded, ...tail];
  const isApart =
    last[1] !== null &&
    next[1] !== null &&
    next[0] - last[0] > Math.max(live.gapMs, recordedStepMs);
  return isApart ? [...recorded, [last[0] + 1, null], ...tail] : [...recorded, ...tail];
}

/** The part of a line inside a window, and the point before it, so that a line of rare values
 * (a cuff's) enters at the edge instead of beginning in the middle. */
export function clipped(
  points: readonly TrendPoint[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): TrendPoint[] {
  const inside = points.findIndex(([atMs]) => atMs >= fromMs);
  const first = inside === -1 ? points.length : inside;
  return points.slice(Math.max(0, first - 1)).filter(([atMs]) => atMs <= toMs);
}

/** Lines of one chart with no more points together than a chart may draw. Lines with few points
 * keep them all; the others share what is left. */
export function thinnedTogether<Key>(
  lines: ReadonlyMap<Key, readonly TrendPoint[]>,
  pointsMax: number = TREND_POINTS_MAX,
): Map<Key, TrendPoint[]> {
  const bySize = [...lines].sort(([, left], [, right]) => left.length - right.length);
  const thinned = new Map<Key, TrendPoint[]>();
  let left = pointsMax;
  bySize.forEach(([vital, points], index) => {
    const share = Math.max(POINTS_MIN, Math.floor(left / (bySize.length - index)));
    const line = fitted(points, share);
    left -= line.length;
    thinned.set(vital, line);
  });
  assert(left >= 0 || pointsMax < POINTS_MIN * lines.size, "a chart keeps to its points");
  return thinned;
}

/** Points of all lines of a chart, breaks counted too: what Recharts is given. */
export function pointCount(lines: Lines): number {
  return [...lines.values()].reduce((count, points) => count + points.length, 0);
}

/** Thins until the line, with its breaks, fits. A line of many holes gives up points for them. */
function fitted(points: readonly TrendPoint[], pointsMax: number): TrendPoint[] {
  if (points.length <= pointsMax) return [...points];
  for (let keep = pointsMax - 1; keep >= POINTS_MIN; keep = Math.floor(keep / 2)) {
    const line = toItsEnd(thinTrend(points, { pointsMax: keep, gapMs: NO_GAP_MS }), points);
    if (line.length <= pointsMax) return line;
  }
  return thinTrend(points, { pointsMax: POINTS_MIN, gapMs: NO_GAP_MS }).slice(-pointsMax);
}

/** Thinning keeps extremes; the newest value is kept too, or the present would seem to be a hole. */
function toItsEnd(line: readonly TrendPoint[], points: readonly TrendPoint[]): TrendPoint[] {
  const last = points[points.length - 1];
  return last === undefined || line[line.length - 1] === last ? [...line] : [...line, last];
}
