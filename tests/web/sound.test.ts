// The sounds of a screen and when they start, on paper: domain.md §4.

import { describe, expect, test } from "vitest";
import { type Escalation, PRIORITIES, type Role } from "../../shared/vocabulary.ts";
import { VOLUMES } from "../../web/settings/settings.ts";
import {
  type Arming,
  armingAfter,
  isRunning,
  START_WAIT_MS,
  STILL_MS_MAX,
  seenAfter,
} from "../../web/sound/arming.ts";
import {
  BURSTS,
  type Burst,
  burstLengthS,
  GROUP_GAP_S,
  HARMONIC_GAINS,
  RAMP_S,
  TONES,
} from "../../web/sound/pulses.ts";
import {
  AHEAD_HIDDEN_S,
  AHEAD_S,
  AT_ONCE_S,
  type Handed,
  planSound,
} from "../../web/sound/schedule.ts";
import {
  type Measured,
  type SelfTest,
  SHORT_TEST,
  testAfter,
  testAlarm,
  testCut,
  testedNow,
  unheard,
  WHOLE_TEST,
} from "../../web/sound/self-test.ts";
import { outcomeWords } from "../../web/sound/test-words.ts";
import {
  callsOf,
  type Heard,
  nameOf,
  SILENCE,
  type Sound,
  wantedSound,
} from "../../web/sound/wanted.ts";
import { ACKNOWLEDGED, alarmView, at, bedView, sessionView, T0 } from "../helpers/views.ts";

const HIGH: Sound = { priority: "high", tone: "own", isTest: false };
const MEDIUM: Sound = { ...HIGH, priority: "medium" };
const LOW: Sound = { ...HIGH, priority: "low" };
const EVERY_BURST = TONES.flatMap((tone) => Object.values(BURSTS[tone]));

describe("bursts", () => {
  test.each([
    ["high", 10, 880, 10, 0.15],
    ["medium", 3, 660, 20, 0.2],
    ["low", 1, 523, 30, 0.2],
  ] as const)("%s", (priority, count, frequencyHz, repeatS, lengthS) => {
    const burst = BURSTS.own[priority];
    expect(burst.pulses).toHaveLength(count);
    expect(burst.repeatS).toBe(repeatS);
    expect(burst.pulses.every((pulse) => pulse.frequencyHz === frequencyHz)).toBe(true);
    expect(burst.pulses.every((pulse) => pulse.lengthS === lengthS)).toBe(true);
  });

  test("high is three and two, and after 600 ms again three and two", () => {
    expect(startsMs(BURSTS.own.high)).toEqual([
      0, 250, 500, 1_000, 1_250, 2_000, 2_250, 2_500, 3_000, 3_250,
    ]);
  });

  test("medium pulses stand 200 ms apart", () => {
    expect(startsMs(BURSTS.own.medium)).toEqual([0, 400, 800]);
  });

  test.each(PRIORITIES)("escalated, two short pulses rise before the whole burst: %s", (each) => {
    const [first, second, ...rest] = BURSTS.escalated[each].pulses;
    expect(first?.frequencyHz).toBe(660);
    expect(second?.frequencyHz).toBe(880);
    expect(startsMs(BURSTS.escalated[each]).slice(0, 3)).toEqual([0, 200, 600]);
    const own = BURSTS.own[each].pulses;
    expect(rest.map(({ lengthS }) => lengthS)).toEqual(own.map(({ lengthS }) => lengthS));
    expect(rest.map(({ frequencyHz }) => frequencyHz)).toEqual(own.map((of) => of.frequencyHz));
    expect(BURSTS.escalated[each].repeatS).toBe(BURSTS.own[each].repeatS);
  });

  test("a burst is over long before it repeats, and a milder one never repeats sooner", () => {
    for (const burst of EVERY_BURST) {
      expect(burstLengthS(burst) + 2.5).toBeLessThanOrEqual(burst.repeatS);
    }
    const repeats = PRIORITIES.map((priority) => BURSTS.own[priority].repeatS);
    expect(repeats).toEqual([...repeats].sort((one, other) => one - other));
  });

  test("pulses never overlap, and each has room for both ramps", () => {
    for (const { pulses } of EVERY_BURST) {
      for (const [place, { startS, lengthS }] of pulses.entries()) {
        expect(lengthS).toBeGreaterThan(2 * RAMP_S);
        expect(startS + lengthS).toBeLessThan(pulses[place + 1]?.startS ?? Number.MAX_VALUE);
      }
    }
  });

  test("four harmonics, each 3 dB below the one before", () => {
    expect(HARMONIC_GAINS).toHaveLength(4);
    expect(HARMONIC_GAINS[0]).toBe(1);
    expect(20 * Math.log10(HARMONIC_GAINS[3] ?? 0)).toBeCloseTo(-9);
  });

  test("no volume is silence", () => {
    expect(Math.min(...VOLUMES.map(Number))).toBe(20);
    expect(Math.max(...VOLUMES.map(Number))).toBe(100);
  });
});

