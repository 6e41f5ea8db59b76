// How long an alarm stays after its condition: five seconds at least, and two minutes for one that
// comes and goes (domain.md §4).

import { describe, expect, test } from "vitest";
import { watchedBed } from "../../helpers/bed-story.ts";

// A temperature has no onset delay, and on its low side no reaction.
const coldBed = () => {
  const bed = watchedBed({ temperature: 600 });
  bed.reads(0, { temperature: 36.6 });
  return bed;
};
const COLD = { temperature: 35.4 };
const VERY_COLD = { temperature: 34.9 };
const WELL = { temperature: 36.6 };

describe("an alarm whose condition was short", () => {
  test("stays for 5 s after it was raised, and not a millisecond longer", () => {
    const bed = coldBed();
    bed.reads(10, COLD);
    bed.reads(11, WELL);
    bed.until(14.999);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active"]);
    bed.until(15);
    expect(bed.log()).toEqual([
      '10.0 s #1 raised temperature.low.medium "Temperature 35.4 < 35.5" medium',
      '15.0 s #1 ended temperature.low.medium "Temperature 35.4 < 35.5" medium closed',
    ]);
  });

  test("closes with its condition when that lasted 5 s", () => {
    const bed = coldBed();
    bed.reads(10, COLD);
    bed.reads(15, WELL);
    expect(bed.open()).toEqual([]);
    expect(bed.log()).toHaveLength(2);
  });

  test("latches after the hold when it is high and nobody has seen it", () => {
    const bed = coldBed();
    bed.reads(10, VERY_COLD);
    bed.reads(11, WELL);
    bed.until(14.999);
    expect(bed.open()).toEqual(["#1 temperature.low.high high active"]);
    bed.until(15);
    expect(bed.open()).toEqual(["#1 temperature.low.high high latched"]);
  });

  test("closes after the hold when it was acknowledged meanwhile", () => {
    const bed = coldBed();
    bed.reads(10, VERY_COLD);
    bed.reads(11, WELL);
    bed.acknowledges(12, 1);
    expect(bed.open()).toEqual(["#1 temperature.low.high high active acknowledged"]);
    bed.until(15);
    expect(bed.open()).toEqual([]);
  });

  test("goes on as the same alarm when the condition returns within the hold", () => {
    const bed = coldBed();
    bed.reads(10, COLD);
    bed.reads(11, WELL);
    bed.log();
    bed.reads(14.999, COLD);
    bed.until(60);
    expect(bed.log()).toEqual([
      '14.999 s #1 returned temperature.low.medium "Temperature 35.4 < 35.5" medium',
    ]);
    expect(bed.alarms.at(-1)?.alarm.occurrences).toBe(2);
  });

  test("that returns worse within the hold is told as worse at once", () => {
    const bed = coldBed();
    bed.reads(10, COLD);
    bed.reads(11, WELL);
    bed.log();
    bed.reads(12, VERY_COLD);
    expect(bed.log()).toEqual([
      '12.0 s #1 returned temperature.low.medium "Temperature 34.9 < 35.5" medium',
      '12.0 s #1 worsened temperature.low.high "Temperature 34.9 < 35.0" high',
    ]);
  });

  test("is a new one when the condition returns after the hold", () => {
    const bed = coldBed();
    bed.reads(10, COLD);
    bed.reads(11, WELL);
    bed.reads(15, COLD);
    expect(bed.open()).toEqual(["#2 temperature.low.medium medium active"]);
  });

  test("is held alike when it is technical", () => {
    const bed = watchedBed({ heartRate: 30 });
    bed.reads(0, { heartRate: 72 });
    bed.reads(10, { heartRate: null });
    bed.reads(11, { heartRate: 72 });
    bed.until(14.999);
    expect(bed.open()).toEqual(["#1 lead-off.heartRate medium active"]);
    bed.until(15);
    expect(bed.open()).toEqual([]);
  });
});

