/**
 * The form of a patient's record, without its drawing: what is typed, what stands in its way, and what
 * would be sent. What a record may hold, shared/session/patient.ts decides.
 */
import type { PatientBody, PatientRow } from "../../shared/protocol/registers.ts";
import { type ChildPugh, childPugh } from "../../shared/session/child-pugh.ts";
import { type Patient, patientSchema } from "../../shared/session/patient.ts";
import { ASCITES, ENCEPHALOPATHY_GRADES } from "../../shared/vocabulary.ts";
import { chosenOf, faultyFields, linesOf, numberOf, textOf } from "../registers/draft.ts";
import { meanwhileOf } from "../registers/facts.ts";
import { patientsEn } from "../text/patients-en.ts";
import { patientChanges, patientFacts } from "./patient-words.ts";

export type PatientField = keyof typeof patientsEn.fields;
export type PatientTyped = Readonly<Record<PatientField, string>>;

/** What is known of allergies: nobody has asked, there are none, these. */
export const ASKED = ["nobody", "none", "some"] as const;
export const HAS_CIRRHOSIS = ["no", "yes"] as const;

export type PatientForm = {
  /** What is wrong beside each field. */
  faults: Readonly<Partial<Record<string, string>>>;
  /** Old → new of what a change changes. */
  changes: readonly string[];
  /** What somebody else has changed meanwhile. */
  meanwhile: readonly string[];
  /** What the Child-Pugh score would be; null without cirrhosis. */
  score: ChildPugh | null;
  /** What would be sent; null while something stands in the way. */
  sendable: (PatientBody & { reason?: string }) | null;
};

/** The form as a version fills it in; null is an empty one. */
export function patientTyped(row: Patient | null): PatientTyped {
  const allergies = row?.allergies ?? null;
  return {
    name: row?.name ?? "",
    recordNumber: row?.recordNumber ?? "",
    birthDate: row?.birthDate ?? "",
    sex: row?.sex ?? "",
    weightKg: textOf(row?.weightKg ?? null),
    diagnosis: row?.diagnosis ?? "",
    hasCirrhosis: (row?.cirrhosis ?? null) === null ? "no" : "yes",
    bilirubinMgPerDl: textOf(row?.cirrhosis?.bilirubinMgPerDl ?? null),
    albuminGPerDl: textOf(row?.cirrhosis?.albuminGPerDl ?? null),
    inr: textOf(row?.cirrhosis?.inr ?? null),
    ascites: row?.cirrhosis?.ascites ?? "",
    encephalopathyGrade: textOf(row?.cirrhosis?.encephalopathyGrade ?? null),
    complications: (row?.complications ?? []).join("\n"),
    concomitantDiseases: (row?.concomitantDiseases ?? []).join("\n"),
    medication: (row?.medication ?? []).join("\n"),
    asked: allergies === null ? "nobody" : allergies.length === 0 ? "none" : "some",
    allergies: (allergies ?? []).join("\n"),
    reason: "",
  };
}

/** The form as it stands.
 * @param base the version that is changed; null for a new patient
 * @param overtaken the version before, where somebody else was quicker */
export function patientForm(
  typed: PatientTyped,
  base: PatientRow | null,
  overtaken: PatientRow | null = null,
): PatientForm {
  const wanted = recordOf(typed);
  const parsed = patientSchema.safeParse(wanted);
  const faulty = faultyFields(parsed.error?.issues ?? []);
  // Whoever has heard of allergies and writes none down leaves the worst gap of all.
  if (typed.asked === "some" && wanted.allergies?.length === 0) faulty.add("allergies");
  const faults = Object.fromEntries(
    [...faulty].map((field) => [field, patientsEn.faults[field] ?? patientsEn.faults.medication]),
  );
  const record = faulty.size === 0 ? (parsed.data ?? null) : null;
  const changes = base === null || record === null ? [] : patientChanges(base, record, "full");
  const reason = typed.reason.trim();
  const isReady = record !== null && (base === null || changes.length > 0);
  return {
    faults,
    changes,
    meanwhile:
      base === null || overtaken === null
        ? []
        : meanwhileOf<Patient>(patientFacts("full"), { overtaken, newest: base, mine: record }),
    score: scoreOf(wanted.cirrhosis, faulty),
    sendable: isReady ? { ...record, ...(reason === "" ? {} : { reason }) } : null,
  };
}

/** What the texts say, whether a record may hold it or not. */
function recordOf(typed: PatientTyped) {
  return {
    name: typed.name,
    recordNumber: typed.recordNumber,
    birthDate: typed.birthDate,
    sex: typed.sex,
    weightKg: numberOf(typed.weightKg),
    diagnosis: typed.diagnosis,
    cirrhosis: typed.hasCirrhosis === "yes" ? cirrhosisOf(typed) : null,
    complications: linesOf(typed.complications),
    concomitantDiseases: linesOf(typed.concomitantDiseases),
    medication: linesOf(typed.medication),
    allergies: allergiesOf(typed),
  };
}

function cirrhosisOf(typed: PatientTyped) {
  return {
    bilirubinMgPerDl: numberOf(typed.bilirubinMgPerDl),
    albuminGPerDl: numberOf(typed.albuminGPerDl),
    inr: numberOf(typed.inr),
    ascites: chosenOf(typed.ascites, ASCITES),
    encephalopathyGrade: chosenOf(typed.encephalopathyGrade, ENCEPHALOPATHY_GRADES),
  };
}

function allergiesOf({ asked, allergies }: PatientTyped): string[] | null {
  if (asked === "nobody") return null;
  return asked === "none" ? [] : linesOf(allergies);
}

/** A value that cannot be is none: it is not known. */
function scoreOf(
  inputs: ReturnType<typeof cirrhosisOf> | null,
  faulty: ReadonlySet<string>,
): ChildPugh | null {
  if (inputs === null) return null;
  const sound = <T>(field: keyof typeof inputs, value: T): T | null =>
    faulty.has(field) ? null : value;
  return childPugh({
    ...inputs,
    bilirubinMgPerDl: sound("bilirubinMgPerDl", inputs.bilirubinMgPerDl),
    albuminGPerDl: sound("albuminGPerDl", inputs.albuminGPerDl),
    inr: sound("inr", inputs.inr),
  });
}
