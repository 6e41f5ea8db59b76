import { describe, expect, test } from "vitest";
import type { BedView, VitalView } from "../../shared/protocol/live.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { EMPTY_TAIL, extended } from "../../web/session/live-tail.ts";
import { movedCursor, readingsAt, valueAt } from "../../web/session/readout.ts";
import { tableRows } from "../../web/session/table-rows.ts";
import { phaseSpans, ticks } from "../../web/session/timeline.ts";

const S = 1_000;
const MIN = 60_000;
const T0 = Date.UTC(2026, 10, 23, 10, 0);

const line: TrendPoint[] = [
  [10 * S, 70],
  [20 * S, 72],
  [20 * S + 1, null],
  [50 * S, 80],
];

describe("reading the trend at a moment", () => {
  test.each<[string, number, number | null]>([
    ["before the first value", 9, null],
    ["at the first value", 10, 70],
    ["between two values the earlier one stands", 19.999, 70],
    ["at a value", 20, 72],
    ["in a hole there is none", 30, null],
    ["after the hole", 50, 80],
  ])("%s", (_name, second, expected) => {
    expect(valueAt(line, second * S)?.[1] ?? null).toBe(expected);
  });

  test("the last value stands until the vital is stale, and not a moment longer", () => {
    const lines = new Map<Vital, TrendPoint[]>([["pulse", line]]);
    const read = (atMs: number) => readingsAt(lines, ["pulse", "spo2"], atMs, () => 10 * S);
    expect(read(60 * S)[0]).toEqual({ vital: "pulse", value: 80, takenAtMs: 50 * S });
    expect(read(60 * S + 1)[0]).toEqual({ vital: "pulse", value: null, takenAtMs: null });
    expect(read(60 * S)[1]).toEqual({ vital: "spo2", value: null, takenAtMs: null });
  });

  test("inside a thinned line a value stands until the next, however far apart they are", () => {
    const lines = new Map<Vital, TrendPoint[]>([
      [
        "pulse",
        [
          [0, 70],
          [40 * S, 72],
        ],
      ],
    ]);
    expect(readingsAt(lines, ["pulse"], 39 * S, () => 10 * S)[0]?.value).toBe(70);
  });
});

describe("moving the reading moment by keys", () => {
  const window = { fromMs: T0, toMs: T0 + 55 * MIN, nowMs: T0 + 40 * MIN };
  const after = (atMs: number | null, key: string, isLarge = false) => {
    const moved = movedCursor(window, atMs, key, isLarge);
    return moved === null ? null : (moved - T0) / S;
  };

  test.each<[string, number | null, string, boolean, number | null]>([
    ["the first press begins at now", null, "ArrowLeft", false, 2_400],
    ["left goes back a step", T0 + 20 * MIN, "ArrowLeft", false, 1_190],
    ["right goes on a step", T0 + 20 * MIN, "ArrowRight", false, 1_210],
    ["with shift by five minutes", T0 + 20 * MIN, "ArrowLeft", true, 900],
    ["page down goes back five minutes", T0 + 20 * MIN, "PageDown", false, 900],
    ["page up goes on five minutes", T0 + 20 * MIN, "PageUp", false, 1_500],
    ["not before the session", T0 + 2 * MIN, "ArrowLeft", true, 0],
    ["not after now", T0 + 39 * MIN, "ArrowRight", true, 2_400],
    ["home is the beginning", T0 + 20 * MIN, "Home", false, 0],
    ["end is now", T0 + 20 * MIN, "End", false, 2_400],
    ["other keys are left alone", T0 + 20 * MIN, "a", false, null],
  ])("%s", (_name, atMs, key, isLarge, expected) => {
    expect(after(atMs, key, isLarge)).toBe(expected);
  });

  test("steps grow with the session", () => {
    const long = { fromMs: T0, toMs: T0 + 100 * MIN, nowMs: T0 + 100 * MIN };
    expect(movedCursor(long, T0 + 60 * MIN, "ArrowLeft", false)).toBe(T0 + 59.5 * MIN);
  });
});

