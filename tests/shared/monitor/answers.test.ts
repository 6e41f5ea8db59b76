// What people answer to an alarm, how long it counts, and what makes an acknowledged alarm call
// anew (domain.md §4).

import { describe, expect, test } from "vitest";
import { ADULT_LIMITS } from "../../../shared/alarms/limits.ts";
import { ACKNOWLEDGEMENTS_KEPT_MAX } from "../../../shared/bounds.ts";
import type { Person } from "../../../shared/protocol/person.ts";
import type { Vital } from "../../../shared/vocabulary.ts";
import { lockedBed, WELL, watchedBed } from "../../helpers/bed-story.ts";
import { DOCTOR, NURSE, START_MS } from "../../helpers/entries.ts";

const OTHER_DOCTOR: Person = { id: "other", name: "Dr Otto Marsh", role: "doctor" };
const ENGINEER: Person = { id: "engineer", name: "Eve Tool", role: "engineer" };
const COLD = '#1 acknowledged temperature.low.medium "Temperature 35.4 < 35.5" medium';

/** One medium alarm from second 0 on; the temperature lives for long. */
const coldBed = (temperature = 35.4) => {
  const bed = watchedBed({ temperature: 3_600 });
  bed.reads(0, { temperature });
  bed.log();
  return bed;
};

describe("an acknowledgement is taken back", () => {
  test("within 30 s by whoever gave it", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.undoes(35, 1);
    expect(bed.log()).toEqual([
      `5.0 s ${COLD}`,
      '35.0 s #1 undone temperature.low.medium "Temperature 35.4 < 35.5" medium',
    ]);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active"]);
  });

  test("not a millisecond later", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.undoes(35.001, 1);
    expect(bed.log()).toEqual([`5.0 s ${COLD}`]);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active acknowledged"]);
  });

  test("by nobody else, not even another doctor", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.undoes(6, 1, OTHER_DOCTOR);
    bed.undoes(7, 1, NURSE);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active acknowledged"]);
  });

  test("once: a second time there is nothing to take back", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.undoes(6, 1);
    bed.log();
    bed.undoes(7, 1);
    bed.undoes(8, 99);
    expect(bed.log()).toEqual([]);
  });

  test("and can be given again, with 30 s of its own", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.undoes(6, 1);
    bed.acknowledges(40, 1, OTHER_DOCTOR);
    bed.undoes(41, 1, DOCTOR);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active acknowledged"]);
    bed.undoes(70, 1, OTHER_DOCTOR);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active"]);
  });

  test("not once the alarm has closed", () => {
    const bed = coldBed(34.9);
    bed.acknowledges(5, 1);
    bed.reads(6, { temperature: 36.6 });
    bed.log();
    bed.undoes(7, 1);
    expect(bed.log()).toEqual([]);
    expect(bed.open()).toEqual([]);
  });
});

describe("what eased because somebody had seen the worse", () => {
  /** High at second 0, and back behind the high limit at second 10, unseen. */
  const milderBed = () => {
    const bed = coldBed(34.9);
    bed.reads(10, { temperature: 35.3 });
    expect(bed.open()).toEqual(["#1 temperature.low.high high active"]);
    return bed;
  };

  test("is the worse again when the acknowledgement is taken back", () => {
    const bed = milderBed();
    bed.acknowledges(11, 1);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active acknowledged"]);
    bed.undoes(12, 1);
    expect(bed.open()).toEqual(["#1 temperature.low.high high active"]);
    expect(bed.log().at(-1)).toBe(
      '12.0 s #1 undone temperature.low.high "Temperature 34.9 < 35.0" high',
    );
    bed.reads(13, { temperature: 36.6 });
    expect(bed.open()).toEqual(["#1 temperature.low.high high latched"]);
  });

  test("is as well when it eased only after the acknowledgement", () => {
    const bed = coldBed(34.9);
    bed.acknowledges(5, 1);
    bed.reads(10, { temperature: 35.3 });
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active acknowledged"]);
    bed.undoes(12, 1);
    expect(bed.open()).toEqual(["#1 temperature.low.high high active"]);
  });

  test("stays eased where other limits had eased it", () => {
    const bed = milderBed();
    bed.acknowledges(11, 1);
    const { low, ...rest } = ADULT_LIMITS.temperature;
    bed.setsLimits(12, {
      ...ADULT_LIMITS,
      temperature: { ...rest, low: { ...low, medium: 35.4 } },
    });
    bed.undoes(13, 1);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active"]);
  });

  test("holds for a reaction too, which then keeps its evidence", () => {
    const bed = lockedBed();
    bed.reads(20, { temperature: 38.6 });
    bed.reads(30, { temperature: 38.2 });
    bed.acknowledges(40, 2);
    expect(bed.open()).toContain("#2 reaction.febrile.medium medium active acknowledged");
    bed.undoes(41, 2);
    expect(bed.open()).toContain("#2 reaction.febrile.high high active");
    const told = bed.alarms.filter(({ reason }) => reason === "undone").at(-1)?.alarm;
    expect(told?.subject).toMatchObject({ evidence: ["Temperature 38.6 °C, +2.0 °C from 36.6"] });
  });
});

