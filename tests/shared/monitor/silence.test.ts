// What a ward is told when values do not come: no data, sensor off, device lost. Silence is never
// good news: it raises, it escalates, and nothing but a fresh value ends it.

import { describe, expect, test } from "vitest";
import type { ReadingEntry } from "../../../shared/protocol/entry.ts";
import { emptyBed, lockedBed, WELL, watchedBed } from "../../helpers/bed-story.ts";
import { connected, phase, reading, sessionOpened } from "../../helpers/entries.ts";

const NO_HEART = 'no-data.heartRate "Heart rate: no data"';

describe("no data", () => {
  test.each([
    ["heart rate", "heartRate", 1, 7],
    ["respiration every 2 s", "respiration", 2, 9],
    ["temperature", "temperature", 10, 25],
    ["a fast line", "systolic", 1, 7],
    ["a cuff", "systolic", 300, 630],
  ] as const)("%s (%s each %d s) is missed after %d s", (_name, vital, cadenceS, staleS) => {
    const bed = watchedBed({ [vital]: cadenceS });
    bed.reads(0, { [vital]: vital === "temperature" ? 36.6 : vital === "respiration" ? 14 : 100 });
    bed.until(staleS - 0.001);
    expect(bed.log()).toEqual([]);
    expect(bed.shows(vital)).toBe("fresh");
    bed.until(staleS);
    const [line, ...more] = bed.log();
    expect(line).toMatch(new RegExp(`^${staleS}.0 s #1 raised no-data.${vital} .* medium$`));
    expect(more).toEqual([]);
    expect(bed.shows(vital)).toBe("stale");
  });

  test.each([
    ["heartRate", 10],
    ["pulse", 10],
    ["respiration", 15],
    ["temperature", 60],
    ["spo2", 10],
    ["systolic", 630],
  ] as const)("%s that was never announced, but came, is missed after %d s", (vital, staleS) => {
    const bed = watchedBed();
    bed.reads(0, { [vital]: vital === "temperature" ? 36.6 : vital === "respiration" ? 14 : 100 });
    bed.until(staleS - 0.001);
    expect(bed.log()).toEqual([]);
    bed.until(staleS);
    expect(bed.open()).toEqual([`#1 no-data.${vital} medium active`]);
  });

  test("what was announced and never came is missed too", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.until(6.999);
    expect(bed.log()).toEqual([]);
    bed.until(7);
    expect(bed.log()).toEqual([`7.0 s #1 raised ${NO_HEART} medium`]);
    expect(bed.stale).toEqual([]);
  });

  test("what was neither announced nor sent is not missed", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 3_600], { heartRate: 72 });
    expect(bed.log()).toEqual([]);
  });

  test("the next value ends it, and the next silence is a new alarm", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 72 });
    bed.reads(20, { heartRate: 73 });
    bed.until(27);
    expect(bed.log()).toEqual([
      `7.0 s #1 raised ${NO_HEART} medium`,
      `20.0 s #1 ended ${NO_HEART} medium closed`,
      `27.0 s #2 raised ${NO_HEART} medium`,
    ]);
  });

  test("it is told once, however long it lasts", () => {
    const bed = watchedBed({ heartRate: 1 });
    for (let second = 0; second < 120; second += 10) bed.until(second);
    expect(bed.log()).toHaveLength(1);
    bed.until(3_600);
    expect(bed.log().filter((line) => !line.includes(" escalated "))).toEqual([]);
    expect(bed.open()).toEqual(["#1 no-data.heartRate medium active"]);
  });

  test("age counts from when a value was taken, not from when it came", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(10, { heartRate: 72 }, { takenS: 6 });
    bed.until(12.999);
    expect(bed.log().filter((line) => line.startsWith("13"))).toEqual([]);
    bed.until(13);
    expect(bed.log().at(-1)).toBe(`13.0 s #2 raised ${NO_HEART} medium`);
  });
});