describe("when a burst starts", () => {
  const begun: Handed = { sound: HIGH, startS: 100 };

  test("the first at once", () => {
    expect(plan({ wanted: LOW, isNew: true, nowS: 5 })).toMatchObject({
      drop: [],
      start: [{ sound: LOW, startS: 5 + AT_ONCE_S }],
    });
  });

  test.each([
    ["a worse one", LOW, HIGH],
    ["a milder one that is left", HIGH, LOW],
    ["one that was escalated", HIGH, { ...HIGH, tone: "escalated" }],
    ["an alarm as high as the test under way", { ...HIGH, isTest: true }, HIGH],
  ] as const)("%s at once, and what sounded ends", (_name, sound, wanted) => {
    const last = { sound, startS: 100 };
    expect(plan({ wanted, handed: [last], nowS: 101 })).toMatchObject({
      drop: [last],
      keep: [],
      start: [{ sound: wanted, startS: 101 + AT_ONCE_S }],
    });
  });

  test("nothing to say is silence at once, for what waits, too", () => {
    const waiting = { ...begun, startS: 110 };
    const { drop, start } = plan({ wanted: null, handed: [begun, waiting], nowS: 101 });
    expect(drop).toEqual([begun, waiting]);
    expect(start).toEqual([]);
    expect(plan({ wanted: null, nowS: 101 })).toEqual({ drop: [], keep: [], start: [] });
  });

  test("the repeat is handed over ahead of its time, and not before", () => {
    const dueS = 110 - AHEAD_S;
    expect(plan({ wanted: HIGH, handed: [begun], nowS: dueS - 0.001 }).start).toEqual([]);
    expect(plan({ wanted: HIGH, handed: [begun], nowS: dueS })).toEqual({
      drop: [],
      keep: [begun],
      start: [{ sound: HIGH, startS: 110 }],
    });
  });

  test("a repeat that was missed is made up for at once, not counted back", () => {
    const { start } = plan({ wanted: HIGH, handed: [begun], nowS: 500 });
    expect(start.map(({ startS }) => startS)).toEqual([500 + AT_ONCE_S]);
  });

  test("a new alarm of the same sound waits for the burst under way, and for nothing else", () => {
    const freeS = 100 + burstLengthS(BURSTS.own.high) + GROUP_GAP_S;
    const options = { wanted: HIGH, isNew: true, handed: [begun] };
    expect(plan({ ...options, nowS: 101 }).start).toEqual([{ sound: HIGH, startS: freeS }]);
    expect(plan({ ...options, nowS: 105 }).start).toEqual([
      { sound: HIGH, startS: 105 + AT_ONCE_S },
    ]);
  });

  test("one more waits for the same burst, and pushes it no further", () => {
    const freeS = 100 + burstLengthS(BURSTS.own.high) + GROUP_GAP_S;
    const handed = [begun, { sound: HIGH, startS: freeS }];
    expect(plan({ wanted: HIGH, isNew: true, handed, nowS: 102 })).toEqual({
      drop: [],
      keep: handed,
      start: [],
    });
    const atOnce = [{ sound: HIGH, startS: 200 + AT_ONCE_S }];
    expect(plan({ wanted: HIGH, isNew: true, handed: atOnce, nowS: 200.01 }).start).toEqual([]);
  });

  test("a repeat that waits makes room for a new alarm", () => {
    const waiting = { sound: HIGH, startS: 110 };
    expect(plan({ wanted: HIGH, isNew: true, handed: [begun, waiting], nowS: 108 })).toEqual({
      drop: [waiting],
      keep: [begun],
      start: [{ sound: HIGH, startS: 108 + AT_ONCE_S }],
    });
  });
});

