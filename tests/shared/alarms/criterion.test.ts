// Judging with holes: the bar to raise, the bar to hold, and what is not known.

import { describe, expect, test } from "vitest";
import { bar, both, either, passes, type Truth } from "../../../shared/alarms/criterion.ts";

describe("a bar", () => {
  test.each([
    ["≥", 29.9, "not-met", "met"],
    ["≥", 30, "met", "met"],
    ["≥", 27.1, "not-met", "met"],
    ["≥", 27, "not-met", "not-met"],
    [">", 30, "not-met", "met"],
    [">", 30.1, "met", "met"],
    [">", 27.1, "not-met", "met"],
    [">", 27, "not-met", "not-met"],
    ["≤", 30.1, "not-met", "met"],
    ["≤", 30, "met", "met"],
    ["≤", 32.9, "not-met", "met"],
    ["≤", 33, "not-met", "not-met"],
    ["<", 30, "not-met", "met"],
    ["<", 29.9, "met", "met"],
    ["<", 32.9, "not-met", "met"],
    ["<", 33, "not-met", "not-met"],
  ] as const)("%s 30, back by 3: %d raises: %s, holds: %s", (comparison, value, raises, holds) => {
    const line = bar(comparison, 30, 3);
    expect(passes(value, line, "raise")).toBe(raises);
    expect(passes(value, line, "hold")).toBe(holds);
  });

  test("takes sums of tenths for what they mean", () => {
    expect(0.3 - 0.1).toBeLessThan(0.2);
    expect(passes(0.3 - 0.1, bar("≥", 0.2, 0.1), "raise")).toBe("met");
    expect(0.1 + 0.2).toBeGreaterThan(0.3);
    expect(passes(0.1 + 0.2, bar(">", 0.3, 0.1), "raise")).toBe("not-met");
    expect(passes(0.1 + 0.2, bar(">", 0.4, 0.1), "hold")).toBe("not-met");
  });

  test.each(["raise", "hold"] as const)("tells nothing of a missing value: %s", (margin) => {
    expect(passes(null, bar("≥", 30, 3), margin)).toBe("unknown");
  });

  test("without slack, or of no height, breaks loudly", () => {
    expect(() => bar("≥", 30, 0)).toThrow("would flap");
    expect(() => bar("≥", Number.NaN, 3)).toThrow("a bar has a height");
    expect(() => passes(Number.NaN, bar("≥", 30, 3), "raise")).toThrow("is a number");
  });
});

describe("joined criteria", () => {
  test.each<[Truth, Truth, Truth, Truth]>([
    ["met", "met", "met", "met"],
    ["met", "not-met", "not-met", "met"],
    ["met", "unknown", "unknown", "met"],
    ["not-met", "not-met", "not-met", "not-met"],
    ["not-met", "unknown", "not-met", "unknown"],
    ["unknown", "unknown", "unknown", "unknown"],
  ])("%s and %s: both %s, either %s", (left, right, isBoth, isEither) => {
    expect([both(left, right), both(right, left)]).toEqual([isBoth, isBoth]);
    expect([either(left, right), either(right, left)]).toEqual([isEither, isEither]);
  });
});
