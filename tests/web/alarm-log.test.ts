// The alarm log in words: what narrows it, what each row says, what a session's figures say.

import { describe, expect, test } from "vitest";
import { conditionName } from "../../shared/alarms/alarm.ts";
import { alarmsQuerySchema, type LoggedAlarm } from "../../shared/protocol/http.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { conditionWords, limitOf } from "../../web/alarm-log/condition-words.ts";
import { endingOf } from "../../web/alarm-log/ending.ts";
import {
  addressOf,
  type Filters,
  filtersOf,
  isBackward,
  isNarrowed,
  NO_FILTERS,
  ofPlace,
  placeOf,
  queryOf,
  sessionLogPath,
} from "../../web/alarm-log/filters.ts";
import { delayText, logRow } from "../../web/alarm-log/log-row.ts";
import { bedNames, patientsOfPages } from "../../web/alarm-log/names.ts";
import { statisticsWords } from "../../web/alarm-log/statistics-words.ts";
import { zonedMs } from "../../web/ui/zoned-time.ts";
import { ACKNOWLEDGED, alarmView, at } from "../helpers/views.ts";

const VIENNA = "Europe/Vienna";
const filters = (change: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...change });

const UNCONFIRMED = { shownMs: null, soundedMs: null };
const rowOf = (alarm: AlarmView, zone: string, signals: LoggedAlarm["signals"] = UNCONFIRMED) =>
  logRow({ ...alarm, signals }, zone);

describe("a date and time on the ward's wall", () => {
  test.each([
    ["2026-11-23T10:15", VIENNA, "2026-11-23T09:15:00.000Z"],
    ["2026-07-01T10:15", VIENNA, "2026-07-01T08:15:00.000Z"],
    ["2026-11-23T00:00", "Asia/Kathmandu", "2026-11-22T18:15:00.000Z"],
    ["2026-11-23T10:15", "UTC", "2026-11-23T10:15:00.000Z"],
    // Clocks go forward at 2:00 and back at 3:00.
    ["2026-03-29T01:59", VIENNA, "2026-03-29T00:59:00.000Z"],
    ["2026-03-29T03:00", VIENNA, "2026-03-29T01:00:00.000Z"],
    ["2026-10-25T03:00", VIENNA, "2026-10-25T02:00:00.000Z"],
  ])("%s in %s is %s", (local, zone, expected) => {
    expect(timeText(zonedMs(local, zone) ?? 0)).toBe(expected);
  });

  test.each(["", "yesterday", "2026-11-23", "2026-13-40T10:15"])(
    "'%s' names no moment",
    (local) => {
      expect(zonedMs(local, VIENNA)).toBeNull();
    },
  );
});

describe("what narrows the log", () => {
  test("is in the address, and only that", () => {
    const narrowed = filters({ bed: "bed-2", priority: "high", standing: "open" });
    expect(addressOf(narrowed)).toEqual({ bed: "bed-2", priority: "high", standing: "open" });
    expect(filtersOf(new URLSearchParams(addressOf(narrowed)))).toEqual(narrowed);
    expect(addressOf(NO_FILTERS)).toEqual({});
    expect([isNarrowed(narrowed), isNarrowed(NO_FILTERS)]).toEqual([true, false]);
  });

  test("wrongly narrows nothing", () => {
    const address = new URLSearchParams("priority=urgent&kind=both&standing=maybe&x=1");
    expect(filtersOf(address)).toEqual(NO_FILTERS);
  });

  test("is what the server takes", () => {
    const query = queryOf(
      filters({
        ward: "demo",
        kind: "technical",
        condition: "no-data",
        from: "2026-11-23T10:15",
        to: "2026-11-23T10:15",
        standing: "closed",
      }),
      VIENNA,
    );
    expect(query).toEqual({
      ward: "demo",
      kind: "technical",
      condition: "no-data",
      from: "2026-11-23T09:15:00.000Z",
      to: "2026-11-23T09:15:59.999Z",
      open: "false",
    });
    expect(alarmsQuerySchema.safeParse(query).success).toBe(true);
  });

  test.each<[string, Partial<Filters>, string | undefined, object | null]>([
    ["nothing needs no time zone", {}, undefined, {}],
    ["a time waits for the site's zone", { from: "2026-11-23T10:15" }, undefined, null],
    ["half a time is none yet", { from: "2026-" }, VIENNA, {}],
    [
      "an end before its beginning is not asked",
      { from: "2026-11-23T10:15", to: "2026-11-23T10:14" },
      VIENNA,
      null,
    ],
  ])("%s", (_name, change, zone, expected) => {
    expect(queryOf(filters(change), zone)).toEqual(expected);
  });

  test("an end at its beginning is not backward", () => {
    const minute = "2026-11-23T10:15";
    expect(isBackward(filters({ from: minute, to: minute }))).toBe(false);
  });

  test.each(["", "ward demo", "bed bed-2", "bed a bed"])("the place '%s' comes back", (place) => {
    expect(placeOf(filters(ofPlace(place)))).toBe(place);
  });

  test("to one session is a way that keeps odd names", () => {
    const [, address] = sessionLogPath("a&b").split("?");
    expect(filtersOf(new URLSearchParams(address)).session).toBe("a&b");
  });
});

