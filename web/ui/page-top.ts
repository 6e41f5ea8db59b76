/**
 * What lies along the window's upper edge and that no form may cover: the header, whose rows wrap,
 * and the words NOT LIVE while a form is open. Measured, and told to style sheets by name; whoever
 * places a form by hand asks for the sum. An element counts while its `--pinned` is 1: a header that
 * scrolls away with its page takes nothing.
 */
import { useCallback } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Custom properties of the page's root (tokens.css). */
type Part = "--header" | "--not-live";

const takenStore = createStore<Readonly<Record<Part, number>>>(() => ({
  "--header": 0,
  "--not-live": 0,
}));

/** Height along the upper edge that is taken, px. */
export function useTakenTop(): number {
  return useStore(takenStore, (taken) => taken["--header"] + taken["--not-live"]);
}

/** A ref for the element that is this part. */
export function useTopPart(part: Part): (element: HTMLElement | null) => (() => void) | undefined {
  return useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      const measure = (): void => tell(part, isPinned(element) ? heightPx(element) : 0);
      const observer = new ResizeObserver(measure);
      observer.observe(element);
      // A window that only becomes lower may unpin what keeps its size.
      addEventListener("resize", measure);
      return () => {
        observer.disconnect();
        removeEventListener("resize", measure);
        tell(part, 0);
      };
    },
    [part],
  );
}

function isPinned(element: HTMLElement): boolean {
  return getComputedStyle(element).getPropertyValue("--pinned").trim() === "1";
}

/** Whole pixels, so that nothing lies a hair over it. */
function heightPx(element: HTMLElement): number {
  return Math.ceil(element.getBoundingClientRect().height);
}

function tell(part: Part, px: number): void {
  document.documentElement.style.setProperty(part, `${px}px`);
  takenStore.setState({ [part]: px });
}
