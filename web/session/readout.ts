/**
 * Reads the trend at one moment: the value of each vital as it stood then, and how a keyboard moves
 * that moment. What is read is what is drawn, so eye, ear and table never disagree.
 */
import { assert } from "../../shared/assert.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { isBlank, standingOf, valueAgeMs } from "../ward/reading.ts";
import type { Lines } from "./series.ts";
import { MS_PER_MIN, type TimeWindow } from "./timeline.ts";

/** A value and when it was measured; null where there is none. */
export type Reading = {
  vital: Vital;
  value: number | null;
  takenAtMs: number | null;
  /** It has outlived its freshness, and is only shown with its own time. */
  isOld?: true;
};

/** The value that stood at a moment: the last one before it, unless a hole has begun since. */
export function valueAt(points: readonly TrendPoint[], atMs: number): TrendPoint | null {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const point = points[middle];
    assert(point !== undefined, "the middle lies between the ends");
    if (point[0] <= atMs) low = middle + 1;
    else high = middle;
  }
  const point = points[low - 1];
  return point === undefined || point[1] === null ? null : point;
}

/**
 * All vitals at a moment, in the order asked for.
 * @param heldMs how long the last value of a vital stands when nothing comes after it
 */
export function readingsAt(
  lines: Lines,
  vitals: readonly Vital[],
  atMs: number,
  heldMs: (vital: Vital) => number,
): Reading[] {
  return vitals.map((vital) => {
    const points = lines.get(vital) ?? [];
    const point = valueAt(points, atMs);
    // Inside a line its holes say where a value ends; only behind the last one age must.
    const isLast = point !== null && point === points[points.length - 1];
    if (point === null || (isLast && atMs - point[0] > heldMs(vital))) {
      return { vital, value: null, takenAtMs: null };
    }
    return { vital, value: point[1], takenAtMs: point[0] };
  });
}

/**
 * All vitals at this very moment: what the large numerals say, by the same rule. A value that they
 * grey has its own time here; where they have a dash, here is one too.
 */
export function readingsNow(
  views: BedView["vitals"],
  vitals: readonly Vital[],
  bedMs: number,
): Reading[] {
  return vitals.map((vital) => {
    const view = views[vital];
    const standing = standingOf(view, valueAgeMs(view, bedMs));
    if (isBlank(standing) || view.takenAt === null) return { vital, value: null, takenAtMs: null };
    const reading = { vital, value: view.value, takenAtMs: timeMs(view.takenAt) };
    return standing === "old" ? { ...reading, isOld: true } : reading;
  });
}

/** Steps of the arrows, and of the arrows with shift and the page keys; fine enough to find a
 * one-minute event, coarse enough to cross a session in a few presses. */
const STEPS_MS = [10_000, 30_000, MS_PER_MIN] as const;
const STEPS_ACROSS_MAX = 240;
const LARGE_STEP_MS = 5 * MS_PER_MIN;

/**
 * Where a key takes the reading moment, or null where the key means nothing here.
 * @param atMs where it is; null while nothing is being read, which begins at now
 */
export function movedCursor(
  window: TimeWindow,
  atMs: number | null,
  key: string,
  isLarge: boolean,
): number | null {
  const fromMs = Math.min(atMs ?? window.nowMs, window.nowMs);
  const step = isLarge ? LARGE_STEP_MS : stepMs(window);
  const to = targetOf(window, { fromMs, step, isFirst: atMs === null }, key);
  if (to === null) return null;
  return Math.min(window.nowMs, Math.max(window.fromMs, to));
}

function targetOf(
  window: TimeWindow,
  { fromMs, step, isFirst }: { fromMs: number; step: number; isFirst: boolean },
  key: string,
): number | null {
  switch (key) {
    case "ArrowLeft":
      return isFirst ? fromMs : fromMs - step;
    case "ArrowRight":
      return isFirst ? fromMs : fromMs + step;
    case "PageDown":
      return fromMs - LARGE_STEP_MS;
    case "PageUp":
      return fromMs + LARGE_STEP_MS;
    case "Home":
      return window.fromMs;
    case "End":
      return window.nowMs;
    default:
      return null;
  }
}

function stepMs({ fromMs, nowMs }: TimeWindow): number {
  const found = STEPS_MS.find((candidate) => (nowMs - fromMs) / candidate <= STEPS_ACROSS_MAX);
  return found ?? MS_PER_MIN;
}
