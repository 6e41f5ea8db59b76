/** A patient's record in words: as the page shows it, and as its versions tell what changed. */

import type { PatientRow } from "../../shared/protocol/registers.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { ChildPughInputs } from "../../shared/session/child-pugh.ts";
import { initialsOf, type Patient } from "../../shared/session/patient.ts";
import { changesOf, type Fact, listWords, numberWords } from "../registers/facts.ts";
import { dayText } from "../session/date-words.ts";
import type { Settings } from "../settings/settings.ts";
import { patientsEn } from "../text/patients-en.ts";
import { text } from "../text/text.ts";

type Names = Settings["names"];

const { fields, record: words } = patientsEn;

/** The name as this screen shows names. */
export function nameWords({ name }: Pick<Patient, "name">, names: Names): string {
  return names === "full" ? name : initialsOf(name);
}

/** A calendar date is that day everywhere. */
export function birthDateWords(birthDate: string): string {
  return dayText(timeMs(birthDate), "UTC");
}

/** Who this is, in one line under the name. */
export function identityWords(patient: PatientRow): string[] {
  return [
    words.number(patient.recordNumber),
    words.born(birthDateWords(patient.birthDate), patient.ageYears),
    patientsEn.sexes[patient.sex],
    weightWords(patient),
  ];
}

/** Nobody has asked, none, or which: three different things. */
export type AllergyWords = { kind: "not-asked" | "none" | "some"; words: readonly string[] };

export function allergyWords({ allergies }: Pick<Patient, "allergies">): AllergyWords {
  if (allergies === null) return { kind: "not-asked", words: [words.notAsked] };
  if (allergies.length === 0) return { kind: "none", words: [words.noAllergies] };
  return { kind: "some", words: allergies };
}

/** The fields that the page lists; those of cirrhosis only where there is one. */
export function recordFacts(patient: Patient): { label: string; words: string }[] {
  return [...ILLNESS, ...(patient.cirrhosis === null ? [] : CIRRHOSIS), ...LISTS].map(
    ({ label, of }) => ({ label, words: of(patient) }),
  );
}

/** Every field of a record, in the order of the form. */
export function patientFacts(names: Names): readonly Fact<Patient>[] {
  const of = (patient: Patient): string => nameWords(patient, names);
  const name: Fact<Patient> = { field: "name", label: fields.name, of };
  return [name, ...IDENTITY, ALLERGIES, ...ILLNESS, ...CIRRHOSIS, ...LISTS];
}

/** What a version changed. On a screen of initials a name that kept them is not spelled out. */
export function patientChanges(before: Patient, after: Patient, names: Names): string[] {
  const isHidden =
    before.name !== after.name && nameWords(before, names) === nameWords(after, names);
  return [...(isHidden ? [words.renamed] : []), ...changesOf(patientFacts(names), before, after)];
}

function weightWords({ weightKg }: Pick<Patient, "weightKg">): string {
  return weightKg === null ? words.notWeighed : words.weight(numberWords(weightKg));
}

function kgWords({ weightKg }: Pick<Patient, "weightKg">): string {
  return weightKg === null ? words.notWeighed : numberWords(weightKg);
}

function inputFact(
  field: keyof ChildPughInputs,
  of: (inputs: ChildPughInputs) => string | null,
): Fact<Patient> {
  return {
    field,
    label: fields[field],
    of: ({ cirrhosis }) =>
      cirrhosis === null ? text.common.none : (of(cirrhosis) ?? patientsEn.unknown),
  };
}

function known(value: number | null): string | null {
  return value === null ? null : numberWords(value);
}

const IDENTITY: readonly Fact<Patient>[] = [
  { field: "recordNumber", label: fields.recordNumber, of: ({ recordNumber }) => recordNumber },
  {
    field: "birthDate",
    label: fields.birthDate,
    of: ({ birthDate }) => birthDateWords(birthDate),
  },
  { field: "sex", label: fields.sex, of: ({ sex }) => patientsEn.sexes[sex] },
  { field: "weightKg", label: fields.weightKg, of: kgWords },
];

const ILLNESS: readonly Fact<Patient>[] = [
  {
    field: "diagnosis",
    label: fields.diagnosis,
    of: ({ diagnosis }) => (diagnosis === "" ? patientsEn.unknown : diagnosis),
  },
  {
    field: "hasCirrhosis",
    label: fields.hasCirrhosis,
    of: ({ cirrhosis }) => (cirrhosis === null ? words.cirrhosis.no : words.cirrhosis.yes),
  },
];

const CIRRHOSIS: readonly Fact<Patient>[] = [
  inputFact("bilirubinMgPerDl", ({ bilirubinMgPerDl }) => known(bilirubinMgPerDl)),
  inputFact("albuminGPerDl", ({ albuminGPerDl }) => known(albuminGPerDl)),
  inputFact("inr", ({ inr }) => known(inr)),
  inputFact("ascites", ({ ascites }) => (ascites === null ? null : patientsEn.ascites[ascites])),
  inputFact("encephalopathyGrade", ({ encephalopathyGrade: grade }) =>
    grade === null ? null : patientsEn.encephalopathy[grade],
  ),
];

const LISTS: readonly Fact<Patient>[] = (
  ["complications", "concomitantDiseases", "medication"] as const
).map((field) => ({
  field,
  label: fields[field],
  of: (patient) => listWords(patient[field]),
}));

const ALLERGIES: Fact<Patient> = {
  field: "allergies",
  label: fields.allergies,
  of: (patient) => allergyWords(patient).words.join("; "),
};
