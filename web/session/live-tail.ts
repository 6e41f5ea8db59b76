/**
 * Remembers what the screen saw live of one bed, so that the trend reaches the present between two
 * answers of the server. It is no record: it forgets the oldest, and whatever the server has
 * recorded in its place wins.
 */
import { assert } from "../../shared/assert.ts";
import type { BedView, VitalView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import { VITALS, type Vital } from "../../shared/vocabulary.ts";
import type { LiveLine } from "./series.ts";

/** Ten minutes at one value a second: far more than lies between two answers of the server. */
const TAIL_POINTS_MAX = 600;

export type LiveTail = ReadonlyMap<Vital, LiveLine>;

export const EMPTY_TAIL: LiveTail = new Map();

/** The tail after one more look at the bed; the same object when nothing has changed. */
export function extended(tail: LiveTail, bed: Pick<BedView, "vitals">): LiveTail {
  let next: Map<Vital, LiveLine> | null = null;
  for (const vital of VITALS) {
    const point = pointOf(bed.vitals[vital], tail.get(vital));
    if (point === null) continue;
    next ??= new Map(tail);
    const points = [...(tail.get(vital)?.points ?? []), point].slice(-TAIL_POINTS_MAX);
    assert(points.length <= TAIL_POINTS_MAX, "a tail is short");
    next.set(vital, { points, gapMs: Math.max(1, bed.vitals[vital].staleAfterMs) });
  }
  return next ?? tail;
}

/** What a vital adds to its line: a newer value, or the end of the line when it has none. A value
 * that was calculated is in no record and would be gone at the next visit: it draws no line. */
function pointOf(view: VitalView, line: LiveLine | undefined): TrendPoint | null {
  if (view.derived) return null;
  const last = line?.points[line.points.length - 1];
  const isShown = view.state === "fresh" || view.state === "queried";
  if (isShown && view.value !== null && view.takenAt !== null) {
    const takenAtMs = timeMs(view.takenAt);
    return last === undefined || takenAtMs > last[0] ? [takenAtMs, view.value] : null;
  }
  return last === undefined || last[1] === null ? null : [last[0] + 1, null];
}
