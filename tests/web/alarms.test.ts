// What a screen makes of alarms: order, tab, words, and who is offered the button.

import { describe, expect, test } from "vitest";
import { DEFAULT_POLICY } from "../../shared/alarms/acknowledge.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { VITALS } from "../../shared/vocabulary.ts";
import {
  acknowledgementOf,
  changeWords,
  closesAtOnce,
  nextPress,
} from "../../web/alarms/acknowledgement.ts";
import { announce } from "../../web/alarms/announce.ts";
import { FORM_PX, hasRoomBeside } from "../../web/alarms/form-place.ts";
import { isLongWait, LONG_WAIT_MS } from "../../web/alarms/long-wait.ts";
import { alarmsElsewhere, alarmsOfWard } from "../../web/alarms/of-ward.ts";
import {
  alarmMeant,
  alarmOfVitals,
  callingPriority,
  foremost,
  isCalling,
  ranked,
} from "../../web/alarms/rank.ts";
import {
  BESIDE_FORMS,
  type Beholder,
  standingWords,
  wordsBeside,
} from "../../web/alarms/standing.ts";
import { tabOf } from "../../web/alarms/tab.ts";
import {
  factWords,
  infusionWords,
  isOffered,
  messageWords,
  placeWords,
} from "../../web/alarms/words.ts";
import { wardOf, withChanges } from "../../web/live/apply.ts";
import { hearPolicy } from "../../web/policy/in-force.ts";
import { ACKNOWLEDGED, alarmView, at, liveBed, snapshot, vitalView } from "../helpers/views.ts";

const high = alarmView({ id: "high" });
const highInHand = alarmView({ id: "in hand", acknowledged: ACKNOWLEDGED, raisedAt: at(9) });
const medium = alarmView({ id: "medium", priority: "medium", raisedAt: at(1) });
const newerMedium = alarmView({ id: "newer medium", priority: "medium", raisedAt: at(2) });
const low = alarmView({ id: "low", priority: "low", raisedAt: at(3) });

const as = (role: Beholder["role"]): Beholder => ({ role, isTrial: false });
const beside = (alarm: AlarmView, role: Beholder["role"], others: number): string =>
  wordsBeside(alarm, as(role), { others, form: "whole" });
const ids = (alarms: readonly AlarmView[]): string[] => alarms.map(({ id }) => id);