test("what a milder reaction explained for that while has called on in its own time", () => {
  const bed = lockedBed();
  bed.reads(20, { diastolic: 38 });
  bed.reads(30, { ...WELL, systolic: 90, diastolic: 45 });
  expect(bed.open()).toEqual([
    "#1 diastolic.low.high high active",
    "#2 reaction.hypotensive.medium medium active",
  ]);
  bed.acknowledges(40, 1);
  expect(bed.alarms.at(-1)?.alarm).toMatchObject({ priority: "medium", explainedBy: 2 });
  bed.undoes(49, 1);
  bed.log();
  bed.until(50);
  expect(bed.log()).toEqual(['50.0 s #1 escalated diastolic.low.high "Diastolic 38 < 40" high']);
});

test("an alarm that one cuff value raised is as doubtful as before when the answer is taken back", () => {
  const bed = watchedBed();
  bed.reads(1, { mean: 131 });
  bed.reads(2, { mean: 90 });
  // Held still, and back inside the high limit: high until somebody has seen it.
  bed.reads(3, { mean: 111 });
  const open = () => bed.alarms.at(-1)?.alarm;
  const before = structuredClone(open());
  expect(before).toMatchObject({ priority: "high", provisional: true });
  bed.acknowledges(4, 1);
  expect(open()).toMatchObject({ priority: "medium" });
  bed.undoes(5, 1);
  expect(open()).toEqual(before);
});

test("an explanation that came and went while it was answered once began its time anew", () => {
  const bed = lockedBed();
  bed.reads(20, { diastolic: 38 });
  bed.reads(30, { ...WELL, systolic: 90, diastolic: 45 });
  bed.acknowledges(40, 1);
  bed.reads(45, { ...WELL, diastolic: 45 });
  expect(bed.alarms.filter(({ alarm }) => alarm.number === 1).at(-1)?.alarm).toMatchObject({
    explainedBy: null,
  });
  bed.undoes(49, 1);
  bed.log();
  bed.until(50);
  expect(bed.log()).toEqual(['50.0 s #1 escalated diastolic.low.high "Diastolic 38 < 40" high']);
});

describe("an acknowledgement that is taken back leaves nothing behind", () => {
  test("no reminder, and no worst value that it was given at", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.undoes(6, 1);
    bed.log();
    bed.reads(7, { temperature: 35.1 });
    expect(bed.log()).toEqual([
      '7.0 s #1 worst-value temperature.low.medium "Temperature 35.1 < 35.5" medium',
    ]);
    bed.until(400);
    expect(bed.log().join()).not.toContain("reminded");
  });
});

describe("somebody attends", () => {
  test("and their name is shown; the alarm calls on", () => {
    const bed = coldBed();
    bed.attends(5, 1);
    expect(bed.log()).toEqual([
      '5.0 s #1 attended temperature.low.medium "Temperature 35.4 < 35.5" medium',
    ]);
    expect(bed.alarms.at(-1)?.alarm).toMatchObject({
      attending: { by: NURSE },
      acknowledged: null,
    });
    bed.until(120);
    expect(bed.log()).toHaveLength(1);
  });

  test("the last one to say so is shown", () => {
    const bed = coldBed();
    bed.attends(5, 1);
    bed.attends(6, 1, DOCTOR);
    expect(bed.alarms.at(-1)?.alarm.attending?.by).toEqual(DOCTOR);
  });

  test("not an engineer, not an alarm that was never raised, not one that has closed", () => {
    const bed = coldBed();
    bed.attends(5, 1, ENGINEER);
    bed.attends(6, 2);
    bed.reads(7, { temperature: 36.6 });
    bed.log();
    bed.attends(8, 1);
    expect(bed.log()).toEqual([]);
  });
});

