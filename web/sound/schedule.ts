/**
 * When the next burst starts. Asked once a second and whenever alarms change; bursts are handed to
 * the audio clock ahead of time, so that a busy page does not make an alarm stutter.
 */
import { assert } from "../../shared/assert.ts";
import type { Priority } from "../../shared/vocabulary.ts";
import { BURSTS, burstLengthS } from "./pulses.ts";

/** How far ahead bursts are handed over: more than two beats of the page's timer. */
export const AHEAD_S = 2.5;
/** A start this far away is still "at once", and never in the past when the audio clock gets it. */
export const AT_ONCE_S = 0.05;

/** The burst that was last handed to the audio clock. */
export type Handed = { priority: Priority; startS: number };

export type Plan =
  | { kind: "keep" }
  /** Whatever sounds or waits to sound ends now. */
  | { kind: "silence" }
  /** What waits or sounds at another priority ends, and this one starts. */
  | { kind: "start"; replacing: boolean; burst: Handed };

/**
 * | wanted | last | plan |
 * |---|---|---|
 * | nothing | nothing | keep |
 * | nothing | a burst | silence |
 * | p | nothing, or another priority | start p at once |
 * | p, and a new alarm | p | start p as soon as the burst under way has ended |
 * | p | p, whose repeat falls due soon | start p when it falls due, at once if that has passed |
 * | p | p, later | keep |
 */
export function planSound(options: {
  wanted: Priority | null;
  /** An alarm of this priority has come since the last time. */
  isNew: boolean;
  last: Handed | null;
  nowS: number;
}): Plan {
  const { wanted, isNew, last, nowS } = options;
  assert(nowS >= 0, "the audio clock starts at zero");
  if (wanted === null) return last === null ? { kind: "keep" } : { kind: "silence" };
  const atOnceS = nowS + AT_ONCE_S;
  if (last === null || last.priority !== wanted) {
    const burst = { priority: wanted, startS: atOnceS };
    return { kind: "start", replacing: last !== null, burst };
  }
  // A burst that still waits to start will tell the new alarm, too.
  const isHurried = isNew && last.startS <= nowS;
  const lengthS = burstLengthS(BURSTS[wanted]);
  const dueS = last.startS + (isHurried ? lengthS : BURSTS[wanted].repeatS);
  if (!isHurried && dueS > nowS + AHEAD_S) return { kind: "keep" };
  const burst = { priority: wanted, startS: Math.max(dueS, atOnceS) };
  return { kind: "start", replacing: false, burst };
}
