// Reactions to the infusion as a ward is told of them: against the locked baseline of 120/80, heart
// rate 72, respiration 16, 36.6 °C. The rules alone are in tests/shared/alarms/reactions.test.ts.

import { describe, expect, test } from "vitest";
import type { ReadingEntry } from "../../../shared/protocol/entry.ts";
import { type BedStory, lockedBed, WELL, watchedBed } from "../../helpers/bed-story.ts";
import { atMs, DOCTOR } from "../../helpers/entries.ts";

type Values = ReadingEntry["vitals"];
type Change = { now?: Values; baseline?: Values; seen?: Parameters<BedStory["sees"]>[1] };

const isReaction = (line: string) => /reaction|overload|shock|deficit|general/.test(line);
const reactionsOf = (bed: BedStory) => bed.open().filter(isReaction);
const rates = (heartRate: number) => ({ heartRate, pulse: heartRate });

describe("every reaction at its edges", () => {
  test.each<[string, string[], Change]>([
    ["well", [], {}],
    ["37.9 °C", [], { now: { temperature: 37.9 } }],
    ["38.0 °C", ["reaction.febrile.medium"], { now: { temperature: 38 } }],
    ["38.1 °C, up by 0.9", [], { baseline: { temperature: 37.2 }, now: { temperature: 38.1 } }],
    [
      "38.1 °C, up by 1.0",
      ["reaction.febrile.medium"],
      { baseline: { temperature: 37.1 }, now: { temperature: 38.1 } },
    ],
    ["38.5 °C, up by 1.9", ["reaction.febrile.medium"], { now: { temperature: 38.5 } }],
    ["38.6 °C, up by 2.0", ["reaction.febrile.high"], { now: { temperature: 38.6 } }],
    [
      "38.9 °C, up by 1.0",
      ["reaction.febrile.medium"],
      { baseline: { temperature: 37.9 }, now: { temperature: 38.9 } },
    ],
    [
      "39.0 °C, up by 1.1",
      ["reaction.febrile.high"],
      { baseline: { temperature: 37.9 }, now: { temperature: 39 } },
    ],
    ["systolic down by 29", [], { now: { systolic: 91 } }],
    ["systolic down by 30", ["reaction.hypotensive.medium"], { now: { systolic: 90 } }],
    ["systolic 81", ["reaction.hypotensive.medium"], { now: { systolic: 81 } }],
    ["systolic 80", ["reaction.hypotensive.high"], { now: { systolic: 80 } }],
    ["down by a quarter", [], { baseline: { systolic: 100 }, now: { systolic: 75 } }],
    [
      "down by more than a quarter",
      ["reaction.hypotensive.medium"],
      { baseline: { systolic: 100 }, now: { systolic: 74 } },
    ],
    [
      "systolic 89, heart rate up by 19",
      ["reaction.hypotensive.medium"],
      { now: { systolic: 89, ...rates(91) } },
    ],
    [
      "systolic 89, heart rate up by 20",
      ["reaction.hypotensive.high"],
      { now: { systolic: 89, ...rates(92) } },
    ],
    [
      "systolic 90, heart rate up by 20: not below 90, nor down by more than 30 %",
      ["reaction.hypotensive.medium"],
      { now: { systolic: 90, ...rates(92) } },
    ],
    [
      "down by 30 %, heart rate up by 20",
      ["reaction.hypotensive.medium"],
      { baseline: { systolic: 150 }, now: { systolic: 105, ...rates(92) } },
    ],
    [
      "down by more than 30 %, heart rate up by 20",
      ["reaction.hypotensive.high"],
      { baseline: { systolic: 150 }, now: { systolic: 104, ...rates(92) } },
    ],
    [
      "systolic 89 with a symptom",
      ["general-condition.medium", "reaction.hypotensive.high"],
      { now: { systolic: 89 }, seen: { symptoms: ["flushing"] } },
    ],
    [
      "a fall of 19, as is expected with cells of umbilical-cord blood",
      ["general-condition.medium"],
      { baseline: { systolic: 108 }, now: { systolic: 89 }, seen: { symptoms: ["itching"] } },
    ],
    ["respiration up by half, systolic by 29", [], { now: { respiration: 24, systolic: 149 } }],
    ["respiration short of half, systolic by 30", [], { now: { respiration: 23, systolic: 150 } }],
    [
      "respiration up by half, systolic by 30",
      ["reaction.overload.medium"],
      { now: { respiration: 24, systolic: 150 } },
    ],
    ["systolic up by 30, heart rate down by 19", [], { now: { systolic: 150, ...rates(53) } }],
    ["systolic up by 29, heart rate down by 20", [], { now: { systolic: 149, ...rates(52) } }],
    [
      "systolic up by 30, heart rate down by 20",
      ["reaction.cryoprotectant.medium"],
      { now: { systolic: 150, ...rates(52) } },
    ],
    ["shock index 1.39", [], { now: { systolic: 100, ...rates(139) } }],
    ["shock index 1.40", ["shock-index.high"], { now: { systolic: 100, ...rates(140) } }],
    ["alert", [], { seen: { acvpu: "alert" } }],
    ["confused", ["general-condition.high"], { seen: { acvpu: "confusion" } }],
    ["no symptom", [], { seen: { symptoms: [] } }],
    ["any symptom", ["general-condition.medium"], { seen: { symptoms: ["headache"] } }],
    ["no grade", [], { seen: { ctcaeGrade: 0 } }],
    ["grade 1", [], { seen: { ctcaeGrade: 1 } }],
    ["grade 2", ["general-condition.medium"], { seen: { ctcaeGrade: 2 } }],
    ["grade 3", ["general-condition.high"], { seen: { ctcaeGrade: 3 } }],
  ])("%s", (_name, told, { now, baseline, seen }) => {
    const bed = lockedBed({ ...WELL, ...baseline });
    if (seen !== undefined) bed.sees(19, seen);
    bed.reads(20, { ...WELL, ...baseline, ...now });
    expect(reactionsOf(bed).map((line) => line.split(" ")[1])).toEqual(told);
  });

  test("what is told lists its evidence, and whose number it is", () => {
    const bed = lockedBed();
    bed.reads(20, { temperature: 38.4 });
    const fever = bed.alarms.find(({ alarm }) => alarm.subject.kind === "reaction");
    expect(fever?.alarm).toMatchObject({
      kind: "physiological",
      subject: { evidence: ["Temperature 38.4 °C, +1.8 °C from 36.6"], source: "NHSN" },
    });
  });
});

