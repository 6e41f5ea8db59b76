// Limits from a patient's own baseline (domain.md §3): the worked example, the clamps, and that
// whatever the baseline they are in order.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { autoLimits } from "../../../shared/alarms/auto-limits.ts";
import {
  ADULT_LIMITS,
  LIMIT_TIMING,
  type Limits,
  limitsSchema,
} from "../../../shared/alarms/limits.ts";
import type { VitalNumbers } from "../../../shared/alarms/picture.ts";
import { VITAL_TABLE } from "../../../shared/vitals/table.ts";
import { VITALS, type Vital } from "../../../shared/vocabulary.ts";
import { BASELINE, NO_VALUES } from "../../helpers/pictures.ts";

type Pair = [low: number | null, high: number | null];

function mediumOf(limits: Limits, vital: Vital): Pair {
  return [limits[vital].low.medium, limits[vital].high.medium];
}

function highOf(limits: Limits, vital: Vital): Pair {
  return [limits[vital].low.high, limits[vital].high.high];
}

describe("the worked example: 72, 120/80, 93, 16, 36.6", () => {
  const limits = autoLimits(BASELINE, ADULT_LIMITS);

  test.each<[Vital, Pair]>([
    ["heartRate", [58, 90]],
    ["pulse", [58, 90]],
    ["systolic", [92, 141]],
    ["diastolic", [60, 101]],
    ["mean", [71, 115]],
    ["respiration", [8, 24]],
    ["temperature", [36.1, 37.1]],
  ])("%s %s", (vital, medium) => {
    expect(mediumOf(limits, vital)).toEqual(medium);
  });

  test("SpO₂ keeps its limit", () => {
    expect(limits.spo2).toEqual(ADULT_LIMITS.spo2);
  });

  test("all limits of high priority stay", () => {
    for (const vital of VITALS) expect(highOf(limits, vital)).toEqual(highOf(ADULT_LIMITS, vital));
  });
});

describe("a vital", () => {
  test.each(VITALS)("%s without a baseline keeps its limits", (vital) => {
    const limits = autoLimits({ ...BASELINE, [vital]: null }, ADULT_LIMITS);
    expect(limits[vital]).toEqual(ADULT_LIMITS[vital]);
  });

  test("nothing changes without any baseline", () => {
    expect(autoLimits(NO_VALUES, ADULT_LIMITS)).toEqual(ADULT_LIMITS);
  });
});

describe("the clamps", () => {
  test.each<[string, Vital, number, Pair]>([
    ["0.8 × 50 is the lowest low", "heartRate", 50, [40, 63]],
    ["below it 40 stays", "heartRate", 45, [40, 56]],
    ["above it the share counts", "heartRate", 52.5, [42, 66]],
    ["1.25 × 192 is the highest high", "pulse", 192, [154, 240]],
    ["above it 240 stays", "pulse", 200, [160, 240]],
    ["half of 12 is the lowest low", "respiration", 12, [6, 18]],
    ["below it 6 stays", "respiration", 10, [6, 15]],
    ["one and a half of 20 is the highest high", "respiration", 20, [10, 30]],
    ["above it 30 stays", "respiration", 24, [12, 30]],
  ])("%s: %s %d", (_name, vital, baseline, medium) => {
    const limits = autoLimits({ ...NO_VALUES, [vital]: baseline }, ADULT_LIMITS);
    expect(mediumOf(limits, vital)).toEqual(medium);
  });

  test.each<[string, Vital, number, Pair]>([
    ["40–45 leaves room", "heartRate", 36, [40, 45]],
    ["40–44 does not", "heartRate", 35, [50, 120]],
    ["40–38 is crossed", "heartRate", 30, [50, 120]],
    ["240–240 is nothing", "pulse", 300, [50, 120]],
    ["6–9 leaves room", "respiration", 6, [6, 9]],
    ["6–8 does not", "respiration", 5, [8, 30]],
    ["27–30 leaves room", "respiration", 54, [27, 30]],
    ["28–30 does not", "respiration", 56, [8, 30]],
    ["40–30 is crossed", "respiration", 80, [8, 30]],
  ])("where they meet, the old limits stay: %s (%s %d)", (_name, vital, baseline, medium) => {
    const limits = autoLimits({ ...NO_VALUES, [vital]: baseline }, ADULT_LIMITS);
    expect(mediumOf(limits, vital)).toEqual(medium);
  });
});

