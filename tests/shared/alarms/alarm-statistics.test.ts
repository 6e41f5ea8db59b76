// What a session's alarms asked of people, in tables: raised and acknowledged in seconds.

import { describe, expect, test } from "vitest";
import { alarmStatistics, type CountedAlarm } from "../../../shared/alarms/alarm-statistics.ts";
import type { AlarmKind } from "../../../shared/vocabulary.ts";

const HOUR_MS = 3_600_000;

type Row = readonly [raisedS: number, acknowledgedS: number | null];

function alarms(kind: AlarmKind, rows: readonly Row[]): CountedAlarm[] {
  return rows.map(([raisedS, acknowledgedS]) => ({
    kind,
    raisedAtMs: raisedS * 1_000,
    acknowledgedAtMs: acknowledgedS === null ? null : acknowledgedS * 1_000,
  }));
}

describe("the alarms of a session", () => {
  test.each<[string, Row[], object]>([
    ["none", [], { count: 0, perHour: 0, acknowledgedShare: null, medianToAcknowledgeMs: null }],
    [
      "one that nobody took",
      [[10, null]],
      { count: 1, perHour: 1, acknowledged: 0, acknowledgedShare: 0, medianToAcknowledgeMs: null },
    ],
    [
      "one taken after 20 s",
      [[10, 30]],
      { count: 1, acknowledged: 1, acknowledgedShare: 1, medianToAcknowledgeMs: 20_000 },
    ],
    [
      "two taken: the middle of both",
      [
        [10, 30],
        [50, 60],
      ],
      { count: 2, acknowledgedShare: 1, medianToAcknowledgeMs: 15_000 },
    ],
    [
      "three taken, one of them late: the middle one, whatever their order",
      [
        [0, 600],
        [10, 30],
        [50, 60],
      ],
      { count: 3, perHour: 3, medianToAcknowledgeMs: 20_000 },
    ],
    [
      "those that nobody took count in the share, not in the time",
      [
        [10, 30],
        [50, null],
        [60, null],
        [70, null],
      ],
      { count: 4, acknowledged: 1, acknowledgedShare: 0.25, medianToAcknowledgeMs: 20_000 },
    ],
    [
      "taken by a clock that was set back: at once, never before",
      [[10, 9]],
      { medianToAcknowledgeMs: 0 },
    ],
  ])("%s", (_name, rows, expected) => {
    const { physiological } = alarmStatistics(alarms("physiological", rows), HOUR_MS);
    expect(physiological).toMatchObject(expected);
  });

  test("of patients and of equipment are counted apart", () => {
    const all = [...alarms("physiological", [[1, 5]]), ...alarms("technical", [[2, null]])];
    const { physiological, technical } = alarmStatistics(all, HOUR_MS);
    expect([physiological.count, physiological.acknowledgedShare]).toEqual([1, 1]);
    expect([technical.count, technical.acknowledgedShare]).toEqual([1, 0]);
  });

  test.each([
    [59_999, null],
    [60_000, 60],
    [HOUR_MS / 2, 2],
    [HOUR_MS * 4, 0.25],
  ])("in %i ms are %s an hour: under a minute there is no rate", (watchedMs, perHour) => {
    const all = alarms("physiological", [[1, null]]);
    expect(alarmStatistics(all, watchedMs).physiological.perHour).toBe(perHour);
  });
});
