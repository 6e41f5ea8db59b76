/**
 * How lines of the same vital are told apart: by stroke, by colour and by a number that stands on each.
 * The colours are the quiet ones of the vitals; red, yellow and cyan belong to alarms.
 */
import { assert } from "../../shared/assert.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import { COMPARED_MAX } from "./align.ts";

export type Stroke = { stroke: string; strokeDasharray: string };

/** Tokens of tokens.css. */
const INKS = ["var(--text)", "var(--heart-rate)", "var(--respiration)", "var(--pressure)"] as const;
const DASHES = ["none", "7 4", "2 3"] as const;

/** Four colours and three dashes have no divisor in common: neighbours differ in both, and all
 * twelve are different. */
export const STROKES: readonly Stroke[] = Array.from({ length: COMPARED_MAX }, (_, place) => ({
  stroke: INKS[place % INKS.length] ?? INKS[0],
  strokeDasharray: DASHES[place % DASHES.length] ?? DASHES[0],
}));

/** The stroke of a line by its place among all that are compared, hidden ones too: hiding a line gives
 * no other one its look. */
export function strokeAt(place: number): Stroke {
  const stroke = STROKES[place];
  assert(stroke !== undefined, "there are as many strokes as lines");
  return stroke;
}

/**
 * The point on which a line's number stands: spread along the lines, so that numbers of lines that run
 * together do not lie on each other. Null for a line without values.
 */
export function labelPoint(
  points: readonly TrendPoint[],
  place: number,
  lines: number,
): { atMs: number; value: number } | null {
  const known = points.flatMap(([atMs, value]) => (value === null ? [] : [{ atMs, value }]));
  const share = (place + 1) / (lines + 1);
  return known[Math.floor(share * known.length)] ?? null;
}
