// What a tile shows of a bed, and how tiles share a screen.

import { describe, expect, test } from "vitest";
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import type { VitalView } from "../../shared/protocol/live.ts";
import { staleAfterMs } from "../../shared/vitals/freshness.ts";
import type { CuffState } from "../../shared/vocabulary.ts";
import { ageText, clockText, minuteText } from "../../web/ui/time.ts";
import { nextCuff } from "../../web/ward/cuff.ts";
import { cuffAge, cuffNext } from "../../web/ward/cuff-note.ts";
import { type DeltaWords, deltaWords } from "../../web/ward/delta.ts";
import { detailFor, GAP_PX, gridFor, hasRoomToAcknowledge } from "../../web/ward/grid.ts";
import { homeWard } from "../../web/ward/home-ward.ts";
import { nearLimits } from "../../web/ward/limits-text.ts";
import { phaseNote } from "../../web/ward/phase-note.ts";
import { isWide, pressureText } from "../../web/ward/pressure-text.ts";
import {
  expectedEndMs,
  hasInfused,
  phaseMinutes,
  progressOf,
  sameProgress,
} from "../../web/ward/progress.ts";
import { hasSparkline, isAgeTold, standingOf, valueAgeMs } from "../../web/ward/reading.ts";
import { sparkBars, sparkRuns, sparkScale } from "../../web/ward/spark-path.ts";
import { noteOf, shortNoteOf } from "../../web/ward/value-note.ts";
import { at, sessionView, T0, vitalView } from "../helpers/views.ts";

describe("the grid", () => {
  const WALL = { widthPx: 1_568, heightPx: 950 };

  test.each([
    [8, 4, 471, "full"],
    [16, 6, 311, "no-sparklines"],
    [32, 8, 231, "no-limits"],
    [64, 11, 151, "no-units"],
  ] as const)("%i beds fill a wall screen", (beds, columns, rowPx, detail) => {
    expect(gridFor(WALL, beds, GAP_PX)).toEqual({ columns, detail, rowPx });
  });

  test("eight beds are whole on a laptop, too", () => {
    const grid = gridFor({ widthPx: 1_111, heightPx: 671 }, 8, GAP_PX);
    expect(grid).toEqual({ columns: 4, detail: "full", rowPx: 331 });
  });

  test("a page enlarged to 200 % keeps its beds in sight and drops what would overlap", () => {
    const grid = gridFor({ widthPx: 704, heightPx: 443 }, 8, GAP_PX);
    expect(grid).toEqual({ columns: 4, detail: "no-units", rowPx: 217 });
  });

  test("a telephone has one column, and scrolls", () => {
    const grid = gridFor({ widthPx: 374, heightPx: 636 }, 8, GAP_PX);
    expect(grid).toEqual({ columns: 1, detail: "full", rowPx: 434 });
  });

  test("a telephone on its side has tiles that lie, whole in sight", () => {
    const grid = gridFor({ widthPx: 828, heightPx: 182 }, 8, GAP_PX);
    expect(grid).toEqual({ columns: 2, detail: "full", rowPx: 300 });
  });

  test("a laptop at 200 % has no sparklines on its narrow lying tiles", () => {
    const grid = gridFor({ widthPx: 667, heightPx: 176 }, 8, GAP_PX);
    expect(grid).toEqual({ columns: 2, detail: "no-sparklines", rowPx: 257 });
  });

  test.each([0, 1, 100, 181])("a window that leaves %i px has the same grid", (heightPx) => {
    expect(gridFor({ widthPx: 828, heightPx }, 8, GAP_PX)).toEqual(
      gridFor({ widthPx: 828, heightPx: 182 }, 8, GAP_PX),
    );
  });

  test("beds are not squeezed into a window in which their numerals would overlap", () => {
    expect(gridFor({ widthPx: 624, heightPx: 350 }, 8, GAP_PX)).toEqual({
      columns: 2,
      detail: "no-sparklines",
      rowPx: 240,
    });
    expect(gridFor({ widthPx: 624, heightPx: 351 }, 8, GAP_PX).rowPx).toBe(171);
  });

  test("detail goes in one order, by size or by number", () => {
    expect(detailFor(0.72, 8)).toBe("full");
    expect(detailFor(0.719, 8)).toBe("no-sparklines");
    expect(detailFor(2, 13)).toBe("no-sparklines");
    expect(detailFor(0.699, 8)).toBe("no-limits");
    expect(detailFor(0.579, 8)).toBe("no-units");
    expect(detailFor(0.1, 8)).toBe("no-units");
  });

  test("no bed, one bed", () => {
    expect(gridFor(WALL, 0, GAP_PX).columns).toBe(1);
    expect(gridFor(WALL, 1, GAP_PX)).toEqual({ columns: 1, detail: "full", rowPx: 950 });
  });

  test("a button that a finger hits needs a larger tile", () => {
    expect(hasRoomToAcknowledge("no-sparklines")).toBe(true);
    expect(hasRoomToAcknowledge("no-limits")).toBe(false);
  });
});