describe("data that stop while a vital is in alarm", () => {
  test("are a no-data alarm of high priority, and the limit alarm stays", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 12], { heartRate: 130 });
    bed.until(60);
    expect(bed.open()).toEqual([
      "#1 heartRate.high.medium medium active",
      "#2 no-data.heartRate high active",
    ]);
  });

  test("are high also while the alarm was only pending", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 130 });
    bed.until(30);
    expect(bed.log()).toEqual([`7.0 s #1 raised ${NO_HEART} high`]);
  });

  test("are high also after an acknowledgement", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 12], { heartRate: 130 });
    bed.acknowledges(12, 1);
    bed.until(60);
    expect(bed.open()).toContain("#2 no-data.heartRate high active");
  });

  test("are medium once the condition had ended, even if it is still latched", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 4], { heartRate: 160 });
    bed.reads(5, { heartRate: 80 });
    bed.until(60);
    expect(bed.open()).toEqual([
      "#1 heartRate.high.high high latched",
      "#2 no-data.heartRate medium active",
    ]);
  });

  test("resume with a value still beyond the limit: told at once, for the delay is long over", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 130 });
    bed.until(30);
    bed.log();
    bed.reads(31, { heartRate: 130 });
    expect(bed.log()).toEqual([
      `31.0 s #1 ended ${NO_HEART} high closed`,
      '31.0 s #2 raised heartRate.high.medium "Heart rate 130 > 120" medium',
    ]);
  });
});

describe("rejected and missing values", () => {
  const refused = { vital: "heartRate", code: "OUT_OF_RANGE", message: "no", value: 999 } as const;

  test("do not stop the no-data clock, though readings keep coming", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 0], { heartRate: 72, respiration: 14 });
    for (let second = 1; second <= 7; second += 1) {
      bed.reads(second, { respiration: 14 }, { rejected: [refused] });
    }
    expect(bed.log()).toContain(`7.0 s #2 raised ${NO_HEART} medium`);
    expect(bed.state.rejected).toBe(7);
  });

  test("never end an alarm", () => {
    const bed = watchedBed({ heartRate: 1, respiration: 1 });
    bed.keepsReading([0, 10], { heartRate: 130, respiration: 14 });
    for (let second = 11; second <= 60; second += 1) {
      bed.reads(second, { respiration: 14 }, { rejected: [refused], missing: ["pulse"] });
    }
    expect(bed.open()).toEqual([
      "#1 heartRate.high.medium medium active",
      "#2 implausible.heartRate medium active",
      "#3 no-data.heartRate high active",
    ]);
  });
});

describe("pressures share a sensor", () => {
  const cuff = { systolic: 300, diastolic: 300, mean: 300 };

  test("and their silence is told once", () => {
    const bed = watchedBed(cuff);
    bed.reads(0, { systolic: 120, diastolic: 80, mean: 93 });
    bed.until(700);
    expect(bed.log()).toEqual([
      '630.0 s #1 raised no-data.systolic "Blood pressure: no data" medium',
    ]);
  });

  test("high, if any of them was in alarm", () => {
    const bed = watchedBed(cuff);
    bed.reads(0, { systolic: 120, diastolic: 95, mean: 103 });
    bed.until(3_600);
    expect(bed.open()).toEqual([
      "#1 diastolic.high.medium medium active",
      "#2 no-data.systolic high active",
    ]);
  });

  test("one that stays away while systolic comes is told under its own name", () => {
    const bed = watchedBed(cuff);
    bed.reads(0, { systolic: 120, diastolic: 80, mean: 93 });
    bed.reads(300, { systolic: 120, mean: 93 });
    bed.reads(600, { systolic: 120, mean: 93 });
    bed.until(630);
    expect(bed.log()).toEqual(['630.0 s #1 raised no-data.diastolic "Diastolic: no data" medium']);
  });

  test("systolic that comes back alone does not hide that the others did not", () => {
    const bed = watchedBed(cuff);
    bed.reads(0, { systolic: 120, diastolic: 80, mean: 93 });
    bed.until(700);
    bed.log();
    bed.reads(710, { systolic: 120 });
    bed.until(714.999);
    expect(bed.log()).toEqual([
      '710.0 s #1 ended no-data.systolic "Blood pressure: no data" medium closed',
    ]);
    bed.until(715);
    expect(bed.open()).toEqual([
      "#2 no-data.diastolic medium active",
      "#3 no-data.mean medium active",
    ]);
  });

  test("all that come back together end it", () => {
    const bed = watchedBed(cuff);
    bed.reads(0, { systolic: 120, diastolic: 80, mean: 93 });
    bed.until(700);
    bed.log();
    bed.reads(710, { systolic: 120, diastolic: 80 });
    bed.until(1_300);
    expect(bed.log()).toEqual([
      '710.0 s #1 ended no-data.systolic "Blood pressure: no data" medium closed',
    ]);
  });

  test("a diastolic in alarm that stops after systolic raises what was told to high", () => {
    const bed = watchedBed({ systolic: 1, diastolic: 1 });
    bed.reads(0, { systolic: 120, diastolic: 80 });
    bed.keepsReading([1, 9], { diastolic: 80 });
    bed.keepsReading([10, 20], { diastolic: 125 });
    bed.acknowledges(20, 1);
    bed.acknowledges(20, 2);
    expect(bed.open()).toEqual([
      "#1 no-data.systolic medium active acknowledged",
      "#2 diastolic.high.high high active acknowledged",
    ]);
    bed.log();
    bed.until(50);
    expect(bed.log()).toEqual([
      '27.0 s #1 worsened no-data.systolic "Blood pressure: no data" high',
    ]);
  });

  test("a derived mean is as short-lived as the systolic that was announced", () => {
    const bed = watchedBed({ systolic: 1 });
    bed.keepsReading([0, 3], { systolic: 120, diastolic: 80 });
    for (let second = 4; second <= 10; second += 1) bed.reads(second, { systolic: 120 });
    expect(bed.shows("mean")).toBe("stale");
    expect(bed.shows("systolic")).toBe("fresh");
  });
});

