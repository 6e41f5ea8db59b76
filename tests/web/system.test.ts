// The system page in words: figures that people read, and what was not measured.

import { describe, expect, test } from "vitest";
import type { Health } from "../../shared/protocol/http.ts";
import { bytesWords, durationWords, uptimeWords } from "../../web/system/figures.ts";
import { delayRows, nowFigures, recordFigures } from "../../web/system/health-words.ts";

const HEALTH: Health = {
  status: "ok",
  reasons: [],
  version: "0.1.0",
  uptimeS: 3_720,
  sessionsOpen: 8,
  devicesConnected: 7,
  screensWatching: 2,
  screensCanSound: 1,
  journal: { lagMs: 3, bytes: 1_536_000 },
  loop: { lagMsP99: 0.4 },
  alarmDelays: {
    condition: { count: 12, p50Ms: 0, p99Ms: 10_012 },
    shown: { count: 12, p50Ms: 31.2, p99Ms: 88 },
    sounded: { count: 0, p50Ms: null, p99Ms: null },
  },
};

describe("figures", () => {
  test.each([
    [0, "0 min 0 s"],
    [3_599, "59 min 59 s"],
    [3_600, "1 h 0 min"],
    [86_399, "23 h 59 min"],
    [86_400, "1 d 0 h"],
    [270_000, "3 d 3 h"],
  ])("%i s is %s", (seconds, words) => {
    expect(uptimeWords(seconds)).toBe(words);
  });

  test.each([
    [null, null],
    [0, "0 ms"],
    [0.44, "0.4 ms"],
    [88.4, "88 ms"],
    [999, "999 ms"],
    [1_000, "1.0 s"],
  ])("%s ms is %s", (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });

  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [1_000, "1.0 kB"],
    [1_536_000, "1.5 MB"],
    [5e15, "5000.0 TB"],
  ])("%i bytes are %s", (bytes, words) => {
    expect(bytesWords(bytes)).toBe(words);
  });
});

describe("how the server is", () => {
  test("is told in figures", () => {
    expect(nowFigures(HEALTH).map(({ figure }) => figure)).toEqual([
      "1 h 2 min",
      "8",
      "7",
      "2",
      "1",
    ]);
    expect(recordFigures(HEALTH).map(({ figure }) => figure)).toEqual(["3 ms", "1.5 MB", "0.4 ms"]);
  });

  test("has a sentence for each delay, and no figure for one that nobody measured", () => {
    const rows = delayRows(HEALTH.alarmDelays);
    expect(rows.every(({ means }) => means.endsWith("."))).toBe(true);
    expect(rows.map(({ count, p50, p99 }) => [count, p50, p99])).toEqual([
      ["12", "0 ms", "10.0 s"],
      ["12", "31 ms", "88 ms"],
      ["none yet", "–", "–"],
    ]);
  });
});
