import { describe, expect, test } from "vitest";
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import { TREND_POINTS_MAX } from "../../shared/bounds.ts";
import type { SessionDetail, Trend } from "../../shared/protocol/http.ts";
import type { AlarmView, BedView, SessionView } from "../../shared/protocol/live.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { alarmMarks, alarmsAt } from "../../web/session/alarm-marks.ts";
import { EVENTS_FIRST, hasOlder, nextLimit } from "../../web/session/event-pages.ts";
import { toggled } from "../../web/session/happened.ts";
import { headFacts } from "../../web/session/head-facts.ts";
import { limitWords } from "../../web/session/limit-words.ts";
import { EMPTY_TAIL, type LiveTail } from "../../web/session/live-tail.ts";
import { dotRadiusPx, strokeOf } from "../../web/session/look.ts";
import { fractionUnder, placeOf, placeOfMoment } from "../../web/session/place.ts";
import { mixtureOfSession, sessionPretences } from "../../web/session/pretence.ts";
import { momentWords, readingSentence, takenWords } from "../../web/session/reading-words.ts";
import { recordMark } from "../../web/session/record-mark.ts";
import { pointCount } from "../../web/session/series.ts";
import { newestOf, sessionNowMs, standingOf } from "../../web/session/standing.ts";
import { phaseSpans } from "../../web/session/timeline.ts";
import { sessionSpans, trendModel } from "../../web/session/trend-model.ts";

const S = 1_000;
const MIN = 60_000;
const KIM = { id: "n1", name: "Kim", role: "nurse" } as const;
const T0 = Date.UTC(2026, 10, 23, 10, 0);

function at(minute: number): string {
  return new Date(T0 + minute * MIN).toISOString();
}

function detail(change: Partial<SessionDetail> = {}): SessionDetail {
  return {
    id: "s1",
    bed: "bed-1",
    ward: "demo",
    patient: { name: "Ana Kovač", initials: "A. K.", recordNumber: "42" },
    nurse: "K. Lindqvist",
    doctor: null,
    phase: "infusing",
    outcome: null,
    openedAt: at(0),
    closedAt: null,
    plannedMinutes: 45,
    volumePlannedMl: 100,
    sources: ["device"],
    limits: ADULT_LIMITS,
    limitProfile: null,
    limitChanges: 0,
    baselineReadings: null,
    registered: null,
    linkedDevice: null,
    checklist: [],
    openedBy: null,
    infusedMs: 0,
    givenMl: 0,
    drips: [],
    observations: [],
    limitsInForce: [],
    baseline: null,
    phases: [
      { phase: "scheduled", at: at(0), by: null, reason: null },
      { phase: "baseline", at: at(0), by: null, reason: null },
      { phase: "infusing", at: at(10), by: null, reason: null },
    ],
    alarms: [],
    ...change,
  };
}

function session(change: Partial<SessionView> = {}): SessionView {
  return {
    id: "s1",
    phase: "infusing",
    phaseSince: at(10),
    patient: { name: "Ana Kovač", initials: "A. K.", recordNumber: "42" },
    drip: { dropFactor: null, set: null },
    programme: null,
    nurse: null,
    doctor: null,
    openedAt: at(0),
    elapsedMinutes: 7,
    plannedMinutes: 45,
    volumeGivenMl: 16,
    volumePlannedMl: 90,
    infusion: { settledMs: 0, settledMl: 0, rateMlPerH: 120, runningSince: at(10) },
    limits: ADULT_LIMITS,
    limitProfile: null,
    time: "server",
    limitChanges: 0,
    general: null,
    observation: null,
    sources: ["device"],
    ...change,
  };
}

function bed(change: Partial<SessionView> = {}, device: Partial<BedView["device"]> = {}): BedView {
  const none = {
    value: null,
    unit: "",
    takenAt: null,
    state: "none",
    derived: false,
    staleAfterMs: 10_000,
    baseline: null,
  } as const;
  return {
    id: "bed-1",
    name: "Bed 1",
    ward: "demo",
    at: at(17),
    session: session(change),
    device: {
      id: "mon-07",
      source: "device",
      model: "",
      connected: true,
      since: at(0),
      clockOffsetMs: 0,
      speed: null,
      rejected: 0,
      missed: 0,
      battery: null,
      cuff: null,
      ...device,
    },
    vitals: {
      heartRate: none,
      pulse: none,
      systolic: none,
      diastolic: none,
      mean: none,
      respiration: none,
      temperature: none,
      spo2: none,
    },
    alarms: [],
    audioPausedUntil: null,
  };
}

