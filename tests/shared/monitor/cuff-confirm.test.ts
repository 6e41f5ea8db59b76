// A single cuff value is told at once, but as provisional: a second one makes it sure, milder or
// void (domain.md §4).

import { describe, expect, test } from "vitest";
import { watchedBed } from "../../helpers/bed-story.ts";
import { DOCTOR } from "../../helpers/entries.ts";

const CUFF = { systolic: 300, diastolic: 300 };
const DOUBT = { queried: ["systolic" as const] };

describe("a single cuff value beyond a limit", () => {
  test("is told at once, as provisional, and asks for one repeat within 120 s", () => {
    const bed = watchedBed(CUFF);
    bed.reads(10, { systolic: 78, diastolic: 38 });
    expect(bed.log()).toEqual([
      '10.0 s #1 raised systolic.low.high "Systolic 78 < 80" high provisional',
      '10.0 s #2 raised diastolic.low.high "Diastolic 38 < 40" high provisional',
      '10.0 s #3 raised mean.low.high "Mean pressure 51 < 55" high provisional',
    ]);
    expect(bed.other).toEqual(["10.0 s cuff in 120 s"]);
  });

  test("stays as it is when no repeat comes", () => {
    const bed = watchedBed(CUFF);
    bed.reads(0, { systolic: 85 });
    bed.until(119.999);
    expect(bed.log()).toEqual([
      '0.0 s #1 raised systolic.low.medium "Systolic 85 < 90" medium provisional',
    ]);
    bed.until(600);
    expect(bed.open()[0]).toBe("#1 systolic.low.medium medium active");
    expect(bed.alarms.at(-1)?.alarm.provisional).toBe(true);
    expect(bed.other).toEqual(["0.0 s cuff in 120 s"]);
  });

  test("asks for nothing when it is inside the limits", () => {
    const bed = watchedBed(CUFF);
    bed.reads(0, { systolic: 90, diastolic: 50 });
    expect(bed.other).toEqual([]);
  });

  test("nor does any other vital ever ask", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 20], { heartRate: 160, pulse: 160, respiration: 40, temperature: 34.8 });
    expect(bed.open()).toHaveLength(4);
    expect(bed.alarms.some(({ alarm }) => alarm.provisional)).toBe(false);
    expect(bed.other).toEqual([]);
  });
});

describe("the second cuff value", () => {
  const bedWith = (systolic: number) => {
    const bed = watchedBed(CUFF);
    bed.reads(0, { systolic });
    bed.log();
    return bed;
  };

  test("beyond the same limit confirms, and keeps the worst of both", () => {
    const bed = bedWith(76);
    bed.reads(20, { systolic: 79 });
    expect(bed.log()).toEqual(['20.0 s #1 confirmed systolic.low.high "Systolic 76 < 80" high']);
    expect(bed.other).toHaveLength(1);
  });

  test("a little inside, where an alarm would go on, confirms as well", () => {
    const bed = bedWith(78);
    bed.reads(20, { systolic: 82 });
    expect(bed.log()).toEqual(['20.0 s #1 confirmed systolic.low.high "Systolic 78 < 80" high']);
  });

  test("beyond the milder limit only eases, though nobody has acknowledged", () => {
    const bed = bedWith(78);
    bed.reads(20, { systolic: 83 });
    expect(bed.log()).toEqual(['20.0 s #1 eased systolic.low.medium "Systolic 78 < 90" medium']);
  });

  test("inside the limits closes it, though it was high and nobody has acknowledged", () => {
    const bed = bedWith(78);
    bed.reads(20, { systolic: 93 });
    expect(bed.log()).toEqual([
      '20.0 s #1 ended systolic.low.high "Systolic 78 < 80" high closed provisional',
    ]);
    expect(bed.open()).toEqual([]);
  });

  test("that comes within the 5 s hold closes it when that is over", () => {
    const bed = bedWith(78);
    bed.reads(3, { systolic: 120 });
    bed.until(4.999);
    expect(bed.log()).toEqual([]);
    bed.until(5);
    expect(bed.log()).toHaveLength(1);
    expect(bed.open()).toEqual([]);
  });

  test("that is worse is a first one of its severity, and asks for another", () => {
    const bed = bedWith(85);
    bed.reads(60, { systolic: 78 });
    expect(bed.log()).toEqual([
      '60.0 s #1 worsened systolic.low.high "Systolic 78 < 80" high provisional',
    ]);
    expect(bed.other).toEqual(["0.0 s cuff in 120 s", "60.0 s cuff in 120 s"]);
    bed.reads(80, { systolic: 79 });
    expect(bed.log()).toEqual(['80.0 s #1 confirmed systolic.low.high "Systolic 78 < 80" high']);
  });

  test("that is doubtful neither confirms, eases nor closes", () => {
    for (const systolic of [79, 86, 120]) {
      const bed = bedWith(78);
      bed.reads(20, { systolic }, DOUBT);
      expect(bed.log()).toEqual([]);
      expect(bed.open()).toEqual(["#1 systolic.low.high high active"]);
    }
  });

  test.each([
    ["refused", {}, { missing: ["systolic" as const] }],
    ["late", { systolic: 120 }, { late: true as const, takenS: 1 }],
    ["older than the first", { systolic: 120 }, { takenS: -1 }],
  ])("that is %s counts for nothing", (_what, vitals, some) => {
    const bed = bedWith(78);
    bed.reads(20, vitals, some);
    expect(bed.log()).toEqual([]);
    expect(bed.open()).toEqual(["#1 systolic.low.high high active"]);
  });

  test("leaves the acknowledgement of the first as it was", () => {
    const bed = bedWith(78);
    bed.acknowledges(5, 1);
    bed.reads(20, { systolic: 79 });
    expect(bed.open()).toEqual(["#1 systolic.low.high high active acknowledged"]);
    expect(bed.alarms.at(-1)?.alarm.acknowledged?.by).toEqual(DOCTOR);
  });

  test("once it has confirmed, the alarm is like any other: it latches", () => {
    const bed = bedWith(78);
    bed.reads(20, { systolic: 79 });
    bed.log();
    bed.reads(29, { systolic: 120 });
    expect(bed.log()).toEqual([
      '29.0 s #1 ended systolic.low.high "Systolic 78 < 80" high latched',
    ]);
  });

  test("of a doubtful first one must lie beyond the limit, and takes its place", () => {
    const bed = watchedBed(CUFF);
    bed.reads(0, { systolic: 62 }, DOUBT);
    bed.log();
    bed.reads(10, { systolic: 81 });
    expect(bed.log()).toEqual([]);
    bed.reads(20, { systolic: 79 });
    expect(bed.log()).toEqual(['20.0 s #1 confirmed systolic.low.high "Systolic 79 < 80" high']);
  });
});

