/** The size of an element, kept up to date; null until it was measured. */
import { useCallback, useState } from "react";
import type { Area } from "../ward/grid.ts";

export function useSize(): [
  Area | null,
  (element: HTMLElement | null) => (() => void) | undefined,
] {
  const [size, setSize] = useState<Area | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize({ widthPx: width, heightPx: height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [size, ref];
}
