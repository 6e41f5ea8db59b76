import { describe, expect, test } from "vitest";
import { ADULT_LIMITS, type Limits } from "../../shared/alarms/limits.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import {
  bandsOf,
  limitLines,
  PANELS,
  type PanelId,
  panelsFor,
  scaleOf,
} from "../../web/session/panels.ts";

function panel(id: PanelId) {
  const found = PANELS.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no chart ${id}`);
  return found;
}

const NOTHING: [number, number | null][][] = [];

describe("which charts are drawn", () => {
  test("oxygen saturation only where it is measured, the others always", () => {
    expect(panelsFor(new Set()).map(({ id }) => id)).toEqual([
      "heart",
      "pressure",
      "respiration",
      "temperature",
    ]);
    expect(panelsFor(new Set(["spo2"])).map(({ id }) => id)).toContain("spo2");
  });

  test("the mean pressure has a line only where it is measured", () => {
    const vitalsOf = (measured: Set<Vital>) =>
      panelsFor(measured).find(({ id }) => id === "pressure")?.vitals;
    expect(vitalsOf(new Set())).toEqual(["systolic", "diastolic"]);
    expect(vitalsOf(new Set(["mean"]))).toEqual(["systolic", "mean", "diastolic"]);
  });
});

describe("a chart's scale", () => {
  test("stands still while values stay inside the limits", () => {
    const empty = scaleOf(panel("heart"), ADULT_LIMITS, NOTHING);
    const calm = scaleOf(panel("heart"), ADULT_LIMITS, [
      [
        [0, 51],
        [1, 119],
      ],
    ]);
    expect(calm).toEqual(empty);
    expect(empty.low).toBeLessThan(50);
    expect(empty.high).toBeGreaterThan(120);
  });

  test("grows with a value beyond them", () => {
    const scale = scaleOf(panel("heart"), ADULT_LIMITS, [
      [
        [0, 31],
        [1, null],
        [2, 171],
      ],
    ]);
    expect(scale.low).toBeLessThan(31);
    expect(scale.high).toBeGreaterThan(171);
  });

  test.each(PANELS)("has a few round marks inside it: $id", (each) => {
    const { low, high, marks } = scaleOf(each, ADULT_LIMITS, NOTHING);
    expect(marks.length).toBeGreaterThanOrEqual(3);
    expect(marks.length).toBeLessThanOrEqual(7);
    for (const mark of marks) {
      expect(mark).toBeGreaterThanOrEqual(low);
      expect(mark).toBeLessThanOrEqual(high);
    }
  });

  test("falls back to the plausible range where neither limit nor value gives one", () => {
    const none = { low: { medium: null, high: null }, high: { medium: null, high: null } };
    const limits: Limits = { ...ADULT_LIMITS, respiration: none };
    const scale = scaleOf(panel("respiration"), limits, NOTHING);
    expect([scale.low <= 6, scale.high >= 50]).toEqual([true, true]);
  });
});

describe("limits as bands", () => {
  test("one beyond each limit of medium priority, up to the edge of the scale", () => {
    const scale = { low: 44, high: 126, marks: [] };
    expect(bandsOf(panel("heart"), ADULT_LIMITS, scale)).toEqual([
      { side: "low", severity: "medium", fromValue: 44, toValue: 50 },
      { side: "high", severity: "medium", fromValue: 120, toValue: 126 },
    ]);
  });

  test("the band of high priority begins where the medium one ends", () => {
    const scale = { low: 30, high: 170, marks: [] };
    expect(
      bandsOf(panel("heart"), ADULT_LIMITS, scale).filter(({ side }) => side === "low"),
    ).toEqual([
      { side: "low", severity: "medium", fromValue: 40, toValue: 50 },
      { side: "low", severity: "high", fromValue: 30, toValue: 40 },
    ]);
  });

  test("pressures: beyond what is too low for the lowest and too high for the highest line", () => {
    const scale = { low: 40, high: 170, marks: [] };
    expect(bandsOf(panel("pressure"), ADULT_LIMITS, scale)).toEqual([
      { side: "low", severity: "medium", fromValue: 40, toValue: 50 },
      { side: "high", severity: "medium", fromValue: 160, toValue: 170 },
    ]);
  });

  test("no band on a side where a line of the chart has no limit", () => {
    const scale = { low: 80, high: 100, marks: [] };
    expect(bandsOf(panel("spo2"), ADULT_LIMITS, scale).map(({ side }) => side)).toEqual([
      "low",
      "low",
    ]);
  });

  test("equal limits are one line with all its names; the mean keeps its lines to itself", () => {
    const scale = { low: 40, high: 170, marks: [] };
    expect(limitLines(panel("pressure"), ADULT_LIMITS, scale)).toEqual([
      { value: 50, names: [{ vital: "diastolic", side: "low" }] },
      {
        value: 90,
        names: [
          { vital: "systolic", side: "low" },
          { vital: "diastolic", side: "high" },
        ],
      },
      { value: 160, names: [{ vital: "systolic", side: "high" }] },
    ]);
  });
});
