// The sound of each priority and when it starts, on paper: domain.md §4.

import { describe, expect, test } from "vitest";
import { armingAfter, isRunning } from "../../web/sound/arming.ts";
import { BURSTS, burstLengthS, HARMONIC_GAINS, RAMP_S } from "../../web/sound/pulses.ts";
import { AHEAD_S, AT_ONCE_S, planSound } from "../../web/sound/schedule.ts";
import { callsAt, wantedPriority } from "../../web/sound/wanted.ts";
import { ACKNOWLEDGED, alarmView } from "../helpers/views.ts";

describe("bursts", () => {
  test.each([
    ["high", 10, 880, 10, 0.15],
    ["medium", 3, 660, 20, 0.2],
    ["low", 1, 523, 30, 0.2],
  ] as const)("%s", (priority, count, frequencyHz, repeatS, lengthS) => {
    const burst = BURSTS[priority];
    expect(burst.pulses).toHaveLength(count);
    expect(burst.frequencyHz).toBe(frequencyHz);
    expect(burst.repeatS).toBe(repeatS);
    expect(burst.pulses.every((pulse) => pulse.lengthS === lengthS)).toBe(true);
    expect(burstLengthS(burst)).toBeLessThan(repeatS);
  });

  test("high is three and two, and after 600 ms again three and two", () => {
    const starts = BURSTS.high.pulses.map(({ startS }) => Math.round(startS * 1_000));
    expect(starts).toEqual([0, 250, 500, 1_000, 1_250, 2_000, 2_250, 2_500, 3_000, 3_250]);
  });

  test("medium pulses stand 200 ms apart", () => {
    const starts = BURSTS.medium.pulses.map(({ startS }) => Math.round(startS * 1_000));
    expect(starts).toEqual([0, 400, 800]);
  });

  test("pulses never overlap, and each has room for both ramps", () => {
    for (const { pulses } of Object.values(BURSTS)) {
      for (const [at, { startS, lengthS }] of pulses.entries()) {
        expect(lengthS).toBeGreaterThan(2 * RAMP_S);
        expect(startS + lengthS).toBeLessThan(pulses[at + 1]?.startS ?? Number.POSITIVE_INFINITY);
      }
    }
  });

  test("four harmonics, each 3 dB below the one before", () => {
    expect(HARMONIC_GAINS).toHaveLength(4);
    expect(HARMONIC_GAINS[0]).toBe(1);
    expect(20 * Math.log10(HARMONIC_GAINS[3] ?? 0)).toBeCloseTo(-9);
  });
});

describe("when a burst starts", () => {
  const high = { priority: "high", startS: 100 } as const;

  test("the first at once", () => {
    expect(planSound({ wanted: "low", isNew: true, last: null, nowS: 5 })).toEqual({
      kind: "start",
      replacing: false,
      burst: { priority: "low", startS: 5 + AT_ONCE_S },
    });
  });

  test("a worse one at once, and the milder one ends", () => {
    const last = { priority: "low", startS: 100 } as const;
    expect(planSound({ wanted: "high", isNew: true, last, nowS: 103 })).toMatchObject({
      kind: "start",
      replacing: true,
      burst: { priority: "high", startS: 103 + AT_ONCE_S },
    });
  });

  test("nothing to say is silence, at once and only once", () => {
    expect(planSound({ wanted: null, isNew: false, last: high, nowS: 101 }).kind).toBe("silence");
    expect(planSound({ wanted: null, isNew: false, last: null, nowS: 101 }).kind).toBe("keep");
  });

  test("the repeat is handed over ahead of its time, and not before", () => {
    const early = 110 - AHEAD_S - 0.001;
    expect(planSound({ wanted: "high", isNew: false, last: high, nowS: early }).kind).toBe("keep");
    expect(planSound({ wanted: "high", isNew: false, last: high, nowS: 110 - AHEAD_S })).toEqual({
      kind: "start",
      replacing: false,
      burst: { priority: "high", startS: 110 },
    });
  });

  test("a repeat that was missed is made up for at once, not counted back", () => {
    expect(planSound({ wanted: "high", isNew: false, last: high, nowS: 500 })).toMatchObject({
      burst: { startS: 500 + AT_ONCE_S },
    });
  });

  test("a new alarm of the same priority sounds when the burst under way is over", () => {
    const endS = 100 + burstLengthS(BURSTS.high);
    expect(planSound({ wanted: "high", isNew: true, last: high, nowS: 101 })).toMatchObject({
      kind: "start",
      burst: { startS: endS },
    });
    expect(planSound({ wanted: "high", isNew: true, last: high, nowS: 105 })).toMatchObject({
      burst: { startS: 105 + AT_ONCE_S },
    });
  });

  test("a burst that still waits tells the new alarm, too", () => {
    const waiting = { priority: "high", startS: 102 } as const;
    expect(planSound({ wanted: "high", isNew: true, last: waiting, nowS: 101 }).kind).toBe("keep");
  });
});

describe("what sounds", () => {
  const high = alarmView({ id: "a" });
  const low = alarmView({ id: "b", priority: "low" });

  test("the worst that nobody has taken on", () => {
    expect(wantedPriority([low, high], false)).toBe("high");
    expect(wantedPriority([low, { ...high, acknowledged: ACKNOWLEDGED }], false)).toBe("low");
    expect(wantedPriority([], false)).toBeNull();
  });

  test("a lost link sounds by itself, and never hides a worse alarm", () => {
    expect(wantedPriority([], true)).toBe("medium");
    expect(wantedPriority([low], true)).toBe("medium");
    expect(wantedPriority([high], true)).toBe("high");
  });

  test("the alarms that one more would be new to", () => {
    expect(callsAt([high, low, alarmView({ id: "c" })], "high")).toEqual(["a", "c"]);
  });
});

describe("armed is only what is seen to run", () => {
  test("the word of the browser alone is not believed", () => {
    const before = { state: "running", timeS: 1 };
    expect(isRunning(before, { state: "running", timeS: 1 })).toBe(false);
    expect(isRunning(before, { state: "running", timeS: 1.1 })).toBe(true);
    expect(isRunning(before, { state: "suspended", timeS: 1.1 })).toBe(false);
  });

  test.each([
    ["starting", true, "armed"],
    ["starting", false, "blocked"],
    ["armed", true, "armed"],
    ["armed", false, "stopped"],
    ["stopped", true, "armed"],
    ["off", false, "off"],
  ] as const)("%s, runs: %s", (kind, running, after) => {
    expect(armingAfter({ kind }, running)).toEqual({ kind: after });
  });
});
