/**
 * Counts readings that were lost on their way, and takes back the count of those that come after all:
 * a device that was away sends what it kept, and a hole that is filled is none. Values that do not
 * come at all are silence.ts's.
 */
import { HOLES_MAX } from "../bounds.ts";
import type { EntryOf } from "../protocol/entry.ts";
import { begin, isAlarming, isTold, over, tell } from "./alarm-book.ts";
import type { Effect } from "./effect.ts";
import { type Hole, type MonitorState, NEVER_MS } from "./state.ts";

/** Lost readings are told for so long after the last loss (proposal). */
export const GAP_TOLD_MS = 60_000;

/** Readings were lost on their way. What is told already is told with the new count. */
export function takeGap(state: MonitorState, entry: EntryOf<"gap">, effects: Effect[]): void {
  const { gap } = state.equipment;
  const { boot, fromSeq, toSeq } = entry;
  if (toSeq < fromSeq) return;
  const missed = toSeq - fromSeq + 1;
  state.missed += missed;
  gap.lastMs = state.atMs;
  state.nextDueMs = Math.min(state.nextDueMs, state.atMs + GAP_TOLD_MS);
  if (!isTold(gap)) {
    gap.sinceMs = state.atMs;
    gap.missing = 0;
  }
  gap.missing += missed;
  gap.holes.push({ boot, fromSeq, toSeq, atMs: state.atMs });
  // The oldest is given up, as the door does: what fills it is still recorded, and still missed here.
  if (gap.holes.length > HOLES_MAX) gap.holes.shift();
  if (!isAlarming(state)) return;
  const subject = { kind: "gap", missed: gap.missing } as const;
  if (gap.alarm === null || !isTold(gap)) {
    begin(state, effects, gap, { subject, priority: "low" });
    return;
  }
  gap.alarm.subject = subject;
  tell(state, effects, "worst-value", gap.alarm);
}

/** A reading has come, or was refused for good. Where it fills a hole it was not lost, and when all
 * that is told has come nothing is told any longer. */
export function fillHole(state: MonitorState, boot: string, seq: number, effects: Effect[]): void {
  const { gap } = state.equipment;
  if (gap.holes.length === 0) return;
  const at = holeOf(gap.holes, boot, seq);
  const hole = gap.holes[at];
  if (hole === undefined) return;
  const parts = [
    { ...hole, toSeq: seq - 1 },
    { ...hole, fromSeq: seq + 1 },
  ];
  gap.holes.splice(at, 1, ...parts.filter(({ fromSeq, toSeq }) => fromSeq <= toSeq));
  if (gap.holes.length > HOLES_MAX) gap.holes.shift();
  state.missed -= 1;
  effects.push({ type: "found", atMs: state.atMs });
  if (!isTold(gap) || hole.atMs < gap.sinceMs) return;
  gap.missing -= 1;
  if (gap.missing === 0) gapOver(state, effects);
}

/** Place of the hole that a number belongs to, or -1. Makes nothing: it is asked at every reading. */
function holeOf(holes: readonly Hole[], boot: string, seq: number): number {
  for (let at = 0; at < holes.length; at += 1) {
    const hole = holes[at];
    if (hole === undefined || hole.boot !== boot) continue;
    if (hole.fromSeq <= seq && seq <= hole.toSeq) return at;
  }
  return -1;
}

/** When a loss has been told for long enough; NEVER_MS where none is. */
export function gapOverMs({ equipment: { gap } }: MonitorState): number {
  return gap.lastMs === null || !isTold(gap) ? NEVER_MS : gap.lastMs + GAP_TOLD_MS;
}

/** No reading was lost for a while, or none is missing any more. */
export function gapOver(state: MonitorState, effects: Effect[]): void {
  state.equipment.gap.lastMs = null;
  over(state, effects, state.equipment.gap);
}
