// The limits that come with Vigil: in order, in reach, and what the paediatric ones are.

import { describe, expect, test } from "vitest";
import {
  ADULT_PROFILE,
  BUILT_IN_PROFILES,
  type LimitProfile,
  limitProfileSchema,
  PAEDIATRIC_PROFILE,
  type ProfileChange,
  profileIdSchema,
  profileNameSchema,
  profileRefusal,
  startLimits,
} from "../../../shared/alarms/limit-profiles.ts";
import {
  ADULT_LIMITS,
  LIMIT_TIMING,
  type Limits,
  type VitalLimits,
} from "../../../shared/alarms/limits.ts";
import {
  LIMIT_PROFILE_NAME_CHARS_MAX,
  LIMIT_PROFILE_VERSIONS_MAX,
  LIMIT_PROFILES_MAX,
} from "../../../shared/bounds.ts";
import type { ErrorCode } from "../../../shared/errors.ts";
import { VITAL_TABLE } from "../../../shared/vitals/table.ts";
import { type Role, SEVERITIES, VITALS } from "../../../shared/vocabulary.ts";

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

describe("a site's own profile", () => {
  const own: LimitProfile = {
    id: "heart",
    name: "Heart failure",
    version: 2,
    limits: ADULT_LIMITS,
  };
  const known = [...BUILT_IN_PROFILES, own];
  const spo2 = (low: Limits["spo2"]["low"]): Limits => ({
    ...ADULT_LIMITS,
    spo2: { ...ADULT_LIMITS.spo2, low },
  });
  const next: ProfileChange = {
    id: "heart",
    name: "Heart failure",
    limits: spo2({ medium: 91, high: 87 }),
    version: 2,
  };
  const same: ProfileChange = { ...next, limits: ADULT_LIMITS };
  const made: ProfileChange = { ...same, id: "sepsis", name: "Sepsis", version: 0 };
  const off = spo2({ medium: null, high: null });
  const outOfReach = spo2({ medium: 40, high: 40 });

  test.each<[string, Role, ProfileChange, ErrorCode | null]>([
    ["a new version by a doctor", "doctor", next, null],
    ["a new version by an administrator", "admin", next, null],
    ["a new profile", "admin", made, null],
    ["another name alone", "doctor", { ...same, name: "Heart" }, null],
    ["neither another name nor other limits", "doctor", same, "PROFILE_UNCHANGED"],
    ["a new profile of an adult's limits", "doctor", made, null],
    ["a nurse", "nurse", next, "FORBIDDEN"],
    ["an engineer", "engineer", made, "FORBIDDEN"],
    ["a built-in one", "doctor", { ...next, id: "adult", version: 1 }, "PROFILE_BUILT_IN"],
    ["a built-in one as if it were new", "doctor", { ...made, id: "adult" }, "PROFILE_BUILT_IN"],
    ["one that nobody knows", "doctor", { ...made, version: 1 }, "NOT_FOUND"],
    ["the version before the last", "doctor", { ...next, version: 1 }, "PROFILE_CHANGED"],
    ["a version still to come", "doctor", { ...next, version: 3 }, "PROFILE_CHANGED"],
    ["a new one whose id is taken", "doctor", { ...next, version: 0 }, "PROFILE_CHANGED"],
    ["the name of another", "doctor", { ...next, name: " ADULT " }, "PROFILE_NAME_TAKEN"],
    [
      "a new one with the name of another",
      "admin",
      { ...made, name: "heart failure" },
      "PROFILE_NAME_TAKEN",
    ],
    ["a limit switched off by a doctor", "doctor", { ...next, limits: off }, null],
    [
      "a limit switched off by an administrator",
      "admin",
      { ...next, limits: off },
      "LIMIT_OFF_NEEDS_DOCTOR",
    ],
    [
      "a limit out of reach is off too",
      "admin",
      { ...next, limits: outOfReach },
      "LIMIT_OFF_NEEDS_DOCTOR",
    ],
    [
      "limits that cross",
      "doctor",
      { ...next, limits: spo2({ medium: 88, high: 92 }) },
      "LIMITS_CROSSED",
    ],
    ["in a new one too", "admin", { ...made, limits: off }, "LIMIT_OFF_NEEDS_DOCTOR"],
  ])("%s", (_name, role, change, refusal) => {
    expect(profileRefusal(role, change, known)).toBe(refusal);
  });

  test("keeps a limit off that a doctor switched off before", () => {
    const rest = [...BUILT_IN_PROFILES, { ...own, limits: off }];
    expect(profileRefusal("admin", { ...next, name: "Heart", limits: off }, rest)).toBeNull();
  });

  test("finds room up to the last one, and then says that there is none", () => {
    const many = (count: number): LimitProfile[] => [
      ...BUILT_IN_PROFILES,
      ...Array.from({ length: count }, (_, at) => ({ ...own, id: `p-${at}`, name: `P ${at}` })),
    ];
    expect(profileRefusal("doctor", made, many(LIMIT_PROFILES_MAX - 1))).toBeNull();
    expect(profileRefusal("doctor", made, many(LIMIT_PROFILES_MAX))).toBe("PROFILES_FULL");
    const full = many(LIMIT_PROFILES_MAX);
    expect(profileRefusal("doctor", { ...next, id: "p-0", name: "P 0" }, full)).toBeNull();
  });

  test("has versions up to the last one", () => {
    const at = (version: number) =>
      profileRefusal("doctor", { ...next, version }, [{ ...own, version }]);
    expect(at(LIMIT_PROFILE_VERSIONS_MAX - 1)).toBeNull();
    expect(at(LIMIT_PROFILE_VERSIONS_MAX)).toBe("PROFILES_FULL");
  });

  test.each(["heart", "heart-failure-2", "2"])("may have the id %j", (id) => {
    expect(profileIdSchema.safeParse(id).success).toBe(true);
  });

  test.each([
    "",
    "Heart",
    "heart failure",
    "-heart",
    "heart-",
    "a--b",
    "herz/1",
    "ü",
    "x".repeat(65),
  ])("may not have the id %j", (id) => {
    expect(profileIdSchema.safeParse(id).success).toBe(false);
  });

  test("has a name that is more than blanks, and not too long", () => {
    expect(profileNameSchema.parse(" Heart failure ")).toBe("Heart failure");
    expect(profileNameSchema.safeParse("   ").success).toBe(false);
    const longest = "x".repeat(LIMIT_PROFILE_NAME_CHARS_MAX);
    expect(profileNameSchema.safeParse(longest).success).toBe(true);
    expect(profileNameSchema.safeParse(`${longest}x`).success).toBe(false);
  });
});

test("a session that begins from a profile says which version", () => {
  expect(startLimits(PAEDIATRIC_PROFILE)).toEqual({
    limits: PAEDIATRIC_PROFILE.limits,
    limitProfile: { id: "paediatric", name: "Paediatric", version: 1 },
  });
});