describe("order", () => {
  test("worst first, then what still calls, then the newest", () => {
    expect(ids(ranked([low, medium, highInHand, newerMedium, high]))).toEqual([
      "high",
      "in hand",
      "newer medium",
      "medium",
      "low",
    ]);
  });

  test("what got worse is as new as that", () => {
    const worse = alarmView({ id: "worse", priority: "medium", worsenedAt: at(3) });
    expect(ids(ranked([newerMedium, worse, medium]))).toEqual(["worse", "newer medium", "medium"]);
  });

  test("what a reaction tells once stood above what called", () => {
    const told = alarmView({ id: "told", explainedBy: "s1.1", raisedAt: at(9) });
    expect(ids(ranked([told, medium, high, low]))).toEqual(["high", "medium", "low", "told"]);
  });

  test("a newer alarm that had ended once stood above what was still true", () => {
    const ended = alarmView({ id: "ended", phase: "latched", raisedAt: at(9) });
    expect(foremost([ended, high])?.id).toBe("high");
    const noData = alarmView({ id: "no data", kind: "technical" });
    expect(foremost([ended, noData])?.id).toBe("ended");
  });

  test("a newer alarm of the equipment once hid the patient's on a tile", () => {
    const noData = alarmView({ id: "no data", kind: "technical", raisedAt: at(9) });
    expect(foremost([noData, high])?.id).toBe("high");
  });

  test("the tenth alarm of a session is newer than its ninth", () => {
    const ninth = alarmView({ id: "s1.9" });
    const tenth = alarmView({ id: "s1.10" });
    expect(ids(ranked([ninth, tenth]))).toEqual(["s1.10", "s1.9"]);
    expect(ids(ranked([tenth, ninth]))).toEqual(["s1.10", "s1.9"]);
  });

  test("one cuff that raises three alarms is told by its systolic, then mean, then diastolic", () => {
    const systolic = alarmView({ id: "s1.8" });
    const diastolic = alarmView({ id: "s1.9", vital: "diastolic" });
    const mean = alarmView({ id: "s1.10", vital: "mean" });
    const order = ["s1.8", "s1.10", "s1.9"];
    expect(ids(ranked([diastolic, mean, systolic]))).toEqual(order);
    expect(ids(ranked([mean, systolic, diastolic]))).toEqual(order);
    expect(foremost([diastolic, mean, systolic])?.vital).toBe("systolic");
  });

  test("of one moment the heart comes before the cuff, and several vitals before one", () => {
    const heart = alarmView({ id: "s1.3", vital: "heartRate" });
    const lost = alarmView({ id: "s1.1", vital: null });
    expect(ids(ranked([alarmView({ id: "s1.4" }), heart, lost]))).toEqual(["s1.1", "s1.3", "s1.4"]);
  });

  test("a newer moment goes before the order of the vitals", () => {
    const mean = alarmView({ id: "s1.2", vital: "mean", raisedAt: at(1) });
    expect(foremost([alarmView(), mean])?.id).toBe("s1.2");
  });

  test("a tile tells what calls before what is in hand", () => {
    expect(foremost([highInHand, medium])?.id).toBe("medium");
    expect(foremost([highInHand])?.id).toBe("in hand");
    expect(foremost([])).toBeNull();
  });

  test.each([
    ["active", alarmView(), true],
    ["latched", alarmView({ phase: "latched" }), true],
    ["pending", alarmView({ phase: "pending" }), false],
    ["closed", alarmView({ phase: "closed" }), false],
    ["acknowledged", alarmView({ acknowledged: ACKNOWLEDGED }), false],
    ["explained by a reaction", alarmView({ explainedBy: "s1.9" }), false],
  ])("%s", (_name, alarm, calls) => {
    expect(isCalling(alarm)).toBe(calls);
  });

  test("the vital is marked that the alarm is about", () => {
    expect(alarmOfVitals([high], ["systolic", "diastolic"])?.id).toBe("high");
    expect(alarmOfVitals([high], ["pulse"])).toBeNull();
    expect(alarmOfVitals([alarmView({ vital: null })], ["pulse"])).toBeNull();
  });

  test("a pressure under its high limit was once marked yellow while its high alarm was in hand", () => {
    const pressures = ["systolic", "diastolic", "mean"] as const;
    const diastolic = alarmView({ id: "diastolic", vital: "diastolic", priority: "medium" });
    const marked = alarmOfVitals([diastolic, highInHand], pressures);
    expect(marked?.id).toBe("in hand");
    expect(marked !== null && isCalling(marked)).toBe(false);
    const mean = alarmView({ id: "mean", vital: "mean" });
    expect(alarmOfVitals([diastolic, highInHand, mean], pressures)?.id).toBe("mean");
  });

  test.each([
    ["pending", "is marked"],
    ["active", "is marked"],
    ["latched", "was once painted as in high alarm, though it was normal again"],
    ["closed", "is not marked"],
  ] as const)("the value of an alarm that is %s %s", (phase, _what) => {
    const isMarked = phase === "pending" || phase === "active";
    expect(alarmOfVitals([alarmView({ phase })], ["systolic"]) !== null).toBe(isMarked);
  });

  test("under a high alarm that has ended, a medium one that is true marks the value", () => {
    const ended = alarmView({ id: "ended", phase: "latched" });
    const standing = alarmView({
      id: "standing",
      priority: "medium",
      condition: "systolic.low.medium",
    });
    expect(alarmOfVitals([ended, standing], ["systolic"])?.id).toBe("standing");
  });

  test.each([
    ["reaction.febrile.medium", ["temperature"]],
    ["reaction.hypotensive.high", ["systolic"]],
    ["reaction.overload.medium", ["systolic", "respiration"]],
    ["reaction.cryoprotectant.medium", ["heartRate", "systolic"]],
    ["shock-index.high", ["heartRate", "systolic"]],
    ["pulse-deficit.low", ["heartRate", "pulse"]],
    ["general-condition.high", []],
    ["device-lost", []],
  ] as const)("%s once marked none of the vitals it is seen in: %o", (condition, marked) => {
    const alarm = alarmView({ condition, vital: null });
    expect(VITALS.filter((vital) => alarmOfVitals([alarm], [vital]) !== null)).toEqual(marked);
  });

  test("a reaction marks its vital before the limit that it tells", () => {
    const told = alarmView({ id: "s1.1", explainedBy: "s1.2" });
    const reaction = alarmView({ id: "s1.2", condition: "reaction.hypotensive.high", vital: null });
    expect(alarmOfVitals([told, reaction], ["systolic"])?.id).toBe("s1.2");
  });

  test("the worst that still calls decides", () => {
    expect(callingPriority([highInHand, low, medium])).toBe("medium");
    expect(callingPriority([highInHand])).toBeNull();
  });

  test("a second of new vitals leaves the list as it was", () => {
    const ward = wardOf(snapshot({ beds: [liveBed({ alarms: [medium, high] })] }));
    const list = alarmsOfWard(ward);
    const vitals = { heartRate: vitalView({ value: 99 }) };
    const next = withChanges(ward, {
      seq: 2,
      at: at(1),
      beds: [{ id: "bed-1", at: at(1), vitals }],
    });
    expect(ids(list)).toEqual(["high", "medium"]);
    expect(alarmsOfWard(next)).toBe(list);
    expect(alarmsOfWard(null)).toEqual([]);
  });
});

