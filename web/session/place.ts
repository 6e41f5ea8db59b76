/** Where something lies on a lane, and which moment lies under a pointer. */
import { fractionOf, type TimeWindow } from "./timeline.ts";

/** Left edge and width in per cent of the axis; what lies outside of it has no width. */
export function placeOf(
  span: { fromMs: number; toMs: number },
  window: TimeWindow,
): { left: string; width: string } {
  const from = fractionOf(window, span.fromMs);
  const to = fractionOf(window, span.toMs);
  return placeOfFractions(from, to);
}

/** The moment under a pointer, by the horizontal place of the axis on the page. */
export function fractionUnder(clientX: number, axis: { left: number; width: number }): number {
  return axis.width <= 0 ? 0 : (clientX - axis.left) / axis.width;
}

/** Where a moment lies, for what has its own width. */
export function placeOfMoment(atMs: number, window: TimeWindow): { left: string } {
  return { left: percent(fractionOf(window, atMs)) };
}

/** Left edge and width of a stretch that is given in fractions of the axis. */
export function placeOfFractions(from: number, to: number): { left: string; width: string } {
  return { left: percent(from), width: percent(to - from) };
}

/** Height of a step over the room that its words take at the foot of a lane.
 * @param share of the highest, 0 to 1 */
export function stepHeight(share: number): string {
  return percent(WORDS_SHARE + (1 - WORDS_SHARE) * share);
}

/** What the words take of a lane's height (`[data-lane="drip"]` in Lanes.module.css). */
const WORDS_SHARE = 0.55;

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(3)}%`;
}