function alarm(change: Partial<AlarmView> = {}): AlarmView {
  return {
    id: "s1.1",
    bed: "bed-1",
    session: "s1",
    condition: "systolic.low.high",
    kind: "physiological",
    priority: "high",
    vital: "systolic",
    phase: "active",
    provisional: false,
    message: "Systolic 78 < 80",
    limit: 80,
    worst: 78,
    onsetAt: null,
    raisedAt: at(15),
    worsenedAt: null,
    raisedInfusion: null,
    closedAt: null,
    acknowledged: null,
    acknowledgedBefore: [],
    attending: null,
    escalation: 0,
    explainedBy: null,
    course: "steady",
    occurrences: 1,
    ...change,
  };
}

function trend(series: Partial<Record<Vital, [number, number | null][]>>): Trend {
  return {
    session: "s1",
    from: at(0),
    to: at(17),
    series: Object.entries(series).map(([vital, points]) => ({
      vital: vital as Vital,
      unit: "",
      points,
    })),
  };
}

function model(change: { trend?: Trend | null; tail?: LiveTail; alarms?: AlarmView[] } = {}) {
  return trendModel({
    detail: detail(),
    limits: ADULT_LIMITS,
    phase: null,
    drip: null,
    trend: null,
    tail: EMPTY_TAIL,
    alarms: [],
    nowMs: T0 + 17 * MIN,
    range: "session",
    ...change,
  });
}

describe("the trend of a session", () => {
  test("without any value has its charts and its axis, and says that it is empty", () => {
    const { isEmpty, panels, ticks } = model();
    expect(isEmpty).toBe(true);
    expect(panels.map(({ panel }) => panel.id)).toEqual([
      "heart",
      "pressure",
      "respiration",
      "temperature",
    ]);
    expect(ticks.length).toBeGreaterThan(5);
  });

  test("goes on live after what is recorded", () => {
    const tail: LiveTail = new Map([
      ["pulse", { points: [[T0 + 2 * S, 72] as const], gapMs: 10 * S }],
    ]);
    const { lines, isEmpty } = model({ trend: trend({ pulse: [[T0 + S, 71]] }), tail });
    expect(isEmpty).toBe(false);
    expect(lines.get("pulse")).toEqual([
      [T0 + S, 71],
      [T0 + 2 * S, 72],
    ]);
  });

  test("no chart draws more points than it may", () => {
    const points = Array.from({ length: 1_000 }, (_, second): [number, number] => [
      T0 + second * S,
      70 + (second % 9),
    ]);
    const { panels } = model({ trend: trend({ heartRate: points, pulse: points }) });
    for (const { lines } of panels) {
      expect(pointCount(lines)).toBeLessThanOrEqual(TREND_POINTS_MAX);
    }
  });

  test("the distance of thinned points is no hole where the live line begins", () => {
    const thinned = Array.from({ length: 100 }, (_, index): [number, number] => [
      T0 + index * 8 * S,
      70,
    ]);
    const tail: LiveTail = new Map([
      ["pulse", { points: [[T0 + 810 * S, 72] as const], gapMs: 10 * S }],
    ]);
    const { lines } = model({ trend: trend({ pulse: thinned }), tail });
    expect(lines.get("pulse")?.some(([, value]) => value === null)).toBe(false);
  });

  test("a chart is marked by the alarms of its own values, not by silent sensors", () => {
    const silent = alarm({ id: "s1.2", kind: "technical", vital: "heartRate" });
    const { panels } = model({ alarms: [alarm(), silent] });
    expect(panels.map(({ panel, marks }) => [panel.id, marks.length])).toEqual([
      ["heart", 0],
      ["pressure", 1],
      ["respiration", 0],
      ["temperature", 0],
    ]);
  });

  test("the live phase counts before the server has listed it, and only once", () => {
    const phases = (phase: "infusing" | "paused", minute: number) =>
      sessionSpans(detail(), { phase, phaseSince: at(minute) }, T0 + 17 * MIN).map(
        (span) => span.phase,
      );
    expect(phases("paused", 15)).toEqual(["scheduled", "baseline", "infusing", "paused"]);
    expect(phases("infusing", 10)).toEqual(["scheduled", "baseline", "infusing"]);
    // An old answer of the live link never takes a phase back.
    expect(phases("paused", 5)).toEqual(["scheduled", "baseline", "infusing"]);
  });
});

