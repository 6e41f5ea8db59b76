// What of a list that scrolls is out of sight.

import { expect, test } from "vitest";
import { beyond } from "../../web/ui/beyond.ts";

/** Five rows of 50 px, scrolled by so many. */
const rows = (scrolledPx: number) =>
  [0, 50, 100, 150, 200].map((topPx) => ({
    topPx: topPx - scrolledPx,
    bottomPx: topPx + 50 - scrolledPx,
  }));

test.each([
  ["all in sight", 0, 250, null],
  ["a frame's width of the last one is nothing", 0, 248, null],
  ["a cut row is more below", 0, 247, { side: "below", count: 1 }],
  ["a telephone's rail once ended in the middle of a row", 0, 175, { side: "below", count: 2 }],
  ["as long as there is anything below, that is said", 50, 175, { side: "below", count: 1 }],
  ["at the end, what is above", 75, 175, { side: "above", count: 2 }],
] as const)("%s", (_name, scrolledPx, heightPx, found) => {
  expect(beyond(rows(scrolledPx), { topPx: 0, bottomPx: heightPx })).toEqual(found);
});

test("an empty list has nothing more", () => {
  expect(beyond([], { topPx: 0, bottomPx: 0 })).toBeNull();
});
