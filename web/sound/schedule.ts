/**
 * When bursts start. Asked at every beat of the page and whenever alarms change; bursts are handed
 * to the audio clock ahead of time, so that a busy page does not make an alarm stutter.
 *
 * Two things keep a hidden tab sounding. The page's beat comes from a worker (ticker-worker.ts),
 * whose timers browsers do not slow down as they do a hidden page's. And should a browser hold
 * back even that, the audio thread already has the bursts of more than the minute to which the
 * timers of hidden pages are slowed down. An AudioWorklet could keep the beat as well, but it
 * stops with its context, and then nobody would notice the stop.
 */
import { assert } from "../../shared/assert.ts";
import { BURSTS, burstLengthS, GROUP_GAP_S } from "./pulses.ts";
import type { Sound } from "./wanted.ts";

/** How far ahead bursts are handed over: more than two seconds of a busy page. */
export const AHEAD_S = 2.5;
/** The same while the page is hidden: more than the minute between two of its timers. */
export const AHEAD_HIDDEN_S = 65;
/** A start this far away is still "at once", and never in the past when the audio clock gets it. */
export const AT_ONCE_S = 0.05;

/** A burst that was handed to the audio clock. */
export type Handed = { sound: Sound; startS: number };

/** What to take back, which ends what sounds; what stays; and what to hand over. */
export type Plan<T extends Handed> = {
  drop: readonly T[];
  keep: readonly T[];
  start: readonly Handed[];
};

/**
 * | wanted | handed over | plan |
 * |---|---|---|
 * | nothing | any | drop all |
 * | a sound | nothing, or another sound | drop all, start at once |
 * | a sound, and a new alarm | the same | start at once, or when the burst under way has ended |
 * | a sound | the same, whose repeat falls due soon | start when due, at once if that has passed |
 * | a sound | the same, whose repeat is handed over or not due soon | nothing |
 *
 * A test and an alarm are never the same sound: an alarm ends a test at once.
 * @param options.handed oldest first; the last one also when it is over, for its repeat
 */
export function planSound<T extends Handed>(options: {
  wanted: Sound | null;
  /** An alarm has come that this sound has not told yet. */
  isNew: boolean;
  handed: readonly T[];
  nowS: number;
  aheadS: number;
}): Plan<T> {
  const { wanted, isNew, handed, nowS, aheadS } = options;
  assert(nowS >= 0, "the audio clock starts at zero");
  assert(aheadS >= AHEAD_S, "a busy page has its bursts handed over ahead");
  if (wanted === null) return { drop: handed, keep: [], start: [] };
  const burst = BURSTS[wanted.tone][wanted.priority];
  const atOnceS = nowS + AT_ONCE_S;
  const isOther = handed.some(({ sound }) => !isSame(sound, wanted));
  const keep = isOther ? [] : isNew ? keptForNew(handed, nowS) : handed;
  const start: Handed[] = [];
  let lastS = keep.at(-1)?.startS ?? null;
  const isToldLater = isNew && !keep.some(({ startS }) => startS > nowS);
  if (lastS === null || isToldLater) {
    lastS = Math.max(freeAfterS(keep), atOnceS);
    start.push({ sound: wanted, startS: lastS });
  }
  while (lastS + burst.repeatS <= nowS + aheadS) {
    lastS = Math.max(lastS + burst.repeatS, atOnceS);
    start.push({ sound: wanted, startS: lastS });
  }
  return { drop: handed.filter((each) => !keep.includes(each)), keep, start };
}

/** What stays when a new alarm comes: what has begun, and what waits only for that or for nothing;
 * a repeat that is due later makes room for a burst now. */
function keptForNew<T extends Handed>(handed: readonly T[], nowS: number): readonly T[] {
  const begun = handed.filter(({ startS }) => startS <= nowS);
  const soonS = Math.max(freeAfterS(begun), nowS + AT_ONCE_S);
  return handed.filter(({ startS }) => startS <= soonS);
}

/** From when on the next burst can follow the last of these. */
function freeAfterS(handed: readonly Handed[]): number {
  const last = handed.at(-1);
  if (last === undefined) return 0;
  return last.startS + burstLengthS(BURSTS[last.sound.tone][last.sound.priority]) + GROUP_GAP_S;
}

function isSame(one: Sound, other: Sound): boolean {
  return one.priority === other.priority && one.tone === other.tone && one.isTest === other.isTest;
}