describe("how a session stands on the page", () => {
  const closed = detail({ phase: "closed", closedAt: at(60) });

  test.each([
    ["on its bed it is live", detail(), bed(), "demo", "live"],
    ["before its ward has come it is waited for", detail(), null, null, "waiting"],
    ["while another ward is watched it is waited for", detail(), null, "lab", "waiting"],
    ["on no bed of its ward it is a record", detail(), null, "demo", "record"],
    ["closed it is a record, whatever the link", closed, null, null, "record"],
    [
      "closed but still on its bed it is a record",
      closed,
      bed({ phase: "closed" }),
      "demo",
      "record",
    ],
  ])("%s", (_name, of, on, ward, kind) => {
    expect(standingOf(of, on, ward).kind).toBe(kind);
  });

  test("only a bed that is heard shows the present", () => {
    const onBed = standingOf(detail(), bed(), "demo");
    expect(newestOf(onBed, true)).toBe("now");
    expect(newestOf(onBed, false)).toBe("last-heard");
    expect(newestOf({ kind: "waiting" }, true)).toBe("last-heard");
    expect(newestOf(standingOf(closed, null, "demo"), true)).toBe("end");
  });

  test("its time is its bed's, then its end, then the last thing recorded", () => {
    expect(sessionNowMs(T0 + 17 * MIN, detail(), null)).toBe(T0 + 17 * MIN);
    expect(sessionNowMs(T0 + 99 * MIN, closed, null)).toBe(T0 + 60 * MIN);
    expect(sessionNowMs(null, detail(), null)).toBe(T0 + 10 * MIN);
    expect(sessionNowMs(null, detail(), trend({ pulse: [[T0 + 12 * MIN, 70]] }))).toBe(
      T0 + 12 * MIN,
    );
  });

  test.each([
    [
      "minute, volume and end of an infusion",
      bed(),
      ["min 7 of 45", "14 of 90 mL given, 76 mL left", "ends about 10:55", "120 mL/h, as planned"],
    ],
    [
      "a counted rate, whose it is, and that it is off the plan",
      bed({
        infusion: { settledMs: 5 * MIN, settledMl: 10, rateMlPerH: 60, runningSince: at(15) },
        drip: { dropFactor: 20, set: { by: KIM, at: at(15), dropsPerMin: 20 } },
      }),
      [
        "min 7 of 45",
        "12 of 90 mL given, 78 mL left",
        "ends about 11:35",
        "60 mL/h · 20 drops/min, counted 10:15 by Kim, 50 % below plan",
      ],
    ],
    [
      "that the end of a paused infusion moves on",
      bed({
        phase: "paused",
        phaseSince: at(14),
        infusion: { settledMs: 4 * MIN, settledMl: 8, rateMlPerH: 120, runningSince: null },
      }),
      [
        "for 3 min",
        "min 4 of 45",
        "8 of 90 mL given, 82 mL left",
        "paused: the end moves on",
        "120 mL/h, as planned",
      ],
    ],
    [
      "when the bag is empty",
      bed({ infusion: { settledMs: 0, settledMl: 90, rateMlPerH: 120, runningSince: at(10) } }),
      [
        "min 7 of 45",
        "90 of 90 mL given, 0 mL left",
        "the planned volume has been given",
        "120 mL/h, as planned",
      ],
    ],
    [
      "of a watch no rate any more",
      bed({
        phase: "observing",
        infusion: { settledMs: 45 * MIN, settledMl: 90, rateMlPerH: 120, runningSince: null },
      }),
      ["for 7 min", "min 45 of 45", "90 of 90 mL given"],
    ],
    [
      "how long a baseline has lasted",
      bed({ phase: "baseline", phaseSince: at(12) }),
      ["for 5 min", "120 mL/h, as planned"],
    ],
    [
      "recorded time and speed of a stream",
      bed({ time: "stream", phase: "baseline", phaseSince: at(12) }, { speed: 10 }),
      ["for 5 min", "120 mL/h, as planned", "recorded time 10:17:00", "10× faster than life"],
    ],
    [
      "where a stream stopped, and no speed any more",
      bed(
        { time: "stream", phase: "baseline", phaseSince: at(12) },
        { speed: 10, connected: false },
      ),
      ["for 5 min", "120 mL/h, as planned", "stopped at recorded time 10:17:00"],
    ],
    [
      "no end of an infusion whose stream stopped",
      bed({ time: "stream" }, { connected: false }),
      [
        "min 7 of 45",
        "14 of 90 mL given, 76 mL left",
        "120 mL/h, as planned",
        "stopped at recorded time 10:17:00",
      ],
    ],
  ])("its heading tells %s", (_name, on, facts) => {
    expect(headFacts(detail(), on, T0 + 17 * MIN, "UTC")).toEqual(facts);
  });

  test("the heading of a record tells how far it came", () => {
    const facts = headFacts({ ...closed, givenMl: 97.6 }, null, null, "UTC");
    expect(facts).toEqual(["min 50 of 45", "98 of 100 mL given"]);
  });
});

