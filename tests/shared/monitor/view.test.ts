// A bed as screens get it. Whatever the monitor knows can be shown, and the form always holds.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { present } from "../../../shared/assert.ts";
import { fold } from "../../../shared/monitor/fold.ts";
import { initialState } from "../../../shared/monitor/state.ts";
import { alarmView, bedView, deviceView, vitalView } from "../../../shared/monitor/view.ts";
import { alarmViewSchema, bedViewSchema } from "../../../shared/protocol/live.ts";
import { timeMs } from "../../../shared/protocol/time.ts";
import { emptyBed, infusingBed, watchedBed } from "../../helpers/bed-story.ts";
import { acknowledge, connected, DOCTOR } from "../../helpers/entries.ts";
import { journalOf, momentsArbitrary } from "../../helpers/journals.ts";

const PLACE = { name: "Bed 1", ward: "demo" };

describe("a vital on a screen", () => {
  test("is fresh, then stale, then fresh again", () => {
    const bed = watchedBed({ heartRate: 1 });
    expect(bed.shows("heartRate")).toBe("none");
    bed.reads(1, { heartRate: 72 });
    expect(bed.shows("heartRate")).toBe("fresh");
    bed.until(7.999);
    expect(bed.shows("heartRate")).toBe("fresh");
    bed.until(8);
    expect(bed.shows("heartRate")).toBe("stale");
    expect(vitalView(bed.state, "heartRate").value).toBe(72);
    bed.reads(9, { heartRate: 73 });
    expect(bed.shows("heartRate")).toBe("fresh");
  });

  test("in doubt is queried, until it is stale", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(1, { heartRate: 225 }, { queried: ["heartRate"] });
    expect(bed.shows("heartRate")).toBe("queried");
    bed.until(8);
    expect(bed.shows("heartRate")).toBe("stale");
  });

  test("whose sensor is off shows no value, not even the last", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(1, { heartRate: 72 });
    bed.reads(2, { heartRate: null });
    expect(vitalView(bed.state, "heartRate")).toMatchObject({ state: "lead-off", value: null });
  });

  test("is not fresh again because a device came back", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(1, { heartRate: 72 });
    bed.disconnects(2);
    bed.connects(60, { heartRate: 1 });
    expect(bed.shows("heartRate")).toBe("stale");
  });

  test("shows its baseline once that is locked", () => {
    const bed = watchedBed();
    bed.reads(1, { temperature: 36.6 });
    expect(vitalView(bed.state, "temperature").baseline).toBeNull();
    bed.goesTo(2, "infusing");
    expect(vitalView(bed.state, "temperature").baseline).toBe(36.6);
  });
});

describe("a bed on a screen", () => {
  test("without session and device says so", () => {
    const { state } = emptyBed();
    expect(bedView(state, PLACE)).toMatchObject({ session: null, device: null, alarms: [] });
  });

  test("tells minutes, volume and how the drip goes on", () => {
    const bed = infusingBed();
    bed.goesTo(600, "paused");
    bed.until(900);
    expect(bedView(bed.state, PLACE).session).toMatchObject({
      elapsedMinutes: 10,
      volumeGivenMl: 22,
      volumePlannedMl: 100,
      infusion: { settledMs: 600_000, runningSince: null },
    });
  });

  test("tells a device that is there from one that is gone", () => {
    const bed = emptyBed();
    bed.takes(connected(0, { source: "replay", speed: 60 }));
    expect(deviceView(bed.state)).toMatchObject({ connected: true, speed: 60, source: "replay" });
    bed.disconnects(5);
    expect(deviceView(bed.state)).toMatchObject({
      connected: false,
      since: "2026-11-23T10:15:05.000Z",
    });
  });

  test("of any state has the form that the wire promises", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        const state = fold(initialState("bed-1"), journalOf(moments));
        const view = bedView(state, PLACE);
        expect(bedViewSchema.parse(JSON.parse(JSON.stringify(view)))).toEqual(view);
      }),
    );
  });
});

describe("an alarm on a screen", () => {
  test("tells what it is about, since when, and who has seen it", () => {
    const bed = infusingBed();
    bed.connects(89, { systolic: 20 });
    bed.reads(90, { systolic: 78 });
    bed.takes(acknowledge(95, 1, { condition: "systolic.low.high", note: "on my way" }));
    expect(bedView(bed.state, PLACE).alarms).toEqual([
      {
        id: "s-1.1",
        bed: "bed-1",
        session: "s-1",
        condition: "systolic.low.high",
        kind: "physiological",
        priority: "high",
        vital: "systolic",
        phase: "active",
        provisional: false,
        message: "Systolic 78 < 80",
        limit: 80,
        worst: 78,
        onsetAt: "2026-11-23T10:16:30.000Z",
        raisedAt: "2026-11-23T10:16:30.000Z",
        worsenedAt: null,
        raisedInfusion: { minute: 1, givenMl: 3 },
        closedAt: null,
        acknowledged: {
          by: DOCTOR,
          at: "2026-11-23T10:16:35.000Z",
          note: "on my way",
          message: "Systolic 78 < 80",
        },
        acknowledgedBefore: [],
        attending: null,
        escalation: 0,
        explainedBy: null,
        course: "steady",
        occurrences: 1,
      },
    ]);
  });

  test("lies after the onset of its condition by the delay of its rule", () => {
    const bed = watchedBed({ heartRate: 1 });
    for (let second = 0; second <= 10; second += 1) bed.reads(second, { heartRate: 130 });
    const { onsetAt, raisedAt, limit, worst } = present(bedView(bed.state, PLACE).alarms[0], "one");
    expect(timeMs(raisedAt) - timeMs(present(onsetAt, "an onset"))).toBe(10_000);
    expect([limit, worst]).toEqual([120, 130]);
  });

  test("about equipment has neither a limit nor a worst value", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 72 });
    bed.until(60);
    const [alarm] = bedView(bed.state, PLACE).alarms;
    expect(alarm).toMatchObject({ kind: "technical", limit: null, worst: null });
  });

  test("of an older record parses, and its onset is not invented", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 85 });
    const { limit, worst, onsetAt, ...older } = present(bedView(bed.state, PLACE).alarms[0], "one");
    expect([limit, worst, onsetAt]).toEqual([90, 85, older.raisedAt]);
    expect(alarmViewSchema.parse(older)).toEqual({
      ...older,
      limit: null,
      worst: null,
      onsetAt: null,
    });
  });

  test("that has closed tells when", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 85 });
    bed.reads(300, { systolic: 120 });
    const closed = bed.alarms.map(({ alarm }) => alarmView(alarm, "bed-1", "s-1")).at(-1);
    expect(closed).toMatchObject({ phase: "closed", closedAt: "2026-11-23T10:20:00.000Z" });
    expect(alarmViewSchema.parse(closed)).toEqual(closed);
  });
});
