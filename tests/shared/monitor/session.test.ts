// A session from opening to close, as the monitor keeps it: what begins, what ends, and what an
// alarm knows of the infusion it fell into.

import { describe, expect, test } from "vitest";
import { ADULT_LIMITS } from "../../../shared/alarms/limits.ts";
import { present } from "../../../shared/assert.ts";
import { fold } from "../../../shared/monitor/fold.ts";
import { initialState } from "../../../shared/monitor/state.ts";
import { step } from "../../../shared/monitor/step.ts";
import type { Entry } from "../../../shared/protocol/entry.ts";
import { plannedRateMlPerH } from "../../../shared/session/drip.ts";
import { givenMl, infusedMs } from "../../../shared/session/infusion.ts";
import { type BedStory, emptyBed, infusingBed, watchedBed } from "../../helpers/bed-story.ts";
import {
  atMs,
  connected,
  NURSE,
  phase,
  reading,
  START_MS,
  sessionOpened,
} from "../../helpers/entries.ts";

describe("closing a session", () => {
  test("closes every alarm, whatever its phase, in the order they were raised", () => {
    const bed = watchedBed({ heartRate: 1, systolic: 20 });
    bed.reads(0, { heartRate: 72, systolic: 78, temperature: 34.8 });
    bed.reads(1, { heartRate: 72, systolic: 120, respiration: null });
    bed.acknowledges(2, 2);
    bed.disconnects(3);
    bed.until(8);
    expect(bed.open()[0]).toBe("#1 systolic.low.high high latched");
    bed.log();
    bed.goesTo(9, "closed");
    expect(bed.log()).toEqual([
      '9.0 s #1 session-closed systolic.low.high "Systolic 78 < 80" high closed',
      '9.0 s #2 session-closed temperature.low.high "Temperature 34.8 < 35.0" high closed acknowledged',
      '9.0 s #3 session-closed lead-off.respiration "Respiration: sensor off" medium closed',
      '9.0 s #4 session-closed device-lost "Device lost: mon-07" medium closed',
    ]);
    expect(bed.open()).toEqual([]);
    expect(bed.state.session).toBeNull();
  });

  test("ends what was pending", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 160 });
    bed.goesTo(2, "closed");
    bed.until(3_600);
    expect(bed.log()).toEqual([]);
  });

  test.each(["scheduled", "baseline", "infusing", "paused", "observing"] as const)(
    "is possible while %s",
    (last) => {
      const bed = emptyBed();
      bed.takes(sessionOpened(0));
      const path = ["scheduled", "baseline", "infusing", "paused", "observing"] as const;
      for (const to of path.slice(1, path.indexOf(last) + 1)) bed.goesTo(1, to);
      expect(bed.state.session?.phase).toBe(last);
      bed.goesTo(2, "closed");
      expect(bed.state.session).toBeNull();
    },
  );

  test("leaves nothing that a value, a sensor or a device could end once more", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { respiration: null });
    bed.until(7);
    bed.disconnects(8);
    bed.until(13);
    expect(bed.open()).toHaveLength(3);
    bed.goesTo(14, "closed");
    bed.log();
    bed.connects(15, { heartRate: 1 });
    bed.reads(16, { heartRate: 72, respiration: 14 });
    expect(bed.log()).toEqual([]);
  });

  test("values go on to be shown without a session, and raise nothing", () => {
    const bed = watchedBed();
    bed.goesTo(1, "closed");
    bed.reads(2, { systolic: 60, heartRate: 72 });
    bed.until(60);
    expect(bed.log()).toEqual([]);
    expect(bed.shows("systolic")).toBe("fresh");
    expect(bed.shows("heartRate")).toBe("stale");
  });
});

