// What is wrong with the equipment while values still come (domain.md §2 and §4.3).

import { describe, expect, test } from "vitest";
import type { RejectedVital } from "../../../shared/vitals/plausibility.ts";
import type { Vital } from "../../../shared/vocabulary.ts";
import { type BedStory, emptyBed, watchedBed } from "../../helpers/bed-story.ts";
import {
  atMs,
  clockOffset,
  connected,
  frameRejected,
  gap,
  phase,
  recording,
  screens,
  sessionOpened,
} from "../../helpers/entries.ts";

const refused = (vital: Vital): { rejected: RejectedVital[] } => ({
  rejected: [{ vital, code: "OUT_OF_RANGE", message: "no", value: 999 }],
});
const technical = (bed: BedStory, kind: string) => bed.open().filter((line) => line.includes(kind));

describe("implausible", () => {
  const refusedTogether = (...vitals: Vital[]): BedStory => {
    const bed = watchedBed();
    const rejected = vitals.flatMap((vital) => refused(vital).rejected);
    for (const second of [0, 10, 20]) bed.reads(second, {}, { rejected });
    return bed;
  };

  test("one crossed cuff once raised three alarms, one a pressure", () => {
    expect(refusedTogether("systolic", "diastolic", "mean").open()).toEqual([
      "#1 implausible.systolic medium active",
    ]);
  });

  test("a diastolic refused by itself is told as what it is, beside another sensor", () => {
    expect(refusedTogether("diastolic", "pulse").open()).toEqual([
      "#1 implausible.diastolic medium active",
      "#2 implausible.pulse medium active",
    ]);
  });

  const refusing = (...seconds: number[]) => {
    const bed = watchedBed();
    for (const second of seconds) bed.reads(second, {}, refused("pulse"));
    return bed;
  };

  test("is told with the third refused value of a vital within 60 s", () => {
    expect(refusing(0, 30).log()).toEqual([]);
    expect(refusing(0, 30, 59.999).log()).toEqual([
      '59.999 s #1 raised implausible.pulse "Pulse: 3 implausible values in 60 s" medium',
    ]);
    expect(refusing(0, 30, 60).log()).toEqual([]);
  });

  test("counts each vital by itself", () => {
    const bed = refusing(0, 1);
    bed.reads(2, {}, refused("heartRate"));
    expect(bed.log()).toEqual([]);
  });

  test("ends 60 s after the last refused value, and not a millisecond earlier", () => {
    const bed = refusing(0, 1, 2, 40);
    bed.until(99.999);
    expect(bed.open()).toEqual(["#1 implausible.pulse medium active"]);
    bed.until(100);
    expect(bed.open()).toEqual([]);
  });

  test("does not end with a good value in between", () => {
    const bed = refusing(0, 1, 2);
    bed.reads(10, { pulse: 72 });
    expect(bed.open()).toEqual(["#1 implausible.pulse medium active"]);
  });

  test("is nothing that a device's own word for missing makes, nor a late reading", () => {
    const bed = watchedBed();
    for (const second of [0, 1, 2, 3]) bed.reads(second, {}, { missing: ["pulse"] });
    for (const second of [40, 41, 42]) {
      bed.reads(second, {}, { ...refused("pulse"), late: true, takenS: second - 30 });
    }
    expect(bed.log()).toEqual([]);
  });
});