describe("readings that are no patient's", () => {
  test.each([
    ["of a patient's monitor nothing is said", detail(), bed(), []],
    ["all of them", detail({ sources: ["simulator"] }), null, [["simulator", "all"]]],
    [
      "some of them",
      detail({ sources: ["replay", "simulator"] }),
      null,
      [
        ["replay", "some"],
        ["simulator", "some"],
      ],
    ],
    [
      "one that has just begun to send",
      detail({ sources: [] }),
      bed({ sources: [] }, { source: "replay" }),
      [["replay", "all"]],
    ],
  ])("%s", (_name, of, on, expected) => {
    expect(sessionPretences(of, on).map(({ kind, extent }) => [kind, extent])).toEqual(expected);
  });

  test.each<[string, SessionDetail, BedView | null]>([
    ["a real device watched it later", detail({ sources: ["simulator", "device"] }), null],
    ["one watches it now", detail({ sources: ["simulator"] }), bed({ sources: ["simulator"] })],
  ])("a session is a patient's once %s: the heading says what was before", (_name, of, on) => {
    expect(sessionPretences(of, on)).toEqual([]);
    expect(mixtureOfSession(of, on)).toBe("simulator");
    expect(headFacts(of, on, T0 + 17 * MIN, "UTC")).toContain("part of this session was simulated");
  });

  test("of a session that is real or pretends throughout the heading says nothing", () => {
    expect(mixtureOfSession(detail(), bed())).toBeNull();
    expect(mixtureOfSession(detail({ sources: ["simulator"] }), null)).toBeNull();
  });
});

describe("alarms on the time axis", () => {
  const window = { fromMs: T0, toMs: T0 + 40 * MIN, nowMs: T0 + 20 * MIN };

  test("lie from raise to close, open ones up to now", () => {
    const marks = alarmMarks([alarm({ raisedAt: at(10), closedAt: at(12) }), alarm()], window);
    expect(marks.map(({ from, to }) => [from, to])).toEqual([
      [0.25, 0.3],
      [0.375, 0.5],
    ]);
  });

  test("one that began before the axis is cut off, one that ended before it is not there", () => {
    const late = { ...window, fromMs: T0 + 16 * MIN };
    expect(alarmMarks([alarm()], late)[0]).toMatchObject({ from: 0, isCutOff: true });
    expect(alarmMarks([alarm({ closedAt: at(15.9) })], late)).toEqual([]);
  });

  test("the worst is drawn last, on top", () => {
    const marks = alarmMarks([alarm(), alarm({ id: "s1.2", priority: "low" })], window);
    expect(marks.map(({ alarm: { priority } }) => priority)).toEqual(["low", "high"]);
  });

  test.each([
    ["just before it was raised", 14.999, 0],
    ["when it was raised", 15, 1],
    ["just before it closed", 15.999, 1],
    ["when it closed", 16, 0],
  ])("an alarm stands or not: %s", (_name, minute, count) => {
    expect(alarmsAt([alarm({ closedAt: at(16) })], T0 + minute * MIN)).toHaveLength(count);
  });
});