describe("a new session", () => {
  const afterTheLast = (): BedStory => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 10], { heartRate: 160, systolic: 78 });
    bed.goesTo(11, "closed");
    bed.log();
    bed.takes(sessionOpened(12, { session: "s-2" }));
    return bed;
  };

  test("starts from nothing: no value, no alarm, no device, no count", () => {
    const bed = afterTheLast();
    const fresh = fold(initialState("bed-1"), [sessionOpened(12, { session: "s-2" })]);
    expect(bed.state).toEqual(fresh);
  });

  test("numbers its alarms from 1", () => {
    const bed = afterTheLast();
    bed.takes(connected(12), phase(12, "baseline"), reading(13, { systolic: 78 }));
    expect(bed.log()).toEqual([
      '13.0 s #1 raised systolic.low.high "Systolic 78 < 80" high provisional',
    ]);
  });

  test("knows a device that was there before once it is introduced again", () => {
    const bed = afterTheLast();
    bed.takes(connected(12, { cadence: { heartRate: 1 } }), phase(12, "baseline"));
    bed.until(19);
    expect(bed.open()).toEqual(["#1 no-data.heartRate medium active"]);
  });

  test("is watched by its own limits", () => {
    const bed = emptyBed();
    const limits = { ...ADULT_LIMITS, systolic: ADULT_LIMITS.diastolic };
    bed.takes(sessionOpened(0, { limits }), phase(0, "baseline"), reading(1, { systolic: 92 }));
    expect(bed.log()).toEqual([
      '1.0 s #1 raised systolic.high.medium "Systolic 92 > 90" medium provisional',
    ]);
  });

  test("on a bed whose session is still open breaks loudly: that is a fault of ours", () => {
    const bed = watchedBed();
    expect(() => bed.takes(sessionOpened(1))).toThrow("at most one open session");
  });
});

describe("limits that are off", () => {
  const off = { medium: null, high: null };

  test("raise nothing", () => {
    const bed = emptyBed();
    const limits = { ...ADULT_LIMITS, heartRate: { low: off, high: off } };
    bed.takes(sessionOpened(0, { limits }), connected(0), phase(0, "baseline"));
    bed.keepsReading([1, 60], { heartRate: 250 });
    bed.keepsReading([61, 120], { heartRate: 21 });
    expect(bed.log()).toEqual([]);
  });

  test("only the medium one: the high one raises, and lets go altogether", () => {
    const bed = emptyBed();
    const high = { medium: null, high: 200 };
    const limits = { ...ADULT_LIMITS, systolic: { low: off, high } };
    bed.takes(sessionOpened(0, { limits }), phase(0, "baseline"));
    bed.connects(0, { systolic: 20 });
    bed.reads(1, { systolic: 190 });
    bed.reads(2, { systolic: 201 });
    bed.acknowledges(3, 1);
    bed.reads(7, { systolic: 198 });
    bed.reads(8, { systolic: 197 });
    expect(bed.log()).toEqual([
      '2.0 s #1 raised systolic.high.high "Systolic 201 > 200" high',
      '3.0 s #1 acknowledged systolic.high.high "Systolic 201 > 200" high',
      '8.0 s #1 ended systolic.high.high "Systolic 201 > 200" high closed acknowledged',
    ]);
  });
});

