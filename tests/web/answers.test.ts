// What people are offered to answer an alarm with, and alarms that a whole ward has at once.

import { describe, expect, test } from "vitest";
import type { Me } from "../../shared/protocol/live.ts";
import { offersOf, undoLeftS } from "../../web/alarms/offers.ts";
import { type Beholder, wordsBeside } from "../../web/alarms/standing.ts";
import {
  fromElsewhere,
  isWardWide,
  meantWith,
  ownAlarms,
  toldOnce,
  withAlike,
} from "../../web/alarms/ward-wide.ts";

import { countdownText } from "../../web/ui/time.ts";
import { ACKNOWLEDGED, alarmView, at, T0 } from "../helpers/views.ts";

const DOCTOR: Me = { id: "u1", username: "doctor", name: "Dr. Szabó", role: "doctor" };
const OTHER: Me = { ...DOCTOR, id: "u9", name: "Dr. Wolf" };
const NURSE: Me = { id: "u2", username: "nurse", name: "Nurse K.", role: "nurse" };
const ENGINEER: Me = { id: "u3", username: "engineer", name: "E.", role: "engineer" };
const NOBODY: Beholder = { role: null, isTrial: false };
const WHOLE = { others: 0, form: "whole" } as const;
const secondMs = (second: number): number => T0 + second * 1_000;

describe("a person is offered", () => {
  const going = { by: { id: "u2", name: "Nurse K.", role: "nurse" as const }, at: at(1) };
  const technical = alarmView({
    kind: "technical",
    condition: "no-data.pulse",
    priority: "medium",
  });

  test.each([
    ["a doctor, a high alarm", alarmView(), DOCTOR, 10, ["acknowledge", "attend"]],
    ["a nurse, a high alarm", alarmView(), NURSE, 10, ["attend"]],
    ["a nurse who goes already", alarmView({ attending: going }), NURSE, 10, []],
    [
      "a doctor, while a nurse goes",
      alarmView({ attending: going }),
      DOCTOR,
      10,
      ["acknowledge", "attend"],
    ],
    ["a nurse, a technical alarm", technical, NURSE, 10, ["acknowledge"]],
    ["a nurse, an alarm that a reaction tells", alarmView({ explainedBy: "s1.9" }), NURSE, 10, []],
    ["an engineer", alarmView(), ENGINEER, 10, []],
    ["who acknowledged, at once", alarmView({ acknowledged: ACKNOWLEDGED }), DOCTOR, 5, ["undo"]],
    [
      "who acknowledged, 30 s later",
      alarmView({ acknowledged: ACKNOWLEDGED }),
      DOCTOR,
      35,
      ["undo"],
    ],
    ["who acknowledged, after that", alarmView({ acknowledged: ACKNOWLEDGED }), DOCTOR, 35.001, []],
    ["whose clock lies behind", alarmView({ acknowledged: ACKNOWLEDGED }), DOCTOR, 4, ["undo"]],
    [
      "who acknowledged one that had ended, which closed it",
      alarmView({ phase: "latched", acknowledged: ACKNOWLEDGED }),
      DOCTOR,
      6,
      [],
    ],
    [
      "who acknowledged one that has closed",
      alarmView({ phase: "closed", acknowledged: ACKNOWLEDGED }),
      DOCTOR,
      6,
      [],
    ],
    ["another doctor", alarmView({ acknowledged: ACKNOWLEDGED }), OTHER, 5, []],
  ])("%s", (_name, alarm, me, second, offers) => {
    expect(offersOf(alarm, me, secondMs(second))).toEqual(offers);
  });

  test("the seconds that are left to take an acknowledgement back", () => {
    const alarm = alarmView({ acknowledged: ACKNOWLEDGED });
    expect([5, 5.5, 34.5, 35, 60].map((second) => undoLeftS(alarm, secondMs(second)))).toEqual([
      30, 30, 1, 0, 0,
    ]);
  });
});

