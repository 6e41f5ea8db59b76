/**
 * Judging with holes: a criterion is met, not met, or cannot be judged, and criteria are joined so
 * that what cannot be judged never counts as either (Kleene's logic). One bar serves to raise an
 * alarm and, lowered by its slack, to hold it, so that the two can never drift apart.
 */
import { assert } from "../assert.ts";

export type Truth = "met" | "not-met" | "unknown";

/** `raise` asks for the bar itself; `hold` for as much as keeps a raised alarm up. */
export type Margin = "raise" | "hold";

export type Comparison = "≥" | ">" | "≤" | "<";

/** A threshold and how far back behind it a value must come to end an alarm, in the same unit. */
export type Bar = { comparison: Comparison; at: number; slack: number };

/** Sums of tenths differ from what is meant by far less than any unit's resolution. */
const TOLERANCE = 1e-6;

export function bar(comparison: Comparison, at: number, slack: number): Bar {
  assert(Number.isFinite(at), "a bar has a height");
  assert(slack > 0, "an alarm that is held at its own bar would flap");
  return { comparison, at, slack };
}

/** How a value stands to a bar. Coming back by the whole slack ends an alarm, as with limits. */
export function passes(
  value: number | null,
  { comparison, at, slack }: Bar,
  margin: Margin,
): Truth {
  if (value === null) return "unknown";
  assert(Number.isFinite(value), "a value that is there is a number");
  const isUpward = comparison === "≥" || comparison === ">";
  const past = isUpward ? value - at : at - value;
  if (margin === "hold") return truth(past > TOLERANCE - slack);
  const isIncluded = comparison === "≥" || comparison === "≤";
  return truth(isIncluded ? past >= -TOLERANCE : past > TOLERANCE);
}

/** Both; one that is not met settles it, whatever is not known of the other. */
export function both(left: Truth, right: Truth): Truth {
  if (left === "not-met" || right === "not-met") return "not-met";
  return left === "met" && right === "met" ? "met" : "unknown";
}

/** At least one; one that is met settles it, whatever is not known of the other. */
export function either(left: Truth, right: Truth): Truth {
  if (left === "met" || right === "met") return "met";
  return left === "not-met" && right === "not-met" ? "not-met" : "unknown";
}

export function truth(isMet: boolean): Truth {
  return isMet ? "met" : "not-met";
}
