// The median that a baseline locks.

import fc from "fast-check";
import { expect, test } from "vitest";
import { BASELINE_WINDOW_MS, median } from "../../../shared/session/baseline.ts";

test.each([
  [[], null],
  [[36.6], 36.6],
  [[120, 130], 125],
  [[130, 110, 120], 120],
  [[4, 1, 3, 2], 2.5],
  [[120, 120, 60], 120],
  [[9, 10, 100], 10],
])("of %j is %s", (values, middle) => {
  expect(median(values)).toBe(middle);
});

test("looks five minutes back", () => {
  expect(BASELINE_WINDOW_MS).toBe(5 * 60_000);
});

test("lies in the middle, does not depend on order, and leaves the values as they were", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1 }), (values) => {
      const before = [...values];
      const middle = median(values) ?? Number.NaN;
      expect(values).toEqual(before);
      expect(median([...values].reverse())).toBe(middle);
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(
        values.length / 2,
      );
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(
        values.length / 2,
      );
    }),
  );
});