describe("a condition in words", () => {
  test.each([
    ["systolic.low.high", "Systolic too low"],
    ["heartRate.high.medium", "Heart rate too high"],
    ["reaction.febrile.medium", "Febrile reaction"],
    ["shock-index.high", "Shock index"],
    ["no-data.pulse", "No data"],
    ["device-lost", "Device lost"],
    ["worse.systolic", "worse.systolic"],
  ])("%s is %s", (condition, words) => {
    expect(conditionWords(condition)).toBe(words);
  });

  test("finds the vital and side of a limit alone", () => {
    const subject = { kind: "limit", vital: "mean", side: "high", severity: "high" } as const;
    expect(limitOf(conditionName({ ...subject, worst: 131, limit: 130 }))).toEqual({
      vital: "mean",
      side: "high",
    });
    expect([limitOf("no-data.pulse"), limitOf("device-lost")]).toEqual([null, null]);
  });
});

describe("how an alarm ended", () => {
  const closed = { phase: "closed", closedAt: at(60) } as const;
  test.each([
    ["open", {}],
    ["open", { acknowledged: ACKNOWLEDGED }],
    ["waiting", { phase: "latched" }],
    ["alone", closed],
    ["never-confirmed", { ...closed, provisional: true }],
    ["acknowledged", { ...closed, acknowledged: ACKNOWLEDGED }],
    ["by-acknowledgement", { ...closed, acknowledged: { ...ACKNOWLEDGED, at: at(60) } }],
  ] as const)("%s", (ending, change) => {
    expect(endingOf(alarmView(change))).toBe(ending);
  });
});