describe("alarms elsewhere", () => {
  const here = alarmView({ id: "s1.1", session: "s1" });
  const far = alarmView({ id: "s2.1", session: "s2" });
  const mute = alarmView({ id: "s2.2", session: "s2", condition: "no-screen-can-sound" });
  const all = [here, far, mute];

  test("once counted the alarms that the session's page shows itself", () => {
    expect(ids(alarmsElsewhere(all, "s1", [here]))).toEqual(["s2.1", "s2.2"]);
  });

  test("are none that this session has, too, because the whole ward has it", () => {
    const own = [here, { ...mute, id: "s1.2", session: "s1" }];
    expect(ids(alarmsElsewhere(all, "s1", own))).toEqual(["s2.1"]);
  });

  test("are all on a page that is about no session", () => {
    expect(alarmsElsewhere(all, null, [])).toBe(all);
  });
});

describe("the key A", () => {
  const elsewhere = alarmView({ id: "s2.1", bed: "bed-2" });
  const all = [{ ...medium, bed: "bed-1" }, elsewhere, low];

  test.each([
    ["no bed has the focus: the worst of the ward, wherever it lies", null, "s2.1"],
    ["a bed has the focus: its own worst", "bed-1", "medium"],
    ["a calm bed has the focus: none", "bed-3", undefined],
  ])("%s", (_name, bed, id) => {
    expect(alarmMeant(all, bed, () => true)?.id).toBe(id);
  });

  test("what a person is not offered is passed over", () => {
    expect(alarmMeant(all, null, ({ priority }) => priority === "low")?.id).toBe("low");
    expect(alarmMeant(all, null, () => false)).toBeNull();
  });
});

describe("the tab", () => {
  test.each([
    ["nothing", [], false, "Ward 1 · Vigil", "calm"],
    ["two that call", [high, medium], false, "◆ 2 · Ward 1", "high"],
    ["one in hand, one that calls", [highInHand, low], false, "● 1 · Ward 1", "low"],
    ["all in hand", [highInHand], false, "(1) Ward 1", "calm"],
    ["a lost link", [high], true, "NOT LIVE · Ward 1", "lost"],
  ] as const)("%s", (_name, alarms, isLost, title, icon) => {
    expect(tabOf("Ward 1", alarms, isLost)).toEqual({ title, icon });
  });
});

describe("what is read aloud", () => {
  const name = (): string => "Bed 1";

  test("a new alarm once", () => {
    const first = announce(new Set(), [high], name);
    expect(first.words).toBe("High priority, Bed 1: Systolic 78 < 80");
    expect(announce(first.told, [high], name).words).toBeNull();
  });

  test("again when its priority rises, and when it comes back", () => {
    const asMedium = announce(new Set(), [{ ...high, priority: "medium" }], name);
    expect(announce(asMedium.told, [high], name).words).toContain("High priority");
    const gone = announce(asMedium.told, [], name);
    expect(announce(gone.told, [high], name).words).not.toBeNull();
  });

  test("an alarm that had eased was once read aloud as news", () => {
    const asHigh = announce(new Set(), [high], name);
    const asMedium = announce(asHigh.told, [{ ...high, priority: "medium" }], name);
    expect(asMedium.words).toBeNull();
    expect(announce(asMedium.told, [high], name).words).toContain("High priority");
  });

  test("a value in doubt is told in words, for its mark is not heard", () => {
    const told = announce(new Set(), [{ ...high, provisional: true }], name);
    expect(told.words).toBe("High priority, Bed 1: Systolic 78 < 80, provisional");
  });

  test("once said 'Bed 7' of what is so in the whole ward", () => {
    const mute = alarmView({ id: "mute", bed: "bed-7", condition: "no-screen-can-sound" });
    expect(placeWords(mute, "Bed 7")).toBe("Whole ward");
    expect(placeWords(high, "Bed 7")).toBe("Bed 7");
    const told = announce(new Set(), [mute], (alarm) => placeWords(alarm, "Bed 7"));
    expect(told.words).toMatch(/^High priority, Whole ward: /);
  });

  test("more than three at once are a number and the worst", () => {
    const crowd = [high, medium, newerMedium, low];
    expect(announce(new Set(), crowd, name).words).toBe(
      "4 alarms. High priority, Bed 1: Systolic 78 < 80",
    );
  });
});