describe("how a value stands", () => {
  const vital = vitalView({ staleAfterMs: 10_000 });

  test.each([
    ["fresh", 9_999, "present"],
    ["fresh", 10_000, "old"],
    ["queried", 0, "present"],
    ["stale", 0, "old"],
    ["stale", 19_999, "old"],
    ["stale", 20_000, "gone"],
    ["fresh", 20_000, "gone"],
    ["lead-off", 0, "lead-off"],
    ["none", 0, "never"],
  ] as const)("%s, %i ms old", (state, ageMs, standing) => {
    expect(standingOf({ ...vital, state }, ageMs)).toBe(standing);
  });

  test("no value and no time are nothing, never a zero", () => {
    expect(standingOf({ ...vital, value: null }, 0)).toBe("never");
    expect(standingOf(vital, null)).toBe("never");
    expect(standingOf({ ...vital, value: 0 }, 0)).toBe("present");
  });

  test("only a number has a sparkline beside it, on a whole tile", () => {
    expect(hasSparkline("full", "present")).toBe(true);
    expect(hasSparkline("full", "old")).toBe(true);
    expect(hasSparkline("no-sparklines", "present")).toBe(false);
    for (const blank of ["gone", "lead-off", "never"] as const) {
      expect(hasSparkline("full", blank)).toBe(false);
    }
  });

  test("an age is told from half of a value's life on", () => {
    expect(isAgeTold(10_000, 4_999)).toBe(false);
    expect(isAgeTold(10_000, 5_000)).toBe(true);
  });

  test("a message that overtook the clock has no negative age", () => {
    expect(valueAgeMs(vitalView({ takenAt: at(1) }), T0)).toBe(0);
    expect(valueAgeMs(vitalView({ takenAt: null }), T0)).toBeNull();
  });
});

describe("the words beside a number", () => {
  const vital = vitalView({ staleAfterMs: 10_000 });
  const moment = (seconds: number, isLive = true) => ({ bedMs: T0 + seconds * 1_000, isLive });

  test.each([
    ["young", "present", moment(4.9), null, null],
    ["late", "present", moment(5), "0:05 ago", "0:05"],
    ["on a lost link", "present", moment(1, false), "0:01 ago", "0:01"],
    ["old", "old", moment(12), "0:12 ago", "0:12"],
    ["gone", "gone", moment(80), "no data 1:20", "1:20"],
    ["lead off", "lead-off", moment(0), "sensor off", "off"],
    ["never", "never", moment(0), "no data yet", null],
  ] as const)("%s", (_name, standing, now, words, short) => {
    expect(noteOf(vital, standing, now)).toBe(words);
    expect(shortNoteOf(vital, standing, now)).toBe(short);
  });
});

