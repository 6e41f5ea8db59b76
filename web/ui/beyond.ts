/** What of a list that scrolls is out of sight. */
import { assert } from "../../shared/assert.ts";

/** From the list's own upper edge, scrolled or not. */
export type Span = { topPx: number; bottomPx: number };

/** What there is more of, and where: below as long as there is anything, then above. None more where
 * only a row goes on that is higher than the view. */
export type Beyond = { side: "below" | "above"; count: number };

/** A row of which at most this much is out of sight is in sight: rounding, and a frame's width. */
const SLACK_PX = 2;

/** Null where every row is in sight. A row that is cut counts as out of sight, but for the one that
 * fills the view from its upper edge: of that there is more, and it is none more. */
export function beyond(rows: readonly Span[], view: Span): Beyond | null {
  assert(view.bottomPx >= view.topPx, "a view has a height");
  const below = rows.filter(({ bottomPx }) => bottomPx > view.bottomPx + SLACK_PX);
  const more = below.filter(({ topPx }) => topPx > view.topPx + SLACK_PX);
  if (below.length > 0) return { side: "below", count: more.length };
  const above = rows.filter(({ topPx }) => topPx < view.topPx - SLACK_PX).length;
  return above > 0 ? { side: "above", count: above } : null;
}
