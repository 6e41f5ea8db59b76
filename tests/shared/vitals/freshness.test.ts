// How long a value lives (domain.md §2): by the cadence that was announced, or by the table.

import { describe, expect, test } from "vitest";
import { cuffCadenceMs, isCuffCadence, staleAfterMs } from "../../../shared/vitals/freshness.ts";

test.each([
  ["heartRate", null, 10],
  ["respiration", null, 15],
  ["temperature", null, 60],
  ["systolic", null, 630],
  ["heartRate", 1, 7],
  ["heartRate", 0.02, 5.04],
  ["respiration", 2, 9],
  ["temperature", 10, 25],
  ["temperature", 300, 605],
  ["systolic", 1, 7],
  ["systolic", 29.9, 64.8],
  ["systolic", 30, 90],
  ["systolic", 300, 630],
  ["diastolic", 300, 630],
  ["mean", 150, 330],
] as const)("%s at a cadence of %s s is stale after %d s", (vital, cadenceS, staleS) => {
  expect(staleAfterMs(vital, cadenceS)).toBeCloseTo(staleS * 1_000, 6);
});

test.each([0, -1])("a cadence of %d s breaks loudly", (cadenceS) => {
  expect(() => staleAfterMs("heartRate", cadenceS)).toThrow("a cadence is positive");
});

test("no announced cadence makes a value stale before 5 s", () => {
  for (const cadenceS of [0.02, 0.1, 1]) {
    expect(staleAfterMs("heartRate", cadenceS)).toBeGreaterThanOrEqual(5_000);
  }
});

describe("a cuff is told from a line", () => {
  test.each([
    [29.9, false],
    [30, true],
    [300, true],
  ])("by its cadence: %d s, %s", (cadenceS, isCuff) => {
    expect(isCuffCadence(cadenceS)).toBe(isCuff);
  });

  test.each([
    [1, null],
    [29.9, null],
    [30, 30_000],
    [300, 300_000],
  ])("by how long its values live: announced %d s, cuff %s ms", (cadenceS, cadenceMs) => {
    expect(cuffCadenceMs(staleAfterMs("systolic", cadenceS))).toBe(cadenceMs);
  });
});
