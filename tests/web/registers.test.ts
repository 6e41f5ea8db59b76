// The forms of patients and programmes, and their versions in words, without a browser.

import { describe, expect, test } from "vitest";
import { ERRORS } from "../../shared/errors.ts";
import type { PatientRow, ProgrammeRow } from "../../shared/protocol/registers.ts";
import { childPugh } from "../../shared/session/child-pugh.ts";
import { ApiError } from "../../web/api.ts";
import { type PatientTyped, patientForm, patientTyped } from "../../web/patients/patient-form.ts";
import {
  allergyWords,
  identityWords,
  nameWords,
  patientChanges,
  recordFacts,
} from "../../web/patients/patient-words.ts";
import {
  doctorChoices,
  type ProgrammeTyped,
  programmeForm,
  programmeTyped,
} from "../../web/programmes/programme-form.ts";
import { perKgWords, programmeChanges, rateWords } from "../../web/programmes/programme-words.ts";
import {
  linesOf,
  numberOf,
  rebased,
  refusedFields,
  standingFaults,
} from "../../web/registers/draft.ts";
import { isOvertaken, refusalWords, refusedFaults } from "../../web/registers/refusal.ts";
import { patientsEn } from "../../web/text/patients-en.ts";
import { PATIENT, PROGRAMME } from "../helpers/records.ts";

const made = {
  by: { id: "n", name: "K. Lindqvist", role: "nurse" },
  at: "2026-11-25T09:30:00.000Z",
  reason: null,
} as const;
const ROW: PatientRow = {
  ...PATIENT,
  id: "p-1",
  version: 2,
  initials: "AN",
  ageYears: 65,
  childPugh: { kind: "scored", points: 8, class: "B" },
  made,
};
const PLAN: ProgrammeRow = {
  ...PROGRAMME,
  id: "g-1",
  version: 1,
  patient: "p-1",
  cellsMillionPerKg: 100 / 70,
  made,
};
const DOCTORS = [
  { id: "doctor", name: "Dr. A. Moreau" },
  { id: "other", name: "Dr. B. Okafor" },
];

describe("what is typed", () => {
  test.each([
    ["", null],
    [" ", null],
    ["70", 70],
    [" 70,5 ", 70.5],
    ["70.125", 70.125],
    ["70.1255", Number.NaN],
    ["7e1", Number.NaN],
    ["seventy", Number.NaN],
  ])("%j is the number %j", (text, value) => {
    expect(numberOf(text)).toEqual(value);
  });

  test("is one thing a line, blank lines aside", () => {
    expect(linesOf(" penicillin \n\n latex\n")).toEqual(["penicillin", "latex"]);
  });

  test("stays when a newer version comes; what nobody touched follows it", () => {
    const before = { weightKg: "70", diagnosis: "Cirrhosis", reason: "" };
    const typed = { ...before, weightKg: "72", reason: "Weighed" };
    const after = { weightKg: "71", diagnosis: "Cirrhosis, hepatitis C", reason: "" };
    expect(rebased(typed, before, after)).toEqual({
      weightKg: "72",
      diagnosis: "Cirrhosis, hepatitis C",
      reason: "Weighed",
    });
  });
});

describe("the form of a patient", () => {
  const empty = patientTyped(null);
  const form = (some: Partial<PatientTyped>, base: PatientRow | null = ROW) =>
    patientForm({ ...patientTyped(base), ...some }, base);

  test("filled in by a record and left alone says that record, and is nothing to send", () => {
    const { faults, changes, sendable } = form({});
    expect([faults, changes, sendable]).toEqual([{}, [], null]);
    expect(patientForm(patientTyped(PATIENT), null).sendable).toEqual(PATIENT);
  });

  test("left empty names what is missing, and no more", () => {
    const { faults, sendable } = patientForm(empty, null);
    expect(Object.keys(faults).toSorted()).toEqual(["birthDate", "name", "recordNumber", "sex"]);
    expect(sendable).toBeNull();
  });

  test.each<[string, Partial<PatientTyped>, string]>([
    ["a name of blanks", { name: "  " }, "name"],
    ["a weight in grams", { weightKg: "70000" }, "weightKg"],
    ["a weight in words", { weightKg: "seventy" }, "weightKg"],
    ["a birth in another century", { birthDate: "1861-05-04" }, "birthDate"],
    ["bilirubin in µmol/L", { bilirubinMgPerDl: "171" }, "bilirubinMgPerDl"],
    ["too long a line", { medication: "x".repeat(501) }, "medication"],
    ["allergies that nobody wrote down", { asked: "some", allergies: "\n" }, "allergies"],
  ])("%s is a fault of its field alone", (_name, some, field) => {
    const { faults, sendable } = form(some);
    expect(faults).toEqual({ [field]: patientsEn.faults[field] });
    expect(sendable).toBeNull();
  });

  test.each<[string, string[] | null]>([
    ["nobody", null],
    ["none", []],
    ["some", ["latex", "penicillin"]],
  ])("asked about allergies: %s", (asked, allergies) => {
    expect(form({ asked, allergies: "latex\npenicillin" }).sendable?.allergies).toEqual(allergies);
  });

  test("what belongs to a cirrhosis is neither sent nor faulty without one", () => {
    const { faults, score, sendable } = form({ hasCirrhosis: "no", inr: "many" });
    expect([faults, score, sendable?.cirrhosis]).toEqual([{}, null, null]);
  });

  test("tells the score while one types, and what is missing for it", () => {
    expect(form({}).score).toMatchObject({ class: "B", points: 8 });
    expect(form({ inr: "" }).score).toEqual({ kind: "missing", inputs: ["inr"] });
    expect(form({ inr: "150" }).score).toEqual({ kind: "missing", inputs: ["inr"] });
  });

  test("what somebody else changed is told, and where what was typed would replace it", () => {
    const newer = { ...ROW, version: 3, weightKg: 71, allergies: ["penicillin", "latex"] };
    const typed = { ...patientTyped(newer), allergies: "penicillin\niodine" };
    expect(patientForm(typed, newer, ROW).meanwhile).toEqual([
      "Weight, kg: 70 → 71",
      "Allergies: penicillin → penicillin; latex. What you typed would replace it: penicillin; iodine",
    ]);
    expect(patientForm(typed, newer).meanwhile).toEqual([]);
  });

  test("a change is told old → new and sent with its reason, if there is one", () => {
    const { changes, sendable } = form({ weightKg: "68,5", reason: " Weighed " });
    expect(changes).toEqual(["Weight, kg: 70 → 68.5"]);
    expect(sendable).toEqual({ ...PATIENT, weightKg: 68.5, reason: "Weighed" });
    expect(form({ weightKg: "68,5" }).sendable).not.toHaveProperty("reason");
  });
});

