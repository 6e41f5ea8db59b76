import { describe, expect, test } from "vitest";
import { offLimits } from "../../shared/alarms/limit-change.ts";
import { ADULT_PROFILE, PAEDIATRIC_PROFILE } from "../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS, type Limits } from "../../shared/alarms/limits.ts";
import { present } from "../../shared/assert.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { limitsNamed } from "../../web/session/head-facts.ts";
import {
  autoDraft,
  type Draft,
  type LimitKey,
  limitsForm,
  lockedBaseline,
  NO_DRAFT,
  profileDraft,
  profileTaken,
  typed,
  typedOut,
} from "../../web/session/limits-form.ts";
import { tileLimits } from "../../web/ward/limits-text.ts";
import { bedView, vitalView } from "../helpers/views.ts";

const LOW = { vital: "heartRate", side: "low", severity: "medium" } as const;

function form(
  draft: Draft,
  { role = "nurse", reason = "" }: { role?: Role; reason?: string } = {},
) {
  return limitsForm({ inForce: ADULT_LIMITS, draft, role, reason });
}

function cell(draft: Draft, key: LimitKey, role: Role = "nurse") {
  const cells = form(draft, { role }).rows.flatMap(({ cells: each }) => each);
  return present(
    cells.find((each) => each.key === key),
    key,
  );
}

function withHeart(change: Partial<Limits["heartRate"]>): Limits {
  return { ...ADULT_LIMITS, heartRate: { ...ADULT_LIMITS.heartRate, ...change } };
}

describe("the form of limits", () => {
  test("untouched it shows what is in force, and has nothing to send", () => {
    const { rows, changes, refusal } = form(NO_DRAFT);
    expect(rows.map(({ vital }) => vital)).toHaveLength(8);
    expect(rows.flatMap(({ cells }) => cells)).toHaveLength(32);
    expect(changes).toEqual([]);
    expect(refusal).toBe("LIMITS_UNCHANGED");
    expect(cell(NO_DRAFT, "heartRate.low.medium")).toMatchObject({ text: "50", old: "50" });
    expect(cell(NO_DRAFT, "spo2.high.high")).toMatchObject({ text: "", old: "none" });
  });

  test("a new limit stands beside the old one and is marked", () => {
    const draft = typed(NO_DRAFT, ADULT_LIMITS, LOW, "55");
    expect(cell(draft, "heartRate.low.medium")).toMatchObject({
      text: "55",
      old: "50",
      isChanged: true,
      fault: null,
    });
    expect(form(draft).changes).toEqual([{ ...LOW, from: 50, to: 55 }]);
    expect(form(draft).refusal).toBeNull();
    expect(form(draft).limits?.heartRate.low.medium).toBe(55);
  });

  test("typing the old limit again takes the change back", () => {
    const draft = typed(typed(NO_DRAFT, ADULT_LIMITS, LOW, "55"), ADULT_LIMITS, LOW, "50");
    expect(draft).toEqual(NO_DRAFT);
  });

  test("the same number written otherwise is no change", () => {
    expect(form({ "heartRate.low.medium": "50.0" }).refusal).toBe("LIMITS_UNCHANGED");
  });

  test.each([
    ["37,5", 37.5],
    ["37.5", 37.5],
    [" 37 ", 37],
  ])("%j is understood", (text, limit) => {
    expect(form({ "temperature.high.medium": text }).limits?.temperature.high.medium).toBe(limit);
  });

  test.each(["abc", "5o", "1e3", "12345", "--5", "5 0"])("%j is no number and says so", (text) => {
    const draft = { "heartRate.low.medium": text };
    expect(cell(draft, "heartRate.low.medium").fault).toBe("Not a number.");
    expect(cell(draft, "heartRate.low.medium").text).toBe(text);
    expect(form(draft).limits).toBeNull();
  });

  test.each([
    ["just below its high limit", "119", null],
    ["at it", "120", "the low limit does not lie below the high limit"],
    ["above it", "121", "the low limit does not lie below the high limit"],
  ])("a low limit %s", (_name, text, fault) => {
    const rows = form({ "heartRate.low.medium": text }).rows;
    expect(rows.find(({ vital }) => vital === "heartRate")?.fault).toBe(fault);
  });

  test("limits that cross cannot be sent, and are refused by name", () => {
    const { refusal, limits } = form({ "heartRate.low.medium": "120" });
    expect([refusal, limits]).toEqual(["LIMITS_CROSSED", null]);
  });

  test("a fault stands at its own vital only", () => {
    const { rows } = form({ "pulse.low.high": "60" });
    expect(rows.filter(({ fault }) => fault !== null).map(({ vital }) => vital)).toEqual(["pulse"]);
  });

  test.each([
    ["nurse", "", "BAD_REQUEST"],
    ["nurse", "artefacts", "BAD_REQUEST"],
    ["doctor", "", "LIMIT_OFF_NEEDS_REASON"],
    ["doctor", "  ", "LIMIT_OFF_NEEDS_REASON"],
    ["doctor", "artefacts", null],
    ["engineer", "artefacts", "FORBIDDEN"],
  ] as const)("a %s switching one off with reason %j", (role, reason, refusal) => {
    const off = form({ "heartRate.low.medium": "" }, { role, reason });
    expect(off.refusal).toBe(refusal);
    expect(off.isReasonNeeded).toBe(true);
  });

  test("a nurse is told beside the field that a doctor switches off", () => {
    const { fault } = cell({ "heartRate.low.medium": "" }, "heartRate.low.medium");
    expect(fault).toBe("Only a doctor may switch a limit off.");
    expect(cell({ "heartRate.low.medium": "" }, "pulse.low.medium").fault).toBeNull();
  });

  test("what nobody touched follows a change that somebody else made meanwhile", () => {
    const draft = typed(NO_DRAFT, ADULT_LIMITS, LOW, "55");
    const inForce = withHeart({ high: { medium: 110, high: 150 } });
    const { limits, changes } = limitsForm({ inForce, draft, role: "nurse", reason: "" });
    expect(limits?.heartRate.high.medium).toBe(110);
    expect(changes).toHaveLength(1);
  });
});

