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

test.each([
  ["of seven alarms one filled the view, and seven were once counted below", 7, 6],
  ["a single one that is higher than the view goes on, and is none more", 1, 0],
])("%s", (_name, rows, count) => {
  const high = Array.from({ length: rows }, (_row, at) => ({
    topPx: at * 200,
    bottomPx: at * 200 + 190,
  }));
  expect(beyond(high, { topPx: 0, bottomPx: 150 })).toEqual({ side: "below", count });
});

test("an empty list has nothing more", () => {
  expect(beyond([], { topPx: 0, bottomPx: 0 })).toBeNull();
});
