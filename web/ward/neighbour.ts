/** Where the focus goes from a bed with an arrow key: the nearest bed on that side. */
import type { Direction } from "../shell/keys.ts";

export type Box = { x: number; y: number; width: number; height: number };

/** Leaving the row or column counts this many times as much as going along it. */
const STRAYING = 3;

/** Index of the neighbour in that direction; null at the edge of the grid. */
export function neighbour(
  boxes: readonly Box[],
  from: number,
  direction: Direction,
): number | null {
  const origin = boxes[from];
  if (origin === undefined) return boxes.length > 0 ? 0 : null;
  let best: { index: number; cost: number } | null = null;
  for (const [index, box] of boxes.entries()) {
    const { along, across } = distance(origin, box, direction);
    // A box whose middle is not beyond this one's edge is no neighbour on that side.
    if (along <= 0) continue;
    const cost = along + across * STRAYING;
    if (best === null || cost < best.cost) best = { index, cost };
  }
  return best?.index ?? null;
}

function distance(from: Box, to: Box, direction: Direction): { along: number; across: number } {
  const dx = to.x + to.width / 2 - (from.x + from.width / 2);
  const dy = to.y + to.height / 2 - (from.y + from.height / 2);
  const isSideways = direction === "left" || direction === "right";
  const sign = direction === "left" || direction === "up" ? -1 : 1;
  const along = sign * (isSideways ? dx : dy);
  const reach = (isSideways ? from.width : from.height) / 2;
  return { along: along > reach ? along : 0, across: Math.abs(isSideways ? dy : dx) };
}