describe("a row of the log", () => {
  test("tells an alarm that was taken and has ended", () => {
    const alarm = alarmView({
      onsetAt: at(-10),
      phase: "closed",
      closedAt: at(95),
      acknowledged: { ...ACKNOWLEDGED, action: "Measured again", note: "pale" },
    });
    expect(rowOf(alarm, "UTC")).toEqual({
      raised: { clock: "10:00:00", day: "23 Nov 2026" },
      condition: "Systolic too low",
      details: ["Systolic 78 < 80", "min 17 · 46 mL"],
      worst: "78 mmHg",
      limit: "< 80",
      acknowledged: [
        {
          at: at(5),
          by: "Dr. Szabó, doctor",
          clock: "10:00:05",
          words: ["Measured again", "pale"],
        },
      ],
      nobody: null,
      toAcknowledge: "0:05",
      delays: ["raised after 10.0 s"],
      ending: "ended after it was acknowledged",
      lasted: "lasted 1:35",
    });
  });

  test("is in the site's time zone", () => {
    expect(rowOf(alarmView(), "Asia/Tokyo").raised).toEqual({
      clock: "19:00:00",
      day: "23 Nov 2026",
    });
  });

  test("leaves out what it does not know: nobody, no end, no onset, no value", () => {
    const alarm = alarmView({
      condition: "device-lost",
      kind: "technical",
      vital: null,
      message: "Device lost: mon-1",
      limit: null,
      worst: null,
      onsetAt: null,
      raisedInfusion: null,
    });
    expect(rowOf(alarm, "UTC")).toMatchObject({
      details: ["Device lost: mon-1"],
      worst: null,
      limit: null,
      acknowledged: [],
      nobody: "nobody yet",
      toAcknowledge: null,
      delays: [],
      ending: "still true",
      lasted: null,
    });
  });

  const PAST = { ...ACKNOWLEDGED, note: "watching", until: at(40) };

  test("keeps who acknowledged before it got worse, and asks again as long as it stands", () => {
    const row = rowOf(alarmView({ acknowledgedBefore: [PAST] }), "UTC");
    expect(row).toMatchObject({
      acknowledged: [{ clock: "10:00:05", words: ["watching", "called again at 10:00:40"] }],
      nobody: "nobody yet",
      toAcknowledge: "0:05",
    });
  });

  test("tells when it was seen and heard, where a screen has said so", () => {
    const alarm = alarmView({ onsetAt: at(-10) });
    const delays = (shownMs: number | null, soundedMs: number | null) =>
      rowOf(alarm, "UTC", { shownMs, soundedMs }).delays;
    expect(delays(31, 999)).toEqual([
      "raised after 10.0 s",
      "seen after 31 ms",
      "heard after 999 ms",
    ]);
    expect(delays(1_000, 185_000)).toEqual([
      "raised after 10.0 s",
      "seen after 1.0 s",
      "heard after 3:05",
    ]);
    expect(delays(0, null)).toEqual(["raised after 10.0 s", "seen after 0 ms"]);
  });

  test("tells how long after its beginning it got worse", () => {
    expect(rowOf(alarmView({ worsenedAt: at(130) }), "UTC").details).toContain("worse after 2:10");
    expect(rowOf(alarmView(), "UTC").details.join()).not.toContain("worse");
  });

  test("tells the first and the last who acknowledged, and counts the time to the first", () => {
    const acknowledged = { ...ACKNOWLEDGED, at: at(50) };
    const row = rowOf(alarmView({ acknowledged, acknowledgedBefore: [PAST] }), "UTC");
    expect(row.acknowledged.map(({ clock }) => clock)).toEqual(["10:00:05", "10:00:50"]);
    expect([row.nobody, row.toAcknowledge]).toEqual([null, "0:05"]);
  });

  test("that has ended says 'nobody' only where there never was anybody", () => {
    const ended = { phase: "closed", closedAt: at(95) } as const;
    const nobody = (change: Partial<AlarmView>) => rowOf(alarmView(change), "UTC").nobody;
    expect(nobody(ended)).toBe("nobody");
    expect(nobody({ ...ended, acknowledgedBefore: [PAST] })).toBeNull();
  });

  test("writes a worst value out that rounding would put on its limit", () => {
    const alarm = alarmView({ worst: 79.6, limit: 80 });
    expect(rowOf(alarm, "UTC")).toMatchObject({ worst: "79.6 mmHg", limit: "< 80" });
  });

  test.each([
    ["reaction.febrile.medium", 38.4, "38.4 °C"],
    ["shock-index.high", 1.4, "1.40"],
    ["pulse-deficit.low", 14, "14 /min"],
    ["shock-index.high", null, null],
    ["general-condition.high", null, null],
  ])("tells the worst of what leads %s: %s", (condition, worst, told) => {
    const alarm = alarmView({ condition, vital: null, worst, limit: null });
    expect(rowOf(alarm, "UTC")).toMatchObject({ worst: told, limit: null });
  });

  test("tells what a reaction's rule saw, and what stands around it", () => {
    const alarm = alarmView({
      condition: "reaction.febrile.medium",
      vital: null,
      message: "Febrile reaction: Temperature 38.4 °C",
      evidence: ["Temperature 38.4 °C, +1.8 °C from 36.6", "rise 1.8 °C"],
      source: "NHSN",
      raisedInfusion: null,
      provisional: true,
      explainedBy: "s1.9",
      occurrences: 3,
      course: "intermittent",
    });
    expect(rowOf(alarm, "UTC").details).toEqual([
      "Temperature 38.4 °C, +1.8 °C from 36.6",
      "rise 1.8 °C",
      "rule: NHSN",
      "provisional",
      "told by the reaction",
      "3×",
      "comes and goes",
    ]);
  });

  test.each([
    [-1, "0.0 s"],
    [0, "0.0 s"],
    [10_440, "10.4 s"],
    [99_999, "100.0 s"],
    [100_000, "1:40"],
  ])("a delay of %i ms is %s", (delayMs, words) => {
    expect(delayText(delayMs)).toBe(words);
  });
});

describe("names", () => {
  test("of beds and patients are found by their ids", () => {
    const beds = [{ id: "bed-1", name: "Bed 1" }];
    const wards = [{ id: "demo", name: "Ward 1", purpose: "care" as const, beds }];
    expect(bedNames(wards).get("bed-1")).toEqual({ bed: "Bed 1", ward: "Ward 1" });
    const patient = { name: "Kata Molnár", initials: "K. M." };
    const pages = [{ patients: [{ session: "s1", ...patient }] }, { patients: [] }];
    expect(patientsOfPages(pages).get("s1")).toEqual(patient);
  });
});

describe("a session's figures", () => {
  test("are told", () => {
    const figures = statisticsWords({
      count: 12,
      perHour: 4.25,
      acknowledged: 9,
      acknowledgedShare: 0.75,
      medianToAcknowledgeMs: 42_000,
    });
    expect(figures.map(([, figure]) => figure)).toEqual(["12", "4.3", "75 % (9 of 12)", "0:42"]);
  });

  test("that cannot be had are no zero", () => {
    const figures = statisticsWords({
      count: 0,
      perHour: null,
      acknowledged: 0,
      acknowledgedShare: null,
      medianToAcknowledgeMs: null,
    });
    expect(figures.map(([, figure]) => figure)).toEqual(["0", "too short to say", "–", "–"]);
  });
});
