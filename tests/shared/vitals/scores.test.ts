// Figures computed from vitals: what they come to, and that a missing value gives none.

import { describe, expect, test } from "vitest";
import {
  changeFrom,
  percentFrom,
  pulseDeficit,
  pulsePressure,
  shockIndex,
} from "../../../shared/vitals/scores.ts";

describe("pulse pressure", () => {
  test.each([
    ["120 over 80", 120, 80, 40],
    ["just not crossed", 81, 80, 1],
    ["crossed at the same value", 80, 80, null],
    ["crossed", 79, 80, null],
    ["no systolic", null, 80, null],
    ["no diastolic", 120, null, null],
    ["neither", null, null, null],
  ])("%s", (_name, systolic, diastolic, expected) => {
    expect(pulsePressure({ systolic, diastolic })).toBe(expected);
  });
});

describe("shock index", () => {
  test.each([
    ["of the heart rate", 72, 60, 120, 0.6],
    ["of the pulse, where there is no heart rate", null, 60, 120, 0.5],
    ["of the heart rate, where there is no pulse", 120, null, 100, 1.2],
    ["none without any rate", null, null, 120, null],
    ["none without systolic", 72, 72, null, null],
    ["none at a pressure of zero", 72, 72, 0, null],
  ])("%s", (_name, heartRate, pulse, systolic, expected) => {
    expect(shockIndex({ heartRate, pulse, systolic })).toBe(expected);
  });
});

describe("pulse deficit", () => {
  test.each([
    ["beats that the finger does not feel", 92, 78, 14],
    ["none", 80, 80, 0],
    ["a pulse above the heart rate stays below zero", 80, 83, -3],
    ["no heart rate", null, 78, null],
    ["no pulse", 92, null, null],
  ])("%s", (_name, heartRate, pulse, expected) => {
    expect(pulseDeficit({ heartRate, pulse })).toBe(expected);
  });
});

describe("change from the baseline", () => {
  test.each([
    ["a rise", 120, 150, 30, 25],
    ["a fall", 120, 90, -30, -25],
    ["no change", 120, 120, 0, 0],
    ["no baseline", null, 120, null, null],
    ["no value", 120, null, null, null],
    ["a baseline of zero has no percent", 0, 5, 5, null],
    ["a baseline below zero has no percent", -1, 5, 6, null],
  ])("%s", (_name, baseline, value, change, percent) => {
    expect(changeFrom(baseline, value)).toBe(change);
    expect(percentFrom(baseline, value)).toBe(percent);
  });
});

test.each([
  ["pulse pressure", () => pulsePressure({ systolic: Number.NaN, diastolic: 80 })],
  ["shock index", () => shockIndex({ heartRate: 72, pulse: null, systolic: Number.NaN })],
  ["pulse deficit", () => pulseDeficit({ heartRate: Number.POSITIVE_INFINITY, pulse: 70 })],
  ["change", () => changeFrom(Number.NaN, 1)],
  ["percent", () => percentFrom(1, Number.NaN)],
])("%s of what is no number breaks loudly", (_name, score) => {
  expect(score).toThrow("a value that is there is a number");
});