describe("sensor off", () => {
  const OFF = 'lead-off.heartRate "Heart rate: sensor off"';

  test("is told at once, once, and ends with the next value", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 72 });
    bed.keepsReading([1, 4], { heartRate: null });
    bed.keepsReading([5, 6], { heartRate: 72 });
    expect(bed.log()).toEqual([
      `1.0 s #1 raised ${OFF} medium`,
      `6.0 s #1 ended ${OFF} medium closed`,
    ]);
  });

  test("explains the silence that follows", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 72 });
    bed.keepsReading([1, 120], { heartRate: null });
    expect(bed.open()).toEqual(["#1 lead-off.heartRate medium active"]);
    expect(bed.shows("heartRate")).toBe("lead-off");
  });

  test("explains nothing where the vital was in alarm: no data, high", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 10], { heartRate: 130 });
    bed.keepsReading([11, 17], { heartRate: null });
    expect(bed.open()).toEqual([
      "#1 heartRate.high.medium medium active",
      "#2 lead-off.heartRate medium active",
      "#3 no-data.heartRate high active",
    ]);
  });

  test("keeps a pending onset from being raised on an old value, not from being told", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 1], { heartRate: 160 });
    bed.reads(2, { heartRate: null });
    bed.until(30);
    expect(bed.log()).toEqual([
      `2.0 s #1 raised ${OFF} medium`,
      `8.0 s #2 raised ${NO_HEART} high`,
    ]);
  });

  test("a sensor that is on again lets its waiting onset go at once", () => {
    const bed = watchedBed({ heartRate: 5 });
    bed.reads(0, { heartRate: 160 });
    bed.reports(2, { leadOff: ["heartRate"] });
    bed.until(11);
    bed.log();
    bed.reports(12, { leadOff: [] });
    expect(bed.log()).toEqual([
      `12.0 s #1 ended ${OFF} medium closed`,
      '12.0 s #2 raised heartRate.high.high "Heart rate 160 > 150" high',
    ]);
  });

  test("a status says it as well, and takes it back; then a value has 5 s to come", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 72 });
    bed.reports(2, { leadOff: ["heartRate"] });
    bed.reports(20, { leadOff: [] });
    expect(bed.log()).toEqual([
      `2.0 s #1 raised ${OFF} medium`,
      `20.0 s #1 ended ${OFF} medium closed`,
    ]);
    bed.until(24.999);
    expect(bed.log()).toEqual([]);
    bed.until(25);
    expect(bed.log()).toEqual([`25.0 s #2 raised ${NO_HEART} medium`]);
  });

  test("a status that does not speak of sensors changes none", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reports(1, { leadOff: ["heartRate"] });
    bed.reports(2, { battery: 0.3, cuff: "measuring" });
    expect(bed.open()).toEqual(["#1 lead-off.heartRate medium active"]);
    expect(bed.state.link).toMatchObject({ device: { battery: 0.3, cuff: "measuring" } });
  });

  test("of the cuff is told once, also by a device that announced nothing", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: null, diastolic: null, mean: null });
    bed.reads(1, { systolic: null, diastolic: null, mean: null });
    expect(bed.log()).toEqual([
      '0.0 s #1 raised lead-off.systolic "Blood pressure: sensor off" medium',
    ]);
  });

  test("of the cuff explains the silence of all its pressures", () => {
    const bed = watchedBed({ systolic: 300, diastolic: 300 });
    bed.reads(0, { systolic: 120, diastolic: 80 });
    bed.reports(300, { leadOff: ["systolic", "diastolic", "mean"] });
    bed.until(3_600);
    expect(bed.open()).toEqual(["#1 lead-off.systolic medium active"]);
  });

  test("of systolic, taken back by a status, leaves no other pressure untold", () => {
    const bed = watchedBed({ systolic: 1, diastolic: 1 });
    bed.reads(0, { systolic: 120, diastolic: 80 });
    bed.reports(1, { leadOff: ["systolic"] });
    bed.until(20);
    bed.reports(21, { leadOff: [] });
    for (let second = 22; second <= 30; second += 1) bed.reads(second, { systolic: 120 });
    expect(bed.open()).toContain("#2 no-data.diastolic medium active");
  });

  test("of diastolic is not forgotten when systolic comes back alone", () => {
    const bed = watchedBed({ systolic: 1, diastolic: 1 });
    bed.reads(0, { systolic: 120, diastolic: 80 });
    bed.reports(1, { leadOff: ["systolic", "diastolic"] });
    bed.log();
    for (let second = 2; second <= 20; second += 1) bed.reads(second, { systolic: 120 });
    expect(bed.open()).toContain("#2 no-data.diastolic medium active");
  });
});