describe("words of the trend", () => {
  const spans = phaseSpans([{ phase: "infusing", atMs: T0 }], T0 + 20 * MIN);

  test("a moment has its clock and its place in the session", () => {
    expect(momentWords(T0 + 17 * MIN, spans, "Europe/Berlin")).toBe(
      "11:17:00 · infusion minute 17",
    );
    expect(momentWords(T0, [], "UTC")).toBe("10:00:00");
  });

  test("the sentence for the ear names values, holes and alarms", () => {
    const sentence = readingSentence(
      "10:17:00",
      [
        { vital: "temperature", value: 37, takenAtMs: T0 },
        { vital: "pulse", value: null, takenAtMs: null },
      ],
      [alarm()],
    );
    expect(sentence).toBe(
      "10:17:00. Temperature 37.0 °C. Pulse no data. High priority: Systolic 78 < 80",
    );
  });

  test("a value names its own time from a minute on", () => {
    const reading = { vital: "systolic", value: 120, takenAtMs: T0 } as const;
    expect(takenWords(reading, T0 + MIN - 1, "UTC")).toBeNull();
    expect(takenWords(reading, T0 + MIN, "UTC")).toBe("(10:00:00)");
  });

  test("limits are named by their vitals and sides", () => {
    expect(
      limitWords({
        value: 50,
        names: [
          { vital: "heartRate", side: "low" },
          { vital: "pulse", side: "low" },
        ],
      }),
    ).toBe("HR, Pulse < 50");
    expect(
      limitWords({
        value: 90,
        names: [
          { vital: "diastolic", side: "high" },
          { vital: "systolic", side: "low" },
        ],
      }),
    ).toBe("Sys < 90 · Dia > 90");
  });
});

describe("places and strokes", () => {
  const window = { fromMs: 0, toMs: 200, nowMs: 200 };

  test("a stretch has its left edge and its width, a moment its left edge", () => {
    expect(placeOf({ fromMs: 50, toMs: 100 }, window)).toEqual({
      left: "25.000%",
      width: "25.000%",
    });
    expect(placeOf({ fromMs: -50, toMs: -10 }, window).width).toBe("0.000%");
    expect(placeOfMoment(150, window)).toEqual({ left: "75.000%" });
  });

  test("a pointer finds its fraction of the axis, and none on an axis without width", () => {
    expect(fractionUnder(150, { left: 100, width: 200 })).toBe(0.25);
    expect(fractionUnder(150, { left: 100, width: 0 })).toBe(0);
  });

  test("lines of one chart differ in more than their colour", () => {
    expect(strokeOf("pulse").strokeDasharray).not.toBe(strokeOf("heartRate").strokeDasharray);
    expect(strokeOf("mean").strokeDasharray).not.toBe(strokeOf("systolic").strokeDasharray);
  });

  test("a cuff's values are dots, an arterial line's and all others are curves", () => {
    const few = [[0, 120]] as const;
    const many = Array.from({ length: 61 }, (_, index) => [index, 120] as const);
    expect(dotRadiusPx("systolic", few)).not.toBe(false);
    expect(dotRadiusPx("systolic", many)).toBe(false);
    expect(dotRadiusPx("temperature", few)).toBe(false);
  });
});

describe("how much is asked for, and when", () => {
  test("earlier events are offered while the server may have some and gives them", () => {
    expect(hasOlder(99, 100)).toBe(false);
    expect(hasOlder(100, 100)).toBe(true);
    expect(hasOlder(500, 500)).toBe(false);
    expect([nextLimit(EVENTS_FIRST), nextLimit(nextLimit(300))]).toEqual([300, 500]);
  });

  test("a topic pressed twice is as before", () => {
    expect([...toggled(new Set(), "alarms")]).toEqual(["alarms"]);
    expect([...toggled(new Set(["alarms"]), "alarms")]).toEqual([]);
  });

  test("the record is asked for again when something happened, not for each value", () => {
    const before = recordMark(bed());
    expect(recordMark({ ...bed(), vitals: bed().vitals } as BedView)).toBe(before);
    expect(recordMark(bed({}, { rejected: 5 }))).toBe(before);
    expect(recordMark(bed({ phase: "paused" }))).not.toBe(before);
    const set = { by: KIM, at: at(16), dropsPerMin: null };
    expect(recordMark(bed({ drip: { dropFactor: null, set } }))).not.toBe(before);
    expect(recordMark(bed({}, { connected: false }))).not.toBe(before);
    expect(recordMark({ ...bed(), alarms: [alarm()] })).not.toBe(before);
    const by = { id: "u", name: "Dr Weber", role: "doctor" } as const;
    const taken = alarm({ acknowledged: { by, at: at(16) } });
    expect(recordMark({ ...bed(), alarms: [taken] })).not.toBe(
      recordMark({ ...bed(), alarms: [alarm()] }),
    );
  });
});
