import { describe, expect, test } from "vitest";
import { ADULT_LIMITS, type Limits } from "../../shared/alarms/limits.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { durationWords, wordsOf } from "../../web/session/event-words.ts";
import { allAlarms, happenings, ofTopics } from "../../web/session/happened.ts";
import { sourceSpans } from "../../web/session/sources.ts";

const S = 1_000;
const T0 = Date.UTC(2026, 10, 23, 10, 0);
const DOCTOR = { id: "u2", name: "Dr Weber", role: "doctor" } as const;

function at(second: number) {
  return new Date(T0 + second * S).toISOString();
}

function alarm(number: number, raisedS: number, change: Partial<AlarmView> = {}): AlarmView {
  return {
    id: `s1.${number}`,
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
    raisedAt: at(raisedS),
    worsenedAt: null,
    raisedInfusion: { minute: 17, givenMl: 37.8 },
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

function journal(...entries: Entry[]) {
  return entries.map((entry, index) => ({ n: index + 1, entry }));
}

const refused = (second: number, code: "OUT_OF_RANGE" | "BAD_FRAME" = "OUT_OF_RANGE"): Entry => ({
  type: "frame-rejected",
  atMs: T0 + second * S,
  device: "mon-07",
  code,
  path: "vitals.temperature",
  message: "temperature 384.5 °C is outside 30–43 °C",
  seq: second,
});

const acknowledged: Entry = {
  type: "acknowledge",
  atMs: T0 + 30 * S,
  alarm: 3,
  condition: "systolic.low.high",
  by: DOCTOR,
  action: "Looked at the patient",
};

describe("what happened, newest first", () => {
  test("alarms and entries are one list", () => {
    const list = happenings(
      journal({ type: "phase", atMs: T0, to: "infusing", by: DOCTOR }, acknowledged),
      [alarm(3, 20, { phase: "closed", closedAt: at(110) })],
    );
    expect(list.map((happening) => wordsOf(happening).title)).toEqual([
      "Systolic 78 < 80",
      "Acknowledged: Systolic 78 < 80",
      "Systolic 78 < 80",
      "Infusion running",
    ]);
    expect(list.map(({ kind }) => kind)).toEqual([
      "alarm-closed",
      "entry",
      "alarm-raised",
      "entry",
    ]);
  });

  test("at one moment an alarm stands above its cause and below its acknowledgement", () => {
    const list = happenings(journal({ ...refused(30) }, acknowledged), [
      alarm(3, 30, { phase: "closed", closedAt: at(30) }),
    ]);
    expect(list.map(({ id }) => id)).toEqual(["s1.3 closed", "entry 2", "s1.3 raised", "entry 1"]);
  });

  test("readings and a device's regular word about itself are no news", () => {
    const list = happenings(
      journal(
        { type: "reading", atMs: T0, boot: "b", seq: 1, takenAtMs: T0, vitals: { pulse: 70 } },
        { type: "device-status", atMs: T0, battery: 0.5, cuff: "measuring" },
        { type: "device-status", atMs: T0, cuff: "failed" },
        { type: "device-status", atMs: T0 + S, leadOff: ["heartRate", "pulse"] },
      ),
      [],
    );
    expect(list.map((happening) => wordsOf(happening).title)).toEqual([
      "Sensor off: Heart rate, Pulse",
      "Cuff measurement failed",
    ]);
  });

  test("equal refusals right after each other are one line with a count", () => {
    const list = happenings(
      journal(refused(1), refused(2), refused(3), refused(4, "BAD_FRAME")),
      [],
    );
    expect(list.map((happening) => wordsOf(happening).details[0])).toEqual([
      "temperature 384.5 °C is outside 30–43 °C",
      "3 times",
    ]);
    expect(list[1]).toMatchObject({ times: 3, atMs: T0 + 3 * S, sinceMs: T0 + S });
  });

  test("something in between keeps them apart", () => {
    const list = happenings(journal(refused(1), refused(3)), [alarm(1, 2)]);
    expect(list).toHaveLength(3);
  });

  test("the list narrows to what was chosen, and none chosen is all", () => {
    const list = happenings(journal(refused(1), acknowledged), [alarm(3, 20)]);
    expect(ofTopics(list, new Set())).toHaveLength(3);
    expect(ofTopics(list, new Set(["alarms"])).map(({ kind }) => kind)).toEqual(["alarm-raised"]);
    expect(ofTopics(list, new Set(["people", "equipment"]))).toHaveLength(2);
  });
});

describe("the alarms of a session", () => {
  test("the live one wins over the listed one, and closed ones stay", () => {
    const listed = [alarm(1, 5, { phase: "closed", closedAt: at(9) }), alarm(2, 20)];
    const worse = alarm(2, 20, { message: "Systolic 71 < 80" });
    expect(allAlarms(listed, [worse]).map(({ message }) => message)).toEqual([
      "Systolic 78 < 80",
      "Systolic 71 < 80",
    ]);
  });

  test("a pending condition is no alarm yet", () => {
    expect(allAlarms([], [alarm(1, 5, { phase: "pending" })])).toEqual([]);
  });
});

describe("the words of an event", () => {
  const titled = (entry: Entry) => {
    const [happening] = happenings(journal(entry), []);
    if (happening === undefined) throw new Error("no line");
    return wordsOf(happening);
  };

  test.each<[string, Entry, string, string[]]>([
    [
      "a phase that ended early says why and who",
      {
        type: "phase",
        atMs: T0,
        to: "closed",
        outcome: "stopped-early",
        reason: "rigors",
        by: DOCTOR,
      },
      "Session closed: stopped early",
      ["rigors", "Dr Weber"],
    ],
    [
      "a simulator that connects is called one",
      {
        type: "device-connected",
        atMs: T0,
        device: "sim-1",
        source: "simulator",
        model: "",
        boot: "b",
        cadence: {},
        clockOffsetMs: 0,
        speed: 10,
      },
      "Device connected",
      ["sim-1", "SIMULATED", "10× faster than life"],
    ],
    [
      "a lost link gives its reason",
      { type: "device-disconnected", atMs: T0, device: "mon-07", end: "silent" },
      "Device disconnected",
      ["mon-07", "nothing heard for too long"],
    ],
    [
      "a gap counts its readings",
      { type: "gap", atMs: T0, boot: "b", fromSeq: 11, toSeq: 15 },
      "5 readings never came",
      ["numbers 11–15"],
    ],
    [
      "a clock offset keeps its sign",
      { type: "clock-offset", atMs: T0, clockOffsetMs: -61_200 },
      "Device clock is off by -61.2 s",
      ["its times are corrected; both are in the record"],
    ],
  ])("%s", (_name, entry, title, details) => {
    expect(titled(entry)).toEqual({ title, details });
  });

  test("a change of limits once told who, and not what from and to", () => {
    const systolic = (low: number | null, high: number, lowest = 80): Limits => ({
      ...ADULT_LIMITS,
      systolic: { low: { medium: low, high: lowest }, high: { medium: high, high: 200 } },
    });
    const changed = (second: number, limits: Limits, reason?: string): Entry => ({
      type: "limits",
      atMs: T0 + second * S,
      limits,
      by: DOCTOR,
      ...(reason === undefined ? {} : { reason }),
    });
    const opened: Entry = {
      type: "session-opened",
      atMs: T0,
      session: "s1",
      bed: "bed-1",
      patient: { name: "Anna Petrov", initials: "A. P.", recordNumber: "R-1" },
      nurse: null,
      doctor: null,
      plannedMinutes: 45,
      plannedMl: 90,
      limits: ADULT_LIMITS,
      time: "server",
    };
    const changes = [
      changed(10, systolic(85, 160)),
      changed(20, systolic(85, 150, 75)),
      changed(30, systolic(null, 150, 75), "known low pressure"),
    ];
    const told = (...entries: Entry[]) =>
      happenings(journal(...entries).reverse(), [])
        .filter((each) => each.kind === "entry" && each.entry.type === "limits")
        .map((each) => wordsOf(each).details);
    expect(told(opened, ...changes)).toEqual([
      ["Systolic 85/150 → off/150", "Dr Weber", "known low pressure"],
      ["Systolic 85/160 → 85/150", "Systolic high priority 80/200 → 75/200", "Dr Weber"],
      ["Systolic 90/160 → 85/160", "Dr Weber"],
    ]);
    // The list may begin after the session did: then the oldest change has no old values.
    expect(told(...changes).at(-1)).toEqual(["Dr Weber"]);
  });

  test("an acknowledgement of an alarm that is not listed names the condition", () => {
    expect(titled(acknowledged).title).toBe("Acknowledged: systolic.low.high");
  });

  test("an acknowledgement says what was acknowledged, though the alarm got worse later", () => {
    const taken = { by: DOCTOR, at: at(30), message: "Systolic 78 < 80" };
    const titles = (change: Partial<AlarmView>) =>
      happenings(journal(acknowledged), [
        alarm(3, 20, { message: "Systolic 66 < 80", ...change }),
      ]).map((happening) => wordsOf(happening).title);
    const expected = ["Acknowledged: Systolic 78 < 80", "Systolic 66 < 80"];
    expect(titles({ acknowledged: taken })).toEqual(expected);
    expect(titles({ acknowledgedBefore: [{ ...taken, until: at(60) }] })).toEqual(expected);
  });

  test("who takes an acknowledgement back, or goes to the bed, is told with the alarm's words", () => {
    const of = { atMs: T0 + 31 * S, alarm: 3, by: DOCTOR };
    const list = happenings(journal({ type: "undo", ...of }, { type: "attend", ...of }), [
      alarm(3, 20),
    ]).filter(({ kind }) => kind === "entry");
    for (const happening of list) {
      const { title, details } = wordsOf(happening);
      expect([title, ...details].join()).toContain("Systolic 78 < 80");
    }
    expect(list).toHaveLength(2);
  });

  test("an alarm says where and when in the infusion, and how it stands", () => {
    const words = (change: Partial<AlarmView>) => {
      const [happening] = happenings([], [alarm(1, 5, change)]);
      return happening === undefined ? [] : wordsOf(happening).details;
    };
    expect(words({})).toEqual(["38 mL given", "still open"]);
    expect(
      words({ phase: "latched", provisional: true, raisedInfusion: null, occurrences: 3 }),
    ).toEqual(["ended, waits to be acknowledged", "provisional", "came 3 times"]);
    expect(words({ acknowledged: { by: DOCTOR, at: at(9) } })).toContain(
      "acknowledged by Dr Weber",
    );
  });

  test.each([
    [0, "0 s"],
    [59_400, "59 s"],
    [60_000, "1 min"],
    [92_000, "1 min 32 s"],
  ])("%d ms are %s", (ms, expected) => {
    expect(durationWords(ms)).toBe(expected);
  });
});

describe("which part of the trend came from which source", () => {
  const connected = (second: number, source: "device" | "simulator" | "replay"): Entry => ({
    type: "device-connected",
    atMs: T0 + second * S,
    device: "d",
    source,
    model: "",
    boot: "b",
    cadence: {},
    clockOffsetMs: 0,
  });
  const gone = (second: number): Entry => ({
    type: "device-disconnected",
    atMs: T0 + second * S,
    device: "d",
    end: "closed",
  });
  const spans = (...entries: Entry[]) =>
    sourceSpans(journal(...entries), T0 + 100 * S).map(({ source, fromMs, toMs }) => [
      source,
      (fromMs - T0) / S,
      (toMs - T0) / S,
    ]);

  test("each connection is a stretch; the last one lasts up to now", () => {
    expect(spans(connected(0, "replay"), gone(40), connected(60, "simulator"))).toEqual([
      ["replay", 0, 40],
      ["simulator", 60, 100],
    ]);
  });

  test("a device that took over without a goodbye ends the one before; same sources join", () => {
    expect(
      spans(connected(0, "replay"), connected(40, "replay"), connected(60, "simulator")),
    ).toEqual([
      ["replay", 0, 60],
      ["simulator", 60, 100],
    ]);
  });

  test("the record may come in any order", () => {
    expect(spans(connected(60, "simulator"), gone(40), connected(0, "replay"))).toEqual([
      ["replay", 0, 40],
      ["simulator", 60, 100],
    ]);
  });
});