describe("what counts as a cuff", () => {
  test.each([
    ["a cadence of 30 s", 30, true],
    ["a cadence of 29.9 s: that is a line", 29.9, false],
    ["a cadence of 1 s: that is a line", 1, false],
  ])("%s", (_what, systolic, isCuff) => {
    const bed = watchedBed({ systolic });
    bed.reads(0, { systolic: 78 });
    expect(bed.alarms[0]?.alarm.provisional).toBe(isCuff);
    expect(bed.other).toHaveLength(isCuff ? 1 : 0);
  });

  test("pressures that nobody announced", () => {
    const bed = watchedBed();
    bed.reads(0, { diastolic: 38 });
    expect(bed.alarms[0]?.alarm.provisional).toBe(true);
  });
});

describe("a reaction that rests on a single cuff value", () => {
  /** A locked baseline of 120, heart rate 72, from a cuff every 5 min; two values of it. */
  const cuffBed = (...before: number[]) => {
    const bed = watchedBed({ ...CUFF, heartRate: 600, pulse: 600 });
    bed.reads(0, { systolic: 120, heartRate: 72, pulse: 72 });
    bed.goesTo(1, "infusing");
    before.forEach((systolic, index) => {
      bed.reads(10 + index, { systolic });
    });
    bed.log();
    return bed;
  };
  const reactions = (bed: ReturnType<typeof cuffBed>) =>
    bed.log().filter((line) => line.includes("reaction."));

  test("is provisional, and asks for a repeat although no limit was passed", () => {
    const bed = cuffBed();
    bed.reads(20, { systolic: 90 });
    expect(bed.log()).toEqual([
      '20.0 s #1 raised reaction.hypotensive.medium "Hypotensive reaction: Systolic 90 mmHg" medium provisional',
    ]);
    expect(bed.other).toEqual(["20.0 s cuff in 120 s"]);
  });

  test("asks once together with the limit alarm that it explains", () => {
    const bed = cuffBed();
    bed.reads(20, { systolic: 78 });
    expect(bed.other).toEqual(["20.0 s cuff in 120 s"]);
  });

  test.each([
    ["holds it", 92, "confirmed", "active"],
    ["no longer does", 93, "ended", "closed"],
  ])("the second value %s", (_what, second, reason, kind) => {
    const bed = cuffBed();
    bed.reads(20, { systolic: 90 });
    bed.log();
    bed.reads(60, { systolic: second });
    const [told] = bed.alarms.slice(-1);
    expect(told).toMatchObject({ reason, alarm: { phase: { kind } } });
    if (reason === "confirmed") expect(told?.alarm.provisional).toBe(false);
  });

  test("of high priority does not latch where the second value does not bear it out", () => {
    const bed = cuffBed();
    bed.reads(20, { systolic: 78 });
    bed.reads(60, { systolic: 118 });
    expect(bed.open()).toEqual([]);
  });

  test("is made medium by a second value that bears out only that, without an answer", () => {
    const bed = cuffBed();
    bed.reads(20, { systolic: 78 });
    bed.log();
    bed.reads(40, { systolic: 88 });
    expect(reactions(bed)).toEqual([
      '40.0 s #2 eased reaction.hypotensive.medium "Hypotensive reaction: Systolic 88 mmHg" medium',
    ]);
  });

  test("is sure where the value before would have made it too", () => {
    const bed = cuffBed(89, 89);
    bed.reads(20, { heartRate: 92 });
    expect(reactions(bed)).toEqual([
      '20.0 s #2 worsened reaction.hypotensive.high "Hypotensive reaction: Systolic 89 mmHg" high',
    ]);
  });

  test("that gets worse by a single value is provisional again until the next", () => {
    const bed = cuffBed(89, 89);
    bed.reads(20, { systolic: 78 });
    expect(reactions(bed)[0]).toMatch(/worsened reaction.hypotensive.high .* provisional$/);
    bed.reads(40, { systolic: 78 });
    expect(reactions(bed)[0]).toMatch(/confirmed reaction.hypotensive.high .* high$/);
  });

  test("that does not look at the pressure is none of this", () => {
    const bed = cuffBed(119);
    bed.sees(20, { acvpu: "voice" });
    expect(bed.log()[0]).not.toContain("provisional");
  });

  test("by a doubtful second value is neither confirmed nor ended", () => {
    const bed = cuffBed();
    bed.reads(20, { systolic: 90 });
    bed.log();
    bed.reads(60, { systolic: 120 }, DOUBT);
    expect(bed.log()).toEqual([]);
  });
});
