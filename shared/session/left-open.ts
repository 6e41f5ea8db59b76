/**
 * Whether somebody seems to have forgotten to close a session. It only says so: a session is never
 * closed by itself, for nobody but a person at the bed knows whether the patient has gone (domain.md
 * §1).
 */
import { assert } from "../assert.ts";
import type { SessionPhase } from "../vocabulary.ts";

const MS_PER_MIN = 60_000;
const MS_PER_H = 60 * MS_PER_MIN;

/** The watch after an infusion (proposal, domain.md §1). */
export const WATCH_MINUTES = 60;

/** Proposal: longer than baseline, infusion and watch of any programme take in a day's work, and
 * shorter than a night with the evening before it. */
export const OPEN_LONG_MS = 12 * MS_PER_H;

/** Proposal: so long after its watch a session waits for nothing; the last observation is overdue by
 * then, too. */
export const WATCH_OVER_MS = 30 * MS_PER_MIN;

/** Why a session seems to be left open: since when it has been open, or its watch over. */
export type LeftOpen =
  | { kind: "open-long"; sinceMs: number }
  | { kind: "watch-over"; sinceMs: number };

export type OpenStanding = { phase: SessionPhase; openedAtMs: number; phaseSinceMs: number };

/** Why a session seems to be left open at a moment, or null while it does not; being open too long
 * says more than a watch that is over. */
export function leftOpen(
  { phase, openedAtMs, phaseSinceMs }: OpenStanding,
  atMs: number,
): LeftOpen | null {
  assert(phaseSinceMs >= openedAtMs, "a phase begins when the session is open");
  if (phase === "closed") return null;
  if (atMs - openedAtMs >= OPEN_LONG_MS) return { kind: "open-long", sinceMs: openedAtMs };
  const watchEndMs = phaseSinceMs + WATCH_MINUTES * MS_PER_MIN;
  const isOver = phase === "observing" && atMs - watchEndMs >= WATCH_OVER_MS;
  return isOver ? { kind: "watch-over", sinceMs: watchEndMs } : null;
}