describe("a record in words", () => {
  test("says who it is", () => {
    expect(identityWords(ROW)).toEqual([
      "Record R-1001",
      "born 4 May 1961, 65 years old",
      "female",
      "70 kg",
    ]);
    expect([nameWords(ROW, "full"), nameWords(ROW, "initials")]).toEqual(["Anna Nagy", "AN"]);
  });

  test("never takes “nobody has asked” for “none”", () => {
    expect(allergyWords({ allergies: null }).kind).toBe("not-asked");
    expect(allergyWords({ allergies: [] }).kind).toBe("none");
    expect(allergyWords(PATIENT)).toEqual({ kind: "some", words: ["penicillin"] });
    expect(
      patientChanges({ ...PATIENT, allergies: null }, { ...PATIENT, allergies: [] }, "full"),
    ).toEqual(["Allergies: Nobody has asked about allergies. → No allergies known."]);
  });

  test("lists what belongs to a cirrhosis only where there is one", () => {
    const labels = (patient: typeof PATIENT) => recordFacts(patient).map(({ label }) => label);
    expect(labels(PATIENT)).toContain("INR");
    expect(labels({ ...PATIENT, cirrhosis: null })).not.toContain("INR");
  });

  test("names what is missing for a score", () => {
    const inputs = { bilirubinMgPerDl: null, albuminGPerDl: 3, inr: 1, ascites: "none" } as const;
    const { whole, brief } = patientsEn.childPugh;
    const one = childPugh({ ...inputs, encephalopathyGrade: 0 });
    expect([whole(one), brief(one)]).toEqual(["No score: bilirubin is missing", "no score"]);
    expect(whole(childPugh({ ...inputs, encephalopathyGrade: null }))).toBe(
      "No score: bilirubin and encephalopathy are missing",
    );
    expect(whole({ kind: "scored", points: 8, class: "B" })).toBe("Class B, 8 points");
  });

  test("spells no name out on a screen of initials, and still tells that it changed", () => {
    const married = { ...PATIENT, name: "Anna Novák" };
    expect(patientChanges(PATIENT, married, "full")).toEqual(["Name: Anna Nagy → Anna Novák"]);
    expect(patientChanges(PATIENT, married, "initials")).toEqual([patientsEn.record.renamed]);
    expect(patientChanges(PATIENT, { ...PATIENT, name: "Eva Nagy" }, "initials")).toEqual([
      "Name: AN → EN",
    ]);
  });
});

