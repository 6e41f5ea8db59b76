// The form of a limit profile and the words of its versions, without a browser.

import { describe, expect, test } from "vitest";
import { ADULT_PROFILE, PAEDIATRIC_PROFILE } from "../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import type { ProfileRow, ProfileVersion } from "../../shared/protocol/http.ts";
import { ROLES, type Role } from "../../shared/vocabulary.ts";
import { ApiError } from "../../web/api.ts";
import {
  actsOn,
  freeId,
  type ProfileFormOptions,
  profileForm,
} from "../../web/profiles/profile-form.ts";
import { refusalWords } from "../../web/profiles/refusal-words.ts";
import { madeWords, versionWords } from "../../web/profiles/version-words.ts";

const doctor = { id: "d", name: "Dr. A. Moreau", role: "doctor" } as const;
const made = { by: doctor, at: "2026-11-25T09:30:00.000Z", reason: "beta blockers" };
const adult: ProfileRow = { ...ADULT_PROFILE, made: null, builtIn: true, wards: ["demo"] };
const heart: ProfileRow = {
  id: "heart",
  name: "Heart failure",
  version: 2,
  limits: ADULT_LIMITS,
  made,
  builtIn: false,
  wards: [],
};
const profiles = [adult, heart];

function change(some: Partial<ProfileFormOptions> = {}) {
  return profileForm({
    act: "change",
    base: heart,
    name: "Heart failure",
    draft: { "heartRate.low.medium": "45" },
    reason: "beta blockers",
    role: "doctor",
    profiles,
    ...some,
  });
}

const copy = (some: Partial<ProfileFormOptions> = {}) =>
  change({ act: "copy", base: adult, name: "Sepsis", draft: {}, ...some });

describe("a change of a profile", () => {
  test("sends the version that it began from", () => {
    const { sendable } = change();
    expect(sendable).toMatchObject({ id: "heart", body: { version: 2, name: "Heart failure" } });
    expect(sendable?.body.limits.heartRate.low.medium).toBe(45);
  });

  test("still does where a newer one has come meanwhile: the server says so", () => {
    const newer = { ...heart, version: 3 };
    expect(change({ profiles: [adult, newer] }).sendable?.body.version).toBe(2);
  });

  test.each<[string, Partial<ProfileFormOptions>, string, string | null]>([
    ["no name", { name: "  " }, "nameFault", "Give it a name."],
    ["another's name", { name: "adult" }, "nameFault", "Another profile has this name."],
    ["no reason", { reason: " " }, "reasonFault", "Say why."],
    ["a nurse", { role: "nurse" }, "fault", "Your role does not allow this."],
  ])("is held back by %s, beside its field", (_name, some, field, words) => {
    const form = change(some);
    expect(form.sendable).toBeNull();
    expect(form).toMatchObject({ [field]: words });
  });

  test("is held back by limits that cross, at their vital", () => {
    const form = change({ draft: { "heartRate.low.medium": "130" } });
    expect(form.sendable).toBeNull();
    expect(form.table.rows[0]?.fault).toBe("the low limit does not lie below the high limit");
  });

  test.each<[Role, boolean]>([
    ["doctor", true],
    ["admin", false],
  ])("that switches a limit off is a doctor's: %s", (role, may) => {
    const form = change({ role, draft: { "heartRate.low.medium": "" } });
    expect(form.sendable !== null).toBe(may);
    const [row] = form.table.rows;
    const cell = row?.cells.find(({ key }) => key === "heartRate.low.medium");
    expect(cell?.fault).toBe(may ? null : "Only a doctor may switch a limit off.");
  });

  test("of nothing is none; another name alone is one", () => {
    // Quietly: the foot says that nothing is changed yet.
    expect(change({ draft: {} })).toMatchObject({ sendable: null, fault: null });
    expect(change({ draft: {}, name: "Heart" }).sendable?.body.name).toBe("Heart");
  });
});

describe("a copy", () => {
  test("is a new profile with an id of its own, and may begin with the same limits", () => {
    expect(copy().sendable).toMatchObject({
      id: "sepsis",
      body: { version: 0, limits: ADULT_LIMITS },
    });
  });

  test("needs a name that no other profile has", () => {
    expect(copy({ name: "" }).sendable).toBeNull();
    expect(copy({ name: "Heart Failure" }).nameFault).toBe("Another profile has this name.");
  });

  test.each([
    ["Heart failure", "heart-failure"],
    ["  Ältere & Frauen (2) ", "altere-frauen-2"],
    ["Heart", "heart-2"],
    ["Дети", "profile"],
    ["x".repeat(80), "x".repeat(60)],
  ])("%j has the id %s", (name, id) => {
    expect(freeId(name, profiles)).toBe(id);
  });
});

test("what came with Vigil is only copied, and only by a doctor or an administrator", () => {
  expect(ROLES.filter((role) => actsOn(adult, role).length > 0)).toEqual(["doctor", "admin"]);
  expect(actsOn(adult, "doctor")).toEqual(["copy"]);
  expect(actsOn(heart, "admin")).toEqual(["change", "copy"]);
});

describe("the words of a version", () => {
  const first: ProfileVersion = { ...PAEDIATRIC_PROFILE, id: "heart", made };

  test("say what it changed of the one before", () => {
    const temperature = { low: { medium: 35.5, high: 35 }, high: { medium: null, high: 39 } };
    const next = { ...first, version: 2, name: "Heart", limits: { ...first.limits, temperature } };
    expect(versionWords(next, first)).toEqual([
      "Name “Paediatric” → “Heart”",
      "Temperature above, medium priority: 38.0 → off",
    ]);
    expect(versionWords({ ...first, version: 3 }, first)).toEqual(["No limit changed"]);
    expect(versionWords(first, undefined)).toEqual(["First version"]);
  });

  test("say who and when in the site's time", () => {
    expect(madeWords(made, "Europe/Vienna")).toBe("Dr. A. Moreau, doctor, 25 Nov 2026, 10:30");
    expect(madeWords(null, "Europe/Vienna")).toBeNull();
  });
});

test("a refusal says what became of the form where somebody else was quicker", () => {
  const quicker = new ApiError(
    "PROFILE_CHANGED",
    "Dr. A. Moreau has changed this profile already.",
  );
  expect(refusalWords(quicker)).toContain("already. What you typed stands beside the new version");
  expect(refusalWords(new ApiError("NOT_RECORDING", "No."))).toBe("No.");
  expect(refusalWords(null)).toBeUndefined();
});
