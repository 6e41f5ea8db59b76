import { describe, expect, test } from "vitest";
import { ADULT_LIMITS, type Limits } from "../../shared/alarms/limits.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { placedNames } from "../../web/session/limit-names.ts";
import {
  bandsOf,
  limitLines,
  PANELS,
  type PanelId,
  panelsFor,
  scaleOf,
  spacedMarks,
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

  test.each([
    ["all where there is room", 200, [60, 80, 100, 120]],
    ["all, just", 75, [60, 80, 100, 120]],
    ["every second one, just not", 74, [60, 100]],
    ["every third one", 30, [60, 120]],
    ["nothing to draw on yet", 0, [60, 80, 100, 120]],
  ])("on a low chart numbers once touched: %s", (_name, heightPx, marks) => {
    expect(spacedMarks({ low: 40, high: 140, marks: [60, 80, 100, 120] }, heightPx)).toEqual(marks);
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

describe("the names of a chart's limits", () => {
  const plot = { widthPx: 710, heightPx: 45 };
  const name = (words: string, yPx: number) => ({ words, yPx });
  const level = (yPx: number, fromX: number, toX: number) => ({
    fromX,
    fromY: yPx,
    toX,
    toY: yPx,
  });

  test("stand on their lines at the right edge", () => {
    expect(placedNames([name("RR > 30", 7), name("RR < 8", 38)], [], plot)).toEqual([
      { words: "RR > 30", rightPx: 0, topPx: 1 },
      { words: "RR < 8", rightPx: 0, topPx: 32 },
    ]);
  });

  test("of pressures once were printed over each other in a low chart", () => {
    const pressures = [name("Sys > 160", 3), name("Sys < 90 · Dia > 90", 28), name("Dia < 50", 38)];
    const [high, middle, low] = placedNames(pressures, [], plot);
    expect([high?.rightPx, middle?.rightPx]).toEqual([0, 0]);
    // Beside the other one, which ends 19 letters from the edge, and still on its own line.
    expect(low).toMatchObject({ topPx: 32 });
    expect(low?.rightPx).toBeGreaterThan(19 * 6);
  });

  test.each([
    ["just touching is not over each other", 12, 0],
    ["a pixel less is", 11, 56],
  ])("%s", (_name, apartPx, rightPx) => {
    const [, second] = placedNames([name("RR > 30", 15), name("RR < 8", 15 + apartPx)], [], plot);
    expect(second?.rightPx).toBe(rightPx);
  });

  test("keep clear of curves that leave room for them", () => {
    const curve = level(24, 300, 710);
    expect(placedNames([name("Dia < 50", 25)], [curve], plot)[0]?.rightPx).toBeGreaterThan(410);
    expect(placedNames([name("Dia < 50", 36)], [curve], plot)[0]?.rightPx).toBe(0);
  });

  test("see a steep curve where it passes, not where it comes from", () => {
    const steep = { fromX: 600, fromY: 0, toX: 710, toY: 45 };
    expect(placedNames([name("T > 38.0", 6)], [steep], plot)[0]?.rightPx).toBe(0);
    expect(placedNames([name("T > 38.0", 38)], [steep], plot)[0]?.rightPx).toBeGreaterThan(0);
  });

  test("cover a curve that leaves none, and are never cut at the edge of the plot", () => {
    const along = level(1, 0, 710);
    expect(placedNames([name("T > 38.0", 0)], [along], plot)).toEqual([
      { words: "T > 38.0", rightPx: 0, topPx: -6 },
    ]);
  });

  test("cover the least where curves are everywhere", () => {
    const [left, right] = [level(25, 0, 200), level(25, 200, 710)];
    const crowd = [left, right, level(27, 190, 710)];
    expect(placedNames([name("Dia < 50", 25)], crowd, plot)[0]?.rightPx).toBeGreaterThan(510);
  });

  test("are left out where they could only be printed over another", () => {
    const narrow = { widthPx: 70, heightPx: 45 };
    expect(placedNames([name("RR > 30", 20), name("RR < 8", 25)], [], narrow)).toHaveLength(1);
  });
});