describe("the message of an alarm", () => {
  const meanLow = alarmView({ vital: "mean", message: "Mean pressure 48 < 55" });
  test.each([
    ["a limit", meanLow, "Mean pressure 48 < 55", "Mean 48 < 55"],
    [
      "a value that is not confirmed is marked beside itself, not at the end",
      { ...meanLow, provisional: true },
      "Mean pressure 48? < 55",
      "Mean 48? < 55",
    ],
    [
      "an upper limit",
      alarmView({ vital: "temperature", message: "Temperature 39.4 > 39.0", provisional: true }),
      "Temperature 39.4? > 39.0",
      "Temp 39.4? > 39.0",
    ],
    [
      "a sensor",
      alarmView({ vital: "heartRate", message: "Heart rate: no data" }),
      "Heart rate: no data",
      "HR: no data",
    ],
    [
      "a cuff, which has a name of its own",
      alarmView({ message: "Blood pressure: no data" }),
      "Blood pressure: no data",
      "Blood pressure: no data",
    ],
    [
      "a reaction, which once had no short form and was cut on a laptop's tile",
      alarmView({
        vital: null,
        condition: "reaction.hypotensive.high",
        message: "Hypotensive reaction: Systolic 78 mmHg",
      }),
      "Hypotensive reaction: Systolic 78 mmHg",
      "Hypotensive: Sys 78",
    ],
    [
      "a fever",
      alarmView({
        vital: null,
        condition: "reaction.febrile.medium",
        message: "Febrile reaction: Temperature 38.4 °C",
      }),
      "Febrile reaction: Temperature 38.4 °C",
      "Febrile: Temp 38.4",
    ],
    [
      "a reaction that is its own value",
      alarmView({ vital: null, condition: "shock-index.high", message: "Shock index 1.42" }),
      "Shock index 1.42",
      "Shock index 1.42",
    ],
    [
      "what somebody saw",
      alarmView({
        vital: null,
        condition: "general-condition.medium",
        message: "General condition: Symptoms: chills",
      }),
      "General condition: Symptoms: chills",
      "Symptoms: chills",
    ],
    [
      "a device",
      alarmView({ vital: null, condition: "device-lost", message: "Device lost: mon-1" }),
      "Device lost: mon-1",
      "Device lost: mon-1",
    ],
  ])("%s", (_name, alarm, whole, short) => {
    expect(messageWords(alarm)).toMatchObject({ whole, short });
  });

  test.each([
    ["Mean pressure 48? < 55", false],
    ["Febrile reaction: Temperature 38.4 °C", true],
    ["x".repeat(24), false],
    ["x".repeat(25), true],
  ])("%s takes more than a line: %s", (message, isLong) => {
    expect(messageWords(alarmView({ message })).isLong).toBe(isLong);
  });

  test("what has no short form, or too long a one, takes more than a line in that, too", () => {
    const message = "Device lost: monitor-by-the-window-03";
    expect(messageWords(alarmView({ message })).isShortLong).toBe(true);
    const { isLong, isShortLong } = messageWords(
      alarmView({
        vital: null,
        condition: "reaction.hypotensive.high",
        message: "Hypotensive reaction: Systolic 78 mmHg",
      }),
    );
    expect({ isLong, isShortLong }).toEqual({ isLong: true, isShortLong: false });
  });
});