describe("source-conflict", () => {
  const CONFLICT = 'source-conflict "Heart rate 100 and pulse 79 disagree" medium';
  const ratesBed = (pulse: number) => {
    const bed = watchedBed({ heartRate: 30, pulse: 30 });
    bed.reads(0, { heartRate: 100, pulse });
    return bed;
  };

  test("is told when the rates are 21 apart for 15 s, and not a millisecond earlier", () => {
    const bed = ratesBed(79);
    bed.until(14.999);
    expect(bed.log()).toEqual([]);
    bed.until(15);
    expect(bed.log()).toEqual([`15.0 s #1 raised ${CONFLICT}`]);
  });

  test.each([80, 120])("is not told of a pulse of %d, 20 apart", (pulse) => {
    const bed = ratesBed(pulse);
    bed.until(40);
    expect(bed.log()).toEqual([]);
  });

  test("is told with a pulse above the heart rate too", () => {
    const bed = watchedBed({ heartRate: 30, pulse: 30 });
    bed.reads(0, { heartRate: 79, pulse: 100 });
    bed.until(15);
    expect(bed.open()).toEqual(["#1 source-conflict medium active"]);
  });

  test("starts anew when they agreed in between", () => {
    const bed = ratesBed(79);
    bed.reads(10, { pulse: 80 });
    bed.reads(11, { pulse: 79 });
    bed.until(25.999);
    expect(bed.log()).toEqual([]);
    bed.until(26);
    expect(bed.log()).toHaveLength(1);
  });

  test("neither starts anew nor ends by a doubtful value", () => {
    const bed = ratesBed(79);
    bed.reads(10, { heartRate: 79 }, { queried: ["heartRate"] });
    bed.reads(11, { heartRate: 100 });
    bed.until(15);
    expect(bed.log()).toHaveLength(1);
    bed.reads(30, { heartRate: 79 }, { queried: ["heartRate"] });
    expect(technical(bed, "source-conflict")).toHaveLength(1);
  });

  test("names the rates that disagreed, and no doubtful one that agrees when it is due", () => {
    const bed = ratesBed(79);
    bed.reads(10, { pulse: 95 }, { queried: ["pulse"] });
    bed.until(15);
    expect(bed.log()).toEqual([`15.0 s #1 raised ${CONFLICT}`]);
  });

  test("names the newest ones that did when it is due", () => {
    const bed = ratesBed(79);
    bed.reads(5, { pulse: 60 });
    bed.reads(10, { pulse: 70 });
    bed.until(15);
    expect(bed.log()).toEqual([
      '15.0 s #1 raised source-conflict "Heart rate 100 and pulse 70 disagree" medium',
    ]);
  });

  test("does not keep the first pair of rates: it names those furthest apart so far", () => {
    const bed = ratesBed(79);
    bed.until(15);
    bed.log();
    bed.reads(20, { pulse: 78 });
    bed.reads(21, { pulse: 79 });
    bed.reads(23, { pulse: 40 }, { queried: ["pulse"] });
    bed.reads(24, { heartRate: 60, pulse: 83 });
    expect(bed.log()).toEqual([
      '20.0 s #1 worst-value source-conflict "Heart rate 100 and pulse 78 disagree" medium',
      '24.0 s #1 worst-value source-conflict "Heart rate 60 and pulse 83 disagree" medium',
    ]);
  });

  test("a heart rate is not compared with the pulse of the reading before", () => {
    const bed = ratesBed(79);
    bed.reads(5, { heartRate: 79, pulse: 58 });
    bed.until(15);
    expect(bed.log()).toEqual([
      '15.0 s #1 raised source-conflict "Heart rate 79 and pulse 58 disagree" medium',
    ]);
    bed.reads(21, { heartRate: 140, pulse: 138 });
    expect(bed.log().filter((line) => line.includes("source-conflict"))).toEqual([
      '21.0 s #1 ended source-conflict "Heart rate 79 and pulse 58 disagree" medium closed',
    ]);
  });

  test("ends when they agree, and not because one is off", () => {
    const bed = ratesBed(79);
    bed.until(15);
    bed.reads(20, { pulse: null });
    expect(technical(bed, "source-conflict")).toHaveLength(1);
    bed.reads(30, { heartRate: 85, pulse: 80 });
    expect(technical(bed, "source-conflict")).toEqual([]);
  });

  test("is not told of a rate that is silent or off by then", () => {
    const off = ratesBed(79);
    off.reads(10, { pulse: null });
    off.until(60);
    const silent = watchedBed({ heartRate: 30, pulse: 1 });
    silent.reads(0, { heartRate: 100, pulse: 79 });
    silent.until(60);
    for (const bed of [off, silent]) expect(bed.log().join()).not.toContain("source-conflict");
  });
});