describe("auto limits in the form", () => {
  const { vitals } = bedView();
  const locked = {
    ...vitals,
    heartRate: vitalView({ baseline: 72 }),
    systolic: vitalView({ baseline: 120 }),
  };

  test("there are none before a baseline is locked", () => {
    expect(lockedBaseline(vitals)).toBeNull();
    expect(lockedBaseline(locked)).toMatchObject({ heartRate: 72, systolic: 120, pulse: null });
  });

  test("are shown as changes and in force only when sent", () => {
    const baseline = present(lockedBaseline(locked), "a baseline");
    const draft = autoDraft(NO_DRAFT, ADULT_LIMITS, baseline);
    expect(draft).toEqual({
      "heartRate.low.medium": "58",
      "heartRate.high.medium": "90",
      "systolic.low.medium": "92",
      "systolic.high.medium": "141",
    });
    expect(cell(draft, "systolic.high.medium")).toMatchObject({ old: "160", text: "141" });
  });

  test("leave alone what was typed for a vital without a baseline", () => {
    const baseline = present(lockedBaseline(locked), "a baseline");
    const draft = autoDraft({ "spo2.low.medium": "90" }, ADULT_LIMITS, baseline);
    expect(draft).toMatchObject({ "spo2.low.medium": "90", "heartRate.low.medium": "58" });
  });
});

describe("a profile's limits in the form", () => {
  test("are shown as changes, all of them, and nothing of what was typed before", () => {
    const draft = profileDraft(ADULT_LIMITS, PAEDIATRIC_PROFILE);
    expect(Object.keys(draft)).toHaveLength(16);
    expect(cell(draft, "systolic.high.medium")).toMatchObject({ old: "160", text: "120" });
    expect(form(draft).limits).toEqual(PAEDIATRIC_PROFILE.limits);
  });

  test("of the profile in force are no change", () => {
    expect(profileDraft(ADULT_LIMITS, ADULT_PROFILE)).toEqual(NO_DRAFT);
  });

  test("are named in the record while they are still that profile's", () => {
    const { limits } = PAEDIATRIC_PROFILE;
    expect(profileTaken(PAEDIATRIC_PROFILE, limits)).toEqual({ id: "paediatric", version: 1 });
    expect(profileTaken(PAEDIATRIC_PROFILE, { ...limits, mean: limits.systolic })).toBeNull();
    expect(profileTaken(null, limits)).toBeNull();
  });

  test("the head says whose limits are in force, and nothing that the record does not know", () => {
    const limitProfile = { id: "adult", name: "Adult", version: 1 };
    expect(limitsNamed({ limitProfile, limitChanges: 2 })).toBe("Adult v1");
    expect(limitsNamed({ limitProfile: null, limitChanges: 1 })).toBe("set for this session");
    expect(limitsNamed({ limitProfile: null, limitChanges: 0 })).toBeNull();
  });
});

describe("a limit that is off stays in sight", () => {
  test.each([
    ["all on", {}, "50–120", null],
    ["none below", { low: { medium: null, high: null } }, "off–120", /Heart rate below, medium/],
    ["none above", { high: { medium: null, high: null } }, "50–off", /above, high priority/],
    ["one below", { low: { medium: null, high: 40 } }, "40–120, 1 off", /below, medium priority$/],
    ["one out of reach", { low: { medium: 50, high: 20 } }, "50–120, 1 off", /below, high/],
  ])("%s", (_name, change, words, title) => {
    const told = tileLimits(withHeart(change), "heartRate", []);
    expect(told.words).toBe(words);
    if (title === null) expect(told.title).toBeNull();
    else expect(told.title).toMatch(title);
  });

  test("SpO₂ has no limit above, and that is not one switched off", () => {
    expect(offLimits(ADULT_LIMITS, "spo2")).toEqual([]);
    expect(tileLimits(ADULT_LIMITS, "spo2", [])).toEqual({ words: "≥ 92", title: null });
  });

  test("a cell of three pressures tells of those whose limits it does not show", () => {
    const limits = {
      ...ADULT_LIMITS,
      mean: { low: { medium: null, high: null }, high: ADULT_LIMITS.mean.high },
    };
    const told = tileLimits(limits, "systolic", ["diastolic", "mean"]);
    expect(told.words).toBe("90–160, 2 off");
    expect(told.title).toContain("Mean pressure below, medium priority");
  });
});

describe("a limit that is typed while another change is on its way", () => {
  const sent = typed(NO_DRAFT, ADULT_LIMITS, LOW, "55");

  test("is written out where it is put back to what is in force", () => {
    const back = typed(sent, ADULT_LIMITS, LOW, "50");
    expect(typedOut(sent, back, ADULT_LIMITS)).toEqual({ "heartRate.low.medium": "50" });
  });

  test("is as it was typed elsewhere", () => {
    const next = typed(sent, ADULT_LIMITS, LOW, "58");
    expect(typedOut(sent, next, ADULT_LIMITS)).toEqual({ "heartRate.low.medium": "58" });
    expect(typedOut(NO_DRAFT, NO_DRAFT, ADULT_LIMITS)).toEqual({});
  });
});