describe("the form once covered the numbers of its own bed", () => {
  const ROOM = FORM_PX + 12;

  test.each([
    ["room on the right", { left: 8, right: 278 }, 278 + ROOM, true],
    ["a pixel too little", { left: 8, right: 278 }, 277 + ROOM, false],
    ["room on the left", { left: ROOM, right: 900 }, 900, true],
    ["a pixel too little", { left: ROOM - 1, right: 900 }, 900, false],
    ["a telephone, which the tile fills", { left: 8, right: 382 }, 390, false],
  ])("%s: %o of %i pixels", (_name, tile, windowWidthPx, isBeside) => {
    expect(hasRoomBeside(tile, windowWidthPx)).toBe(isBeside);
  });
});

describe("a form once stayed busy for sixteen seconds without a word", () => {
  test.each([
    ["nothing is on its way", null, 0, false],
    ["just sent", 1_000, 1_000, false],
    ["a moment before", 1_000, 1_000 + LONG_WAIT_MS - 1, false],
    ["at three seconds it says so", 1_000, 1_000 + LONG_WAIT_MS, true],
    ["a clock that was set back", 1_000, 0, false],
  ])("%s", (_name, sentMs, nowMs, isTold) => {
    expect(isLongWait(sentMs, nowMs)).toBe(isTold);
  });
});

describe("words", () => {
  test("minute and volume, once there are any", () => {
    expect(infusionWords(alarmView())).toBe("min 17 · 46 mL");
    expect(infusionWords(alarmView({ raisedInfusion: null }))).toBeNull();
    const whole = alarmView({ condition: "recording-stopped", kind: "technical" });
    expect(infusionWords(whole)).toBeNull();
    expect(beside(whole, "doctor", 0)).toBe("ends when it can be recorded again");
  });

  test("a latched one has ended, a provisional one may be nothing", () => {
    const alarm = alarmView({ phase: "latched", provisional: true, occurrences: 3 });
    expect(beside(alarm, "doctor", 2)).toBe(
      "min 17 · 46 mL · ended, not acknowledged · provisional · 3× · +2 more",
    );
  });

  test("who has it in hand, or who may take it", () => {
    const inHand = alarmView({ acknowledged: ACKNOWLEDGED });
    expect(beside(inHand, "nurse", 0)).toBe("min 17 · 46 mL · acknowledged by Dr. Szabó");
    expect(beside(alarmView(), "nurse", 0)).toBe("min 17 · 46 mL · a doctor acknowledges");
    const technical = alarmView({ kind: "technical", raisedInfusion: null });
    expect(beside(technical, "engineer", 0)).toBe("a nurse or doctor acknowledges");
    expect(beside(technical, "nurse", 0)).toBe("");
    expect(beside(technical, null, 0)).toBe("");
  });

  test("minute, volume and the other alarms were once cut behind how it stands", () => {
    const going = { by: { id: "u2", name: "K. Lindqvist", role: "nurse" as const }, at: at(1) };
    const alarm = alarmView({
      phase: "latched",
      provisional: true,
      occurrences: 3,
      escalation: 2,
      attending: going,
    });
    expect(
      BESIDE_FORMS.map((form) => wordsBeside(alarm, as("nurse"), { others: 2, form })),
    ).toEqual([
      "min 17 · 46 mL · ended, not acknowledged · provisional · 3× · escalated to all screens · K. Lindqvist is going · a doctor acknowledges · +2 more",
      "min 17 · 46 mL · ended · provisional · 3× · escalated to all · K. Lindqvist goes · for a doctor · +2 more",
      "min 17 · 46 mL · ended · escalated to all · K. Lindqvist goes · for a doctor · +2 more",
    ]);
  });

  test("a trial's alarm was once told as escalated, though nobody is told", () => {
    const trial: Beholder = { role: "doctor", isTrial: true };
    for (const escalation of [1, 2] as const) {
      const alarm = alarmView({ escalation });
      const said = BESIDE_FORMS.map((form) => wordsBeside(alarm, trial, { others: 0, form }));
      for (const words of [standingWords(alarm, trial), ...said]) {
        expect(words).toMatch(/would go to (doctors|all screens)$/);
        expect(words).not.toContain("escalated");
      }
    }
  });

  test("a row of the rail says how it stands in the fewest words, and what it rests on apart", () => {
    const alarm = alarmView({
      phase: "latched",
      escalation: 1,
      evidence: ["Systolic 78 mmHg, −40 mmHg from 118", "Heart rate 112 /min"],
    });
    expect(standingWords(alarm, as("doctor"))).toBe("ended · escalated to doctors");
    expect(standingWords(alarm, as("nurse"))).toBe(
      "ended · escalated to doctors · a doctor acknowledges",
    );
    expect(factWords(alarm)).toBe(
      "min 17 · 46 mL · Systolic 78 mmHg, −40 mmHg from 118 · Heart rate 112 /min",
    );
    expect(standingWords(alarmView(), as("doctor"))).toBe("");
    expect(factWords(alarmView({ raisedInfusion: null }))).toBe("");
    expect(factWords(alarmView({ raisedInfusion: null, worsenedAt: at(62) }))).toBe(
      "worse after 1:02",
    );
  });

  test("the button is offered to those who may, and only once", () => {
    expect(isOffered(alarmView(), "doctor")).toBe(true);
    expect(isOffered(alarmView(), "nurse")).toBe(false);
    expect(isOffered(alarmView({ priority: "low" }), "nurse")).toBe(true);
    expect(isOffered(alarmView({ acknowledged: ACKNOWLEDGED }), "doctor")).toBe(false);
  });

  test("once offered to acknowledge what nobody can while nothing is recorded", () => {
    const stopped = alarmView({ condition: "recording-stopped", kind: "technical" });
    expect(isOffered(stopped, "doctor")).toBe(false);
    expect(standingWords(stopped, as("doctor"))).toBe("ends when it can be recorded again");
  });

  test("a nurse is offered a high one where the site's policy says so, once this screen has heard it", () => {
    hearPolicy({ nursesAcknowledge: "all" });
    expect(isOffered(alarmView(), "nurse")).toBe(true);
    expect(isOffered(alarmView(), "engineer")).toBe(false);
    hearPolicy(DEFAULT_POLICY);
    expect(isOffered(alarmView(), "nurse")).toBe(false);
  });

  test("nothing typed is nothing sent", () => {
    const condition = "systolic.low.high";
    expect(acknowledgementOf(alarmView(), "", "  ")).toEqual({ condition });
    expect(acknowledgementOf(alarmView(), "Measured again", " fine ")).toEqual({
      condition,
      action: "Measured again",
      note: "fine",
    });
  });
});

