// Each scenario against the real monitor, limits and plausibility: it raises what it promises, and
// nothing that it does not promise, whoever the patient is.

import { describe, expect, it } from "vitest";
import { conditionName } from "../../shared/alarms/alarm.ts";
import { judgeReading, type Previous } from "../../shared/vitals/plausibility.ts";
import type { Scenario } from "../../shared/vocabulary.ts";
import { bedsideCadence, createBedside, type Moment } from "../../simulator/bedside/bedside.ts";
import { eventSecond, SCENARIO_TABLE } from "../../simulator/scenarios.ts";
import { infusingBed } from "../helpers/bed-story.ts";
import { atMs, observation } from "../helpers/entries.ts";

const LOOK_EVERY_S = 300;
const SEEDS = Array.from({ length: 25 }, (_, seed) => `${seed}/bed-1`);

/** Plays seconds of a scenario into the monitor, from the infusion's start. */
function played(scenario: Scenario, { seed = "7/bed-1", eventAtS = 0, forS = 600 } = {}) {
  const bedside = createBedside({ seed, scenario, fromS: 0, eventAtS });
  const bed = infusingBed(bedsideCadence(scenario));
  const previous: Previous = {};
  const moments: Moment[] = [];
  const faults: string[] = [];
  for (let second = 0; second < forS; second += 1) {
    const moment = bedside.second();
    moments.push(moment);
    const judged = judgeReading(moment.vitals, atMs(second), previous, true);
    faults.push(...judged.rejected.map(({ message }) => message));
    faults.push(...judged.queried.map((vital) => `${vital} is doubtful at ${second} s`));
    if (moment.status !== null) bed.reports(second, moment.status);
    bed.reads(second, moment.vitals);
    // Somebody looks at the patient as often as the schedule asks.
    if (second % LOOK_EVERY_S === 0) bed.takes(observation(second, { acvpu: "alert" }));
  }
  const raised = bed.alarms
    .filter(({ reason }) => reason === "raised")
    .map(({ alarm, atMs: raisedMs }) => ({
      condition: conditionName(alarm.subject),
      second: (raisedMs - atMs(0)) / 1_000,
    }));
  const raisedAt = (name: string): number =>
    raised.find(({ condition }) => condition.startsWith(name))?.second ?? Number.POSITIVE_INFINITY;
  return { moments, faults, raised, raisedAt, log: bed.log() };
}

describe("uneventful", () => {
  it.each(SEEDS)("raises nothing in an hour and sends nothing doubtful, seed %s", (seed) => {
    const { raised, faults } = played("uneventful", { seed, forS: 3_600 });
    expect(raised).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("hypotensive", () => {
  it.each(SEEDS)("alarms within 35 s by heart rate and 80 s by cuff, seed %s", (seed) => {
    const { raisedAt, faults } = played("hypotensive", { seed, forS: 900 });
    expect(raisedAt("heartRate.high")).toBeLessThanOrEqual(35);
    expect(raisedAt("systolic.low")).toBeLessThanOrEqual(80);
    // A fall of more than 40 mmHg between two cuff values is a step that must be doubted.
    expect(faults.filter((fault) => !/^(systolic|mean|diastolic) is doubtful/.test(fault))).toEqual(
      [],
    );
  });

  it("is quiet until the event begins, and ends with it", () => {
    const { raised, moments } = played("hypotensive", { eventAtS: 1_080, forS: 2_400 });
    expect(raised.filter(({ second }) => second < 1_080)).toEqual([]);
    const pressures = moments.map(({ vitals }) => vitals.systolic).filter((value) => value != null);
    expect(pressures.slice(0, 15).every((value) => value > 100)).toBe(true);
    expect(pressures.slice(22, 28).every((value) => value < 90)).toBe(true);
    expect(pressures.slice(-4).every((value) => value > 100)).toBe(true);
  });
});

describe("febrile", () => {
  it.each(SEEDS)("passes 38.0 °C between 2 and 9 min after it begins, seed %s", (seed) => {
    const { raisedAt, faults } = played("febrile", { seed, forS: 1_200 });
    expect(raisedAt("temperature.high")).toBeGreaterThan(120);
    expect(raisedAt("temperature.high")).toBeLessThan(540);
    expect(raisedAt("systolic")).toBe(Number.POSITIVE_INFINITY);
    expect(faults).toEqual([]);
  });

  it("takes heart rate and respiration along", () => {
    const { moments } = played("febrile", { eventAtS: 600, forS: 2_400 });
    const mean = (from: number, vital: "heartRate" | "respiration"): number =>
      moments.slice(from, from + 300).reduce((sum, { vitals }) => sum + (vitals[vital] ?? 0), 0) /
      300;
    expect(mean(2_100, "heartRate") - mean(300, "heartRate")).toBeGreaterThan(12);
    expect(mean(2_100, "respiration") - mean(300, "respiration")).toBeGreaterThan(3);
  });
});

describe("sensor-off", () => {
  it("raises lead-off once, for three minutes, and nothing about the patient", () => {
    const { raised, log, moments } = played("sensor-off", { eventAtS: 100, forS: 600 });
    expect(raised).toEqual([{ condition: "lead-off.heartRate", second: 100 }]);
    expect(log.at(-1)).toContain("280.0 s #1 ended lead-off.heartRate");
    expect(moments[99]?.vitals.heartRate).toBeTypeOf("number");
    expect(moments[100]?.vitals.heartRate).toBeNull();
    expect(moments[100]?.status?.leadOff).toEqual(["heartRate"]);
    expect(moments[100]?.vitals.pulse).toBeTypeOf("number");
    expect(moments[279]?.vitals.heartRate).toBeNull();
    expect(moments[280]?.vitals.heartRate).toBeTypeOf("number");
    expect(moments[280]?.status?.leadOff).toEqual([]);
  });
});

describe("link-loss", () => {
  it("touches neither patient nor sensors", () => {
    const { raised, moments } = played("link-loss", { eventAtS: 60, forS: 1_200 });
    expect(raised).toEqual([]);
    const lost = moments.flatMap(({ linkLostForS }, second) =>
      linkLostForS === null ? [] : [[second, linkLostForS]],
    );
    expect(lost).toEqual([
      [60, 60],
      [960, 60],
    ]);
  });
});

describe("an event", () => {
  const event = { effect: { kind: "link-loss" }, beginsAtMin: 1, lastsS: 5 } as const;

  it("goes on from its first second to the last, once", () => {
    const once = { ...event, repeatsEveryS: null };
    expect([59, 60, 64, 65, 960].map((second) => eventSecond(once, 60, second))).toEqual([
      null,
      0,
      4,
      null,
      null,
    ]);
  });

  it("comes again where it repeats", () => {
    const again = { ...event, repeatsEveryS: 100 };
    expect([65, 159, 160, 164, 165].map((second) => eventSecond(again, 60, second))).toEqual([
      null,
      null,
      0,
      4,
      null,
    ]);
  });

  it("is over before it comes again, in every scenario", () => {
    for (const { event: row } of Object.values(SCENARIO_TABLE)) {
      expect(row?.repeatsEveryS ?? Number.POSITIVE_INFINITY).toBeGreaterThan(row?.lastsS ?? 0);
    }
  });
});