describe("a reaction with an onset delay", () => {
  test.each<[string, Values, string]>([
    ["shock index 1.0", { systolic: 100, ...rates(100) }, "shock-index.medium"],
    ["a pulse deficit of 11", { heartRate: 83, pulse: 72 }, "pulse-deficit.low"],
  ])("%s is told after 60 s, and not a millisecond earlier", (_name, vitals, told) => {
    const bed = lockedBed();
    bed.reads(20, { ...WELL, ...vitals });
    bed.until(79.999);
    expect(reactionsOf(bed)).toEqual([]);
    bed.until(80);
    expect(reactionsOf(bed)).toEqual([expect.stringContaining(told)]);
  });

  test.each<[string, Values]>([
    ["shock index 0.99", { systolic: 100, ...rates(99) }],
    ["a pulse deficit of 10", { heartRate: 82, pulse: 72 }],
    ["a pulse above the heart rate", { heartRate: 72, pulse: 90 }],
  ])("%s never is", (_name, vitals) => {
    const bed = lockedBed();
    for (let second = 20; second <= 200; second += 20) bed.reads(second, { ...WELL, ...vitals });
    expect(bed.log()).toEqual([]);
  });

  const SHOCKED = { ...WELL, systolic: 100, ...rates(100) };
  const shockedAt = (act: (bed: BedStory) => void) => {
    const bed = lockedBed();
    bed.reads(20, SHOCKED);
    act(bed);
    bed.until(79.999);
    const before = reactionsOf(bed).length;
    bed.until(80);
    return { before, after: reactionsOf(bed).length };
  };

  test("starts anew when the value was well in between", () => {
    const told = shockedAt((bed) => {
      bed.reads(50, { heartRate: 99 });
      bed.reads(51, { heartRate: 100 });
    });
    expect(told).toEqual({ before: 0, after: 0 });
  });

  test.each<[string, (bed: BedStory) => void]>([
    ["a doubtful value", (bed) => bed.reads(50, { heartRate: 60 }, { queried: ["heartRate"] })],
    ["a refused value", (bed) => bed.reads(50, {}, { missing: ["heartRate"] })],
    ["a sensor that was off", (bed) => bed.reads(50, { heartRate: null, pulse: null })],
  ])("does not start anew for %s", (_what, act) => {
    const told = shockedAt((bed) => {
      act(bed);
      bed.reads(51, rates(100));
    });
    expect(told).toEqual({ before: 0, after: 1 });
  });

  test("is not told when nothing is known of it at that moment", () => {
    const told = shockedAt((bed) => bed.reads(50, { heartRate: null, pulse: null }));
    expect(told).toEqual({ before: 0, after: 0 });
  });
});