test("a form once kept silent that it closes an alarm that has ended, for good", () => {
  expect(closesAtOnce(alarmView({ phase: "latched" }))).toBe(true);
  expect(closesAtOnce(alarmView())).toBe(false);
});

describe("a doctor once acknowledged a high alarm from a form that showed the medium one", () => {
  const seen = alarmView({ condition: "systolic.low.medium", priority: "medium" });
  const worse = alarmView();

  test.each([
    ["nothing has changed", seen, "send"],
    ["a worse value, not a worse alarm", { ...seen, message: "Systolic 82 < 90" }, "send"],
    ["a worse alarm: the press that finds it only says that it was seen", worse, "look-again"],
  ] as const)("%s", (_name, now, press) => {
    expect(nextPress(seen, now)).toBe(press);
  });

  test("the server is told which of both was seen", () => {
    expect(acknowledgementOf(seen, "", "").condition).toBe("systolic.low.medium");
    expect(nextPress(worse, worse)).toBe("send");
  });

  test("what has become of it meanwhile is told as it is: worse, milder, or another's", () => {
    const eased = alarmView({ condition: "systolic.low.medium", priority: "medium" });
    const doctor = { me: { id: "somebody else" }, closedBy: null };
    expect(changeWords(high, high, doctor)).toBeNull();
    expect(changeWords(high, "gone", doctor)).toBe("It has closed meanwhile.");
    expect(changeWords(high, "gone", { ...doctor, closedBy: "Dr. Szabó" })).toBe(
      "Dr. Szabó has acknowledged it meanwhile; it has closed.",
    );
    expect(changeWords(eased, high, doctor)).toMatch(/^It has got worse\./);
    expect(changeWords(high, eased, doctor)).toMatch(/^It has changed\./);
    expect(changeWords(high, { ...high, acknowledged: ACKNOWLEDGED }, doctor)).toBe(
      `${ACKNOWLEDGED.by.name} has acknowledged it meanwhile.`,
    );
    expect(
      changeWords(
        high,
        { ...high, acknowledged: ACKNOWLEDGED },
        { ...doctor, me: ACKNOWLEDGED.by },
      ),
    ).toBeNull();
    expect(acknowledgementOf(worse, "", "").condition).toBe("systolic.low.high");
  });
});
