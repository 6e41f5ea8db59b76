// Limits: the adult defaults, what counts as beyond, how far back is enough, which orders are wrong.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ADULT_LIMITS,
  isBeyond,
  isHeld,
  LIMIT_TIMING,
  type Limits,
  limitsSchema,
  type VitalLimits,
} from "../../../shared/alarms/limits.ts";
import { VITALS } from "../../../shared/vocabulary.ts";

/** The adult defaults with one vital's limits as [low high, low medium, high medium, high high]. */
function withHeartRate(...values: readonly (number | null)[]): unknown {
  const [lowHigh = null, lowMedium = null, highMedium = null, highHigh = null] = values;
  const heartRate: VitalLimits = {
    low: { medium: lowMedium, high: lowHigh },
    high: { medium: highMedium, high: highHigh },
  };
  return { ...ADULT_LIMITS, heartRate };
}

function faults(limits: unknown): string[] {
  const parsed = limitsSchema.safeParse(limits);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path}: ${message}`);
}

describe("the form of limits", () => {
  test("the adult defaults have it", () => {
    expect(faults(ADULT_LIMITS)).toEqual([]);
  });

  test.each([
    ["all off", [null, null, null, null]],
    ["one side off", [40, 50, null, null]],
    ["only the high priorities", [40, null, null, 150]],
    ["medium and high at the same value", [50, 50, 120, 120]],
    ["low just below high", [40, 119.9, 120, 150]],
  ])("%s is allowed", (_name, values) => {
    expect(faults(withHeartRate(...values))).toEqual([]);
  });

  const INSIDE_LOW = "heartRate: the low limit of high priority lies above the medium one";
  const INSIDE_HIGH = "heartRate: the high limit of medium priority lies above the high one";
  const CROSSED = "heartRate: the low limit does not lie below the high limit";
  test.each([
    ["a low of high priority above the medium one", [50.1, 50, 120, 150], INSIDE_LOW],
    ["a high of medium priority above the high one", [40, 50, 150.1, 150], INSIDE_HIGH],
    ["low at high", [40, 120, 120, 150], CROSSED],
    ["low above high", [40, 121, 120, 150], CROSSED],
    ["low of high priority at high, no medium", [120, null, 120, null], CROSSED],
    ["low medium at high of high priority, no medium", [null, 150, null, 150], CROSSED],
    ["the two high priorities alone, crossed", [150, null, null, 140], CROSSED],
  ])("%s is refused, and said so", (_name, values, fault) => {
    expect(faults(withHeartRate(...values))).toEqual([fault]);
  });

  test("each faulty vital is named", () => {
    const wrong = { low: { medium: 9, high: 9 }, high: { medium: 9, high: 9 } };
    const paths = faults({ ...ADULT_LIMITS, pulse: wrong, spo2: wrong }).map((text) =>
      text.slice(0, text.indexOf(":")),
    );
    expect(paths).toEqual(["pulse", "spo2"]);
  });

  test.each([
    ["an unknown vital", { ...ADULT_LIMITS, glucose: ADULT_LIMITS.pulse }],
    ["an unknown side", { ...ADULT_LIMITS, pulse: { ...ADULT_LIMITS.pulse, middle: 1 } }],
    ["a missing vital", { ...ADULT_LIMITS, pulse: undefined }],
    [
      "a missing severity",
      { ...ADULT_LIMITS, pulse: { ...ADULT_LIMITS.pulse, low: { medium: 1 } } },
    ],
    ["a limit that is no number", withHeartRate(40, Number.NaN, 120, 150)],
    ["a limit without end", withHeartRate(40, 50, 120, Number.POSITIVE_INFINITY)],
  ])("%s is refused", (_name, limits) => {
    expect(faults(limits)).not.toEqual([]);
  });
});

describe("beyond a limit", () => {
  test.each([
    [79.9, "low", 80, true],
    [80, "low", 80, false],
    [80.1, "low", 80, false],
    [119.9, "high", 120, false],
    [120, "high", 120, false],
    [120.1, "high", 120, true],
    [0, "low", null, false],
    [999, "high", null, false],
  ] as const)("%d on the %s side of %s: %s", (value, side, limit, isOut) => {
    expect(isBeyond(value, side, limit)).toBe(isOut);
  });
});

describe("held by a limit", () => {
  test.each([
    [82.9, "low", 80, 3, true],
    [83, "low", 80, 3, false],
    [117.1, "high", 120, 3, true],
    [117, "high", 120, 3, false],
    [37.9, "high", 38, 0.2, true],
    [37.8, "high", 38, 0.2, false],
    [35.6, "low", 35.5, 0.2, true],
    [35.7, "low", 35.5, 0.2, false],
    [38.8, "high", 39, 0.2, false],
    [35.2, "low", 35, 0.2, false],
    [50, "low", 50, 0, false],
    [999, "high", null, 3, false],
  ] as const)("%d on the %s side of %s, back by %d: %s", (value, side, limit, hysteresis, held) => {
    expect(isHeld(value, side, limit, hysteresis)).toBe(held);
  });

  test("whatever is beyond is held as well", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VITALS),
        fc.constantFrom("low" as const, "high" as const),
        fc.double({ min: 0, max: 320, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (vital, side, value, limit) => {
          const { hysteresis } = LIMIT_TIMING[vital];
          if (isBeyond(value, side, limit))
            expect(isHeld(value, side, limit, hysteresis)).toBe(true);
        },
      ),
    );
  });

  test("a hysteresis below zero breaks loudly", () => {
    expect(() => isHeld(1, "low", 1, -1)).toThrow("hysteresis is a distance");
  });
});

test("every limit leaves room to come back: no value is held by both sides", () => {
  const limits: Limits = ADULT_LIMITS;
  for (const vital of VITALS) {
    const { hysteresis } = LIMIT_TIMING[vital];
    const low = limits[vital].low.medium;
    const high = limits[vital].high.medium;
    if (low === null || high === null) continue;
    expect(high - low).toBeGreaterThan(2 * hysteresis);
  }
});
