// Readings that come late, old or in the wrong order. They fill the record; the present is not
// theirs to change, and above all they end nothing.

import { describe, expect, test } from "vitest";
import { infusingBed, watchedBed } from "../../helpers/bed-story.ts";

describe("a late reading", () => {
  const late = { takenS: 1, late: true } as const;

  test("raises nothing, however bad", () => {
    const bed = watchedBed();
    bed.reads(30, { systolic: 60, temperature: 40, heartRate: null }, late);
    bed.until(60);
    expect(bed.log()).toEqual([]);
  });

  test("ends nothing, however good", () => {
    const bed = watchedBed({ systolic: 300, heartRate: 1 });
    bed.reads(0, { systolic: 78 });
    bed.until(30);
    bed.log();
    bed.reads(31, { systolic: 120, heartRate: 72 }, late);
    expect(bed.log()).toEqual([]);
    expect(bed.open()).toEqual([
      "#1 systolic.low.high high active",
      "#2 no-data.heartRate medium active",
    ]);
  });

  test("changes no value that is shown", () => {
    const bed = watchedBed();
    bed.reads(0, { heartRate: 72 });
    bed.reads(30, { heartRate: 90, pulse: 90 }, late);
    expect(bed.state.vitals.heartRate.last?.value).toBe(72);
    expect(bed.shows("pulse")).toBe("none");
  });

  test("still counts what was refused in it, and where it came from", () => {
    const bed = watchedBed();
    const refused = { vital: "pulse", code: "OUT_OF_RANGE", message: "no", value: 999 } as const;
    bed.reads(30, {}, { ...late, rejected: [refused] });
    bed.reads(31, {}, { ...late, rejected: [refused, refused] });
    expect(bed.state.rejected).toBe(3);
    expect(bed.log()).toEqual([]);
    expect(bed.state.session?.sources).toEqual(["device"]);
  });
});

describe("a reading that was taken before the last one", () => {
  test("changes neither value nor alarm", () => {
    const bed = watchedBed();
    bed.reads(10, { systolic: 78 });
    bed.log();
    bed.reads(11, { systolic: 120 }, { takenS: 9.999 });
    expect(bed.log()).toEqual([]);
    expect(bed.state.vitals.systolic.last?.value).toBe(78);
  });

  test("counts when it was taken at the same moment", () => {
    const bed = watchedBed();
    bed.reads(10, { systolic: 85 });
    bed.log();
    bed.reads(15, { systolic: 120 }, { takenS: 10 });
    expect(bed.open()).toEqual([]);
  });

  test("takes no sensor off", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 2], { heartRate: 160 });
    bed.reads(2.5, { heartRate: null }, { takenS: 1.9 });
    bed.until(3);
    expect(bed.log()).toEqual(['3.0 s #1 raised heartRate.high.high "Heart rate 160 > 150" high']);
  });

  test("is judged vital by vital: what it alone brings is news", () => {
    const bed = watchedBed();
    bed.reads(10, { heartRate: 72 });
    bed.reads(11, { heartRate: 90, temperature: 34.8 }, { takenS: 9 });
    expect(bed.state.vitals.heartRate.last?.value).toBe(72);
    expect(bed.open()).toEqual(["#1 temperature.low.high high active"]);
  });
});

describe("a reading that is already old when it comes", () => {
  const NO_HEART = 'no-data.heartRate "Heart rate: no data"';

  test("is missed at once, not in the past", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 72 });
    bed.reads(5, { heartRate: 72 });
    bed.log();
    bed.reads(11.5, { heartRate: 72 }, { takenS: 5 });
    bed.until(11.999);
    expect(bed.log()).toEqual([]);
    bed.reads(13, { heartRate: 72 }, { takenS: 5.5 });
    expect(bed.log()).toEqual([`12.0 s #1 raised ${NO_HEART} medium`]);
  });

  test("one after another does not close the alarm and raise it anew", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 72 });
    for (let second = 10; second <= 60; second += 1) {
      bed.reads(second, { heartRate: 72 }, { takenS: second - 8 });
    }
    expect(bed.log()).toEqual([`7.0 s #1 raised ${NO_HEART} medium`]);
    bed.reads(61, { heartRate: 72 }, { takenS: 54 });
    expect(bed.log()).toEqual([]);
    bed.reads(61.5, { heartRate: 72 }, { takenS: 54.501 });
    expect(bed.log()).toEqual([`61.5 s #1 ended ${NO_HEART} medium closed`]);
  });

  test("beyond a limit makes the silence that goes on a high one", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.until(10);
    bed.log();
    bed.reads(11, { heartRate: 160 }, { takenS: 3 });
    expect(bed.log()).toEqual([`11.0 s #1 worsened ${NO_HEART} high`]);
  });
});

describe("a reading from the future", () => {
  test("counts as taken when it came", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(10, { heartRate: 72 }, { takenS: 14 });
    bed.reads(11, { heartRate: 73 }, { takenS: 11 });
    expect(bed.state.vitals.heartRate.last?.value).toBe(73);
    bed.until(17.999);
    bed.log();
    bed.until(18);
    expect(bed.log()).toHaveLength(1);
  });
});