describe("the form of a programme", () => {
  const form = (some: Partial<ProgrammeTyped>, base: ProgrammeRow | null = PLAN, weightKg = 70) =>
    programmeForm({
      typed: { ...programmeTyped(base, "doctor"), ...some },
      base,
      overtaken: null,
      weightKg,
      doctors: DOCTORS,
    });

  test("a new one takes 45 minutes and has its author for supervisor, until others are chosen", () => {
    const typed = programmeTyped(null, "doctor");
    expect([typed.plannedMinutes, typed.doctorId]).toEqual(["45", "doctor"]);
    expect(Object.keys(form({}, null).faults).toSorted()).toEqual([
      "cellSource",
      "cells",
      "cellsMillion",
      "volumeMl",
    ]);
  });

  test("filled in is sent as a programme", () => {
    expect(form(programmeTyped(PROGRAMME, "doctor"), null).sendable?.record).toEqual(PROGRAMME);
  });

  test("tells what the numbers come to while one types", () => {
    const { perKg, rate } = form({ volumeMl: "120" });
    expect(perKg).toBe("1.43 ×10⁶ cells per kg, at 70 kg");
    expect(rate).toBe("Planned rate 160 mL/h · 53 drops/min");
    expect(form({ volumeMl: "", cellsMillion: "much" })).toMatchObject({
      perKg: "Cells per kg: give the cells.",
      rate: "Planned rate: give volume and minutes.",
    });
    expect(perKgWords(PLAN, null)).toBe("Cells per kg: nobody has weighed the patient.");
  });

  test("drops are whole from ten a minute on", () => {
    const slow = { volumeMl: 100, plannedMinutes: 240, dropFactor: 20 } as const;
    expect(rateWords(slow)).toBe("Planned rate 25 mL/h · 8.33 drops/min");
    expect(rateWords({ ...slow, plannedMinutes: 200 })).toContain("· 10 drops/min");
  });

  test.each<[string, Partial<ProgrammeTyped>, string]>([
    ["half a procedure", { procedures: "1,5" }, "procedures"],
    ["days that are none", { intervalDays: "0" }, "intervalDays"],
    ["a bucket", { volumeMl: "1001" }, "volumeMl"],
    ["no doctor", { doctorId: "" }, "doctorId"],
    ["no reason", { reason: " " }, "reason"],
  ])("%s is a fault of its field alone", (_name, some, field) => {
    const { faults, sendable } = form({ reason: "why", ...some });
    expect(Object.keys(faults)).toEqual([field]);
    expect(sendable).toBeNull();
  });

  test("a change needs a reason and something that changes", () => {
    expect(form({ reason: "why" }).sendable).toBeNull();
    expect(form({ reason: " why ", volumeMl: "80" }).sendable).toMatchObject({
      record: { volumeMl: 80 },
      reason: "why",
    });
  });

  test("what another doctor changed is told, also while the reason is still missing", () => {
    const newer = { ...PLAN, version: 2, volumeMl: 80 };
    const typed = { ...programmeTyped(newer, "doctor"), volumeMl: "60" };
    const options = { typed, base: newer, overtaken: PLAN, weightKg: 70, doctors: DOCTORS };
    expect(programmeForm(options).meanwhile).toEqual([
      "Volume, mL: 100 → 80. What you typed would replace it: 60",
    ]);
  });

  test("old → new names doctors, not accounts", () => {
    const other = { ...PROGRAMME, doctorId: "other", intervalDays: null };
    expect(programmeChanges(PROGRAMME, other, DOCTORS)).toEqual([
      "Days between: 14 → as the doctor says",
      "Supervising doctor: Dr. A. Moreau → Dr. B. Okafor",
    ]);
  });

  test("a doctor who is not on the list stays chosen until another is", () => {
    expect(doctorChoices(DOCTORS, "doctor")).toHaveLength(2);
    expect(doctorChoices(DOCTORS, "gone")[0]).toEqual({
      value: "gone",
      words: "a doctor who is not listed",
    });
  });
});

describe("a refusal", () => {
  const taken = new ApiError("RECORD_NUMBER_TAKEN", ERRORS.RECORD_NUMBER_TAKEN.sentence, [
    { path: "body.recordNumber", message: "is another patient's" },
  ]);

  test("by name stands beside its field in the server's words", () => {
    expect(refusedFaults(taken, patientsEn.faults)).toEqual({
      recordNumber: "Another patient has this record number.",
    });
  });

  test("of form stands there as what the field has to hold", () => {
    const details = [{ path: "body.birthDate", message: "lies in the future" }];
    const error = new ApiError("BAD_REQUEST", ERRORS.BAD_REQUEST.sentence, details);
    expect(refusedFaults(error, patientsEn.faults)).toEqual({
      birthDate: patientsEn.faults.birthDate,
    });
  });

  test("of a line in a list, or of an input, is the field's", () => {
    const details = ["body.allergies.3", "body.cirrhosis.inr"].map((path) => ({ path }));
    expect([...refusedFields(details)]).toEqual(["allergies", "inr"]);
    expect(refusedFields({ version: 3 }).size).toBe(0);
  });

  test("goes once the field says something else, and comes back with what was refused", () => {
    const faults = { recordNumber: "taken" };
    const sent = { recordNumber: "R-1", name: "Anna" };
    expect(standingFaults(faults, { ...sent, name: "Eva" }, sent)).toEqual(faults);
    expect(standingFaults(faults, { ...sent, recordNumber: "R-2" }, sent)).toEqual({});
  });

  test("because somebody was quicker says who, and what has become of the form", () => {
    const error = new ApiError("PATIENT_CHANGED", "K. Lindqvist has changed it already.", {});
    expect([isOvertaken(error), isOvertaken(taken), isOvertaken(null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(refusalWords(error)).toBe(
      "K. Lindqvist has changed it already. What you typed is kept. Press “Look again” to see it beside the new version.",
    );
    expect(refusalWords(null)).toBeUndefined();
  });
});