describe("frozen", () => {
  const START: Partial<Record<Vital, number>> = {
    heartRate: 72,
    pulse: 72,
    systolic: 120,
    diastolic: 80,
    mean: 93,
    respiration: 16,
    temperature: 36.6,
    spo2: 97,
  };

  /** A vital that varies for twenty seconds, then stands still from second 20 on. */
  const stuckBed = (vital: Vital, { cadenceS = 1, untilS = 139 } = {}) => {
    const bed = watchedBed({ [vital]: cadenceS });
    const value = START[vital] ?? 0;
    for (let second = 0; second <= untilS; second += cadenceS) {
      bed.reads(second, { [vital]: second < 20 && second % 2 === 1 ? value - 1 : value });
    }
    return bed;
  };

  test.each<Vital>(["heartRate", "pulse", "systolic", "diastolic", "mean", "respiration"])(
    "%s is told after 120 s of the same value, and not a millisecond earlier",
    (vital) => {
      const bed = stuckBed(vital);
      bed.until(139.999);
      expect(bed.log()).toEqual([]);
      bed.until(140);
      expect(bed.open()).toEqual([`#1 frozen.${vital} medium active`]);
      // Its 120 s are disclosed as the delay of its condition.
      expect(bed.alarms[0]?.alarm).toMatchObject({ onsetAtMs: atMs(20), raisedAtMs: atMs(140) });
    },
  );

  test("ends with the first other value, however little it differs", () => {
    const bed = stuckBed("heartRate", { untilS: 150 });
    bed.reads(151, { heartRate: 72.1 });
    expect(bed.log().at(-1)).toBe(
      '151.0 s #1 ended frozen.heartRate "Heart rate: the same value for 2 min" medium closed',
    );
  });

  test("neither ends nor starts anew by a doubtful value", () => {
    const bed = stuckBed("heartRate");
    bed.reads(139.5, { heartRate: 180 }, { queried: ["heartRate"] });
    bed.reads(140, { heartRate: 72 });
    expect(bed.open()).toEqual(["#1 frozen.heartRate medium active"]);
    bed.reads(150, { heartRate: 180 }, { queried: ["heartRate"] });
    expect(technical(bed, "frozen")).toHaveLength(1);
  });

  test.each<Vital>(["temperature", "spo2"])("%s never is", (vital) => {
    expect(stuckBed(vital, { untilS: 900 }).log()).toEqual([]);
  });

  test("nothing that comes less often than every second is", () => {
    expect(stuckBed("heartRate", { cadenceS: 2, untilS: 900 }).log()).toEqual([]);
  });

  test("a ventilator's rate, constant from the start, is not; nor after its setting was changed", () => {
    const bed = watchedBed({ respiration: 1 });
    bed.keepsReading([0, 600], { respiration: 14 });
    bed.keepsReading([601, 1_200], { respiration: 16 });
    bed.keepsReading([1_201, 1_800], { respiration: 15 });
    expect(bed.log()).toEqual([]);
  });

  /** A rate that a machine has set for 10 min, that moves for 40 s, and stands still again. */
  const ventilatedBed = (movesS: number) => {
    const bed = watchedBed({ respiration: 1 });
    bed.keepsReading([0, 600], { respiration: 12 });
    for (let second = 601; second <= 600 + movesS; second += 1) {
      bed.reads(second, { respiration: 12 + (second % 4) });
    }
    bed.keepsReading([601 + movesS, 800 + movesS], { respiration: 12 });
    return bed;
  };

  test.each([
    ["a machine's rate that was moved for a while is not: it has stood still before", 40, 0],
    ["nor one that moved for just under 30 min", 1_799, 0],
    ["one that has moved for 30 min since is", 1_801, 1],
  ])("%s", (_name, movesS, told) => {
    const frozen = ventilatedBed(movesS)
      .log()
      .filter((line) => line.includes("raised frozen"));
    expect(frozen).toHaveLength(told);
  });

  test.each([
    ["a rate that changes every 12 s is", 12, 1],
    ["one that changes every 20 s varies too little to tell", 20, 0],
  ])("%s", (_name, everyS, told) => {
    const bed = watchedBed({ heartRate: 1 });
    for (let second = 0; second < 600; second += 1) {
      bed.reads(second, { heartRate: 72 + (Math.floor(second / everyS) % 2) });
    }
    bed.keepsReading([600, 760], { heartRate: 72 });
    expect(bed.log().filter((line) => line.includes("raised frozen"))).toHaveLength(told);
  });

  test("what was told once is told again: a sensor that sticks does not stand still by nature", () => {
    const bed = stuckBed("heartRate", { untilS: 150 });
    for (let second = 151; second < 200; second += 1) {
      bed.reads(second, { heartRate: 72 + (second % 2) });
    }
    bed.keepsReading([200, 330], { heartRate: 72 });
    const raised = bed.log().filter((line) => /raised frozen|returned frozen/.test(line));
    expect(raised).toHaveLength(2);
  });

  test.each([
    ["3 s of silence do not begin the time anew", 63, 140],
    ["a moment more does", 63.001, 183.001],
    ["nor does it matter that a sensor was silent long enough to be told", 90, 210],
  ])("%s", (_name, backS, frozenS) => {
    const bed = stuckBed("heartRate", { untilS: 60 });
    for (let second = backS; second <= 230; second += 1) bed.reads(second, { heartRate: 72 });
    const raised = bed.log().filter((line) => line.includes("raised frozen"));
    expect(raised.map((line) => line.split(" ")[0])).toEqual([
      Number.isInteger(frozenS) ? `${frozenS}.0` : String(frozenS),
    ]);
  });

  test("one that is told stays so after a silence, until another value comes", () => {
    const bed = stuckBed("heartRate", { untilS: 150 });
    bed.reads(156, { heartRate: 72 });
    expect(bed.open()).toEqual(["#1 frozen.heartRate medium active"]);
  });

  test("a value that came no more was silent, not frozen", () => {
    const bed = stuckBed("heartRate", { untilS: 100 });
    bed.until(300);
    expect(bed.log().join()).not.toContain("frozen");
    expect(bed.open()).toEqual(["#1 no-data.heartRate medium active"]);
  });
});

