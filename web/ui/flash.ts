/**
 * The flash of calling alarms, like monitors of one maker in one room: all marks of a priority are
 * light and dark together, and light for half of the time (domain.md §4). base.css says what dark is;
 * the page's own beat says when. As a CSS animation each mark had a clock of its own, to be put
 * right, and as long as one ran the browser woke sixty times a second to find nothing changed.
 */
import { LINK_LOOK_MS } from "../../shared/bounds.ts";
import { PRIORITIES, type Priority } from "../../shared/vocabulary.ts";
import { everyLook } from "../live/ticker.ts";

/** domain.md §4; low does not flash. */
export const FLASH_HZ: Readonly<Record<Priority, number | null>> = {
  high: 2,
  medium: 0.6,
  low: null,
};

/** Keeps the page's root saying which priorities are dark now. */
export function keepFlashesInStep(): void {
  const root = document.documentElement;
  let beats = 0;
  everyLook(() => {
    beats += 1;
    const dark = darkAt(beats).join(" ");
    if (root.dataset.dark !== dark) root.dataset.dark = dark;
  });
}

/**
 * The priorities whose marks are dark after so many beats of the page. Beats are counted, not timed:
 * one that comes late delays a change and never leaves one out. A half of a flash that is no whole
 * number of beats takes turns, 0.75 or 1 s long, at the same rate.
 */
export function darkAt(beats: number): Priority[] {
  return PRIORITIES.filter((priority) => {
    const hz = FLASH_HZ[priority];
    return hz !== null && Math.floor(beats * ((2 * hz * LINK_LOOK_MS) / 1_000)) % 2 === 1;
  });
}