describe("in a hidden tab", () => {
  const begun: Handed = { sound: HIGH, startS: 100 };
  const hidden = { wanted: HIGH, aheadS: AHEAD_HIDDEN_S };

  test("more than a minute of bursts is handed over, each in its time", () => {
    const { start } = plan({ ...hidden, handed: [begun], nowS: 101 });
    expect(start.map(({ startS }) => startS)).toEqual([110, 120, 130, 140, 150, 160]);
  });

  test("a timer that comes once a minute finds a burst still waiting", () => {
    for (const priority of PRIORITIES) {
      let handed: readonly Handed[] = [];
      for (let nowS = 0; nowS <= 600; nowS += 60) {
        const wanted = { ...HIGH, priority };
        const next = planSound({ ...hidden, wanted, isNew: false, handed, nowS });
        handed = [...next.keep, ...next.start];
        expect(handed.at(-1)?.startS).toBeGreaterThan(nowS + 60 - BURSTS.own[priority].repeatS);
      }
      const starts = handed.map(({ startS }) => startS);
      const steps = starts.slice(1).map((startS, place) => startS - (starts[place] ?? 0));
      expect(new Set(steps.map(Math.round))).toEqual(new Set([BURSTS.own[priority].repeatS]));
    }
  });

  test("all of them are taken back when nothing calls, or something worse", () => {
    const low = { sound: LOW, startS: 100 };
    const handed = [low, { ...low, startS: 130 }, { ...low, startS: 160 }];
    expect(plan({ ...hidden, wanted: null, handed, nowS: 101 }).drop).toEqual(handed);
    expect(plan({ ...hidden, handed, nowS: 101 }).drop).toEqual(handed);
  });

  test("a new alarm does not wait for the repeats that were handed over", () => {
    const handed = [begun, { sound: HIGH, startS: 110 }, { sound: HIGH, startS: 120 }];
    const { drop, start } = plan({ ...hidden, isNew: true, handed, nowS: 105 });
    expect(drop).toEqual(handed.slice(1));
    expect(start[0]?.startS).toBe(105 + AT_ONCE_S);
    expect(start[1]?.startS).toBeCloseTo(115 + AT_ONCE_S);
  });

  test("back in sight, nothing is handed over twice", () => {
    const handed = [begun, { sound: HIGH, startS: 110 }, { sound: HIGH, startS: 120 }];
    expect(plan({ wanted: HIGH, handed, nowS: 109 })).toEqual({
      drop: [],
      keep: handed,
      start: [],
    });
  });
});

describe("what calls", () => {
  test.each([
    ["active", alarmView(), true],
    ["latched", alarmView({ phase: "latched" }), true],
    ["attended", alarmView({ attending: { by: ACKNOWLEDGED.by, at: at(1) } }), true],
    ["acknowledged", alarmView({ acknowledged: ACKNOWLEDGED }), false],
    ["closed", alarmView({ phase: "closed" }), false],
    ["pending", alarmView({ phase: "pending" }), false],
    ["explained by a reaction", alarmView({ explainedBy: "s1.9" }), false],
    ["no screen can sound", alarmView({ condition: "no-screen-can-sound" }), false],
  ])("%s", (_name, alarm, calls) => {
    expect(callsOf(hearing({ alarms: [alarm] }), T0)).toHaveLength(calls ? 1 : 0);
  });

  test("a pause silences its bed until the very moment it ends, and no other bed", () => {
    const beds = { "bed-1": bedView({ audioPausedUntil: at(60) }), "bed-2": bedView() };
    const alarms = [alarmView(), alarmView({ id: "s2.1", bed: "bed-2", priority: "low" })];
    const called = (serverMs: number): string[] =>
      callsOf(hearing({ alarms, beds }), serverMs).map(({ alarm }) => alarm ?? "");
    expect(called(T0 + 59_999)).toEqual(["s2.1"]);
    expect(called(T0 + 60_000)).toEqual(["s1.1", "s2.1"]);
  });

  test("a replayed bed's pause ends in the time of its stream", () => {
    const bed = bedView({ session: sessionView({ time: "stream" }), audioPausedUntil: at(60) });
    const called = (streamAt: string): number => {
      const beds = { "bed-1": { ...bed, at: streamAt } };
      return callsOf(hearing({ alarms: [alarmView()], beds }), T0 + 3_600_000).length;
    };
    expect(called(at(59))).toBe(0);
    expect(called(at(60))).toBe(1);
  });

  test.each([
    [0, "doctor", "own"],
    [1, "nurse", "own"],
    [1, null, "own"],
    [1, "doctor", "escalated"],
    [2, "nurse", "escalated"],
    [2, null, "escalated"],
  ] as const)("of this ward, level %s, at the screen of: %s", (escalation, role, tone) => {
    const [call] = callsOf(hearing({ alarms: [alarmView({ escalation })], role }), T0);
    expect(call?.tone).toBe(tone);
  });

  test.each([
    [0, "doctor", 0],
    [1, "nurse", 0],
    [1, "doctor", 1],
    [2, "nurse", 1],
  ] as [Escalation, Role, number][])(
    "of another ward, level %s, at the screen of: %s",
    (...row) => {
      const [escalation, role, count] = row;
      const alarm = alarmView({ id: "s9.1", bed: "bed-9", escalation });
      expect(callsOf(hearing({ role, escalated: [alarm] }), T0)).toHaveLength(count);
      const taken = { ...alarm, acknowledged: ACKNOWLEDGED };
      expect(callsOf(hearing({ role, escalated: [taken] }), T0)).toEqual([]);
    },
  );

  test("another ward where no screen can sound is called out here", () => {
    const condition = "no-screen-can-sound";
    const alarm = alarmView({ id: "s9.1", bed: "bed-9", condition, escalation: 2 });
    expect(callsOf(hearing({ escalated: [alarm] }), T0)).toHaveLength(1);
  });

  test("an escalated alarm of this ward is told once, and its bed's pause holds", () => {
    const alarm = alarmView({ escalation: 2 });
    const listed = { alarms: [alarm], escalated: [alarm] };
    expect(callsOf(hearing(listed), T0)).toHaveLength(1);
    const beds = { "bed-1": bedView({ audioPausedUntil: at(60) }) };
    expect(callsOf(hearing({ ...listed, beds }), T0)).toEqual([]);
  });

  test("an alarm that worsens or is escalated calls anew", () => {
    const names = [
      alarmView({ priority: "medium" }),
      alarmView(),
      alarmView({ escalation: 2 }),
    ].flatMap((alarm) => callsOf(hearing({ alarms: [alarm] }), T0).map(nameOf));
    expect(new Set(names).size).toBe(3);
  });
});

