// Procedures of a course on one axis: aligned at the beginning of each infusion, told apart, read.

import { describe, expect, test } from "vitest";
import { TREND_POINTS_MAX } from "../../shared/bounds.ts";
import type { Trend } from "../../shared/protocol/http.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import {
  alarmPoints,
  aligned,
  begunOf,
  COMPARED_MAX,
  comparedWindow,
  linesOfVital,
  minuteTicks,
  pointsEach,
  procedureOf,
  vitalsOf,
} from "../../web/compare/align.ts";
import { labelPoint, STROKES } from "../../web/compare/compare-look.ts";
import {
  minuteSentence,
  minuteWords,
  movedMinute,
  valueWordsAt,
} from "../../web/compare/compare-words.ts";
import { minuteRows } from "../../web/compare/minute-rows.ts";
import { sessionRow } from "../helpers/session-rows.ts";
import { alarmView } from "../helpers/views.ts";

const MIN = 60_000;
const START_MS = Date.UTC(2026, 9, 25, 0, 30);

/** Values by the minute of the infusion; null is a hole. */
function trend(startMs: number, values: Record<number, number | null>): Trend {
  const points = Object.entries(values)
    .map(([minute, value]): [number, number | null] => [startMs + Number(minute) * MIN, value])
    .sort(([left], [right]) => left - right);
  return {
    session: "s",
    from: timeText(startMs),
    to: timeText(startMs),
    series: [{ vital: "systolic", unit: "mm[Hg]", points }],
  };
}

/** A procedure that began so many days after the first. */
function procedure(number: number, values: Record<number, number | null>) {
  const startMs = START_MS + number * 14 * 24 * 60 * MIN;
  const session = sessionRow({ id: `s-${number}`, infusingAt: timeText(startMs) });
  const begun = { session, startMs, label: String(number) };
  const alarm = alarmView({
    id: `s-${number}.1`,
    vital: "systolic",
    worst: 78,
    raisedAt: timeText(startMs + 17 * MIN),
  });
  return procedureOf(begun, trend(startMs, values), { alarms: [alarm] });
}

const FIRST = procedure(1, { [-5]: 120, 5: 118, 17: 78, 20: null, 25: 110 });
const SECOND = procedure(2, { 0: 130, 30: 128, 44: 126 });

describe("the alignment", () => {
  test("counts each line from the beginning of its own infusion, across a change of clocks too", () => {
    expect(FIRST.lines.get("systolic")?.map(([atMs]) => atMs / MIN)).toEqual([-5, 5, 17, 20, 25]);
    expect(SECOND.lines.get("systolic")?.map(([atMs]) => atMs / MIN)).toEqual([0, 30, 44]);
  });

  test.each([
    [-10 * MIN - 1, false],
    [-10 * MIN, true],
    [120 * MIN, true],
    [120 * MIN + 1, false],
  ])("a value at %i ms is on the axis: %s", (offsetMs, isOn) => {
    expect(aligned([[START_MS + offsetMs, 1]], START_MS)).toHaveLength(isOn ? 1 : 0);
  });

  test("keeps holes, and draws no vital that nobody measured", () => {
    expect(FIRST.lines.get("systolic")).toContainEqual([20 * MIN, null]);
    expect(vitalsOf([FIRST, SECOND])).toEqual(["systolic"]);
    expect(vitalsOf([procedure(3, { 1: null })])).toEqual([]);
    expect(procedureOf(FIRST, undefined, undefined)).toMatchObject({ alarms: [] });
  });

  test("ends on the ten minutes after the last value, two hours at the most", () => {
    expect(comparedWindow([FIRST, SECOND])).toEqual({
      fromMs: -10 * MIN,
      toMs: 50 * MIN,
      nowMs: 44 * MIN,
    });
    expect(comparedWindow([procedure(4, { 120: 1, 500: 1 })]).toMs).toBe(120 * MIN);
    expect(minuteTicks({ fromMs: -10 * MIN, toMs: 20 * MIN, nowMs: 0 })).toEqual([-10, 0, 10, 20]);
  });

  test.each([1, 2, 7, COMPARED_MAX])("%i lines of a chart keep to its points", (count) => {
    expect(pointsEach(count) * count).toBeLessThanOrEqual(TREND_POINTS_MAX);
    const values = Object.fromEntries(
      Array.from({ length: 120 }, (_, minute) => [minute, minute % 7]),
    );
    const many = Array.from({ length: count }, (_, index) => procedure(index, values));
    const lines = [...linesOfVital(many, "systolic").values()];
    expect(lines).toHaveLength(count);
    expect(lines.flat().length).toBeLessThanOrEqual(TREND_POINTS_MAX);
  });
});

