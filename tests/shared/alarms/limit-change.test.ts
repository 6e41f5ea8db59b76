// Old limits beside new ones, what counts as switching off, and who may do it.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changedLimits,
  isSwitchedOff,
  type LimitChange,
  limitsRefusal,
} from "../../../shared/alarms/limit-change.ts";
import { PAEDIATRIC_PROFILE } from "../../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS, type Limits, type VitalLimits } from "../../../shared/alarms/limits.ts";
import { isAllowed } from "../../../shared/rights.ts";
import { ROLES, SEVERITIES, SIDES, VITALS } from "../../../shared/vocabulary.ts";

const WIDER: Limits = withSystolic({ low: { medium: 85, high: 75 } });
const OFF: Limits = withSystolic({ low: { medium: null, high: 80 } });
const OUT_OF_REACH: Limits = withSystolic({ low: { medium: 40, high: 40 } });
const CROSSED: Limits = withSystolic({ low: { medium: 160, high: 80 } });
const CROSSED_AND_OFF: Limits = withSystolic({ low: { medium: 200, high: null } });

function withSystolic(changed: Partial<VitalLimits>): Limits {
  return { ...ADULT_LIMITS, systolic: { ...ADULT_LIMITS.systolic, ...changed } };
}

describe("changes", () => {
  test("there are none between equal limits", () => {
    expect(changedLimits(ADULT_LIMITS, structuredClone(ADULT_LIMITS))).toEqual([]);
  });

  test("each differing limit is told, old and new, in the order of the vocabulary", () => {
    const told = changedLimits(ADULT_LIMITS, PAEDIATRIC_PROFILE.limits).map(
      ({ vital, side, severity, from, to }) => `${vital} ${side} ${severity} ${from} → ${to}`,
    );
    expect(told).toEqual([
      "heartRate low medium 50 → 75",
      "heartRate low high 40 → 65",
      "heartRate high medium 120 → 160",
      "heartRate high high 150 → 190",
      "pulse low medium 50 → 75",
      "pulse low high 40 → 65",
      "pulse high medium 120 → 160",
      "pulse high high 150 → 190",
      "systolic low medium 90 → 70",
      "systolic low high 80 → 62",
      "systolic high medium 160 → 120",
      "systolic high high 200 → 150",
      "diastolic low medium 50 → 40",
      "diastolic low high 40 → 32",
      "diastolic high medium 90 → 70",
      "diastolic high high 120 → 93",
    ]);
  });

  test("off and on are changes like others", () => {
    const off = { vital: "systolic", side: "low", severity: "medium", from: 90, to: null };
    expect(changedLimits(ADULT_LIMITS, OFF)).toEqual([off]);
    expect(changedLimits(OFF, ADULT_LIMITS)).toEqual([{ ...off, from: null, to: 90 }]);
  });

  test("made again they give the new limits, and back the old ones", () => {
    const limit = fc.option(fc.integer({ min: 0, max: 300 }));
    const side = fc.record({ medium: limit, high: limit });
    const systolic = fc.record({ low: side, high: side });
    fc.assert(
      fc.property(systolic, systolic, (before, after) => {
        const from = { ...ADULT_LIMITS, systolic: before };
        const to = { ...ADULT_LIMITS, systolic: after };
        const made = structuredClone(from);
        for (const change of changedLimits(from, to)) {
          made[change.vital][change.side][change.severity] = change.to;
        }
        expect(made).toEqual(to);
        expect(changedLimits(to, from).map((change) => change.to)).toEqual(
          changedLimits(from, to).map((change) => change.from),
        );
      }),
    );
  });
});

