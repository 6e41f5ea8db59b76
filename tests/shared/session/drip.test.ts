// The drip's arithmetic against the table of clinical-sources.md §8, and the tenth off the plan.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dropsPerMin,
  isOffPlan,
  plannedRateMlPerH,
  rateOfDropsMlPerH,
  runsForMs,
} from "../../../shared/session/drip.ts";
import { DROP_FACTORS } from "../../../shared/vocabulary.ts";

const FACTORS = [10, 15, 20, 60] as const;

describe("a planned drip", () => {
  test.each<[ml: number, minutes: number, mlPerH: number, drops: number[]]>([
    [40, 40, 60, [10, 15, 20, 60]],
    [40, 45, 53.3, [9, 13, 18, 53]],
    [50, 40, 75, [13, 19, 25, 75]],
    [50, 45, 66.7, [11, 17, 22, 67]],
    [100, 40, 150, [25, 38, 50, 150]],
    [100, 45, 133.3, [22, 33, 44, 133]],
    [150, 40, 225, [38, 56, 75, 225]],
    [150, 45, 200, [33, 50, 67, 200]],
    [200, 40, 300, [50, 75, 100, 300]],
    [200, 45, 266.7, [44, 67, 89, 267]],
    [250, 40, 375, [63, 94, 125, 375]],
    [250, 45, 333.3, [56, 83, 111, 333]],
  ])("of %i mL in %i min runs at %d mL/h, in drops %j", (ml, minutes, mlPerH, drops) => {
    const rate = plannedRateMlPerH(ml, minutes);
    expect(rate).toBeCloseTo(mlPerH, 1);
    expect(FACTORS.map((factor) => Math.round(dropsPerMin(rate, factor)))).toEqual(drops);
  });

  test("with a micro-drip of 60 has as many drops a minute as millilitres an hour", () => {
    expect(dropsPerMin(133, 60)).toBe(133);
  });
});

describe("counted drops", () => {
  test.each(DROP_FACTORS)("at %i gtt/mL come back as the rate that they were", (factor) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1_000, noNaN: true }), (rate) => {
        expect(rateOfDropsMlPerH(dropsPerMin(rate, factor), factor)).toBeCloseTo(rate, 6);
      }),
    );
  });

  test("are a minute's: 33 at 15 gtt/mL are 132 mL/h", () => {
    expect(rateOfDropsMlPerH(33, 15)).toBeCloseTo(132, 9);
  });
});

describe("off the plan", () => {
  const PLANNED = plannedRateMlPerH(100, 45);

  test.each<[string, number, boolean]>([
    ["as planned", PLANNED, false],
    ["just under a tenth less", PLANNED * 0.9001, false],
    ["a tenth less", PLANNED * 0.9, true],
    ["just under a tenth more", PLANNED * 1.0999, false],
    ["a tenth more", PLANNED * 1.1, true],
    ["twice as fast", PLANNED * 2, true],
    ["not at all", 0, true],
  ])("%s: %d mL/h is %s", (_name, rate, isOff) => {
    expect(isOffPlan(rate, PLANNED)).toBe(isOff);
  });
});

describe("what is left", () => {
  test("runs for its share of an hour", () => {
    expect(runsForMs(50, 100)).toBe(1_800_000);
  });

  test("never ends where nothing runs, and has ended where nothing is left", () => {
    expect(runsForMs(50, 0)).toBeNull();
    expect(runsForMs(0, 0)).toBe(0);
    expect(runsForMs(0, 100)).toBe(0);
  });
});
