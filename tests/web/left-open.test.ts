// A session that nobody has closed, in words: since when, by the site's own days.

import { describe, expect, test } from "vitest";
import { timeText } from "../../shared/protocol/time.ts";
import { sinceText } from "../../web/ui/since.ts";
import { leftOpenWords } from "../../web/ward/left-open-words.ts";

const H = 3_600_000;
/** 16:40 in Vienna. */
const OPENED_MS = Date.UTC(2026, 10, 23, 15, 40);
const VIENNA = "Europe/Vienna";

const session = {
  phase: "infusing",
  openedAt: timeText(OPENED_MS),
  phaseSince: timeText(OPENED_MS),
} as const;

describe("since when", () => {
  test.each([
    ["today is a clock", OPENED_MS, Date.UTC(2026, 10, 23, 22, 59), VIENNA, "16:40"],
    [
      "yesterday from midnight on",
      OPENED_MS,
      Date.UTC(2026, 10, 23, 23, 0),
      VIENNA,
      "yesterday 16:40",
    ],
    ["yesterday is the site's", OPENED_MS, Date.UTC(2026, 10, 23, 23, 0), "UTC", "15:40"],
    [
      "before that there is a day",
      OPENED_MS,
      Date.UTC(2026, 10, 25, 8, 0),
      VIENNA,
      "23 Nov, 16:40",
    ],
    [
      "the day of 25 hours is one day",
      Date.UTC(2026, 9, 24, 22, 30),
      Date.UTC(2026, 9, 25, 23, 15),
      VIENNA,
      "yesterday 00:30",
    ],
  ])("%s", (_what, atMs, nowMs, zone, words) => {
    expect(sinceText(atMs, nowMs, zone)).toBe(words);
  });
});

describe("a session that was left open", () => {
  test("asks whether to close it, and says since when", () => {
    expect(leftOpenWords(session, OPENED_MS + 15 * H, VIENNA)).toBe(
      "open since yesterday 16:40 – close it?",
    );
  });

  test("whose watch is over says since when that is", () => {
    const watched = {
      ...session,
      phase: "observing",
      phaseSince: timeText(OPENED_MS + H),
    } as const;
    expect(leftOpenWords(watched, OPENED_MS + 3 * H, VIENNA)).toBe(
      "watch over since 18:40 – close it?",
    );
  });

  test("says nothing before, and nothing without a session", () => {
    expect(leftOpenWords(session, OPENED_MS + H, VIENNA)).toBeNull();
    expect(leftOpenWords(null, OPENED_MS, VIENNA)).toBeNull();
  });
});