describe("the derived mean", () => {
  test("comes from systolic and diastolic, and is marked", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 120, diastolic: 80 });
    expect(bed.state.vitals.mean.last).toMatchObject({ value: 93, derived: true });
  });

  test("gives way to a measured one", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 120, diastolic: 80, mean: 90 });
    expect(bed.state.vitals.mean.last).toMatchObject({ value: 90, derived: false });
  });

  test("alarms like a measured one", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 91, diastolic: 36 });
    expect(bed.open()).toEqual([
      "#1 diastolic.low.high high active",
      "#2 mean.low.high high active",
    ]);
  });

  test("does not exist for pressures that cross each other", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 100, diastolic: 100 });
    expect(bed.shows("mean")).toBe("none");
  });

  test("has a baseline like a measured one", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 120, diastolic: 80 });
    bed.goesTo(10, "infusing");
    expect(bed.state.session?.baseline).toMatchObject({ kind: "locked", values: { mean: 93 } });
  });
});

describe("the baseline", () => {
  const values = (bed: ReturnType<typeof watchedBed>) => {
    const baseline = bed.state.session?.baseline;
    return baseline?.kind === "locked" ? baseline.values : null;
  };

  test("is the median of the last five minutes before the infusion, both ends included", () => {
    const bed = watchedBed();
    bed.reads(9.999, { temperature: 35.6 });
    bed.reads(10, { temperature: 36.4 });
    bed.reads(200, { temperature: 36.6 });
    bed.reads(310, { temperature: 37.1 });
    bed.goesTo(310, "infusing");
    expect(values(bed)).toMatchObject({ temperature: 36.6, heartRate: null });
  });

  test("does not move with what is read during the infusion, nor after a pause", () => {
    const bed = watchedBed();
    bed.reads(10, { temperature: 36.6 });
    bed.goesTo(20, "infusing");
    bed.reads(30, { temperature: 37.5 });
    bed.goesTo(40, "paused");
    bed.reads(50, { temperature: 37.6 });
    bed.goesTo(60, "infusing");
    expect(values(bed)).toMatchObject({ temperature: 36.6 });
  });

  test("still takes readings of its time that a broken link delayed", () => {
    const bed = watchedBed();
    bed.reads(10, { temperature: 36.6 });
    bed.goesTo(20, "infusing");
    bed.reads(60, { temperature: 37 }, { takenS: 15, late: true });
    expect(values(bed)).toMatchObject({ temperature: 36.8 });
    bed.reads(61, { temperature: 38 }, { takenS: 19.999, late: true });
    expect(values(bed)).toMatchObject({ temperature: 37 });
    bed.reads(62, { temperature: 41 }, { takenS: 20, late: true });
    expect(values(bed)).toMatchObject({ temperature: 37 });
  });

  test("of a replay was its first value; a value of the moment of the lock is no reference", () => {
    const bed = watchedBed();
    bed.goesTo(20, "infusing");
    bed.reads(20, { temperature: 37 });
    expect(values(bed)).toMatchObject({ temperature: null });
  });

  test("a doubtful value once moved it, and ended a reaction that a sound one had begun", () => {
    const bed = watchedBed();
    bed.reads(1, { systolic: 120, diastolic: 80 });
    bed.goesTo(20, "infusing");
    bed.reads(21, { systolic: 76, diastolic: 50 });
    expect(bed.open().join()).toContain("reaction.hypotensive.high");
    const before = values(bed);
    bed.reads(22, { systolic: 76, diastolic: 50 }, { takenS: 15, queried: ["systolic"] });
    expect(values(bed)).toMatchObject({ systolic: before?.systolic, mean: before?.mean });
    expect(bed.open().join()).toContain("reaction.hypotensive.high");
  });

  test("counts late readings in the baseline phase itself", () => {
    const bed = watchedBed();
    bed.reads(30, { temperature: 37 }, { takenS: 5, late: true });
    bed.goesTo(40, "infusing");
    expect(values(bed)).toMatchObject({ temperature: 37 });
  });

  test("of nothing is nothing, and infusing is possible all the same", () => {
    const bed = infusingBed();
    expect(values(bed)).toMatchObject({ systolic: null, heartRate: null });
    expect(bed.state.session?.phase).toBe("infusing");
  });

  test("keeps no more values than its bound, and of those the last", () => {
    const bed = watchedBed();
    for (let index = 0; index < 2_000; index += 1) {
      bed.reads(index / 10, { heartRate: index < 1_400 ? 60 : 80 });
    }
    const { baseline } = bed.state.session ?? {};
    expect(baseline?.kind === "collecting" && baseline.readings.heartRate.length).toBe(600);
    bed.goesTo(200, "infusing");
    expect(values(bed)).toMatchObject({ heartRate: 80 });
  });
});

describe("the tail of a backlog", () => {
  test("raised no-data the moment a device came with a full buffer; now the device's time to speak holds", () => {
    const bed = watchedBed({ systolic: 300, heartRate: 1 });
    bed.reads(0.1, { heartRate: 72 }, { takenS: -9 });
    bed.reads(1, { heartRate: 72 });
    bed.until(7.9);
    expect(bed.log()).toEqual([]);
  });
});
