/** Follows what of a list is out of sight, while it scrolls, is resized, or gets other rows. */
import { type RefObject, useEffect, useRef, useState } from "react";
import { type Beyond, beyond } from "./beyond.ts";

export function useBeyond<List extends HTMLElement>(): [Beyond | null, RefObject<List | null>] {
  const list = useRef<List>(null);
  const [found, setFound] = useState<Beyond | null>(null);
  useEffect(() => {
    const { current } = list;
    if (current === null) return;
    const look = (): void => {
      const next = beyondOf(current);
      setFound((before) =>
        before?.side === next?.side && before?.count === next?.count ? before : next,
      );
    };
    const sizes = new ResizeObserver(look);
    // A row may grow without the list: each is watched, and so are those that come.
    const rows = new MutationObserver(() => {
      for (const row of current.children) sizes.observe(row);
      look();
    });
    sizes.observe(current);
    for (const row of current.children) sizes.observe(row);
    rows.observe(current, { childList: true });
    current.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      rows.disconnect();
      current.removeEventListener("scroll", look);
    };
  }, []);
  return [found, list];
}

function beyondOf(list: HTMLElement): Beyond | null {
  const { top } = list.getBoundingClientRect();
  const rows = [...list.children].map((row) => {
    const box = row.getBoundingClientRect();
    return { topPx: box.top - top, bottomPx: box.bottom - top };
  });
  return beyond(rows, { topPx: 0, bottomPx: list.clientHeight });
}
