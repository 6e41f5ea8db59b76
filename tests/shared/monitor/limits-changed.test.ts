// Other limits in the middle of a session: what is open follows them, and nothing else does.

import { describe, expect, test } from "vitest";
import { ADULT_LIMITS, type Limits, type VitalLimits } from "../../../shared/alarms/limits.ts";
import type { Vital } from "../../../shared/vocabulary.ts";
import { emptyBed, watchedBed } from "../../helpers/bed-story.ts";
import { connected, sessionOpened } from "../../helpers/entries.ts";

const OFF = { medium: null, high: null };
const withLimits = (vital: Vital, some: Partial<VitalLimits>): Limits => ({
  ...ADULT_LIMITS,
  [vital]: { ...ADULT_LIMITS[vital], ...some },
});
const low = (medium: number | null, high: number | null) =>
  withLimits("systolic", { low: { medium, high } });
const lineBed = () => watchedBed({ systolic: 29, heartRate: 29 });

describe("an open alarm", () => {
  test("takes the new limit, where the value is beyond that too", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 85 });
    bed.acknowledges(1, 1);
    bed.log();
    bed.setsLimits(2, low(88, 75));
    expect(bed.log()).toEqual([
      '2.0 s #1 limit-changed systolic.low.medium "Systolic 85 < 88" medium acknowledged',
    ]);
  });

  test("ends where the value is inside now, and at the limit is inside", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 85 });
    bed.setsLimits(10, low(85, 75));
    expect(bed.log().at(-1)).toBe(
      '10.0 s #1 ended systolic.low.medium "Systolic 85 < 90" medium closed',
    );
  });

  test("is held for its 5 s all the same", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 85 });
    bed.setsLimits(1, low(80, 75));
    bed.until(4.999);
    expect(bed.open()).toHaveLength(1);
    bed.until(5);
    expect(bed.open()).toEqual([]);
  });

  test("eases where only the milder limit is passed now", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 78 });
    bed.log();
    bed.setsLimits(10, low(90, 78));
    expect(bed.log()).toEqual([
      '10.0 s #1 limit-changed systolic.low.medium "Systolic 78 < 90" medium',
    ]);
  });

  test("gets worse where the worse limit is passed now, and its acknowledgement is void", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 85 });
    bed.acknowledges(1, 1);
    bed.log();
    bed.setsLimits(10, low(90, 86));
    expect(bed.log()).toEqual(['10.0 s #1 worsened systolic.low.high "Systolic 85 < 86" high']);
  });

  test("that was switched off ends, and its values raise nothing", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 70 });
    bed.setsLimits(10, withLimits("systolic", { low: OFF }));
    expect(bed.open()).toEqual(["#1 systolic.low.high high latched"]);
    bed.acknowledges(11, 1);
    bed.reads(20, { systolic: 60 });
    expect(bed.open()).toEqual([]);
  });

  test("of another vital is left alone, though only its hysteresis holds it", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 89 });
    bed.reads(10, { systolic: 91 });
    bed.log();
    bed.setsLimits(20, withLimits("heartRate", { high: { medium: 130, high: 160 } }));
    expect(bed.log()).toEqual([]);
    expect(bed.open()).toEqual(["#1 systolic.low.medium medium active"]);
  });

  test("of another vital is left alone, though nobody has seen that it was high", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 78 });
    bed.reads(10, { systolic: 86 });
    bed.log();
    bed.setsLimits(20, withLimits("heartRate", { high: { medium: 130, high: 160 } }));
    expect(bed.log()).toEqual([]);
    expect(bed.open()).toEqual(["#1 systolic.low.high high active"]);
  });

  test("on the other side is left alone", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 85 });
    bed.log();
    bed.setsLimits(10, withLimits("systolic", { high: { medium: 150, high: 190 } }));
    expect(bed.log()).toEqual([]);
  });

  test("that is latched keeps the limit that it broke", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 78 });
    bed.reads(10, { systolic: 120 });
    bed.log();
    bed.setsLimits(20, low(70, 60));
    expect(bed.log()).toEqual([]);
    expect(bed.open()).toEqual(["#1 systolic.low.high high latched"]);
  });

  test("whose last value is doubtful neither ends nor eases", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 78 });
    bed.reads(10, { systolic: 86 }, { queried: ["systolic"] });
    bed.log();
    bed.setsLimits(20, low(85, 75));
    expect(bed.log()).toEqual([]);
    bed.reads(25, { systolic: 86 });
    expect(bed.open()).toEqual(["#1 systolic.low.high high latched"]);
  });

  test("whose data are away stays, and is judged by the new limits when they are back", () => {
    const bed = watchedBed({ systolic: 20 });
    bed.reads(0, { systolic: 85 });
    bed.until(60);
    bed.setsLimits(61, low(80, 75));
    expect(bed.open()).toEqual([
      "#1 systolic.low.medium medium active",
      "#2 no-data.systolic high active",
    ]);
    bed.reads(70, { systolic: 85 });
    expect(bed.open()).toEqual([]);
  });
});