describe("switched off", () => {
  const systolicLow = { vital: "systolic", side: "low", severity: "medium" } as const;
  const systolicHigh = { ...systolicLow, side: "high" } as const;
  test.each<[string, boolean, LimitChange]>([
    ["from a number to off", true, { ...systolicLow, from: 90, to: null }],
    ["from off to a number", false, { ...systolicLow, from: null, to: 90 }],
    ["a wider limit", false, { ...systolicLow, from: 90, to: 60 }],
    ["a low at the outermost that watches", false, { ...systolicLow, from: 90, to: 51 }],
    ["a low that only doubtful values pass", true, { ...systolicLow, from: 90, to: 50.9 }],
    ["a low that no accepted value passes", true, { ...systolicLow, from: 90, to: 40 }],
    ["a high at the outermost that watches", false, { ...systolicHigh, from: 160, to: 253 }],
    ["a high that only doubtful values pass", true, { ...systolicHigh, from: 160, to: 253.1 }],
    ["a high that no accepted value passes", true, { ...systolicHigh, from: 160, to: 300 }],
    ["out of reach before and after", false, { ...systolicHigh, from: 300, to: 310 }],
    ["out of reach before, off after", true, { ...systolicHigh, from: 300, to: null }],
    ["off before, out of reach after", false, { ...systolicHigh, from: null, to: 300 }],
  ])("%s: %s", (_name, isOff, change) => {
    expect(isSwitchedOff(change)).toBe(isOff);
  });

  test("every limit of every vital can be", () => {
    for (const vital of VITALS) {
      for (const side of SIDES) {
        for (const severity of SEVERITIES) {
          expect(isSwitchedOff({ vital, side, severity, from: 50, to: null })).toBe(true);
        }
      }
    }
  });
});

describe("who may change limits", () => {
  test.each([
    ["doctor", "wider", null, null, WIDER],
    ["nurse", "wider", null, null, WIDER],
    ["engineer", "wider", "asked to", "FORBIDDEN", WIDER],
    ["admin", "wider", "asked to", "FORBIDDEN", WIDER],
    ["doctor", "off", "known low", null, OFF],
    ["doctor", "off", null, "LIMIT_OFF_NEEDS_REASON", OFF],
    ["doctor", "off", "", "LIMIT_OFF_NEEDS_REASON", OFF],
    ["doctor", "off", " \n", "LIMIT_OFF_NEEDS_REASON", OFF],
    ["nurse", "off", "known low", "LIMIT_OFF_NEEDS_DOCTOR", OFF],
    ["nurse", "off", null, "LIMIT_OFF_NEEDS_DOCTOR", OFF],
    ["engineer", "off", "known low", "FORBIDDEN", OFF],
    ["admin", "off", "known low", "FORBIDDEN", OFF],
    ["doctor", "out of reach", null, "LIMIT_OFF_NEEDS_REASON", OUT_OF_REACH],
    ["nurse", "out of reach", "x", "LIMIT_OFF_NEEDS_DOCTOR", OUT_OF_REACH],
    ["nurse", "the same", null, "LIMITS_UNCHANGED", ADULT_LIMITS],
    ["doctor", "the same", "as before", "LIMITS_UNCHANGED", structuredClone(ADULT_LIMITS)],
    ["engineer", "the same", null, "FORBIDDEN", ADULT_LIMITS],
    ["nurse", "crossed", null, "LIMITS_CROSSED", CROSSED],
    ["doctor", "crossed, and one off", "known low", "LIMITS_CROSSED", CROSSED_AND_OFF],
    ["nurse", "crossed, and one off", null, "LIMIT_OFF_NEEDS_DOCTOR", CROSSED_AND_OFF],
    ["engineer", "crossed", null, "FORBIDDEN", CROSSED],
  ] as const)("%s, %s, reason %j: %s", (role, _name, reason, refusal, to) => {
    expect(limitsRefusal(role, { from: ADULT_LIMITS, to, reason })).toBe(refusal);
  });

  test("a limit that was off already can stay off, and be switched on, by a nurse", () => {
    const wider = { ...OFF, heartRate: PAEDIATRIC_PROFILE.limits.heartRate };
    expect(limitsRefusal("nurse", { from: OFF, to: wider, reason: null })).toBe(null);
    expect(limitsRefusal("nurse", { from: OFF, to: ADULT_LIMITS, reason: null })).toBe(null);
  });

  test("every role is decided about", () => {
    for (const role of ROLES) {
      const refusal = limitsRefusal(role, { from: ADULT_LIMITS, to: WIDER, reason: null });
      expect(refusal === null).toBe(isAllowed(role, "change-limits"));
    }
  });
});
