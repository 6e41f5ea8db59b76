/**
 * How a vital stands on a tile: as a number, as a number that is too old, or as no number at all.
 * An old value is never drawn as if it were new, and nothing is ever drawn as zero.
 */
import type { VitalView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { Detail } from "./grid.ts";

export type Standing =
  /** Shown in full. */
  | "present"
  /** Greyed, with its age. */
  | "old"
  /** A dash and how long there has been nothing. */
  | "gone"
  | "lead-off"
  /** Nothing has ever come. */
  | "never";

/** A stale value stays in sight, grey, until it is this many times as old as it may be (proposal):
 * long enough to be read once more, too short to be believed. */
const GONE_AFTER_STALE = 2;
/** From this share of its life a value shows its age: late, though not yet stale. */
const AGE_MATTERS_FROM = 0.5;

/**
 * | state the server told | age | standing |
 * |---|---|---|
 * | lead-off | any | lead-off |
 * | none, or no value | any | never |
 * | fresh, queried | under its best-before | present |
 * | fresh, queried | past it (the link is lost) | as stale |
 * | stale | under twice its best-before | old |
 * | stale | twice its best-before and more | gone |
 */
export function standingOf(
  vital: Pick<VitalView, "value" | "state" | "staleAfterMs">,
  ageMs: number | null,
): Standing {
  if (vital.state === "lead-off") return "lead-off";
  if (vital.state === "none" || vital.value === null || ageMs === null) return "never";
  if (ageMs >= vital.staleAfterMs * GONE_AFTER_STALE) return "gone";
  return vital.state === "stale" || ageMs >= vital.staleAfterMs ? "old" : "present";
}

/** Whether a standing has no number to show. */
export function isBlank(standing: Standing): boolean {
  return standing === "gone" || standing === "lead-off" || standing === "never";
}

/** A line beside a dash would look like a value, so what has no number has no sparkline. */
export function hasSparkline(detail: Detail, standing: Standing): boolean {
  return detail === "full" && !isBlank(standing);
}

/** Whether the age of a value has to be seen, even while the value is fresh. */
export function isAgeTold(staleAfterMs: number, ageMs: number): boolean {
  return ageMs >= staleAfterMs * AGE_MATTERS_FROM;
}

/** Age of a value at a moment of its bed's time, ms; null where there is none. */
export function valueAgeMs(vital: Pick<VitalView, "takenAt">, bedMs: number): number | null {
  return vital.takenAt === null ? null : Math.max(0, bedMs - timeMs(vital.takenAt));
}
