import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TREND_POINTS_MAX } from "../../shared/bounds.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { clipped, continued, pointCount, thinnedTogether } from "../../web/session/series.ts";

const S = 1_000;

function perSecond(from: number, to: number, value = 72): TrendPoint[] {
  return Array.from({ length: to - from }, (_, index) => [(from + index) * S, value] as const);
}

/** A line that never stands still, so that every bucket has a lowest and a highest value. */
function restless(from: number, to: number): TrendPoint[] {
  return perSecond(from, to).map(([atMs], index) => [atMs, 70 + (index % 7)] as const);
}

describe("a recorded line goes on live", () => {
  const live = { points: perSecond(55, 65), gapMs: 10 * S };

  test("what the server has recorded is not drawn twice", () => {
    const line = continued(perSecond(0, 60), live, S);
    expect(line.map(([atMs]) => atMs / S)).toEqual(
      Array.from({ length: 65 }, (_, second) => second),
    );
  });

  test("a seam within the vital's silence is joined, just beyond it a hole", () => {
    const after = (second: number) => ({ points: perSecond(second, second + 1), gapMs: 10 * S });
    expect(continued([[0, 70]], after(10), S)).toEqual([
      [0, 70],
      [10 * S, 72],
    ]);
    expect(continued([[0, 70]], { points: [[10 * S + 1, 72]], gapMs: 10 * S }, S)).toEqual([
      [0, 70],
      [1, null],
      [10 * S + 1, 72],
    ]);
  });

  test("the distance of thinned points is no hole", () => {
    expect(continued([[0, 70]], { points: [[40 * S, 72]], gapMs: 10 * S }, 42 * S)).toEqual([
      [0, 70],
      [40 * S, 72],
    ]);
  });

  test("a hole that was seen live stays one", () => {
    const points: TrendPoint[] = [
      [1 * S, 72],
      [1 * S + 1, null],
      [3 * S, 73],
    ];
    expect(continued([], { points, gapMs: 10 * S }, S)).toEqual(points);
  });

  test("a hole at the end of the record is not told twice", () => {
    const line = continued(
      [
        [0, 70],
        [1, null],
      ],
      { points: [[40 * S, 72]], gapMs: 10 * S },
      S,
    );
    expect(line).toEqual([
      [0, 70],
      [1, null],
      [40 * S, 72],
    ]);
  });
});

describe("a line inside a window", () => {
  const cuff: TrendPoint[] = [
    [0, 120],
    [300 * S, 118],
    [600 * S, 117],
  ];

  test("enters from the value before it", () => {
    expect(clipped(cuff, { fromMs: 400 * S, toMs: 700 * S })).toEqual([
      [300 * S, 118],
      [600 * S, 117],
    ]);
  });

  test("keeps the last value where all lie before it", () => {
    expect(clipped(cuff, { fromMs: 650 * S, toMs: 700 * S })).toEqual([[600 * S, 117]]);
  });

  test("of nothing is nothing", () => {
    expect(clipped([], { fromMs: 0, toMs: 1 })).toEqual([]);
  });
});

describe("the points of one chart", () => {
  test("a cuff's few values are all kept beside two lines of one a second", () => {
    const thin = thinnedTogether(
      new Map<Vital, TrendPoint[]>([
        ["heartRate", restless(0, 2_700)],
        ["systolic", perSecond(0, 9)],
        ["pulse", restless(0, 2_700)],
      ]),
    );
    expect(thin.get("systolic")).toHaveLength(9);
    expect(pointCount(thin)).toBeLessThanOrEqual(TREND_POINTS_MAX);
    expect(pointCount(thin)).toBeGreaterThan(TREND_POINTS_MAX * 0.9);
  });

  test("a dip of one second is still drawn", () => {
    const points = perSecond(0, 2_700).map(
      ([atMs, value]): TrendPoint => (atMs === 1_234 * S ? [atMs, 38] : [atMs, value]),
    );
    const thin = thinnedTogether(new Map<Vital, TrendPoint[]>([["heartRate", points]]));
    expect(thin.get("heartRate")).toContainEqual([1_234 * S, 38]);
  });

  test("the newest value is kept, though it is no extreme of its time", () => {
    const points = [...restless(0, 2_700), [2_700 * S, 72.5] as const];
    const thin = thinnedTogether(new Map<Vital, TrendPoint[]>([["heartRate", points]]));
    expect(thin.get("heartRate")?.at(-1)).toEqual([2_700 * S, 72.5]);
  });

  test("stay within the bound whatever the lines, holes counted", () => {
    const line = fc.array(fc.option(fc.integer({ min: 30, max: 200 }), { freq: 3 }), {
      maxLength: 3_000,
    });
    fc.assert(
      fc.property(line, line, line, (first, second, third) => {
        const pointsOf = (values: (number | null)[]): TrendPoint[] =>
          values.map((value, index) => [index * S, value] as const);
        const thin = thinnedTogether(
          new Map<Vital, TrendPoint[]>([
            ["systolic", pointsOf(first)],
            ["mean", pointsOf(second)],
            ["diastolic", pointsOf(third)],
          ]),
        );
        expect(pointCount(thin)).toBeLessThanOrEqual(TREND_POINTS_MAX);
      }),
      { numRuns: 60 },
    );
  });
});
