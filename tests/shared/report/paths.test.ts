// Lines of a report as paths: what is a hole in the values is a hole on the paper.

import { describe, expect, test } from "vitest";
import { seriesPaths, stepPath, stretchesOf } from "../../../shared/report/paths.ts";
import { timeMarks, valueScale } from "../../../shared/report/scales.ts";
import { durationText, siteClock } from "../../../shared/report/site-clock.ts";
import type { TrendPoint } from "../../../shared/vitals/trend.ts";

const AXES = { x: (value: number) => value, y: (value: number) => 100 - value };

describe("a line", () => {
  test.each<[string, TrendPoint[], string, boolean]>([
    [
      "of values is one stroke",
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      "M0 99 L1 98 L2 97",
      false,
    ],
    [
      "begins anew after a hole",
      [
        [0, 1],
        [1, 2],
        [2, null],
        [3, 4],
        [4, 5],
      ],
      "M0 99 L1 98 M3 96 L4 95",
      false,
    ],
    [
      "ignores a hole at its beginning and at its end",
      [
        [0, null],
        [1, 2],
        [2, 3],
        [3, null],
      ],
      "M1 98 L2 97",
      false,
    ],
    [
      "draws a value alone between holes as a dot",
      [
        [0, 1],
        [1, 2],
        [2, null],
        [3, 4],
        [4, null],
      ],
      "M0 99 L1 98",
      true,
    ],
    ["of one value is a dot", [[7, 1]], "", true],
    ["of none is nothing", [], "", false],
  ])("%s", (_name, points, line, hasDot) => {
    const paths = seriesPaths(points, AXES);
    expect(paths.line).toBe(line);
    expect(paths.dots !== "").toBe(hasDot);
  });

  test("keeps zero as a value", () => {
    expect(
      stretchesOf([
        [0, 0],
        [1, null],
        [2, 0],
      ]),
    ).toEqual([[[0, 0]], [[2, 0]]]);
  });

  test("of steps holds each value to the next, and stops where there is none", () => {
    const steps = [
      { fromMs: 0, toMs: 10, value: 5 },
      { fromMs: 10, toMs: 20, value: 7 },
      { fromMs: 20, toMs: 30, value: null },
      { fromMs: 30, toMs: 40, value: 5 },
    ];
    expect(stepPath(steps, AXES)).toBe("M0 95 L10 95 L10 93 L20 93 M30 95 L40 95");
  });
});

describe("a scale", () => {
  test("holds its values, with marks on round numbers", () => {
    const { low, high, marks } = valueScale([50, 120, 147]);
    expect(low).toBeLessThan(50);
    expect(high).toBeGreaterThan(147);
    expect(marks).toEqual([50, 100, 150]);
  });

  test("of time has marks on round minutes", () => {
    const from = Date.UTC(2026, 10, 23, 10, 16, 30);
    const marks = timeMarks(from, from + 45 * 60_000).map((ms) => new Date(ms).toISOString());
    expect(marks[0]).toBe("2026-11-23T10:20:00.000Z");
    expect(marks.length).toBe(9);
  });
});

describe("the clock of a report", () => {
  const NOON = Date.UTC(2026, 10, 23, 11);
  test("tells the time of the site alone within a day", () => {
    const clock = siteClock("Europe/Vienna", NOON, NOON + 3_600_000);
    expect(clock.time(NOON)).toBe("12:00:00");
  });

  test("tells the day too where the session goes past midnight", () => {
    const clock = siteClock("Europe/Vienna", NOON, NOON + 12 * 3_600_000);
    expect(clock.time(NOON + 12 * 3_600_000)).toBe("24 Nov 00:00:00");
  });

  test("tells apart the hour that a change of clocks brings twice", () => {
    const first = Date.UTC(2026, 9, 25, 0, 30);
    const second = first + 3_600_000;
    const clock = siteClock("Europe/Vienna", first, second);
    expect([clock.time(first), clock.time(second)]).toEqual(["02:30:00 GMT+2", "02:30:00 GMT+1"]);
  });

  test.each([
    [59_400, "0:59"],
    [60_000, "1:00"],
    [3_599_000, "59:59"],
    [3_600_000, "1:00:00"],
  ])("tells %i ms as %s", (ms, text) => expect(durationText(ms)).toBe(text));
});
