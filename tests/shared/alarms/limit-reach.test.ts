// How far out a limit still watches, and that no default is ever taken for one that is off.

import { describe, expect, test } from "vitest";
import { autoLimits } from "../../../shared/alarms/auto-limits.ts";
import { changedLimits, isSwitchedOff } from "../../../shared/alarms/limit-change.ts";
import { BUILT_IN_PROFILES } from "../../../shared/alarms/limit-profiles.ts";
import { isOutOfReach, outermostLimit } from "../../../shared/alarms/limit-reach.ts";
import { ADULT_LIMITS } from "../../../shared/alarms/limits.ts";
import { VITAL_TABLE } from "../../../shared/vitals/table.ts";
import { SEVERITIES, SIDES, type Side, VITALS, type Vital } from "../../../shared/vocabulary.ts";
import { NO_VALUES } from "../../helpers/pictures.ts";

describe("a limit where only doubtful values pass it is as good as off", () => {
  test.each<[string, Vital, Side, number, boolean]>([
    ["at the edge of the sound values", "systolic", "low", 51, false],
    ["beyond it", "systolic", "low", 50, true],
    ["at the edge above", "temperature", "high", 42, false],
    ["beyond that", "temperature", "high", 42.1, true],
    ["a respiration of 5, as adults have it", "respiration", "low", 5, false],
    ["one of 4", "respiration", "low", 4, true],
    ["a heart rate of 240, as auto limits have it at most", "heartRate", "high", 240, false],
    ["one of 241", "heartRate", "high", 241, true],
    ["a heart rate of 30", "heartRate", "low", 30, false],
    ["one of 29", "heartRate", "low", 29, true],
    ["SpO₂ above 99", "spo2", "high", 99, false],
    ["SpO₂ above 100, which nothing is", "spo2", "high", 100, true],
  ])("%s", (_name, vital, side, limit, isOut) => {
    expect(isOutOfReach(vital, side, limit)).toBe(isOut);
  });

  test("no profile that comes with Vigil has one", () => {
    for (const { limits } of BUILT_IN_PROFILES) {
      for (const vital of VITALS) {
        for (const side of SIDES) {
          for (const severity of SEVERITIES) {
            const limit = limits[vital][side][severity];
            if (limit !== null) expect(isOutOfReach(vital, side, limit), vital).toBe(false);
          }
        }
      }
    }
  });

  test.each(VITALS)("auto limits of no sound baseline of %s switch one off", (vital) => {
    const [low, high] = VITAL_TABLE[vital].query;
    for (let tenths = low * 10; tenths <= high * 10; tenths += 1) {
      const auto = autoLimits({ ...NO_VALUES, [vital]: tenths / 10 }, ADULT_LIMITS);
      expect(changedLimits(ADULT_LIMITS, auto).filter(isSwitchedOff), `${tenths / 10}`).toEqual([]);
    }
  });

  test("every value that is not doubtful can be given a limit", () => {
    for (const vital of VITALS) {
      const [low, high] = VITAL_TABLE[vital].query;
      expect(outermostLimit(vital, "low")).toBeLessThanOrEqual(low);
      expect(outermostLimit(vital, "high")).toBeGreaterThanOrEqual(high);
    }
  });
});
