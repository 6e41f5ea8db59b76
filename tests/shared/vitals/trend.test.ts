// Thinning a trend: fewer points, the same extremes, the same holes.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TrendPoint, thinTrend } from "../../../shared/vitals/trend.ts";

const GAP_MS = 10_000;

function thin(points: TrendPoint[], pointsMax: number): TrendPoint[] {
  return thinTrend(points, { pointsMax, gapMs: GAP_MS });
}

/** A second of the story, each as one point. */
function points(...values: (number | null)[]): TrendPoint[] {
  return values.map((value, second) => [second * 1_000, value]);
}

const valuesOf = (trend: readonly TrendPoint[]) => trend.map(([, value]) => value);

describe("a trend that is short enough", () => {
  test("is given back as it is", () => {
    expect(thin(points(1, 2, 3), 3)).toEqual(points(1, 2, 3));
  });

  test("of nothing is nothing", () => {
    expect(thin([], 600)).toEqual([]);
    expect(thin(points(null, null), 600)).toEqual([]);
  });

  test("is broken where two values lie further apart than the gap, and not at the gap", () => {
    expect(
      thin(
        [
          [0, 1],
          [10_000, 2],
          [20_001, 3],
        ],
        600,
      ),
    ).toEqual([
      [0, 1],
      [10_000, 2],
      [10_001, null],
      [20_001, 3],
    ]);
  });

  test("keeps one break of several in a row, and none before the first value", () => {
    expect(valuesOf(thin(points(null, 1, null, null, 2, null), 600))).toEqual([1, null, 2, null]);
  });
});

describe("a trend that is too long", () => {
  test("keeps a dip of one second in 45 minutes, at its own time", () => {
    const long = points(
      ...Array.from({ length: 2_700 }, (_, second) => (second === 1_234 ? 61 : 120)),
    );
    const thinned = thin(long, 600);
    expect(thinned).toContainEqual([1_234_000, 61]);
    expect(thinned.length).toBeLessThanOrEqual(600);
  });

  test("keeps lowest and highest in the order in which they came", () => {
    expect(thin(points(5, 1, 5, 9, 5, 5), 2)).toEqual([
      [1_000, 1],
      [3_000, 9],
    ]);
    expect(thin(points(5, 9, 5, 1, 5, 5), 2)).toEqual([
      [1_000, 9],
      [3_000, 1],
    ]);
  });

  test("joins no two values across a hole, also when the bucket has a second one", () => {
    const long = points(1, null, 9, 5, null, 5, 5, 5);
    expect(valuesOf(thin(long, 2))).toEqual([1, null, 9, null]);
  });
});

test.each([
  [{ pointsMax: 1, gapMs: 1 }, "two points at least"],
  [{ pointsMax: 2, gapMs: 0 }, "a gap has a length"],
])("options %j break loudly", (options, message) => {
  expect(() => thinTrend([], options)).toThrow(message);
});

describe("whatever the trend", () => {
  const trend = fc
    .array(
      fc.tuple(
        fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 30_000 })),
        fc.option(fc.integer({ min: 30, max: 200 }), { freq: 8 }),
      ),
      { maxLength: 200, size: "max" },
    )
    .map((steps) => {
      let atMs = 0;
      return steps.map(([afterMs, value]): TrendPoint => {
        atMs += afterMs;
        return [atMs, value];
      });
    });
  const pointsMax = fc.integer({ min: 2, max: 50 });
  const isValue = ([, value]: TrendPoint) => value !== null;

  test("no more values than asked for, in order, each one of the trend's own", () => {
    fc.assert(
      fc.property(trend, pointsMax, (whole, max) => {
        const thinned = thin(whole, max);
        const kept = thinned.filter(isValue);
        expect(kept.length).toBeLessThanOrEqual(max);
        for (const point of kept) expect(whole).toContain(point);
        const times = thinned.map(([atMs]) => atMs);
        expect(times).toEqual([...times].sort((left, right) => left - right));
      }),
    );
  });

  test("the extremes of the whole are there", () => {
    fc.assert(
      fc.property(trend, pointsMax, (whole, max) => {
        const values = whole.filter(isValue).map(([, value]) => value ?? 0);
        if (values.length === 0) return;
        const thinned = valuesOf(thin(whole, max));
        expect(thinned).toContain(Math.min(...values));
        expect(thinned).toContain(Math.max(...values));
      }),
    );
  });

  test("a hole stays a hole: no two values are joined that were not", () => {
    fc.assert(
      fc.property(trend, pointsMax, (whole, max) => {
        const thinned = thin(whole, max);
        for (const [index, left] of thinned.entries()) {
          const right = thinned[index + 1];
          if (right === undefined || !isValue(left) || !isValue(right)) continue;
          const between = whole.slice(whole.indexOf(left), whole.indexOf(right) + 1);
          expect(between.every(isValue)).toBe(true);
          const steps = between.slice(1).map(([atMs], at) => atMs - (between[at]?.[0] ?? 0));
          expect(Math.max(...steps)).toBeLessThanOrEqual(GAP_MS);
        }
      }),
    );
  });

  test("a hole is told once", () => {
    fc.assert(
      fc.property(trend, pointsMax, (whole, max) => {
        const holes = thin(whole, max).map((point) => !isValue(point));
        expect(holes.some((isHole, index) => isHole && holes[index + 1] === true)).toBe(false);
      }),
    );
  });

  test("no hole is invented: where nothing was missing, nothing is broken", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 30, max: 200 }), { maxLength: 300 }),
        pointsMax,
        (values, max) => {
          expect(thin(points(...values), max).every(isValue)).toBe(true);
        },
      ),
    );
  });
});