describe("an acknowledged alarm reminds", () => {
  const REMINDED = '#1 reminded temperature.low.medium "Temperature 35.4 < 35.5" medium';

  test("after five minutes, and not a millisecond earlier", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.log();
    bed.until(304.999);
    expect(bed.log()).toEqual([]);
    bed.until(305);
    expect(bed.log()).toEqual([`305.0 s ${REMINDED}`]);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active"]);
  });

  test("each time that it is acknowledged, and calls for an answer in between", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.until(310);
    bed.acknowledges(320, 1);
    bed.log();
    bed.until(620);
    expect(bed.log()).toEqual([`620.0 s ${REMINDED}`]);
    bed.until(740);
    expect(bed.log()[0]).toContain("740.0 s #1 escalated");
  });

  test("not when its condition is over", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.reads(304, { temperature: 36.6 });
    bed.log();
    bed.until(900);
    expect(bed.log()).toEqual([]);
  });

  test("not while its condition is away, but as soon as it is back", () => {
    const bed = watchedBed({ temperature: 3_600 });
    for (const second of [0, 1, 2, 3]) {
      bed.reads(second, { temperature: 35.4 });
      bed.reads(second + 0.5, { temperature: 36.6 });
    }
    bed.acknowledges(5, 1);
    bed.reads(100, { temperature: 35.4 });
    bed.reads(250, { temperature: 36.6 });
    bed.until(310);
    bed.log();
    bed.reads(320, { temperature: 35.4 });
    expect(bed.log()).toEqual([
      '320.0 s #1 returned temperature.low.medium "Temperature 35.4 < 35.5" medium intermittent acknowledged',
      '320.0 s #1 reminded temperature.low.medium "Temperature 35.4 < 35.5" medium intermittent',
    ]);
  });

  test("also when it is technical", () => {
    const bed = watchedBed();
    bed.disconnects(0);
    bed.until(5);
    bed.acknowledges(10, 1, NURSE);
    bed.log();
    bed.until(310);
    expect(bed.log()).toEqual(['310.0 s #1 reminded device-lost "Device lost: mon-07" medium']);
  });
});

describe("when an alarm got worse", () => {
  const worseAt = (bed: ReturnType<typeof coldBed>): number | undefined => {
    const worsenedAtMs = bed.alarms.at(-1)?.alarm.worsenedAtMs ?? null;
    return worsenedAtMs === null ? undefined : (worsenedAtMs - START_MS) / 1_000;
  };

  test("is kept, by priority or by a step, beside when it came", () => {
    const bed = coldBed();
    bed.reads(60, { temperature: 34.9 });
    expect(worseAt(bed)).toBe(60);
    bed.acknowledges(70, 1);
    bed.reads(80, { temperature: 34.3 });
    expect(worseAt(bed)).toBe(80);
    expect(bed.alarms.at(-1)?.alarm.raisedAtMs).toBe(START_MS);
  });

  test("is not when it reminds, comes again or is a little worse", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.reads(10, { temperature: 35.2 });
    bed.until(310);
    expect(bed.open()).toEqual(["#1 temperature.low.medium medium active"]);
    expect(worseAt(bed)).toBeUndefined();
  });
});

describe("an acknowledgement that counts no longer is kept", () => {
  const beforeOf = (bed: ReturnType<typeof coldBed>) =>
    bed.alarms
      .at(-1)
      ?.alarm.acknowledgedBefore.map(({ by, atMs, untilMs, messageThen }) => [
        by.name,
        (atMs - START_MS) / 1_000,
        (untilMs - START_MS) / 1_000,
        messageThen,
      ]);

  test("with whoever gave it, what the alarm said then, and when it called again", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.reads(60, { temperature: 34.9 });
    expect(bed.open()).toEqual(["#1 temperature.low.high high active"]);
    bed.acknowledges(70, 1, OTHER_DOCTOR);
    bed.reads(80, { temperature: 34.3 });
    expect(beforeOf(bed)).toEqual([
      [DOCTOR.name, 5, 60, "Temperature 35.4 < 35.5"],
      [OTHER_DOCTOR.name, 70, 80, "Temperature 34.9 < 35.0"],
    ]);
  });

  test("not when it was taken back: that is no answer", () => {
    const bed = coldBed();
    bed.acknowledges(5, 1);
    bed.undoes(6, 1);
    bed.reads(60, { temperature: 34.9 });
    expect(beforeOf(bed)).toEqual([]);
  });

  test("up to a bound: of more the first and the latest stay", () => {
    const bed = coldBed();
    const given = Array.from({ length: ACKNOWLEDGEMENTS_KEPT_MAX + 2 }, (_, n) => 5 + n * 301);
    for (const second of given) {
      bed.reads(second - 1, { temperature: 35.4 });
      bed.acknowledges(second, 1);
    }
    bed.until(5 + given.length * 301);
    const seconds = beforeOf(bed)?.map(([, second]) => second);
    expect(seconds).toEqual([given[0], ...given.slice(3)]);
    expect(seconds).toHaveLength(ACKNOWLEDGEMENTS_KEPT_MAX);
  });
});