describe("an alarm knows minute and volume of its infusion", () => {
  const infusionOf = (bed: BedStory) => bed.alarms.at(-1)?.alarm.raisedInfusion;

  test("none before the drip runs", () => {
    const bed = watchedBed();
    bed.reads(60, { systolic: 78 });
    expect(infusionOf(bed)).toBeNull();
  });

  test.each([
    [0, { minute: 0, givenMl: 0 }],
    [59.999, { minute: 0, givenMl: 2 }],
    [60, { minute: 1, givenMl: 2 }],
    [22.5 * 60, { minute: 22, givenMl: 50 }],
    [45 * 60, { minute: 45, givenMl: 100 }],
    [50 * 60, { minute: 50, givenMl: 100 }],
  ])("at second %d", (second, infusion) => {
    const bed = infusingBed();
    bed.reads(second, { systolic: 78 });
    expect(infusionOf(bed)).toEqual(infusion);
  });

  test("a pause counts for nothing", () => {
    const bed = infusingBed();
    bed.goesTo(600, "paused");
    bed.goesTo(1_200, "infusing");
    bed.reads(1_500, { systolic: 78 });
    expect(infusionOf(bed)).toEqual({ minute: 15, givenMl: 33 });
  });

  test("and during a pause, and after the end, both stand still", () => {
    const bed = infusingBed();
    bed.goesTo(600, "paused");
    bed.reads(900, { systolic: 78 });
    expect(infusionOf(bed)).toEqual({ minute: 10, givenMl: 22 });
    bed.goesTo(1_000, "observing");
    bed.reads(3_000, { temperature: 38.4 });
    expect(infusionOf(bed)).toEqual({ minute: 10, givenMl: 22 });
  });

  test("an onset that falls due before a pause is dated before it", () => {
    const bed = infusingBed({ heartRate: 30 });
    bed.reads(50, { heartRate: 130 });
    bed.goesTo(70, "paused");
    expect(bed.log()).toEqual([
      '60.0 s #1 raised heartRate.high.medium "Heart rate 130 > 120" medium',
    ]);
    expect(infusionOf(bed)).toEqual({ minute: 1, givenMl: 2 });
  });
});

describe("phases", () => {
  test("a move that the session's life does not have changes nothing", () => {
    const bed = watchedBed();
    bed.goesTo(10, "observing");
    bed.goesTo(11, "scheduled");
    expect(bed.state.session).toMatchObject({ phase: "baseline", phaseSinceMs: START_MS });
  });

  test("a phase for a bed without a session changes nothing", () => {
    const bed = emptyBed();
    bed.goesTo(10, "baseline");
    expect(bed.state.session).toBeNull();
  });

  test("alarms live through pause and watch afterwards", () => {
    const bed = infusingBed();
    bed.reads(10, { systolic: 78 });
    bed.goesTo(20, "paused");
    bed.goesTo(30, "infusing");
    bed.goesTo(40, "observing");
    expect(bed.open()).toEqual(["#1 systolic.low.high high active"]);
  });

  test("an onset delay that began while infusing goes on while paused", () => {
    const bed = infusingBed();
    bed.keepsReading([0, 4], { heartRate: 130 });
    bed.goesTo(4.5, "paused");
    bed.keepsReading([5, 9], { heartRate: 130 });
    bed.until(10);
    expect(bed.open()).toEqual(["#1 heartRate.high.medium medium active"]);
  });
});

describe("what is counted", () => {
  test("refused frames, refused values and readings that never came", () => {
    const bed = watchedBed();
    const frame = { code: "BAD_FRAME", path: "vitals", message: "no", seq: 4 } as const;
    bed.takes(
      { type: "frame-rejected", atMs: atMs(1), device: "mon-07", ...frame },
      { type: "gap", atMs: atMs(2), boot: "boot-1", fromSeq: 5, toSeq: 9 },
      { type: "gap", atMs: atMs(3), boot: "boot-1", fromSeq: 11, toSeq: 11 },
    );
    expect(bed.state).toMatchObject({ rejected: 1, missed: 6 });
  });

  test("the clock offset of a device that is there", () => {
    const bed = watchedBed();
    bed.takes({ type: "clock-offset", atMs: atMs(1), clockOffsetMs: -120 });
    expect(bed.state.link).toMatchObject({ device: { clockOffsetMs: -120 } });
    bed.disconnects(2);
    bed.takes({ type: "clock-offset", atMs: atMs(3), clockOffsetMs: 500 });
    expect(bed.state.link).toMatchObject({ device: { clockOffsetMs: -120 } });
  });

  test("every source that sent a reading, each once", () => {
    const bed = watchedBed();
    bed.takes(connected(1, { source: "replay" }));
    expect(bed.state.session?.sources).toEqual([]);
    bed.keepsReading([2, 4], { heartRate: 72 });
    bed.takes(connected(5, { source: "simulator" }));
    bed.keepsReading([6, 8], { heartRate: 72 });
    expect(bed.state.session?.sources).toEqual(["replay", "simulator"]);
  });
});

