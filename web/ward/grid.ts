/**
 * How the beds of a ward share a screen: columns, rows, and how much detail a tile keeps. Detail is
 * dropped in one fixed order (sparklines, limits, units) when tiles become small, and when beds
 * become many, for the eye has to find its way, too. Numerals, alarm and age are never dropped.
 */
import { assert } from "../../shared/assert.ts";

/** Most detail first; each step drops one thing more. */
export const DETAILS = ["full", "no-sparklines", "no-limits", "no-units"] as const;
export type Detail = (typeof DETAILS)[number];

/** `rowPx`: height of a row. */
export type Grid = { columns: number; detail: Detail; rowPx: number };

/** Room for tiles. Its height must not hang on the tiles in it, or the two would chase each other:
 * a grid that scrolls makes its surroundings higher, and in higher ones it need not scroll. */
export type Area = { widthPx: number; heightPx: number };

/** Between two tiles. */
export const GAP_PX = 8;
/** The size for which the tile is drawn; others are measured against it. */
const TILE_PX = { width: 320, height: 390 };
/** Smallest scale of a tile at which each detail can still be read at arm's length (proposal).
 * Letters do not shrink below a floor, so a lower tile would draw its rows over each other: the
 * floors of labels, numerals and notes fill a row of cells at 0.58, and at 0.7 where the alarm's line
 * is as high as a finger needs. */
const SCALE_MIN: Readonly<Record<Detail, number>> = {
  full: 0.72,
  "no-sparklines": 0.7,
  "no-limits": 0.58,
  "no-units": 0.26,
};
/** Most beds with which each detail is shown (screens.md: 8 full tiles, then 16, 32, 64). */
const BEDS_MAX: Readonly<Record<Detail, number>> = {
  full: 12,
  "no-sparklines": 24,
  "no-limits": 48,
  "no-units": Number.POSITIVE_INFINITY,
};
/** Where tiles do not fit the page scrolls, and they are at least this wide. */
const SCROLLED_TILE_PX_MIN = 300;
/** Height of a scrolled tile for its width: upright, or lying where the window is lower than an
 * upright one, so that a bed is in sight as a whole. From 1 : 1.25 on a tile lies (Tile.module.css). */
const UPRIGHT = 1.16;
const LYING = 0.78;
/** A narrower lying tile, with three cells in a row, has no room for sparklines beside its numerals. */
const LYING_FULL_PX_MIN = 360;

/**
 * The grid for an area. Beds fill rows from the left, always in the ward's order.
 * @param area the room for tiles, gaps included; a page may leave less height than tiles need
 * @param beds how many; none makes an empty grid of one
 * @param gapPx between tiles
 */
export function gridFor(area: Area, beds: number, gapPx: number): Grid {
  assert(beds >= 0, "beds are counted");
  const count = Math.max(1, beds);
  const { columns, scale } = bestFit(area, count, gapPx);
  if (scale < SCALE_MIN["no-units"] || isHandheld(area)) return scrolled(area, gapPx, count);
  const rows = Math.ceil(count / columns);
  const rowPx = Math.floor((area.heightPx - gapPx * (rows - 1)) / rows);
  return { columns, detail: detailFor(scale, count), rowPx };
}

/** The first detail that is allowed both by the size of the tiles and by their number. */
export function detailFor(scale: number, beds: number): Detail {
  return DETAILS.find((each) => scale >= SCALE_MIN[each] && beds <= BEDS_MAX[each]) ?? "no-units";
}

function bestFit(area: Area, count: number, gapPx: number): { columns: number; scale: number } {
  let best = { columns: 1, scale: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const width = (area.widthPx - gapPx * (columns - 1)) / columns;
    const height = (area.heightPx - gapPx * (rows - 1)) / rows;
    const scale = Math.min(width / TILE_PX.width, height / TILE_PX.height);
    if (scale > best.scale) best = { columns, scale };
  }
  return best;
}

/** A telephone, or a page enlarged so far that it is like one: two rows of tiles with all their
 * numerals would not be in sight. */
function isHandheld({ widthPx, heightPx }: Area): boolean {
  return widthPx < TILE_PX.width * 1.6 || heightPx < TILE_PX.height * 0.9;
}

function scrolled({ widthPx, heightPx }: Area, gapPx: number, count: number): Grid {
  const fitting = Math.floor((widthPx + gapPx) / (SCROLLED_TILE_PX_MIN + gapPx));
  const columns = Math.min(count, Math.max(1, fitting));
  const tilePx = (widthPx - gapPx * (columns - 1)) / columns;
  const drawnPx = Math.min(tilePx, TILE_PX.width * 1.2);
  const isLow = heightPx < drawnPx * UPRIGHT;
  const detail = isLow && drawnPx < LYING_FULL_PX_MIN ? "no-sparklines" : "full";
  return { columns, detail, rowPx: Math.round(drawnPx * (isLow ? LYING : UPRIGHT)) };
}

/** Whether a button that a finger hits fits on a tile; on smaller ones the rail has it. */
export function hasRoomToAcknowledge(detail: Detail): boolean {
  return detail === "full" || detail === "no-sparklines";
}