describe("device lost", () => {
  const LOST = 'device-lost "Device lost: mon-07"';

  test("is told after 5 s, and not a millisecond earlier", () => {
    const bed = watchedBed({ temperature: 60 });
    bed.reads(9, { temperature: 36.6 });
    bed.disconnects(10);
    bed.until(14.999);
    expect(bed.log()).toEqual([]);
    bed.until(15);
    expect(bed.log()).toEqual([`15.0 s #1 raised ${LOST} medium`]);
  });

  test("is not told when the device is back within 5 s", () => {
    const bed = watchedBed({ temperature: 60 });
    bed.reads(9, { temperature: 36.6 });
    bed.disconnects(10);
    bed.connects(14.999, { temperature: 60 });
    bed.until(60);
    expect(bed.log()).toEqual([]);
  });

  test("ends when the device is back, by its name or another's", () => {
    const bed = watchedBed();
    bed.disconnects(10);
    bed.takes(connected(100, { device: "mon-08" }));
    expect(bed.log()).toEqual([
      `15.0 s #1 raised ${LOST} medium`,
      `100.0 s #1 ended ${LOST} medium closed`,
    ]);
  });

  test("speaks for all vitals that were quiet", () => {
    const bed = watchedBed({ heartRate: 1, respiration: 1 });
    bed.reads(9, { heartRate: 72, respiration: 14 });
    bed.disconnects(10);
    bed.until(3_600);
    expect(bed.open()).toEqual(["#3 device-lost medium active"]);
  });

  test("speaks also for a vital that had not yet had time to speak", () => {
    const bed = watchedBed({ temperature: 60 });
    bed.disconnects(10);
    bed.until(3_600);
    expect(bed.open()).toEqual(["#1 device-lost medium active"]);
  });

  test("does not speak for a vital in alarm: no data, high", () => {
    const bed = watchedBed({ heartRate: 1, respiration: 1 });
    bed.keepsReading([0, 10], { heartRate: 130, respiration: 14 });
    bed.disconnects(10.5);
    bed.until(3_600);
    expect(bed.open()).toEqual([
      "#1 heartRate.high.medium medium active",
      "#2 device-lost medium active",
      "#3 no-data.heartRate high active",
    ]);
  });

  test("after it, each vital has 5 s to speak", () => {
    const bed = watchedBed({ heartRate: 1, respiration: 1 });
    bed.keepsReading([0, 9], { heartRate: 72, respiration: 14 });
    bed.disconnects(10);
    bed.connects(60, { heartRate: 1, respiration: 1 });
    bed.log();
    bed.reads(62, { heartRate: 72 });
    bed.until(64.999);
    expect(bed.log()).toEqual([]);
    bed.keepsReading([65, 65], { heartRate: 72 });
    expect(bed.log()).toEqual([
      '65.0 s #2 raised no-data.respiration "Respiration: no data" medium',
    ]);
  });

  test("a link that is always down when it matters does not hide a sensor that stays silent", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 9], { heartRate: 72 });
    for (let second = 15.9; second < 60; second += 5.1) {
      bed.disconnects(second);
      bed.connects(second + 0.2, { heartRate: 1 });
    }
    expect(bed.log()).toEqual([`21.1 s #1 raised ${NO_HEART} medium`]);
  });

  test("another device's goodbye does not end this one's link", () => {
    const bed = watchedBed();
    bed.takes({ ...connected(5), device: "mon-08" });
    bed.disconnects(10);
    bed.until(60);
    expect(bed.log()).toEqual([]);
  });

  test("a device that comes back faster is missed by its new cadence", () => {
    const bed = watchedBed({ systolic: 300 });
    bed.reads(0, { systolic: 120 });
    bed.connects(100, { systolic: 1 });
    bed.until(104.999);
    expect(bed.log()).toEqual([]);
    bed.until(105);
    expect(bed.open()).toEqual(["#1 no-data.systolic medium active"]);
  });

  test("so are the pressures that come with systolic without being announced", () => {
    const bed = watchedBed({ systolic: 300 });
    bed.reads(0, { systolic: 120, diastolic: 80 });
    bed.connects(10, { systolic: 1 });
    bed.keepsReading([11, 20], { systolic: 120, diastolic: 80 });
    for (let second = 21; second <= 26; second += 1) bed.reads(second, { systolic: 120 });
    expect(bed.log()).toEqual([]);
    bed.reads(27, { systolic: 120 });
    expect(bed.open()).toEqual([
      "#1 no-data.diastolic medium active",
      "#2 no-data.mean medium active",
    ]);
  });

  test("a device that comes back slower is given its new cadence", () => {
    const bed = watchedBed({ systolic: 1 });
    bed.reads(0, { systolic: 120 });
    bed.connects(3, { systolic: 300 });
    bed.until(629.999);
    expect(bed.log()).toEqual([]);
    bed.until(630);
    expect(bed.open()).toEqual(["#1 no-data.systolic medium active"]);
  });

  test.each([
    ["spoke once", { heartRate: 72 }],
    ["never spoke", { pulse: 72 }],
  ])(
    "connecting again and again does not put off the silence of a vital that %s",
    (_fact, first) => {
      const bed = watchedBed({ heartRate: 1 });
      bed.reads(0, first);
      for (let second = 1; second <= 20; second += 1) bed.connects(second, { heartRate: 1 });
      expect(bed.log()[0]).toBe(`7.0 s #1 raised ${NO_HEART} medium`);
    },
  );
});