describe("before the baseline is locked", () => {
  test("no fall or rise is known", () => {
    const bed = watchedBed({ systolic: 20, temperature: 60, respiration: 60 });
    bed.reads(0, WELL);
    bed.reads(10, { systolic: 75, temperature: 38.5, respiration: 30 });
    expect(reactionsOf(bed)).toEqual([]);
  });

  test("what somebody sees is told all the same", () => {
    const bed = watchedBed();
    bed.sees(10, { acvpu: "voice" });
    expect(bed.log()).toEqual([
      '10.0 s #1 raised general-condition.high "General condition: Consciousness: voice" high',
    ]);
  });

  test("not in a session that is only scheduled, nor in one that is over", () => {
    const bed = watchedBed();
    bed.goesTo(5, "closed");
    bed.sees(10, { acvpu: "voice" });
    expect(bed.log()).toEqual([]);
  });

  test("with the lock, what is there is judged at once", () => {
    const bed = watchedBed({ temperature: 600 });
    for (const second of [0, 1, 2]) bed.reads(second, { temperature: 36.6 });
    bed.reads(10, { temperature: 38.2 });
    expect(reactionsOf(bed)).toEqual([]);
    bed.goesTo(11, "infusing");
    expect(reactionsOf(bed)).toEqual(["#2 reaction.febrile.medium medium active"]);
  });
});