describe("the cuff", () => {
  const everyFiveMinutes = staleAfterMs("systolic", 300);
  const cuff = vitalView({ staleAfterMs: everyFiveMinutes });
  const next = (view: VitalView, state: CuffState | null, bedMs: number) =>
    cuffNext(view, { connected: true, cuff: state }, { bedMs, isLive: true });

  test("the next value is due a cadence after the last", () => {
    expect(nextCuff(everyFiveMinutes, 299_000)).toEqual({ kind: "in", leftMs: 1_000 });
    expect(nextCuff(everyFiveMinutes, 300_000)).toEqual({ kind: "due" });
  });

  test("a line waits for no cuff", () => {
    expect(nextCuff(staleAfterMs("systolic", 1), 0)).toEqual({ kind: "line" });
    expect(nextCuff(staleAfterMs("systolic", 29), 0)).toEqual({ kind: "line" });
    expect(nextCuff(staleAfterMs("systolic", 30), 0)).toEqual({ kind: "in", leftMs: 30_000 });
  });

  test("its age is always told, and what it does next", () => {
    expect(cuffAge(cuff, { bedMs: T0, isLive: true })).toBe("0:00");
    expect(next(cuff, "idle", T0 + 130_000)).toBe("next 2:50");
    expect(next(cuff, "idle", T0 + 300_000)).toBe("cuff due");
    expect(next(cuff, "measuring", T0)).toBe("measuring");
    expect(next(cuff, "failed", T0)).toBe("cuff failed");
  });

  test.each(["measuring", "failed", "idle"] as const)(
    "nothing is said of what nobody can know: %s without a link to the device or the server",
    (state) => {
      const device = { connected: true, cuff: state };
      const live = { bedMs: T0 + 130_000, isLive: true };
      expect(cuffNext(cuff, device, live)).not.toBeNull();
      expect(cuffNext(cuff, { ...device, connected: false }, live)).toBeNull();
      expect(cuffNext(cuff, null, live)).toBeNull();
      expect(cuffNext(cuff, device, { ...live, isLive: false })).toBeNull();
    },
  );

  test("a line tells its age once that matters", () => {
    const line = vitalView({ staleAfterMs: 7_000 });
    expect(cuffAge(line, { bedMs: T0 + 1_000, isLive: true })).toBeNull();
    expect(cuffAge(line, { bedMs: T0 + 3_500, isLive: true })).toBe("0:03");
    expect(next(line, null, T0)).toBeNull();
  });

  test("nothing measured yet", () => {
    const none = vitalView({ takenAt: null, value: null, staleAfterMs: everyFiveMinutes });
    expect(cuffAge(none, { bedMs: T0, isLive: true })).toBeNull();
    expect(next(none, "measuring", T0)).toBe("measuring");
    expect(next(none, "idle", T0)).toBeNull();
  });
});

describe("small words", () => {
  const told = (words: DeltaWords | null) => words && `${words.arrow} ${words.change}`;

  test.each([
    [78, 72, "↑ +6"],
    [60, 72, "↓ −12"],
    [72, 72, "→ 0"],
    [null, 72, null],
    [72, null, null],
  ])("%s from a baseline of %s", (value, baseline, words) => {
    expect(told(deltaWords("heartRate", value, baseline))).toBe(words);
  });

  test("a change too small to be written is none", () => {
    expect(told(deltaWords("temperature", 36.64, 36.6))).toBe("→ 0.0");
    expect(told(deltaWords("temperature", 36.7, 36.6))).toBe("↑ +0.1");
  });

  test("limits are the nearer ones, without idle decimals", () => {
    expect(nearLimits("heartRate", ADULT_LIMITS.heartRate)).toEqual({ low: "50", high: "120" });
    expect(nearLimits("temperature", ADULT_LIMITS.temperature)).toEqual({
      low: "35.5",
      high: "38",
    });
    expect(nearLimits("spo2", ADULT_LIMITS.spo2)).toEqual({ low: "92", high: null });
  });

  test("a missing half of a pressure stays missing", () => {
    expect(pressureText(118, 76)).toBe("118/76");
    expect(pressureText(118, null)).toBe("118/– –");
  });

  test.each([
    [0, "0:00"],
    [7_999, "0:07"],
    [80_000, "1:20"],
    [3_599_999, "59:59"],
    [3_600_000, "1 h 00"],
    [-5, "0:00"],
  ])("an age of %i ms", (ageMs, words) => {
    expect(ageText(ageMs)).toBe(words);
  });

  test.each([
    ["118/76", false, false],
    ["118/76", true, true],
    ["172/104", false, true],
    ["36.9", true, false],
  ])(
    "%s, queried %s, leaves the mean its room only when smaller: %s",
    (written, isQueried, wide) => {
      expect(isWide(written, isQueried)).toBe(wide);
    },
  );

  test("clocks show the site's time zone", () => {
    expect(clockText(T0, "Europe/Vienna")).toBe("11:00:00");
    expect(minuteText(T0, "UTC")).toBe("10:00");
  });
});