describe("an alarm of the whole ward", () => {
  const mute = (id: string, bed: string) =>
    alarmView({ id, bed, condition: "no-screen-can-sound", kind: "technical", priority: "medium" });
  const alarms = [alarmView(), mute("s1.2", "bed-1"), mute("s2.1", "bed-2"), mute("s3.1", "bed-3")];

  test("is no bed's own", () => {
    expect(ownAlarms(alarms).map(({ id }) => id)).toEqual(["s1.1"]);
    const own = [alarmView()];
    expect(ownAlarms(own)).toBe(own);
  });

  test("is told once", () => {
    expect(toldOnce(alarms).map(({ id }) => id)).toEqual(["s1.1", "s1.2"]);
  });

  test("is acknowledged on every bed where nobody has yet", () => {
    const [, first] = alarms;
    const seen = alarms.map((alarm) =>
      alarm.id === "s3.1" ? { ...alarm, acknowledged: ACKNOWLEDGED } : alarm,
    );
    expect(meantWith(first ?? alarmView(), seen)).toEqual(["s1.2", "s2.1"]);
    expect(meantWith(alarmView(), alarms)).toEqual(["s1.1"]);
  });

  test("was once confirmed as seen in the record of one bed alone", () => {
    const mute = (id: string) => alarmView({ id, condition: "no-screen-can-sound" });
    const all = [mute("s1.2"), mute("s2.1"), alarmView({ id: "s1.1" }), alarmView({ id: "s2.2" })];
    expect(withAlike(["s1.2", "s1.1"], all)).toEqual(["s1.2", "s1.1", "s2.1"]);
    expect(withAlike(["s1.1"], all)).toEqual(["s1.1"]);
    expect(withAlike(["gone"], all)).toEqual(["gone"]);
  });

  test("is told once of each ward from which it has escalated, and none of this ward's", () => {
    const far = (id: string, ward: string, condition = "no-screen-can-sound") => ({
      ...alarmView({ id, condition }),
      bedName: "Bed",
      ward,
      wardName: ward,
    });
    const escalated = [
      far("a.1", "a"),
      far("a.2", "a"),
      far("a.3", "a", "systolic.low.high"),
      far("a.4", "a", "systolic.low.high"),
      far("b.1", "b"),
      far("here.1", "here"),
    ];
    expect(fromElsewhere(escalated, "here").map(({ id }) => id)).toEqual([
      "a.1",
      "a.3",
      "a.4",
      "b.1",
    ]);
  });

  test("is one of two", () => {
    expect(isWardWide({ condition: "recording-stopped" })).toBe(true);
    expect(isWardWide({ condition: "no-data.pulse" })).toBe(false);
  });
});

describe("the words beside an alarm", () => {
  test.each([
    ["who goes", { attending: { by: ACKNOWLEDGED.by, at: at(1) } }, "Dr. Szabó is going"],
    ["that it has escalated", { escalation: 1 as const }, "escalated to doctors"],
    ["how far", { escalation: 2 as const }, "escalated to all screens"],
    ["that it comes and goes", { course: "intermittent" as const }, "comes and goes"],
    ["that a reaction tells it", { explainedBy: "s1.9" }, "told by the reaction"],
  ])("say %s", (_name, change, words) => {
    expect(wordsBeside(alarmView(change), NOBODY, WHOLE)).toContain(words);
  });

  test("say nothing of an escalation that was answered", () => {
    const alarm = alarmView({ escalation: 2, acknowledged: ACKNOWLEDGED });
    expect(wordsBeside(alarm, NOBODY, WHOLE)).not.toContain("escalated");
  });
});

test("a countdown never says 0:00 while something is left", () => {
  expect([120_000, 119_001, 1, 0, -5].map(countdownText)).toEqual([
    "2:00",
    "2:00",
    "0:01",
    "0:00",
    "0:00",
  ]);
});