describe("a condition that comes and goes", () => {
  /** Onsets at these seconds, each of 6 s, so that each alarm closes with its condition. */
  const flapping = (...seconds: number[]) => {
    const bed = coldBed();
    for (const second of seconds) {
      bed.reads(second, COLD);
      bed.reads(second + 6, WELL);
    }
    return bed;
  };

  test("is a new alarm each time, up to the third within five minutes", () => {
    const bed = flapping(10, 110, 210);
    expect(bed.log().filter((line) => line.includes("raised"))).toHaveLength(3);
    expect(bed.log().join()).not.toContain("intermittent");
    expect(bed.open()).toEqual([]);
  });

  test("a fourth onset within five minutes makes one intermittent alarm of it", () => {
    const bed = flapping(10, 110, 210);
    bed.log();
    bed.reads(309.999, COLD);
    expect(bed.log()).toEqual([
      '309.999 s #4 raised temperature.low.medium "Temperature 35.4 < 35.5" medium intermittent',
    ]);
  });

  test("a fourth onset five minutes after the first does not", () => {
    const bed = flapping(10, 110, 210);
    bed.log();
    bed.reads(310, COLD);
    expect(bed.log()).toEqual([
      '310.0 s #4 raised temperature.low.medium "Temperature 35.4 < 35.5" medium',
    ]);
  });

  test("returns within the hold count as onsets too", () => {
    const bed = coldBed();
    for (const second of [10, 11, 12, 13]) {
      bed.reads(second, COLD);
      bed.reads(second + 0.5, WELL);
    }
    expect(bed.log().at(-1)).toBe(
      '13.0 s #1 returned temperature.low.medium "Temperature 35.4 < 35.5" medium intermittent',
    );
  });

  test("the intermittent alarm ends when its condition has stayed away for two minutes", () => {
    const bed = flapping(10, 60, 110, 160);
    expect(bed.open()).toEqual(["#4 temperature.low.medium medium active"]);
    bed.acknowledges(170, 4);
    bed.log();
    bed.until(285.999);
    expect(bed.log()).toEqual([]);
    bed.until(286);
    expect(bed.log()).toEqual([
      '286.0 s #4 ended temperature.low.medium "Temperature 35.4 < 35.5" medium closed intermittent acknowledged',
    ]);
  });

  test("and a return starts the two minutes anew, as the same alarm", () => {
    const bed = flapping(10, 60, 110, 160, 280);
    bed.until(405.999);
    expect(bed.open()).toEqual(["#4 temperature.low.medium medium active"]);
    bed.until(406);
    expect(bed.open()).toEqual([]);
  });

  test("a high one that nobody has seen latches then", () => {
    const bed = coldBed();
    for (const second of [10, 12, 14, 16]) {
      bed.reads(second, VERY_COLD);
      bed.reads(second + 1, WELL);
    }
    bed.until(136.999);
    expect(bed.open()).toEqual(["#1 temperature.low.high high active"]);
    bed.until(137);
    expect(bed.open()).toEqual(["#1 temperature.low.high high latched"]);
  });

  test("what was acknowledged stays so when it returns, unless it is a step worse", () => {
    const bed = watchedBed({ heartRate: 60 });
    bed.reads(0, { heartRate: 125 });
    for (const second of [20, 40, 60]) {
      bed.reads(second, { heartRate: 72 });
      bed.reads(second + 1, { heartRate: 125 });
    }
    bed.until(80);
    expect(bed.open()).toEqual(["#4 heartRate.high.medium medium active"]);
    bed.acknowledges(81, 4);
    bed.reads(82, { heartRate: 72 });
    bed.reads(83, { heartRate: 134 });
    bed.until(93);
    expect(bed.open()).toEqual(["#4 heartRate.high.medium medium active acknowledged"]);
    bed.reads(94, { heartRate: 72 });
    bed.reads(95, { heartRate: 135 });
    bed.until(105);
    expect(bed.open()).toEqual(["#4 heartRate.high.medium medium active"]);
    expect(bed.log().slice(-2)).toEqual([
      '105.0 s #4 returned heartRate.high.medium "Heart rate 135 > 120" medium intermittent acknowledged',
      '105.0 s #4 worsened heartRate.high.medium "Heart rate 135 > 120" medium intermittent',
    ]);
  });
});