describe("what sounds", () => {
  const high = alarmView({ id: "a" });
  const low = alarmView({ id: "b", priority: "low" });

  test("the worst that nobody has taken on", () => {
    expect(sound({ alarms: [low, high] })).toEqual(HIGH);
    expect(sound({ alarms: [low, { ...high, acknowledged: ACKNOWLEDGED }] })).toEqual(LOW);
    expect(sound({})).toBeNull();
  });

  test("a lost link sounds by itself, and never hides a worse alarm", () => {
    expect(sound({ isLost: true })).toEqual(MEDIUM);
    expect(sound({ isLost: true, alarms: [low] })).toEqual(MEDIUM);
    expect(sound({ isLost: true, alarms: [high] })).toEqual(HIGH);
  });

  test("escalated goes before its own priority, and never before a worse one", () => {
    const escalated = alarmView({ id: "c", priority: "medium", escalation: 2 });
    const medium = alarmView({ id: "d", priority: "medium" });
    expect(sound({ alarms: [medium, escalated] })).toEqual({ ...MEDIUM, tone: "escalated" });
    expect(sound({ alarms: [high, escalated] })).toEqual(HIGH);
  });
});

describe("the sound test", () => {
  const sounded = (priority: Measured["priority"]): Measured => {
    return { priority, hasStarted: true, pulses: 3, peak: 0.5 };
  };
  const running: SelfTest = { kind: "running", asked: WHOLE_TEST, measured: [] };

  test("its alarms call like any other, one priority after the other", () => {
    for (const priority of WHOLE_TEST) {
      expect(wantedSound(callsOf(testAlarm(priority), T0), true)).toEqual({
        priority,
        tone: "own",
        isTest: true,
      });
    }
    const second = testAfter(running, sounded("high"), 0);
    expect([testedNow(running), testedNow(second)]).toEqual(["high", "medium"]);
    expect(testedNow({ kind: "none" })).toBeNull();
  });

  test("says what it does, and passes when every burst was measured", () => {
    expect(outcomeWords(running)).toBe("Sound test: high, medium, low");
    const passed = WHOLE_TEST.map(sounded).reduce<SelfTest>(
      (test, of) => testAfter(test, of, 7),
      running,
    );
    expect(passed).toMatchObject({ kind: "passed", atMs: 7 });
    expect(outcomeWords(passed)).toBe("Sound test passed: 9 pulses, -6 dB");
  });

  test.each([
    ["the clock never reached it", { hasStarted: false }],
    ["nothing came out", { peak: 0 }],
    ["no pulse was handed over", { pulses: 0 }],
  ])("fails when %s, and says for which", (_name, fault) => {
    const one: SelfTest = { kind: "running", asked: SHORT_TEST, measured: [] };
    const failed = testAfter(one, { ...sounded("low"), ...fault }, 0);
    expect(failed.kind).toBe("failed");
    expect(outcomeWords(failed)).toBe("Sound test failed: no sound measured for low");
  });

  test("fails for all that was left when sound stops in the middle", () => {
    const failed = testCut(testAfter(running, sounded("high"), 0), 5);
    expect(failed.kind === "failed" && unheard(failed)).toEqual(["medium", "low"]);
    expect(testCut({ kind: "none" }, 5)).toEqual({ kind: "none" });
  });
});