describe("clock-offset", () => {
  test.each([
    [60_000, []],
    [-60_000, []],
    [60_001, ['1.0 s #1 raised clock-offset "Device clock 60 s ahead" low']],
    [-61_000, ['1.0 s #1 raised clock-offset "Device clock 61 s behind" low']],
  ])("of %d ms", (offsetMs, told) => {
    const bed = watchedBed();
    bed.takes(clockOffset(1, offsetMs));
    expect(bed.log()).toEqual(told);
  });

  test("is told of a device that comes with it, and ends when the clock is set", () => {
    const bed = watchedBed();
    bed.takes(connected(10, { clockOffsetMs: 90_000 }));
    expect(bed.open()).toEqual(["#1 clock-offset low active"]);
    bed.takes(clockOffset(20, 70_000));
    expect(bed.open()).toEqual(["#1 clock-offset low active"]);
    bed.takes(clockOffset(30, 60_000));
    expect(bed.open()).toEqual([]);
  });

  test("is told when the watch begins, if it was there before", () => {
    const bed = emptyBed();
    bed.takes(sessionOpened(0), connected(0, { clockOffsetMs: 90_000 }));
    expect(bed.log()).toEqual([]);
    bed.goesTo(10, "baseline");
    expect(bed.open()).toEqual(["#1 clock-offset low active"]);
  });
});

describe("a gap", () => {
  test("is told with the number of readings that are missing, for 60 s", () => {
    const bed = watchedBed();
    bed.takes(gap(10, 5));
    bed.until(69.999);
    expect(bed.open()).toEqual(["#1 gap low active"]);
    bed.until(70);
    expect(bed.log()).toEqual([
      '10.0 s #1 raised gap "5 readings missing" low',
      '70.0 s #1 ended gap "5 readings missing" low closed',
    ]);
  });

  test("goes on as long as readings go on missing, and tells how many so far", () => {
    const bed = watchedBed();
    for (const second of [10, 60, 110]) bed.takes(gap(second, 1));
    expect(bed.log()).toEqual([
      '10.0 s #1 raised gap "1 reading missing" low',
      '60.0 s #1 worst-value gap "2 readings missing" low',
      '110.0 s #1 worst-value gap "3 readings missing" low',
    ]);
    bed.until(169.999);
    expect(bed.open()).toEqual(["#1 gap low active"]);
    bed.until(170);
    expect(bed.open()).toEqual([]);
    expect(bed.state.missed).toBe(3);
  });

  test("closes when all that was missing has come, late or refused, and counts it no longer", () => {
    const bed = watchedBed();
    bed.takes(gap(10, 3));
    bed.reads(20, {}, { seq: 2, late: true, takenS: 2 });
    bed.takes(frameRejected(21, { seq: 3 }));
    expect(bed.open()).toEqual(["#1 gap low active"]);
    expect(bed.state.missed).toBe(1);
    bed.reads(22, {}, { seq: 1, late: true, takenS: 1 });
    expect(bed.open()).toEqual([]);
    expect(bed.state.missed).toBe(0);
    expect(bed.log().at(-1)).toBe('22.0 s #1 ended gap "3 readings missing" low closed');
  });

  test.each<[string, Parameters<BedStory["reads"]>[2]]>([
    ["another boot's number", { seq: 2, boot: "boot-2" }],
    ["a number after the hole", { seq: 4 }],
    ["a number that has filled it already", { seq: 1 }],
  ])("is not filled by %s", (_what, some) => {
    const bed = watchedBed();
    bed.takes(gap(10, 3));
    bed.reads(11, {}, { seq: 1 });
    bed.reads(20, {}, some);
    bed.reads(21, {}, some);
    expect(bed.state.missed).toBe(2);
    bed.until(69.999);
    expect(bed.open()).toEqual(["#1 gap low active"]);
  });

  test("that is over by time can still be filled, and that closes nothing else", () => {
    const bed = watchedBed();
    bed.takes(gap(10, 3));
    bed.until(100);
    bed.takes({ ...gap(110, 0), fromSeq: 10, toSeq: 10 });
    for (const seq of [1, 2, 3]) bed.reads(111, {}, { seq, late: true, takenS: seq });
    expect(bed.state.missed).toBe(1);
    expect(bed.open()).toEqual(["#2 gap low active"]);
    bed.reads(116, {}, { seq: 10 });
    expect(bed.open()).toEqual([]);
  });

  test("before the watch is only counted", () => {
    const bed = emptyBed();
    bed.takes(sessionOpened(0), gap(1, 5), phase(10, "baseline"));
    bed.until(60);
    expect(bed.log()).toEqual([]);
    expect(bed.state.missed).toBe(5);
  });
});

