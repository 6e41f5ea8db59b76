/** English texts of the register of patients. The next language is a file of the same form. */
import type { ChildPugh, ChildPughInput } from "../../shared/session/child-pugh.ts";
import type { Ascites, EncephalopathyGrade, Sex } from "../../shared/vocabulary.ts";

const SEXES: Readonly<Record<Sex, string>> = {
  female: "female",
  male: "male",
  other: "other",
  unknown: "unknown",
};

const ASCITES_WORDS: Readonly<Record<Ascites, string>> = {
  none: "none",
  mild: "mild",
  "moderate-or-more": "moderate or more",
};

/** West Haven. */
const ENCEPHALOPATHY: Readonly<Record<EncephalopathyGrade, string>> = {
  0: "none",
  1: "grade 1",
  2: "grade 2",
  3: "grade 3",
  4: "grade 4",
};

const INPUTS: Readonly<Record<ChildPughInput, string>> = {
  bilirubinMgPerDl: "bilirubin",
  albuminGPerDl: "albumin",
  inr: "INR",
  ascites: "ascites",
  encephalopathyGrade: "encephalopathy",
};

const list = new Intl.ListFormat("en-GB");

export const patientsEn = {
  sexes: SEXES,
  ascites: ASCITES_WORDS,
  encephalopathy: ENCEPHALOPATHY,
  years: (years: number) => `${years} y`,
  unknown: "not known",
  nothing: "none",

  list: {
    title: "Patients",
    search: "Search by name or record number",
    loading: "Loading the patients…",
    failed: "The patients cannot be loaded",
    stale: (why: string) => `This list is old: ${why}`,
    caption: { full: "By name", initials: "By name; this screen shows initials" },
    columns: {
      name: "Patient",
      recordNumber: "Record number",
      age: "Age",
      sex: "Sex",
      diagnosis: "Diagnosis",
      childPugh: "Child-Pugh",
    },
    open: (name: string, recordNumber: string) => `${name}, record ${recordNumber}`,
    more: "Show more",
    held: "A list this long is not renewed by itself.",
    empty: {
      may: "No patient is in the register yet. Press “New patient” to take in the first one.",
      mayNot: "No patient is in the register yet. A nurse or a doctor takes in the first one.",
    },
    emptySearch: (q: string) =>
      `Nobody fits “${q}”. Each word has to be in the name or in the record number.`,
  },

  childPugh: {
    inputs: INPUTS,
    title: "Child-Pugh",
    brief: (score: ChildPugh) => (score.kind === "scored" ? score.class : "no score"),
    whole: (score: ChildPugh) => {
      if (score.kind === "scored") return `Class ${score.class}, ${score.points} points`;
      const missing = list.format(score.inputs.map((input) => INPUTS[input]));
      return `No score: ${missing} ${score.inputs.length === 1 ? "is" : "are"} missing`;
    },
  },

  record: {
    loading: "Loading the record…",
    failed: "The record cannot be loaded",
    stale: (why: string) => `This record is old: ${why}`,
    back: "All patients",
    number: (recordNumber: string) => `Record ${recordNumber}`,
    born: (date: string, years: number) => `born ${date}, ${years} years old`,
    weight: (kg: string) => `${kg} kg`,
    notWeighed: "not weighed",
    title: "Record",
    allergies: "Allergies",
    notAsked: "Nobody has asked about allergies.",
    noAllergies: "No allergies known.",
    cirrhosis: { yes: "yes", no: "no" },
    versions: "Versions of the record",
    version: (version: number) => `v${version}`,
    first: "First version",
    same: "Nothing changed",
    noReason: "no reason given",
    change: (label: string, from: string, to: string) => `${label}: ${from} → ${to}`,
    /** Where this screen shows initials, and both names have the same. */
    renamed: "Name changed; this screen shows initials",
  },

  /** What a field holds, as its label and in what changed. */
  fields: {
    name: "Name",
    recordNumber: "Record number",
    birthDate: "Date of birth",
    sex: "Sex",
    weightKg: "Weight, kg",
    diagnosis: "Diagnosis",
    hasCirrhosis: "Cirrhosis",
    bilirubinMgPerDl: "Bilirubin, mg/dL",
    albuminGPerDl: "Albumin, g/dL",
    inr: "INR",
    ascites: "Ascites",
    encephalopathyGrade: "Encephalopathy",
    complications: "Complications",
    concomitantDiseases: "Other diseases",
    medication: "Medication",
    asked: "Allergies",
    allergies: "Allergies",
    reason: "Reason (optional)",
  },

  /** What a field has to hold; said where it does not. */
  faults: {
    name: "Give the name.",
    recordNumber: "Give the record number, 32 signs at the most.",
    birthDate: "Give the date of birth, from 1890 to today.",
    sex: "Choose one.",
    weightKg: "A weight from 0.5 to 400 kg, or nothing.",
    bilirubinMgPerDl: "From 0.1 to 70 mg/dL, or nothing.",
    albuminGPerDl: "From 0.5 to 7 g/dL, or nothing.",
    inr: "From 0.5 to 20, or nothing.",
    complications: "50 lines of 500 signs at the most.",
    concomitantDiseases: "50 lines of 500 signs at the most.",
    medication: "50 lines of 500 signs at the most.",
    allergies: "Write one allergy a line, 50 at the most, or choose that none is known.",
  } as Readonly<Record<string, string>>,

  form: {
    button: { new: "New patient", change: "Change record" },
    title: { new: "New patient", change: "Change the record" },
    explain: {
      new: "Takes a patient into the register. What is not known stays empty.",
      change: "Makes a new version; every version is kept.",
    },
    onePerLine: (label: string) => `${label}, one per line`,
    choose: "Choose…",
    asked: { nobody: "Not asked", none: "None known", some: "These" },
    hasCirrhosis: { no: "No cirrhosis", yes: "Has cirrhosis" },
    send: { new: "Take in", change: "Make the new version" },
  },
};
