// NEWS2 (RCP 2017): every edge of the table, and never a total that is not one.

import { describe, expect, test } from "vitest";
import { type News2Input, news2, news2Text } from "../../../shared/vitals/news2.ts";
import { ACVPU, OXYGEN } from "../../../shared/vocabulary.ts";

const NOTHING: News2Input = {
  respiration: null,
  spo2: null,
  oxygen: null,
  systolic: null,
  pulse: null,
  acvpu: null,
  temperature: null,
};
const WELL: News2Input = {
  respiration: 16,
  spo2: 97,
  oxygen: "air",
  systolic: 120,
  pulse: 72,
  acvpu: "alert",
  temperature: 36.6,
};

describe("points", () => {
  test.each([
    ["respiration", 7, 3],
    ["respiration", 8, 3],
    ["respiration", 9, 1],
    ["respiration", 11, 1],
    ["respiration", 12, 0],
    ["respiration", 20, 0],
    ["respiration", 21, 2],
    ["respiration", 24, 2],
    ["respiration", 25, 3],
    ["spo2", 91, 3],
    ["spo2", 92, 2],
    ["spo2", 93, 2],
    ["spo2", 94, 1],
    ["spo2", 95, 1],
    ["spo2", 96, 0],
    ["spo2", 100, 0],
    ["systolic", 90, 3],
    ["systolic", 91, 2],
    ["systolic", 100, 2],
    ["systolic", 101, 1],
    ["systolic", 110, 1],
    ["systolic", 111, 0],
    ["systolic", 219, 0],
    ["systolic", 220, 3],
    ["pulse", 40, 3],
    ["pulse", 41, 1],
    ["pulse", 50, 1],
    ["pulse", 51, 0],
    ["pulse", 90, 0],
    ["pulse", 91, 1],
    ["pulse", 110, 1],
    ["pulse", 111, 2],
    ["pulse", 130, 2],
    ["pulse", 131, 3],
    ["temperature", 35, 3],
    ["temperature", 35.1, 1],
    ["temperature", 36, 1],
    ["temperature", 36.1, 0],
    ["temperature", 38, 0],
    ["temperature", 38.1, 1],
    ["temperature", 39, 1],
    ["temperature", 39.1, 2],
  ] as const)("%s %d: %d", (vital, value, points) => {
    expect(news2({ ...NOTHING, [vital]: value }).byVital[vital]).toBe(points);
  });

  test.each([
    ["respiration", 20.4, 0],
    ["respiration", 20.5, 2],
    ["temperature", 38.04, 0],
    ["temperature", 38.06, 1],
    ["spo2", 95.4, 1],
    ["spo2", 95.6, 0],
  ] as const)("%s %d, between two rows: those of the number shown, %d", (vital, value, points) => {
    expect(news2({ ...NOTHING, [vital]: value }).byVital[vital]).toBe(points);
  });

  test.each(OXYGEN)("on %s", (oxygen) => {
    expect(news2({ ...NOTHING, oxygen }).byVital.oxygen).toBe(oxygen === "air" ? 0 : 2);
  });

  test.each(ACVPU)("%s", (acvpu) => {
    expect(news2({ ...NOTHING, acvpu }).byVital.acvpu).toBe(acvpu === "alert" ? 0 : 3);
  });
});

describe("the sum", () => {
  test("of a patient who is well is 0, and a total", () => {
    expect(news2(WELL)).toMatchObject({ kind: "total", points: 0, known: 7 });
  });

  test("of everything at its worst is 20", () => {
    const worst: News2Input = {
      respiration: 30,
      spo2: 85,
      oxygen: "oxygen",
      systolic: 75,
      pulse: 140,
      acvpu: "unresponsive",
      temperature: 34.5,
    };
    expect(news2(worst)).toMatchObject({ kind: "total", points: 20, known: 7 });
  });

  test("of the four vitals alone is a lower bound", () => {
    const vitals = { respiration: 22, systolic: 105, pulse: 95, temperature: 38.4 };
    expect(news2({ ...NOTHING, ...vitals })).toEqual({
      kind: "lower-bound",
      points: 5,
      known: 4,
      byVital: {
        respiration: 2,
        spo2: null,
        oxygen: null,
        systolic: 1,
        pulse: 1,
        acvpu: null,
        temperature: 1,
      },
    });
  });

  test("of nothing is a lower bound of 0", () => {
    expect(news2(NOTHING)).toMatchObject({ kind: "lower-bound", points: 0, known: 0 });
  });

  test.each([
    "respiration",
    "spo2",
    "oxygen",
    "systolic",
    "pulse",
    "acvpu",
    "temperature",
  ] as const)("is no total without %s", (part) => {
    expect(news2({ ...WELL, [part]: null })).toMatchObject({ kind: "lower-bound", known: 6 });
  });

  test("of what is no number breaks loudly", () => {
    expect(() => news2({ ...WELL, pulse: Number.NaN })).toThrow("is a number");
  });
});

test.each([
  ["NEWS2 0", WELL],
  ["NEWS2 5", { ...WELL, respiration: 25, oxygen: "oxygen" }],
  ["NEWS2 ≥ 3, 5 of 7 known", { ...WELL, respiration: 25, oxygen: null, acvpu: null }],
  ["NEWS2 ≥ 0, 0 of 7 known", NOTHING],
] as const)("%s", (text, input) => {
  expect(news2Text(news2(input))).toBe(text);
});