describe("an acknowledged alarm that gets worse by a step calls anew", () => {
  test.each<[Vital, number, number, number]>([
    ["heartRate", 125, 134, 135],
    ["pulse", 125, 134, 135],
    ["heartRate", 49, 40, 39],
    ["systolic", 165, 174, 175],
    ["diastolic", 95, 104, 105],
    ["mean", 112, 121, 122],
    ["respiration", 31, 35, 36],
    ["temperature", 38.1, 38.5, 38.6],
    ["temperature", 38.4, 38.8, 38.9],
    ["spo2", 91, 87, 86],
  ])("%s %d: not at %d, but at %d", (vital, seen, below, at) => {
    const bed = watchedBed({ [vital]: 20 });
    bed.keepsReading([0, 16], { [vital]: seen });
    bed.acknowledges(16, 1);
    bed.log();
    bed.reads(17, { [vital]: below });
    expect(bed.open()[0]).toMatch(/ medium active acknowledged$/);
    expect(bed.log()).toHaveLength(1);
    bed.reads(18, { [vital]: at });
    expect(bed.log()[0]).toContain("18.0 s #1 worsened");
    expect(bed.open()[0]).toMatch(/ medium active$/);
  });

  test("measured from what was acknowledged, not from value to value", () => {
    const bed = watchedBed({ heartRate: 20 });
    bed.keepsReading([0, 10], { heartRate: 125 });
    bed.acknowledges(10, 1);
    bed.log();
    for (const [second, heartRate] of [
      [11, 129],
      [12, 122],
      [13, 133],
      [14, 135],
    ] as const) {
      bed.reads(second, { heartRate });
    }
    expect(bed.log().map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
      "11.0 s #1 worst-value",
      "13.0 s #1 worst-value",
      "14.0 s #1 worsened",
    ]);
  });

  test("and the next step counts from the next acknowledgement", () => {
    const bed = watchedBed({ heartRate: 20 });
    bed.keepsReading([0, 10], { heartRate: 121 });
    bed.acknowledges(10, 1);
    bed.reads(11, { heartRate: 131 });
    bed.acknowledges(12, 1);
    bed.reads(13, { heartRate: 140 });
    expect(bed.open()).toEqual(["#1 heartRate.high.medium medium active acknowledged"]);
    bed.reads(14, { heartRate: 141 });
    expect(bed.open()).toEqual(["#1 heartRate.high.medium medium active"]);
  });

  test("a value that gets better by any step does not", () => {
    const bed = watchedBed({ heartRate: 20 });
    bed.keepsReading([0, 10], { heartRate: 149 });
    bed.acknowledges(10, 1);
    bed.log();
    bed.reads(11, { heartRate: 121 });
    expect(bed.log()).toEqual([]);
  });

  test("nor does a doubtful value, unless nothing sure is known", () => {
    const bed = watchedBed({ heartRate: 20 });
    bed.keepsReading([0, 10], { heartRate: 125 });
    bed.acknowledges(10, 1);
    bed.log();
    bed.reads(11, { heartRate: 148 }, { queried: ["heartRate"] });
    expect(bed.log()).toEqual([]);
  });

  test("a reaction by the vital that leads it", () => {
    const bed = lockedBed();
    bed.reads(10, { temperature: 38 });
    bed.acknowledges(11, 1);
    bed.log();
    bed.reads(12, { temperature: 38.4 });
    expect(bed.open()[0]).toBe("#1 reaction.febrile.medium medium active acknowledged");
    bed.reads(13, { temperature: 38.5 });
    expect(bed.open()[0]).toBe("#1 reaction.febrile.medium medium active");
  });

  test("once a reaction that had eased called for a value better than what was acknowledged", () => {
    const bed = lockedBed();
    bed.sees(5, { symptoms: [] });
    bed.reads(10, { systolic: 75 });
    const reaction = (line: string) => line.includes("hypotensive");
    const number = Number(bed.open().find(reaction)?.slice(1, 2));
    bed.acknowledges(11, number);
    bed.reads(20, { systolic: 88 });
    bed.log();
    bed.reads(25, { systolic: 86 });
    expect(bed.log().filter(reaction)).toEqual([]);
    expect(bed.open().find(reaction)).toContain("medium active acknowledged");
  });
});