describe("the infusion", () => {
  const session = sessionView();
  const moment = (minutes: number): number => T0 + minutes * 60_000;

  test("minute, volume and share go on between two messages", () => {
    expect(progressOf(session, moment(17.9))).toMatchObject({ minute: 17, givenMl: 36 });
    expect(progressOf(session, moment(22.5)).share).toBeCloseTo(0.5);
  });

  test("past its plan the ring is full, and the bag empty", () => {
    expect(progressOf(session, moment(48))).toMatchObject({
      share: 1,
      overMinutes: 3,
      givenMl: 90,
    });
  });

  test("a paused drip stands still", () => {
    const paused = sessionView({
      phase: "paused",
      infusion: { settledMs: 600_000, settledMl: 20, rateMlPerH: 120, runningSince: null },
    });
    expect(progressOf(paused, moment(30))).toMatchObject({ minute: 10, givenMl: 20 });
    expect(expectedEndMs(paused, moment(30))).toBeNull();
    expect(phaseNote(paused, moment(30), "UTC")).toBe("for 30 min");
  });

  test("its end is expected at the present rate", () => {
    expect(expectedEndMs(session, moment(10))).toBe(moment(45));
    expect(phaseNote(session, moment(10), "UTC")).toBe("ends 10:45");
    expect(phaseNote(session, moment(46), "UTC")).toBe("planned volume given");
  });

  test("before the drip there is no ring", () => {
    expect(hasInfused({ phase: "baseline" })).toBe(false);
    expect(hasInfused({ phase: "observing" })).toBe(true);
    expect(phaseMinutes(sessionView({ phase: "baseline" }), moment(4.9))).toBe(4);
  });

  test("a second that changes nothing to see draws nothing", () => {
    const before = progressOf(session, moment(10));
    expect(sameProgress(before, progressOf(session, moment(10) + 1_000))).toBe(true);
    expect(sameProgress(before, progressOf(session, moment(11)))).toBe(false);
  });
});

describe("sparklines", () => {
  const size = { width: 90, height: 10, buckets: 10 };

  test("calm values stay calm, wild ones fill the height", () => {
    expect(sparkScale("heartRate", [[70, 72, null]])).toEqual({ low: 56, high: 86 });
    expect(sparkScale("heartRate", [[40, 140]])).toEqual({ low: 40, high: 140 });
    expect(sparkScale("heartRate", [[null]]).high).toBeGreaterThan(0);
  });

  test("a hole parts the line, and a lonely value is a dot", () => {
    const runs = sparkRuns([1, 2, null, 3], { low: 1, high: 3 }, size);
    expect(runs.map((run) => run.length)).toEqual([2, 1]);
    expect(runs[1]).toEqual([{ x: 90, y: 0 }]);
    expect(runs[0]?.[0]).toEqual({ x: 60, y: 10 });
  });

  test("the two pressures of a cuff are one bar", () => {
    const bars = sparkBars([120, null, 130], [80, 70, null], { low: 70, high: 130 }, size);
    expect(bars).toHaveLength(1);
    expect(bars[0]?.x).toBe(70);
    expect(bars[0]?.top).toBeLessThan(bars[0]?.bottom ?? 0);
  });
});

describe("the first page", () => {
  const wards = [
    { id: "lab", purpose: "lab" },
    { id: "demo", purpose: "care" },
  ] as const;

  test("the ward of last time, else one for patients, else any", () => {
    expect(homeWard(wards, "lab")).toBe("lab");
    expect(homeWard(wards, "gone")).toBe("demo");
    expect(homeWard(wards.slice(0, 1), null)).toBe("lab");
    expect(homeWard([], null)).toBeNull();
  });
});
