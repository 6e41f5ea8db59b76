// Times as people read them, over the two nights on which the clocks of the site's zone change. In
// Vienna 02:00–03:00 is run twice on 25 October 2026 and left out on 29 March.

import { describe, expect, test } from "vitest";
import { timeMs } from "../../shared/protocol/time.ts";
import { dateTimeText } from "../../web/session/date-words.ts";
import { ticks, timeWindow } from "../../web/session/timeline.ts";
import { bareMinuteText, clockText, minuteText, twofoldOffset } from "../../web/ui/time.ts";
import { dayEndMs, dayStartMs, isTwofold, zonedMs } from "../../web/ui/zoned-time.ts";

const VIENNA = "Europe/Vienna";

describe("in the hour that is run twice, a time names its offset", () => {
  test.each([
    ["just before", "2026-10-24T23:59:59.000Z", "01:59:59"],
    ["as it begins", "2026-10-25T00:00:00.000Z", "02:00:00 UTC+2"],
    ["at its end", "2026-10-25T00:59:59.000Z", "02:59:59 UTC+2"],
    ["as it begins again", "2026-10-25T01:00:00.000Z", "02:00:00 UTC+1"],
    ["as it ends again", "2026-10-25T01:59:59.000Z", "02:59:59 UTC+1"],
    ["just after", "2026-10-25T02:00:00.000Z", "03:00:00"],
  ])("%s", (_when, at, clock) => {
    expect(clockText(timeMs(at), VIENNA)).toBe(clock);
    expect(isTwofold(timeMs(at), VIENNA)).toBe(clock.includes("UTC"));
  });

  test("in spring no time is told twice: 01:59 is followed by 03:00", () => {
    expect(minuteText(timeMs("2026-03-29T00:59:59.000Z"), VIENNA)).toBe("01:59");
    expect(minuteText(timeMs("2026-03-29T01:00:00.000Z"), VIENNA)).toBe("03:00");
  });

  test("dates with a time name it too, and an axis has it apart", () => {
    const atMs = timeMs("2026-10-25T01:15:00.000Z");
    expect(dateTimeText(atMs, VIENNA)).toBe("25 Oct 2026, 02:15 UTC+1");
    expect(bareMinuteText(atMs, VIENNA)).toBe("02:15");
    expect(twofoldOffset(atMs, VIENNA)).toBe("UTC+1");
  });

  test.each([
    ["Australia/Lord_Howe", "2026-04-04T15:10:00.000Z", "01:40 UTC+10:30"],
    ["America/St_Johns", "2026-11-01T04:00:00.000Z", "01:30 UTC−2:30"],
    ["UTC", "2026-10-25T00:30:00.000Z", "00:30"],
    ["Asia/Kolkata", "2026-10-25T00:30:00.000Z", "06:00"],
  ])("in %s", (zone, at, words) => {
    expect(minuteText(timeMs(at), zone)).toBe(words);
  });
});

describe("a session across the change", () => {
  test("keeps its minutes on the axis, and no two marks have the same words", () => {
    const beganMs = timeMs("2026-10-25T00:20:00.000Z");
    const closedMs = beganMs + 90 * 60_000;
    const spans = [
      { phase: "infusing", fromMs: beganMs, toMs: closedMs },
      { phase: "closed", fromMs: closedMs, toMs: closedMs },
    ] as const;
    const window = timeWindow(spans, { plannedMinutes: 45, nowMs: closedMs, range: "session" });
    const marks = ticks(spans, window);
    const words = marks.map(({ atMs }) => minuteText(atMs, VIENNA));
    expect(new Set(words).size).toBe(words.length);
    expect(words[0]).toBe("02:20 UTC+2");
    expect(words).toContain("02:20 UTC+1");
    expect(words.at(-1)).toBe("02:50 UTC+1");
    expect(marks.map(({ moment }) => moment.minute)).toEqual(
      marks.map(({ atMs }) => (atMs - beganMs) / 60_000),
    );
  });
});

describe("a day of the site", () => {
  test.each([
    ["of 24 hours", "2026-11-23", "2026-11-22T23:00:00.000Z", "2026-11-23T22:59:59.999Z"],
    ["of 25 hours", "2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.999Z"],
    ["of 23 hours", "2026-03-29", "2026-03-28T23:00:00.000Z", "2026-03-29T21:59:59.999Z"],
    ["the last of a year", "2026-12-31", "2026-12-30T23:00:00.000Z", "2026-12-31T22:59:59.999Z"],
  ])("%s", (_what, day, from, to) => {
    expect(dayStartMs(day, VIENNA)).toBe(timeMs(from));
    expect(dayEndMs(day, VIENNA)).toBe(timeMs(to));
  });

  test.each(["", "yesterday", "2026-13-40"])("%j is none", (day) => {
    expect(dayStartMs(day, VIENNA)).toBeNull();
    expect(dayEndMs(day, VIENNA)).toBeNull();
  });

  test("a time that the clocks leave out is the hour beside it", () => {
    expect(zonedMs("2026-03-29T02:30", VIENNA)).toBe(timeMs("2026-03-29T01:30:00.000Z"));
  });
});