describe("the procedures that are compared", () => {
  const begun = (id: string, hour: number, number: number | null) =>
    sessionRow({
      id,
      infusingAt: timeText(START_MS + hour * 60 * MIN),
      registered:
        number === null
          ? null
          : {
              patient: { id: "p", version: 1 },
              programme: { id: "g", version: 1, procedure: number },
            },
    });

  test("are those that have begun, oldest first, each with its number", () => {
    const rows = [begun("b", 9, 2), sessionRow({ id: "c", infusingAt: null }), begun("a", 1, 1)];
    expect(begunOf(rows).map(({ session, label }) => [session.id, label])).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
  });

  test("with the same number have letters too", () => {
    const rows = [begun("c", 9, 2), begun("b", 5, 2), begun("a", 1, 1)];
    expect(begunOf(rows).map(({ label }) => label)).toEqual(["1", "2a", "2b"]);
  });

  test("beyond as many as an eye can tell apart are the newest", () => {
    const rows = Array.from({ length: COMPARED_MAX + 3 }, (_, index) =>
      begun(`${index}`, index, index + 1),
    );
    const labels = begunOf(rows).map(({ label }) => label);
    expect(labels).toHaveLength(COMPARED_MAX);
    expect(labels[0]).toBe("4");
  });

  test("have twelve strokes that all differ, neighbours in colour and dash, none in an alarm's colour", () => {
    const looks = STROKES.map(({ stroke, strokeDasharray }) => `${stroke} ${strokeDasharray}`);
    expect(new Set(looks).size).toBe(COMPARED_MAX);
    for (const [index, { stroke, strokeDasharray }] of STROKES.slice(1).entries()) {
      expect(stroke).not.toBe(STROKES[index]?.stroke);
      expect(strokeDasharray).not.toBe(STROKES[index]?.strokeDasharray);
    }
    expect(looks.join(" ")).not.toMatch(/high|medium|low/);
  });

  test("have their numbers on different places of lines that run together", () => {
    const line: TrendPoint[] = Array.from({ length: 100 }, (_, index) => [index, 1]);
    const places = [0, 1, 2].map((place) => labelPoint(line, place, 3)?.atMs);
    expect(places).toEqual([25, 50, 75]);
    expect(labelPoint([[0, null]], 0, 1)).toBeNull();
  });
});

describe("reading the comparison", () => {
  const both = [FIRST, SECOND];
  const window = comparedWindow(both);

  test("a minute tells the value that stood then, of each procedure", () => {
    expect(valueWordsAt(FIRST, "systolic", 10)).toBe("118");
    expect(valueWordsAt(FIRST, "systolic", 22)).toBe("no data");
    expect(valueWordsAt(SECOND, "systolic", 10)).toBe("130");
    expect(minuteSentence(both, ["systolic"], 17)).toBe(
      "minute 17 of the infusion. Systolic, mmHg: Procedure 1: 78, Procedure 2: 130",
    );
    expect(minuteWords(-4)).toBe("4 min before the infusion");
  });

  test.each<[number | null, string, boolean, number | null]>([
    [null, "ArrowRight", false, 0],
    [null, "ArrowLeft", false, 0],
    [0, "ArrowLeft", false, -1],
    [0, "ArrowRight", true, 5],
    [-8, "ArrowLeft", true, -10],
    [48, "ArrowRight", true, 50],
    [17, "Home", false, -10],
    [17, "End", false, 50],
    [17, "x", false, null],
  ])("from minute %s the key %s (large: %s) leads to %s", (minute, key, isLarge, to) => {
    expect(movedMinute(window, minute, key, isLarge)).toBe(to);
  });

  test("the table has a row a minute, with the alarms raised in it", () => {
    const rows = minuteRows(both, "systolic", window);
    expect(rows[0]).toMatchObject({ minute: -5, cells: [{ value: 120 }, { value: null }] });
    expect(rows.find(({ minute }) => minute === 17)?.cells).toMatchObject([
      { value: 78, alarms: [{ message: "Systolic 78 < 80" }] },
      { value: 130, alarms: [{ message: "Systolic 78 < 80" }] },
    ]);
    expect(rows.find(({ minute }) => minute === 18)?.cells[0]?.alarms).toEqual([]);
    expect(rows.at(-1)?.minute).toBe(44);
  });

  test("an alarm stands on the line of its vital, and no technical one does", () => {
    expect(alarmPoints(FIRST, "systolic")).toMatchObject([{ atMs: 17 * MIN, value: 78 }]);
    expect(alarmPoints(FIRST, "heartRate")).toEqual([]);
    const lost = alarmView({ kind: "technical", raisedAt: timeText(FIRST.startMs) });
    expect(procedureOf(FIRST, undefined, { alarms: [lost] }).alarms).toEqual([]);
  });
});