describe("the end of a reaction", () => {
  test.each<[string, Values, Values, Values]>([
    ["fever", { temperature: 38 }, { temperature: 37.9 }, { temperature: 37.8 }],
    ["a fall", { systolic: 90 }, { systolic: 92 }, { systolic: 93 }],
    [
      "overload",
      { respiration: 24, systolic: 150 },
      { respiration: 24, systolic: 148 },
      { respiration: 24, systolic: 147 },
    ],
  ])("%s goes on within its slack, and ends when that is used up", (_name, raised, held, over) => {
    const bed = lockedBed();
    bed.reads(20, { ...WELL, ...raised });
    expect(reactionsOf(bed)).toHaveLength(1);
    bed.reads(30, { ...WELL, ...held });
    expect(reactionsOf(bed)).toHaveLength(1);
    bed.reads(40, { ...WELL, ...over });
    expect(reactionsOf(bed)).toEqual([]);
  });

  test("of high priority is latched until somebody has seen it", () => {
    const bed = lockedBed();
    bed.reads(20, { temperature: 38.6 });
    bed.reads(30, { temperature: 36.6 });
    expect(reactionsOf(bed)).toEqual(["#2 reaction.febrile.high high latched"]);
    bed.acknowledges(40, 2);
    expect(reactionsOf(bed)).toEqual([]);
  });

  test("the worse of two stays until somebody has seen it, then eases", () => {
    const bed = lockedBed();
    bed.reads(20, { temperature: 38.6 });
    bed.reads(30, { temperature: 38.2 });
    expect(reactionsOf(bed)).toEqual(["#2 reaction.febrile.high high active"]);
    bed.acknowledges(40, 2);
    expect(reactionsOf(bed)).toEqual(["#2 reaction.febrile.medium medium active acknowledged"]);
  });

  test("what somebody saw ends when somebody says otherwise, and not by silence", () => {
    const bed = lockedBed();
    bed.sees(20, { symptoms: ["rash"] });
    bed.sees(100, { ctcaeGrade: 1 });
    expect(reactionsOf(bed)).toEqual(["#1 general-condition.medium medium active"]);
    bed.sees(110, { symptoms: [] });
    expect(reactionsOf(bed)).toEqual([]);
  });

  const SICK: Record<string, Values> = {
    "reaction.febrile.medium": { temperature: 38.2 },
    "reaction.hypotensive.medium": { systolic: 88 },
    "reaction.cryoprotectant.medium": { systolic: 150, ...rates(52) },
    "shock-index.high": { systolic: 100, ...rates(140) },
  };
  const HOLES: [string, (bed: BedStory) => void][] = [
    ["doubtful", (bed) => bed.reads(31, WELL, { queried: Object.keys(WELL) as never })],
    ["refused", (bed) => bed.reads(31, {}, { missing: ["temperature", "systolic"] })],
    ["late", (bed) => bed.reads(31, WELL, { late: true, takenS: 2 })],
    ["out of time", (bed) => bed.reads(31, WELL, { takenS: 19 })],
    ["silent", (bed) => bed.until(900)],
    [
      "off",
      (bed) => bed.reads(31, { heartRate: null, pulse: null, systolic: null, temperature: null }),
    ],
    [
      "off, and doubtful when they are back",
      (bed) => {
        bed.reads(25, WELL, { queried: Object.keys(WELL) as never });
        bed.reads(31, { heartRate: null, pulse: null, systolic: null, temperature: null });
        bed.reads(32, WELL, { queried: Object.keys(WELL) as never });
      },
    ],
  ];
  const pairs = Object.keys(SICK).flatMap((name) =>
    HOLES.map(([hole, act]) => ({ name, hole, act })),
  );
  test.each(pairs)("$name does not end because values are $hole", ({ name, act }) => {
    const bed = lockedBed();
    bed.reads(20, { ...WELL, ...SICK[name] });
    act(bed);
    expect(reactionsOf(bed).join()).toMatch(new RegExp(`${name} (medium|high) active`));
  });

  test("a pulse that stands in for a silent heart rate once voided the next acknowledgement", () => {
    const bed = watchedBed({ systolic: 29, heartRate: 10, pulse: 600 });
    // The pulse lives on, and tells of a worse index than the heart rate did.
    bed.reads(0, { systolic: 75, heartRate: 130, pulse: 146 });
    const indexLines = () => bed.log().filter((line) => line.includes("shock-index.high"));
    expect(indexLines().at(-1)).toContain('"Shock index 1.73" high');
    bed.until(25);
    expect(indexLines()).toEqual([
      '25.0 s #2 worst-value shock-index.high "Shock index 1.95" high',
    ]);
    bed.acknowledges(26, 2);
    expect(indexLines()).toEqual([
      '26.0 s #2 acknowledged shock-index.high "Shock index 1.95" high',
    ]);
  });

  test("a pulse that stands in for a heart rate which went missing ends no shock index", () => {
    const bed = watchedBed({ systolic: 29, heartRate: 60, pulse: 60 });
    bed.reads(0, { systolic: 100, heartRate: 145, pulse: 80 });
    bed.reads(10, { heartRate: null });
    bed.reads(11, { pulse: 70 });
    expect(reactionsOf(bed)).toEqual(["#1 shock-index.high high active"]);
  });
});

