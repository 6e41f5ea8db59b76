/** Where the form that acknowledges an alarm opens: beside the bed's tile, wherever a screen is wide
 * enough for it, so that it never covers the numbers that it is about. */

/** The form's width (Acknowledge.module.css), and the free room on both sides of it. */
export const FORM_PX = 400;
const ROOM_PX = FORM_PX + 2 * 6;

/** Whether the form fits right or left of a tile; where not, it opens below its button. */
export function hasRoomBeside(
  tile: { left: number; right: number },
  windowWidthPx: number,
): boolean {
  return tile.left >= ROOM_PX || windowWidthPx - tile.right >= ROOM_PX;
}