describe("the trend as a table", () => {
  const window = { fromMs: T0, toMs: T0 + 45 * MIN, nowMs: T0 + 13 * MIN };
  const spans = phaseSpans(
    [
      { phase: "baseline", atMs: T0 },
      { phase: "infusing", atMs: T0 + 2 * MIN },
    ],
    window.nowMs,
  );
  const lines = new Map<Vital, TrendPoint[]>([
    [
      "pulse",
      [
        [T0, 70],
        [T0 + 3 * MIN, 38],
        [T0 + 4 * MIN, 71],
        [T0 + 7 * MIN, 72],
      ],
    ],
  ]);
  const rows = tableRows({
    lines,
    vitals: ["pulse"],
    alarms: [],
    window,
    ticks: ticks(spans, window),
  });

  test("has a row for every mark of the axis that is past, newest first", () => {
    expect(rows.map(({ fromMs }) => (fromMs - T0) / MIN)).toEqual([12, 7, 2, 0]);
  });

  test("a short fall is in its row, though it was over before the row ended", () => {
    expect(rows[2]?.cells.get("pulse")).toEqual({
      kind: "value",
      last: 71,
      lowest: 38,
      highest: 71,
    });
  });

  test("a stretch without values says so", () => {
    expect(rows[0]?.cells.get("pulse")).toEqual({ kind: "none" });
  });

  test("a value at a row's edge belongs to the later row", () => {
    expect(rows[1]?.cells.get("pulse")).toEqual({
      kind: "value",
      last: 72,
      lowest: 72,
      highest: 72,
    });
  });

  test("nothing is twice where the axis begins with a mark", () => {
    const marks = ticks(spans, { ...window, fromMs: T0 + 2 * MIN });
    const fromMark = tableRows({
      lines,
      vitals: [],
      alarms: [],
      window: { ...window, fromMs: T0 + 2 * MIN },
      ticks: marks,
    });
    expect(fromMark.map(({ fromMs }) => (fromMs - T0) / MIN)).toEqual([12, 7, 2]);
  });
});

describe("what was seen live", () => {
  const seen = (change: Partial<VitalView>): Pick<BedView, "vitals"> => {
    const none: VitalView = {
      value: null,
      unit: "/min",
      takenAt: null,
      state: "none",
      derived: false,
      staleAfterMs: 10_000,
      baseline: null,
    };
    return {
      vitals: {
        heartRate: none,
        pulse: { ...none, ...change },
        systolic: none,
        diastolic: none,
        mean: none,
        respiration: none,
        temperature: none,
        spo2: none,
      },
    };
  };
  const fresh = (second: number, value: number) =>
    seen({ state: "fresh", value, takenAt: new Date(T0 + second * S).toISOString() });

  test("each newer value is a point; the same one again changes nothing", () => {
    const one = extended(EMPTY_TAIL, fresh(1, 70));
    expect(extended(one, fresh(1, 70))).toBe(one);
    expect(extended(one, fresh(2, 71)).get("pulse")).toEqual({
      points: [
        [T0 + S, 70],
        [T0 + 2 * S, 71],
      ],
      gapMs: 10_000,
    });
  });

  test("a late value does not go back in time", () => {
    const one = extended(EMPTY_TAIL, fresh(5, 70));
    expect(extended(one, fresh(3, 71))).toBe(one);
  });

  test.each(["stale", "lead-off", "none"] as const)(
    "a vital that is %s ends its line once",
    (state) => {
      const one = extended(EMPTY_TAIL, fresh(1, 70));
      const ended = extended(one, seen({ state, value: state === "stale" ? 70 : null }));
      expect(ended.get("pulse")?.points).toEqual([
        [T0 + S, 70],
        [T0 + S + 1, null],
      ]);
      expect(extended(ended, seen({ state }))).toBe(ended);
    },
  );

  test("a doubtful value is drawn, nothing is drawn of a vital without any", () => {
    expect(extended(EMPTY_TAIL, { ...fresh(1, 70) }).has("heartRate")).toBe(false);
    const doubtful = seen({ state: "queried", value: 31, takenAt: new Date(T0).toISOString() });
    expect(extended(EMPTY_TAIL, doubtful).get("pulse")?.points).toEqual([[T0, 31]]);
  });

  test("a calculated value draws no line", () => {
    const at = new Date(T0).toISOString();
    const calculated = seen({ state: "fresh", value: 90, takenAt: at, derived: true });
    expect(extended(EMPTY_TAIL, calculated)).toBe(EMPTY_TAIL);
  });

  test("the tail forgets its oldest points", () => {
    let tail = EMPTY_TAIL;
    for (let second = 0; second < 700; second += 1) tail = extended(tail, fresh(second, 70));
    expect(tail.get("pulse")?.points).toHaveLength(600);
    expect(tail.get("pulse")?.points[0]?.[0]).toBe(T0 + 100 * S);
  });
});
