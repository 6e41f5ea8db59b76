// The drip on the time axis: a step of each rate while it ran, what had been given by a moment, and
// the same in the table.

import { describe, expect, test } from "vitest";
import { timeText } from "../../shared/protocol/time.ts";
import {
  dripCourse,
  dripReading,
  givenMlAt,
  heightOf,
  rateCell,
  stepAt,
} from "../../web/session/drip-steps.ts";
import { phaseSpans } from "../../web/session/timeline.ts";
import { at, sessionView, T0 } from "../helpers/views.ts";

const MIN = 60_000;
const by = { id: "n", name: "K. Lindqvist", role: "nurse" } as const;
const plan = { volumePlannedMl: 90, plannedMinutes: 45 };

/** Runs from minute 0 to 10 and from 15 on; now is minute 30. */
const spans = phaseSpans(
  [
    { phase: "baseline", atMs: T0 - 5 * MIN },
    { phase: "infusing", atMs: T0 },
    { phase: "paused", atMs: T0 + 10 * MIN },
    { phase: "infusing", atMs: T0 + 15 * MIN },
  ],
  T0 + 30 * MIN,
);

function drip(minute: number, rateMlPerH: number) {
  return {
    at: timeText(T0 + minute * MIN),
    by,
    rateMlPerH,
    dropFactor: 20 as const,
    counted: { dropsPerMin: rateMlPerH / 3 },
  };
}

function steps(drips: ReturnType<typeof drip>[], live: Parameters<typeof dripCourse>[1] = null) {
  return dripCourse({ ...plan, drips }, live, spans);
}

function told(course: ReturnType<typeof steps>): number[][] {
  return course.steps.map(({ fromMs, toMs, rateMlPerH }) => [
    (fromMs - T0) / MIN,
    (toMs - T0) / MIN,
    rateMlPerH,
  ]);
}

describe("the steps of a drip", () => {
  test("without a count it runs as planned, and stands in a pause", () => {
    expect(told(steps([]))).toEqual([
      [0, 10, 120],
      [15, 30, 120],
    ]);
  });

  test("each rate counts from its moment; one that is set in a pause, from the end of that", () => {
    expect(told(steps([drip(4, 60), drip(12, 90)]))).toEqual([
      [0, 4, 120],
      [4, 10, 60],
      [15, 30, 90],
    ]);
  });

  test("a rate that was set before the infusion is its first", () => {
    expect(told(steps([drip(-2, 150)]))[0]).toEqual([0, 10, 150]);
  });

  test("the live rate counts before the record has it, and only once", () => {
    const set = { by, at: at(20 * 60), dropsPerMin: 20 };
    const infusion = { settledMs: 0, settledMl: 0, rateMlPerH: 60, runningSince: at(15 * 60) };
    const live = sessionView({ drip: { dropFactor: 20, set }, infusion });
    const wanted = [
      [0, 10, 120],
      [15, 20, 120],
      [20, 30, 60],
    ];
    expect(told(steps([], live))).toEqual(wanted);
    expect(told(steps([drip(20, 60)], live))).toEqual(wanted);
  });

  test("before the infusion there is none", () => {
    const course = dripCourse({ ...plan, drips: [] }, null, spans.slice(0, 1));
    expect(course.steps).toEqual([]);
    expect(dripReading(course, T0)).toBeNull();
  });

  test("the fastest is the highest", () => {
    const course = steps([drip(4, 60)]);
    expect(course.steps.map((step) => heightOf(course, step))).toEqual([1, 0.5, 0.5]);
  });
});

describe("the drip at a moment", () => {
  const course = steps([drip(4, 60)]);

  test.each([
    ["before it began", -1, 0],
    ["when it began", 0, 0],
    ["at a change", 4, 8],
    ["at a pause", 10, 14],
    ["in the pause", 14, 14],
    ["after it", 20, 19],
  ])("%s so much had been given", (_what, minute, ml) => {
    expect(givenMlAt(course, T0 + minute * MIN)).toBeCloseTo(ml);
  });

  test("no more than the bag holds", () => {
    expect(givenMlAt({ ...course, plannedMl: 10 }, T0 + 30 * MIN)).toBe(10);
  });

  test.each([
    [2, "Drip 120 mL/h · 4 mL"],
    [5, "Drip 60 mL/h · 20 drops/min · 9 mL"],
    [12, "Drip stands still · 14 mL"],
  ])("minute %d in words", (minute, words) => {
    expect(dripReading(course, T0 + minute * MIN)).toBe(words);
  });

  test("stands still outside of every step", () => {
    expect(stepAt(course, T0 + 12 * MIN)).toBeNull();
    expect(stepAt(course, T0 + 9 * MIN)?.rateMlPerH).toBe(60);
  });
});

describe("the drip in a row of the table", () => {
  const course = steps([drip(4, 60)]);
  const cell = (from: number, to: number) =>
    rateCell(course, { fromMs: T0 + from * MIN, toMs: T0 + to * MIN });

  test("is the last rate, with lowest and highest where it changed", () => {
    expect(cell(0, 5)).toEqual({ last: "60", lowest: "60", highest: "120" });
    expect(cell(5, 10)).toEqual({ last: "60", lowest: "60", highest: "60" });
  });

  test("is nothing where it did not run", () => {
    expect(cell(10, 15)).toBeNull();
    expect(cell(-5, 0)).toBeNull();
  });
});
