// The table of vitals, held against domain.md §2 figure by figure.

import { describe, expect, test } from "vitest";
import { meanPressure } from "../../../shared/vitals/derived.ts";
import { formatVital, PRESSURE_PANEL_LOINC, VITAL_TABLE } from "../../../shared/vitals/table.ts";
import { VITALS } from "../../../shared/vocabulary.ts";

test.each([
  ["systolic", "mm[Hg]", "8480-6", 150021, [40, 300], [60, 250], 300, 630],
  ["diastolic", "mm[Hg]", "8462-4", 150022, [15, 220], [30, 150], 300, 630],
  ["mean", "mm[Hg]", "8478-0", 150023, [25, 250], [40, 180], 300, 630],
  ["pulse", "/min", "8889-8", 149530, [20, 300], [30, 220], 1, 10],
  ["heartRate", "/min", "8867-4", 147842, [20, 300], [30, 220], 1, 10],
  ["respiration", "/min", "9279-1", 151562, [3, 80], [6, 50], 1, 15],
  ["temperature", "Cel", "8310-5", 150344, [30, 43], [34, 41.5], 10, 60],
  ["spo2", "%", "59408-5", 150456, [40, 100], [70, 100], 1, 10],
] as const)(
  "%s is as domain.md §2 has it",
  (vital, ucum, loinc, mdc, reject, query, cadenceS, s) => {
    expect(VITAL_TABLE[vital]).toMatchObject({ ucum, loinc, mdc, reject, query, cadenceS });
    expect(VITAL_TABLE[vital].staleAfterMs).toBe(s * 1_000);
  },
);

test("every vital has its row; the panel of pressures has its code", () => {
  expect(Object.keys(VITAL_TABLE).sort()).toEqual([...VITALS].sort());
  expect(PRESSURE_PANEL_LOINC).toBe("85354-9");
});

test("what is queried lies inside what is rejected", () => {
  for (const vital of VITALS) {
    const { reject, query } = VITAL_TABLE[vital];
    expect(query[0]).toBeGreaterThanOrEqual(reject[0]);
    expect(query[1]).toBeLessThanOrEqual(reject[1]);
  }
});

test.each([
  ["temperature", 36.6, "36.6"],
  ["temperature", 38, "38.0"],
  ["systolic", 120, "120"],
  ["heartRate", 72.4, "72"],
] as const)("%s %d is written %s", (vital, value, text) => {
  expect(formatVital(vital, value)).toBe(text);
});

describe("the derived mean pressure", () => {
  test.each([
    [120, 80, 93],
    [91, 36, 54],
    [100, 70, 80],
    [101, 100, 100],
  ])("of %d over %d is %d", (systolic, diastolic, mean) => {
    expect(meanPressure(systolic, diastolic)).toBe(mean);
  });

  test("does not exist where systolic does not lie above diastolic", () => {
    expect(() => meanPressure(100, 100)).toThrow("systolic lies above diastolic");
  });
});