describe("a value that nobody minded", () => {
  test("is told at once where it is beyond the new limit", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 95 });
    bed.setsLimits(10, low(100, 80));
    expect(bed.log()).toEqual(['10.0 s #1 raised systolic.low.medium "Systolic 95 < 100" medium']);
  });

  test("has its onset delay from the change on", () => {
    const bed = lineBed();
    bed.reads(0, { heartRate: 110 });
    bed.setsLimits(10, withLimits("heartRate", { high: { medium: 100, high: 150 } }));
    bed.until(19.999);
    expect(bed.log()).toEqual([]);
    bed.until(20);
    expect(bed.log()).toEqual([
      '20.0 s #1 raised heartRate.high.medium "Heart rate 110 > 100" medium',
    ]);
  });

  test("is not told where the new limit is the value itself", () => {
    const bed = lineBed();
    bed.reads(0, { systolic: 95 });
    bed.setsLimits(10, low(95, 80));
    expect(bed.log()).toEqual([]);
  });

  test("is no longer on its way where it is inside now", () => {
    const bed = lineBed();
    bed.reads(0, { heartRate: 130 });
    bed.setsLimits(9.999, withLimits("heartRate", { high: { medium: 130, high: 150 } }));
    bed.until(50);
    expect(bed.log()).toEqual([]);
  });

  test("once broke the monitor when its limit was switched off while the sensor was off", () => {
    const bed = lineBed();
    bed.reads(0, { heartRate: 130 });
    bed.reports(1, { leadOff: ["heartRate"] });
    bed.setsLimits(2, withLimits("heartRate", { low: OFF, high: OFF }));
    bed.reports(20, { leadOff: [] });
    bed.until(30);
    expect(bed.open()).toEqual([]);
  });
});

describe("every change", () => {
  test("is counted, also one that changes nothing", () => {
    const bed = lineBed();
    bed.setsLimits(1, low(88, 75));
    bed.setsLimits(2, low(88, 75));
    expect(bed.state.session?.limitChanges).toBe(2);
    expect(bed.log()).toEqual([]);
  });

  test("before the watch counts from its beginning", () => {
    const bed = emptyBed();
    bed.takes(sessionOpened(0), connected(0, { cadence: { systolic: 29 } }));
    bed.reads(1, { systolic: 95 });
    bed.setsLimits(2, low(100, 80));
    expect(bed.log()).toEqual([]);
    bed.goesTo(3, "baseline");
    expect(bed.log()).toEqual(['3.0 s #1 raised systolic.low.medium "Systolic 95 < 100" medium']);
  });

  test("for a bed without a session changes nothing", () => {
    const bed = lineBed();
    bed.goesTo(1, "closed");
    bed.setsLimits(2, low(88, 75));
    expect(bed.state.session).toBeNull();
  });
});