describe("a reaction that gets worse within its priority", () => {
  const about = (bed: BedStory, condition: string) =>
    bed.log().filter((line) => line.includes(` ${condition} `));
  const INDEX = "shock-index.high";
  const DEFICIT = "pulse-deficit.low";
  /** Told at second 20 with an index of 1.40. */
  const shockedBed = () => {
    const bed = lockedBed();
    bed.reads(20, { ...WELL, systolic: 100, ...rates(140) });
    expect(about(bed, INDEX)).toEqual([`20.0 s #1 raised ${INDEX} "Shock index 1.40" high`]);
    return bed;
  };
  /** Told at second 80 with a deficit of 11 /min. */
  const deficientBed = () => {
    const bed = lockedBed();
    bed.reads(20, { ...WELL, heartRate: 83 });
    bed.until(80);
    expect(about(bed, DEFICIT)).toEqual([
      `80.0 s #1 raised ${DEFICIT} "Pulse deficit 11 /min" low`,
    ]);
    return bed;
  };

  test("the message of a shock index does not keep the first number: it follows the worst", () => {
    const bed = shockedBed();
    bed.reads(21, rates(145));
    bed.reads(22, rates(143));
    bed.reads(23, rates(146));
    expect(about(bed, INDEX)).toEqual([
      `21.0 s #1 worst-value ${INDEX} "Shock index 1.45" high`,
      `23.0 s #1 worst-value ${INDEX} "Shock index 1.46" high`,
    ]);
    expect(bed.alarms.at(-1)?.alarm.subject).toMatchObject({ worst: 1.46 });
  });

  test.each([
    ["1.404 is still 1.40, and tells nothing", 140.4, []],
    ["1.406 is 1.41", 140.6, [`21.0 s #1 worst-value ${INDEX} "Shock index 1.41" high`]],
  ])("%s", (_what, rate, told) => {
    const bed = shockedBed();
    bed.reads(21, rates(rate));
    expect(about(bed, INDEX)).toEqual(told);
  });

  test("an acknowledged shock index calls again when it is worse by 0.20, and no sooner", () => {
    const bed = shockedBed();
    bed.acknowledges(25, 1);
    bed.log();
    bed.reads(30, rates(159));
    expect(about(bed, INDEX)).toEqual([
      `30.0 s #1 worst-value ${INDEX} "Shock index 1.59" high acknowledged`,
    ]);
    bed.reads(31, rates(160));
    expect(about(bed, INDEX)).toEqual([`31.0 s #1 worsened ${INDEX} "Shock index 1.60" high`]);
  });

  test("nor by steps that somebody has seen, by a doubtful value, or by one that is missing", () => {
    const bed = shockedBed();
    bed.reads(21, rates(150));
    bed.acknowledges(25, 1);
    bed.log();
    bed.reads(30, rates(169));
    bed.reads(31, rates(190), { queried: ["heartRate", "pulse"] });
    bed.reads(32, { heartRate: null, pulse: null });
    expect(about(bed, INDEX)).toEqual([
      `30.0 s #1 worst-value ${INDEX} "Shock index 1.69" high acknowledged`,
    ]);
  });

  test("an acknowledged pulse deficit calls again when it is worse by 10 /min, and no sooner", () => {
    const bed = deficientBed();
    bed.acknowledges(85, 1);
    bed.log();
    bed.reads(90, { heartRate: 92 });
    expect(about(bed, DEFICIT)).toEqual([
      `90.0 s #1 worst-value ${DEFICIT} "Pulse deficit 20 /min" low acknowledged`,
    ]);
    bed.reads(91, { heartRate: 93 });
    expect(about(bed, DEFICIT)).toEqual([
      `91.0 s #1 worsened ${DEFICIT} "Pulse deficit 21 /min" low`,
    ]);
  });

  test("a fever still does so by 0.5 °C", () => {
    const bed = lockedBed();
    bed.reads(20, { temperature: 38 });
    bed.acknowledges(25, 1);
    bed.log();
    bed.reads(30, { temperature: 38.4 });
    bed.reads(31, { temperature: 38.5 });
    expect(about(bed, "reaction.febrile.medium")).toEqual([
      expect.stringMatching(/^30.0 s #1 worst-value .* acknowledged$/),
      expect.stringMatching(/^31.0 s #1 worsened .* 38.5 °C" medium$/),
    ]);
  });
});

describe("a reaction explains the limit alarms of its vitals", () => {
  const explainedBy = (bed: BedStory, number: number) =>
    bed.alarms.filter(({ alarm }) => alarm.number === number).at(-1)?.alarm.explainedBy;

  test("both are shown, and the limit alarm names the reaction", () => {
    const bed = lockedBed();
    bed.reads(20, { systolic: 89 });
    expect(bed.log()).toEqual([
      '20.0 s #1 raised systolic.low.medium "Systolic 89 < 90" medium',
      '20.0 s #2 raised reaction.hypotensive.medium "Hypotensive reaction: Systolic 89 mmHg" medium',
      '20.0 s #1 explained systolic.low.medium "Systolic 89 < 90" medium',
    ]);
    expect(explainedBy(bed, 1)).toBe(2);
  });

  test("also those that come after it", () => {
    const bed = lockedBed();
    bed.reads(20, { systolic: 90 });
    bed.reads(30, { systolic: 89, diastolic: 49 });
    expect(bed.open()).toEqual([
      "#1 reaction.hypotensive.medium medium active",
      "#2 systolic.low.medium medium active",
      "#3 diastolic.low.medium medium active",
    ]);
    expect([explainedBy(bed, 2), explainedBy(bed, 3)]).toEqual([1, 1]);
  });

  test("not the other side, not other vitals, not equipment", () => {
    const bed = lockedBed();
    bed.reads(20, { systolic: 89, temperature: 35.4, spo2: null });
    const explained = bed.alarms.filter(({ reason }) => reason === "explained");
    expect(explained.map(({ alarm }) => alarm.number)).toEqual([1]);
    expect(bed.open()).toHaveLength(4);
  });

  test("not one that is worse than the reaction; with a worse reaction, that one too", () => {
    const bed = lockedBed({ ...WELL, systolic: 106 });
    bed.sees(10, { symptoms: [] });
    bed.reads(20, { systolic: 79 });
    expect(bed.open()).toEqual([
      "#1 systolic.low.high high active",
      "#2 reaction.hypotensive.medium medium active",
    ]);
    expect(explainedBy(bed, 1)).toBeNull();
    bed.sees(21, { symptoms: ["dizziness"] });
    expect(bed.open()[1]).toBe("#2 reaction.hypotensive.high high active");
    expect(explainedBy(bed, 1)).toBe(2);
  });

  test("until its condition is over, even while the reaction itself is held for 5 s", () => {
    const bed = lockedBed({ ...WELL, temperature: 37.3 });
    bed.reads(20, { temperature: 38.3 });
    bed.log();
    bed.reads(22, { temperature: 38.05 });
    expect(bed.log()).toEqual([
      '22.0 s #1 unexplained temperature.high.medium "Temperature 38.3 > 38.0" medium',
    ]);
    expect(bed.open()).toHaveLength(2);
    bed.until(25);
    expect(bed.open()).toEqual(["#1 temperature.high.medium medium active"]);
  });

  test("acknowledging either leaves the other as it is", () => {
    const bed = lockedBed();
    bed.reads(20, { systolic: 89 });
    bed.acknowledges(21, 2);
    expect(bed.open()).toEqual([
      "#1 systolic.low.medium medium active",
      "#2 reaction.hypotensive.medium medium active acknowledged",
    ]);
    expect(explainedBy(bed, 1)).toBe(2);
  });

  describe("of high priority, when it ends before anybody has answered", () => {
    const FALLEN = { ...WELL, systolic: 78, diastolic: 38, mean: 51 };
    const REACTION = 4;
    const fallenBed = () => {
      const bed = lockedBed();
      bed.reads(20, FALLEN);
      expect(bed.open()).toEqual([
        "#1 systolic.low.high high active",
        "#2 diastolic.low.high high active",
        "#3 mean.low.high high active",
        "#4 reaction.hypotensive.high high active",
      ]);
      bed.log();
      return bed;
    };

    test("what is over with it stays explained, calls nobody, and closes with its answer", () => {
      const bed = fallenBed();
      bed.reads(40, WELL);
      expect(bed.open()).toEqual([
        "#1 systolic.low.high high latched",
        "#2 diastolic.low.high high latched",
        "#3 mean.low.high high latched",
        "#4 reaction.hypotensive.high high latched",
      ]);
      expect(bed.log().filter((line) => !line.includes(" ended "))).toEqual([]);
      for (const second of [60, 80, 100, 110]) bed.reads(second, WELL);
      expect(bed.log().map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
        "50.0 s #4 escalated",
        "110.0 s #4 escalated",
      ]);
      bed.acknowledges(120, REACTION);
      expect(bed.open()).toEqual([]);
      const closed = bed.alarms.filter(({ atMs: ms }) => ms === atMs(120));
      expect(closed.map(({ reason, alarm }) => [alarm.number, reason])).toEqual([
        [1, "acknowledged"],
        [2, "acknowledged"],
        [3, "acknowledged"],
        [4, "acknowledged"],
      ]);
      expect(closed[0]?.alarm).toMatchObject({
        phase: { kind: "closed" },
        acknowledged: { by: DOCTOR, atMs: atMs(120) },
        explainedBy: REACTION,
      });
    });

    test("what is still beyond its limit is explained no longer: it calls, in its own time", () => {
      const bed = fallenBed();
      bed.reads(40, { ...WELL, diastolic: 38 });
      expect(bed.log().at(-1)).toBe(
        '40.0 s #2 unexplained diastolic.low.high "Diastolic 38 < 40" high',
      );
      bed.reads(60, { ...WELL, diastolic: 38 });
      bed.until(69.999);
      expect(bed.log().join()).not.toContain("#2 escalated");
      bed.until(70);
      expect(bed.log().join()).toContain("#2 escalated");
      bed.acknowledges(71, REACTION);
      expect(bed.open()).toEqual(["#2 diastolic.low.high high active"]);
    });

    test("what has called for itself stays its own, also when it is over", () => {
      const bed = fallenBed();
      bed.reads(40, { ...WELL, diastolic: 38 });
      bed.reads(45, WELL);
      expect(explainedBy(bed, 2)).toBeNull();
      bed.acknowledges(50, REACTION);
      expect(bed.open()).toEqual(["#2 diastolic.low.high high latched"]);
    });

    test("what comes back after the reaction is over calls for itself", () => {
      const bed = fallenBed();
      bed.reads(40, WELL);
      bed.log();
      bed.reads(49, { ...WELL, diastolic: 38 });
      expect(bed.log()).toEqual([
        '49.0 s #2 returned diastolic.low.high "Diastolic 38 < 40" high',
        '49.0 s #2 unexplained diastolic.low.high "Diastolic 38 < 40" high',
      ]);
    });

    test("and so does what comes anew", () => {
      const bed = fallenBed();
      bed.reads(40, WELL);
      bed.log();
      bed.reads(50, { ...WELL, spo2: 97, heartRate: 160 });
      bed.reads(53, { ...WELL, heartRate: 160 });
      expect(bed.log().filter((line) => line.includes("heartRate"))).toEqual([
        '53.0 s #5 raised heartRate.high.high "Heart rate 160 > 150" high',
      ]);
      expect(explainedBy(bed, 5)).toBeNull();
    });
  });

  describe("that somebody has answered", () => {
    const FALLEN = { ...WELL, systolic: 78 };
    const answeredBed = () => {
      const bed = lockedBed();
      bed.reads(20, FALLEN);
      bed.acknowledges(25, 2);
      expect(bed.open()).toEqual([
        "#1 systolic.low.high high active",
        "#2 reaction.hypotensive.high high active acknowledged",
      ]);
      return bed;
    };

    test("takes along what it explained then: nothing calls when both are over", () => {
      const bed = answeredBed();
      bed.log();
      bed.reads(40, WELL);
      expect(bed.open()).toEqual([]);
      expect(bed.log().map((line) => line.split(" ").slice(2, 5).join(" "))).toEqual([
        "#1 ended systolic.low.high",
        "#2 ended reaction.hypotensive.high",
      ]);
    });

    test("once silenced a high alarm that came after the answer: nobody has seen that", () => {
      const bed = answeredBed();
      bed.log();
      bed.reads(30, { ...FALLEN, diastolic: 38 });
      expect(explainedBy(bed, 3)).toBeNull();
      bed.until(60);
      expect(bed.log()).toEqual([
        '30.0 s #3 raised diastolic.low.high "Diastolic 38 < 40" high',
        '60.0 s #3 escalated diastolic.low.high "Diastolic 38 < 40" high',
      ]);
      bed.reads(61, WELL);
      expect(bed.open()).toEqual(["#3 diastolic.low.high high latched"]);
    });

    test("once let an alarm that got worse after the answer end unseen", () => {
      const bed = lockedBed();
      bed.reads(10, { systolic: 88, heartRate: 95 });
      bed.acknowledges(12, 2);
      bed.log();
      bed.reads(20, { systolic: 79, heartRate: 95 });
      expect(explainedBy(bed, 1)).toBeNull();
      bed.reads(60, WELL);
      expect(bed.open()).toEqual(["#1 systolic.low.high high latched"]);
    });

    test("explains what came since, once it calls again itself", () => {
      const bed = answeredBed();
      bed.reads(30, { ...FALLEN, diastolic: 38 });
      bed.undoes(31, 2);
      expect(explainedBy(bed, 3)).toBe(2);
    });
  });
});

describe("what a reaction is compared with", () => {
  /** A cuff every 5 min: 120 before the lock at second 1, then what the story says. */
  const cuffBed = () => {
    const bed = watchedBed({ systolic: 300, respiration: 1_200 });
    bed.reads(0, { systolic: 120, respiration: 16 });
    bed.until(240);
    bed.sees(240, { symptoms: [] });
    bed.goesTo(240, "infusing");
    for (const minute of [5, 10]) bed.reads(minute * 60, { systolic: 140 });
    return bed;
  };
  const MIN = 60;

  test("is the baseline too, for 15 min from its lock, though its own readings are older", () => {
    const bed = cuffBed();
    bed.reads(17 * MIN, { systolic: 150, respiration: 24 });
    expect(reactionsOf(bed)).toEqual([expect.stringContaining("reaction.overload.medium")]);
  });

  test.each([
    ["15 min after the lock it still is", 19 * MIN, 1],
    ["a moment later it is not", 19 * MIN + 0.001, 0],
  ])("%s", (_when, second, told) => {
    const bed = cuffBed();
    bed.reads(15 * MIN, { systolic: 140 });
    bed.reads(second, { systolic: 150, respiration: 24 });
    expect(reactionsOf(bed)).toHaveLength(told);
  });
});

test("symptoms that nobody has stated do not keep a high fall up once the rates are well", () => {
  const bed = lockedBed({ ...WELL, systolic: 112 });
  bed.reads(20, { systolic: 89, ...rates(92) });
  expect(reactionsOf(bed)).toEqual([expect.stringContaining("reaction.hypotensive.high high")]);
  bed.reads(30, { systolic: 89, ...rates(91) });
  expect(reactionsOf(bed)).toEqual([expect.stringMatching(/hypotensive.high high active/)]);
  bed.reads(40, { systolic: 89, ...rates(90) });
  expect(reactionsOf(bed)).toEqual([expect.stringMatching(/hypotensive.high high latched/)]);
});