describe("armed is only what is seen to run", () => {
  const look = (state: string, timeS: number) => ({ state, timeS });
  const running = seenAfter(seenAfter(null, look("running", 1), 0), look("running", 1.1), 100);

  test("the word of the browser alone is not believed", () => {
    const once = seenAfter(null, look("running", 1), 0);
    expect(isRunning(once, 0)).toBe(false);
    expect(isRunning(seenAfter(once, look("running", 1), 250), 250)).toBe(false);
    expect(isRunning(running, 100)).toBe(true);
    expect(isRunning(seenAfter(once, look("suspended", 1.1), 100), 100)).toBe(false);
  });

  test("a clock that stands still has stopped after a second, and not before", () => {
    const before = seenAfter(running, look("running", 1.1), 100 + STILL_MS_MAX - 1);
    expect(isRunning(before, 100 + STILL_MS_MAX - 1)).toBe(true);
    expect(isRunning(before, 100 + STILL_MS_MAX)).toBe(false);
  });

  test("a page that was held up for long finds that the clock has moved", () => {
    const later = seenAfter(running, look("running", 9), 8_000);
    expect(isRunning(later, 8_000)).toBe(true);
  });

  test("after a stop the clock has to be seen moving anew", () => {
    const stopped = seenAfter(running, look("suspended", 1.1), 200);
    const back = seenAfter(stopped, look("running", 1.1), 300);
    expect(isRunning(back, 300)).toBe(false);
    expect(isRunning(seenAfter(back, look("running", 1.2), 400), 400)).toBe(true);
  });

  const still = (state: string) => ({ state, timeS: 1, movedMs: null });
  const starting: Arming = { kind: "starting", sinceMs: 0 };
  test.each([
    [{ kind: "off" }, "suspended", 0, "off"],
    [starting, "suspended", START_WAIT_MS - 1, "starting"],
    [starting, "suspended", START_WAIT_MS, "blocked"],
    [{ kind: "blocked" }, "suspended", 0, "blocked"],
    [{ kind: "armed" }, "suspended", 0, "stopped"],
    [{ kind: "armed" }, "running", 0, "stopped"],
    [{ kind: "armed" }, "closed", 0, "stopped"],
    [{ kind: "armed" }, "interrupted", 0, "interrupted"],
    [{ kind: "interrupted" }, "suspended", 0, "stopped"],
    [{ kind: "stopped" }, "interrupted", 0, "interrupted"],
  ] as [Arming, string, number, Arming["kind"]][])("%o, %s, after %s ms", (...row) => {
    const [arming, state, nowMs, after] = row;
    expect(armingAfter(arming, still(state), nowMs).kind).toBe(after);
  });

  test.each([
    starting,
    { kind: "blocked" },
    { kind: "stopped" },
    { kind: "interrupted" },
  ] as Arming[])("a clock that moves arms: %o", (arming) => {
    expect(armingAfter(arming, running, 100)).toEqual({ kind: "armed" });
  });
});

function startsMs({ pulses }: Burst): number[] {
  return pulses.map(({ startS }) => Math.round(startS * 1_000));
}

function plan(options: Partial<Parameters<typeof planSound>[0]> & { nowS: number }) {
  return planSound({ wanted: null, isNew: false, handed: [], aheadS: AHEAD_S, ...options });
}

function hearing(change: Partial<Heard>): Heard {
  return { ...SILENCE, beds: { "bed-1": bedView() }, ...change };
}

function sound(change: Partial<Heard>): Sound | null {
  return wantedSound(callsOf(hearing(change), T0));
}