describe("the watch begins with what is wrong already", () => {
  const scheduledBed = () => {
    const bed = emptyBed();
    bed.takes(sessionOpened(0), connected(0, { cadence: { heartRate: 1, systolic: 300 } }));
    return bed;
  };

  test("nothing is told while the session is only scheduled", () => {
    const bed = scheduledBed();
    bed.takes(reading(1, { systolic: 70, temperature: null }));
    bed.disconnects(2);
    bed.until(3_600);
    expect(bed.log()).toEqual([]);
  });

  test("a sensor that fell silent before is missed 5 s into the watch", () => {
    const bed = scheduledBed();
    bed.reads(1, { heartRate: 72 });
    bed.takes(phase(60, "baseline"));
    bed.until(64.999);
    expect(bed.log()).toEqual([]);
    bed.until(65);
    expect(bed.log()).toEqual([`65.0 s #1 raised ${NO_HEART} medium`]);
  });

  test("a sensor that was off before is told", () => {
    const bed = scheduledBed();
    bed.reads(1, { heartRate: null });
    bed.takes(phase(2, "baseline"));
    expect(bed.open()).toEqual(["#1 lead-off.heartRate medium active"]);
  });

  test("a device that was lost before is told", () => {
    const bed = scheduledBed();
    bed.disconnects(2);
    bed.takes(phase(60, "baseline"));
    expect(bed.log()).toEqual(['60.0 s #1 raised device-lost "Device lost: mon-07" medium']);
  });

  test("a cuff value that is still in force alarms, though its next one is minutes away", () => {
    const bed = scheduledBed();
    bed.reads(1, { systolic: 78 });
    bed.takes(phase(2, "baseline"));
    expect(bed.log()).toEqual([
      '2.0 s #1 raised systolic.low.high "Systolic 78 < 80" high provisional',
    ]);
    expect(bed.other).toEqual(["2.0 s cuff in 120 s"]);
  });

  test("a heart rate from before gets its delay from the beginning of the watch", () => {
    const bed = scheduledBed();
    bed.keepsReading([0, 29], { heartRate: 130 });
    bed.takes(phase(30, "baseline"));
    bed.keepsReading([30, 39], { heartRate: 130 });
    bed.until(39.999);
    expect(bed.log()).toEqual([]);
    bed.until(40);
    expect(bed.open()).toEqual(["#1 heartRate.high.medium medium active"]);
  });
});

