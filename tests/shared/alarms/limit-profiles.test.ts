// The limits that come with Vigil: in order, in reach, and what the paediatric ones are.

import { describe, expect, test } from "vitest";
import {
  ADULT_PROFILE,
  BUILT_IN_PROFILES,
  limitProfileSchema,
  PAEDIATRIC_PROFILE,
} from "../../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS, LIMIT_TIMING, type VitalLimits } from "../../../shared/alarms/limits.ts";
import { VITAL_TABLE } from "../../../shared/vitals/table.ts";
import { SEVERITIES, VITALS } from "../../../shared/vocabulary.ts";

describe.each(BUILT_IN_PROFILES)("the profile $id", (profile) => {
  test("has the form of a profile", () => {
    expect(limitProfileSchema.parse(profile)).toEqual(profile);
  });

  test("has limits that values can pass, with room to come back", () => {
    for (const vital of VITALS) {
      const { low, high } = profile.limits[vital];
      const [lowest, highest] = VITAL_TABLE[vital].reject;
      for (const severity of SEVERITIES) {
        expect(low[severity] ?? highest, vital).toBeGreaterThan(lowest);
        expect(high[severity] ?? lowest, vital).toBeLessThan(highest);
      }
      const room = (high.medium ?? highest) - (low.medium ?? lowest);
      expect(room, vital).toBeGreaterThan(2 * LIMIT_TIMING[vital].hysteresis);
    }
  });
});

test("every profile has its own id", () => {
  expect(BUILT_IN_PROFILES.map(({ id }) => id)).toEqual(["adult", "paediatric"]);
});

test("the adult profile has the adult defaults", () => {
  expect(ADULT_PROFILE.limits).toBe(ADULT_LIMITS);
});

describe("the paediatric profile", () => {
  const heart: VitalLimits = { low: { medium: 75, high: 65 }, high: { medium: 160, high: 190 } };
  const changed = ["heartRate", "pulse", "systolic", "diastolic"] as const;

  test.each([
    ["heartRate", heart],
    ["pulse", heart],
    ["systolic", { low: { medium: 70, high: 62 }, high: { medium: 120, high: 150 } }],
    ["diastolic", { low: { medium: 40, high: 32 }, high: { medium: 70, high: 93 } }],
  ] as const)("%s", (vital, limits) => {
    expect(PAEDIATRIC_PROFILE.limits[vital]).toEqual(limits);
  });

  test.each(["mean", "respiration", "temperature", "spo2"] as const)("%s as an adult", (vital) => {
    expect(PAEDIATRIC_PROFILE.limits[vital]).toEqual(ADULT_LIMITS[vital]);
  });

  test.each(changed)(
    "%s: limits of high priority are the nearer of distance and share",
    (vital) => {
      const adult = ADULT_LIMITS[vital];
      const child = PAEDIATRIC_PROFILE.limits[vital];
      for (const [side, nearest] of [
        ["low", Math.max],
        ["high", Math.min],
      ] as const) {
        const adultMedium = adult[side].medium ?? 0;
        const adultHigh = adult[side].high ?? 0;
        const medium = child[side].medium ?? 0;
        const nearer = nearest(
          medium + adultHigh - adultMedium,
          (medium * adultHigh) / adultMedium,
        );
        expect(child[side].high).toBe(Math.round(nearer));
      }
    },
  );
});

test.each([
  ["version 0", { ...ADULT_PROFILE, version: 0 }],
  ["no name", { ...ADULT_PROFILE, name: "" }],
  [
    "limits out of order",
    {
      ...ADULT_PROFILE,
      limits: {
        ...ADULT_LIMITS,
        pulse: { low: { medium: 130, high: 40 }, high: { medium: 120, high: 150 } },
      },
    },
  ],
])("a profile with %s is refused", (_name, profile) => {
  expect(limitProfileSchema.safeParse(profile).success).toBe(false);
});