describe("a clock that gets worse", () => {
  test("is told by its worst so far", () => {
    const bed = watchedBed();
    const offset = (second: number, clockOffsetMs: number) =>
      bed.takes({ type: "clock-offset", atMs: atMs(second), clockOffsetMs });
    offset(1, 61_000);
    offset(2, -900_000);
    offset(3, 70_000);
    expect(bed.log()).toEqual([
      '1.0 s #1 raised clock-offset "Device clock 61 s ahead" low',
      '2.0 s #1 worst-value clock-offset "Device clock 900 s behind" low',
    ]);
  });
});

describe("the house around a bed", () => {
  test("a record that stands still is a high alarm until it goes on; it never latches", () => {
    const bed = watchedBed();
    bed.takes(recording(10, "stopped"), recording(11, "stopped"));
    expect(bed.log()).toEqual(['10.0 s #1 raised recording-stopped "Recording has stopped" high']);
    bed.takes(recording(20, "running"));
    expect(bed.log()).toEqual([
      '20.0 s #1 ended recording-stopped "Recording has stopped" high closed',
    ]);
  });

  test("a ward that nobody would hear is a medium alarm until a screen can sound", () => {
    const bed = watchedBed();
    bed.takes(screens(10, 0), screens(12, 0));
    expect(bed.log()).toEqual([
      '10.0 s #1 raised no-screen-can-sound "No screen can sound" medium',
    ]);
    bed.takes(screens(20, 1));
    expect(bed.log()).toEqual([
      '20.0 s #1 ended no-screen-can-sound "No screen can sound" medium closed',
    ]);
  });

  test("nothing is told of screens and records of which nothing was heard, or that are well", () => {
    const bed = watchedBed();
    bed.takes(recording(10, "running"), screens(10, 4));
    bed.until(600);
    expect(bed.log()).toEqual([]);
  });

  test("what was so before the watch is told when it begins", () => {
    const bed = emptyBed();
    bed.takes(sessionOpened(0), recording(1, "stopped"), screens(1, 0));
    expect(bed.log()).toEqual([]);
    bed.goesTo(10, "baseline");
    expect(bed.open()).toEqual([
      "#1 recording-stopped high active",
      "#2 no-screen-can-sound medium active",
    ]);
  });

  test("acknowledging equipment never touches the patient's alarm", () => {
    const bed = watchedBed({ temperature: 600 });
    bed.reads(10, { temperature: 34.8 });
    bed.takes(recording(10, "stopped"));
    bed.acknowledges(11, 2);
    expect(bed.open()).toEqual([
      "#1 temperature.low.high high active",
      "#2 recording-stopped high active acknowledged",
    ]);
  });
});