describe("a sensor that is off", () => {
  test("was once put on again by a reading taken before it came off", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 72 });
    bed.reads(3, { heartRate: null });
    bed.log();
    bed.reads(4, { heartRate: 73 }, { takenS: 2 });
    expect(bed.log()).toEqual([]);
    expect(bed.shows("heartRate")).toBe("lead-off");
    bed.reads(5, { heartRate: 74 });
    expect(bed.shows("heartRate")).toBe("fresh");
  });
});

describe("a watched bed to which no device comes", () => {
  test.each([
    ["just before a minute is over", 59.999, []],
    ["after a minute", 60, ['60.0 s #1 raised device-lost "No device is attached" medium']],
  ])("%s", (_when, second, log) => {
    const bed = emptyBed();
    bed.takes(sessionOpened(-600), phase(0, "baseline"));
    bed.until(second);
    expect(bed.log()).toEqual(log);
  });

  test("is told until one comes", () => {
    const bed = emptyBed();
    bed.takes(sessionOpened(0), phase(0, "baseline"));
    bed.until(70);
    bed.log();
    bed.connects(80, { heartRate: 1 });
    expect(bed.log()).toEqual([
      '80.0 s #1 ended device-lost "No device is attached" medium closed',
    ]);
  });

  test("once was silent when the device had gone before the session opened", () => {
    const bed = emptyBed();
    bed.connects(-20, { heartRate: 1 });
    bed.disconnects(-10);
    bed.takes(sessionOpened(0), phase(0, "baseline"));
    bed.until(60);
    expect(bed.log()).toEqual(['60.0 s #1 raised device-lost "No device is attached" medium']);
  });

  test("is not missed in the demo, which begins in its past and before its simulator", () => {
    const bed = emptyBed();
    bed.takes(sessionOpened(-1_300, { scenario: "uneventful" }), phase(-1_300, "baseline"));
    bed.until(10);
    expect(bed.log()).toEqual([]);
  });

  test("is not missed before it is watched", () => {
    const bed = emptyBed();
    bed.takes(sessionOpened(0));
    bed.until(3_600);
    expect(bed.log()).toEqual([]);
  });
});

describe("a vital in which a reaction is seen", () => {
  test.each<[string, ReadingEntry["vitals"], string]>([
    ["a fall within the limits", { systolic: 90.5 }, "no-data.systolic"],
    ["a fever", { temperature: 37.9 }, "no-data.temperature"],
  ])("once fell silent as medium: %s", (_name, change, condition) => {
    const bed = lockedBed({ ...WELL, systolic: 125, temperature: 35.9 });
    bed.reads(10, { ...WELL, systolic: 125, temperature: 35.9, ...change });
    bed.until(2_000);
    const told = bed.open().filter((line) => line.includes(condition));
    expect(told).toEqual([expect.stringContaining("high")]);
  });
});