describe("a limit of high priority", () => {
  test.each<[string, number, Pair, Pair]>([
    ["stays behind the medium one", 104, [81, 127], [80, 200]],
    ["stays where the medium one reaches it", 103, [80, 127], [80, 200]],
    ["goes down with the medium one that passes it", 100, [78, 124], [78, 200]],
    ["stays just behind it on the other side", 187, [137, 199], [80, 200]],
    ["goes up with the medium one that passes it", 190, [139, 201], [80, 201]],
  ])("%s: systolic %d", (_name, systolic, medium, high) => {
    const limits = autoLimits({ ...NO_VALUES, systolic }, ADULT_LIMITS);
    expect(mediumOf(limits, "systolic")).toEqual(medium);
    expect(highOf(limits, "systolic")).toEqual(high);
  });

  test("that is off stays off; a medium one that was off is on again", () => {
    const off = { low: { medium: null, high: null }, high: { medium: null, high: null } };
    const limits = autoLimits(BASELINE, { ...ADULT_LIMITS, systolic: off });
    expect(mediumOf(limits, "systolic")).toEqual([92, 141]);
    expect(highOf(limits, "systolic")).toEqual([null, null]);
  });
});

test("the limits in force are left as they are", () => {
  const before = structuredClone(ADULT_LIMITS);
  autoLimits({ ...BASELINE, systolic: 60 }, ADULT_LIMITS);
  expect(ADULT_LIMITS).toEqual(before);
});

test.each([
  ["a baseline that is no number", { ...BASELINE, pulse: Number.NaN }, ADULT_LIMITS],
  [
    "limits out of order",
    BASELINE,
    { ...ADULT_LIMITS, pulse: { low: { medium: 9, high: 9 }, high: { medium: 9, high: 9 } } },
  ],
])("%s breaks loudly", (_name, baseline, current) => {
  expect(() => autoLimits(baseline, current)).toThrow("assertion failed");
});

describe("whatever the baseline and the limits in force", () => {
  /** Any limits in order: four numbers sorted, any of them off. */
  const vitalLimits = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 4, maxLength: 4 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    )
    .map(([numbers, isOff]) => {
      const [lowHigh, lowMedium, highMedium, highHigh] = numbers
        .sort((left, right) => left - right)
        .map((limit, at) => (isOff[at] ? null : limit));
      return {
        low: { medium: lowMedium ?? null, high: lowHigh ?? null },
        high: { medium: highMedium ?? null, high: highHigh ?? null },
      };
    });
  const allLimits = fc.record({
    heartRate: vitalLimits,
    pulse: vitalLimits,
    systolic: vitalLimits,
    diastolic: vitalLimits,
    mean: vitalLimits,
    respiration: vitalLimits,
    temperature: vitalLimits,
    spo2: vitalLimits,
  });
  /** Any value that the door lets in. */
  const drawn = (vital: Vital): fc.Arbitrary<number | null> => {
    const [min, max] = VITAL_TABLE[vital].reject;
    return fc.option(fc.double({ min, max, noNaN: true }));
  };
  const baselines: fc.Arbitrary<VitalNumbers> = fc.record({
    heartRate: drawn("heartRate"),
    pulse: drawn("pulse"),
    systolic: drawn("systolic"),
    diastolic: drawn("diastolic"),
    mean: drawn("mean"),
    respiration: drawn("respiration"),
    temperature: drawn("temperature"),
    spo2: drawn("spo2"),
  });

  test("auto limits are in order, and asking twice changes nothing", () => {
    fc.assert(
      fc.property(baselines, allLimits, (baseline, current) => {
        const limits = autoLimits(baseline, current);
        expect(limitsSchema.safeParse(limits).success).toBe(true);
        expect(autoLimits(baseline, limits)).toEqual(limits);
      }),
      { numRuns: 500 },
    );
  });

  test("a changed vital has room between its limits", () => {
    fc.assert(
      fc.property(baselines, (baseline) => {
        const limits = autoLimits(baseline, ADULT_LIMITS);
        for (const vital of VITALS) {
          const [low, high] = mediumOf(limits, vital);
          if (low === null || high === null) continue;
          expect(high - low).toBeGreaterThan(2 * LIMIT_TIMING[vital].hysteresis);
        }
      }),
    );
  });
});