describe("time", () => {
  test("may stand still, and never runs backwards", () => {
    const bed = watchedBed();
    bed.until(10);
    bed.until(10);
    expect(() => bed.until(9.999)).toThrow("never runs backwards");
  });

  test("deadlines run in their order, each at its own time, however long nobody looked", () => {
    const bed = watchedBed({ heartRate: 1, respiration: 2, temperature: 10 });
    bed.reads(0, { heartRate: 130, respiration: 14, temperature: 36.6 });
    bed.disconnects(20.5);
    bed.until(3_600);
    expect(bed.log()).toEqual([
      '7.0 s #1 raised no-data.heartRate "Heart rate: no data" high',
      '9.0 s #2 raised no-data.respiration "Respiration: no data" medium',
      '25.5 s #3 raised device-lost "Device lost: mon-07" medium',
      '37.0 s #1 escalated no-data.heartRate "Heart rate: no data" high',
      '97.0 s #1 escalated no-data.heartRate "Heart rate: no data" high',
      '129.0 s #2 escalated no-data.respiration "Respiration: no data" medium',
      '145.5 s #3 escalated device-lost "Device lost: mon-07" medium',
      '189.0 s #2 escalated no-data.respiration "Respiration: no data" medium',
      '205.5 s #3 escalated device-lost "Device lost: mon-07" medium',
    ]);
    expect(bed.stale).toEqual(["7.0 s heartRate", "9.0 s respiration", "25.0 s temperature"]);
  });

  test("at the same moment an onset comes before the silence", () => {
    const bed = watchedBed();
    bed.reads(0, { heartRate: 130 });
    bed.until(30);
    expect(bed.log()).toEqual([
      '10.0 s #1 raised heartRate.high.medium "Heart rate 130 > 120" medium',
      '10.0 s #2 raised no-data.heartRate "Heart rate: no data" high',
    ]);
  });

  test("a step hands back the state it was given, and only what this step led to", () => {
    const { state } = watchedBed({ systolic: 20 });
    const first = step(state, reading(1, { systolic: 78 }));
    expect(first.state).toBe(state);
    expect(first.effects).toHaveLength(1);
    expect(step(state, reading(2, { systolic: 78 })).effects).toEqual([]);
  });
});

describe("a drip", () => {
  const set = (second: number, rateMlPerH: number): Entry => ({
    type: "drip",
    atMs: atMs(second),
    rateMlPerH,
    dropFactor: 20,
    counted: { dropsPerMin: rateMlPerH / 3 },
    by: NURSE,
  });

  test("that was counted runs at the counted rate from then on", () => {
    const bed = infusingBed();
    bed.takes(set(15 * 60, 60));
    const { infusion, drip } = present(bed.state.session, "it goes on");
    expect(givenMl(infusion, atMs(15 * 60))).toBeCloseTo(33.333, 3);
    expect(givenMl(infusion, atMs(30 * 60))).toBeCloseTo(48.333, 3);
    expect(drip).toEqual({
      dropFactor: 20,
      set: { by: NURSE, atMs: atMs(15 * 60), dropsPerMin: 20 },
    });
  });

  test("moves no observation: its minutes are infusing time", () => {
    const bed = infusingBed();
    bed.takes(set(60, 60));
    const { infusion } = present(bed.state.session, "it goes on");
    expect(infusedMs(infusion, atMs(600))).toBe(600_000);
  });

  test("that has ended takes no other rate", () => {
    const bed = infusingBed();
    bed.goesTo(60, "observing");
    bed.takes(set(61, 60));
    const { infusion, drip } = present(bed.state.session, "it goes on");
    expect([infusion.rateMlPerH, drip.set]).toEqual([plannedRateMlPerH(100, 45), null]);
  });
});
