/**
 * What a person saw: consciousness, symptoms, grade of a reaction, what was done, what was noted.
 * What was not looked at is not there; that nothing was found is.
 */
import type { EntryOf } from "../../../shared/protocol/entry.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { type Acvpu, VITALS } from "../../../shared/vocabulary.ts";
import { category, LOINC, personReference, SNOMED, SYMPTOMS, words } from "./codes.ts";
import type { Numbered } from "./observation.ts";
import type { CodeableConcept, Component, Finding, Observation } from "./r4.ts";
import type { Setting } from "./setting.ts";

type Seen = EntryOf<"observation">;
type Part = { code: CodeableConcept; component?: Component[] } & Finding;

/** Level of consciousness on the ACVPU scale. */
const CONSCIOUSNESS_LOINC = "80288-4";
/** The levels as NEWS2 is exchanged (value set UKCore-ACVPU). */
const LEVELS: Readonly<Record<Acvpu, { code: string; display: string }>> = {
  alert: { code: "248234008", display: "Mentally alert" },
  confusion: { code: "130987000", display: "Acute confusion" },
  voice: { code: "300202002", display: "Responds to voice" },
  pain: { code: "450847001", display: "Responds to pain" },
  unresponsive: { code: "422768004", display: "Unresponsive" },
};

/** One observation for each thing that was seen. */
export function seenObservations(
  { newId, meta, patient, encounter }: Setting,
  { n, entry }: Numbered<Seen>,
): Observation[] {
  const at = timeText(entry.atMs);
  return partsOf(entry).map(({ slot, part }) => ({
    resourceType: "Observation",
    // Behind the vitals that may have been measured with it (observation.ts).
    id: newId("Observation", n, VITALS.length + slot),
    meta,
    status: "final",
    category: category("exam"),
    subject: patient,
    encounter,
    effectiveDateTime: at,
    issued: at,
    performer: [personReference(entry.by)],
    ...part,
  }));
}

/** The slot tells what it is, so that an id stays the same whatever else was seen. */
function partsOf(entry: Seen): { slot: number; part: Part }[] {
  const { acvpu, symptoms, ctcaeGrade } = entry;
  const parts = [
    acvpu === undefined ? null : consciousness(acvpu),
    symptoms === undefined ? null : symptomsPart(symptoms),
    ctcaeGrade === undefined
      ? null
      : {
          code: { text: "Grade of infusion related reaction (CTCAE v5), 0 for none" },
          valueInteger: ctcaeGrade,
        },
    said("Action taken", entry.action),
    said("Note on general condition", entry.note),
  ];
  return parts.flatMap((part, slot) => (part === null ? [] : [{ slot, part }]));
}

function consciousness(acvpu: Acvpu): Part {
  return {
    code: {
      coding: [{ system: LOINC, code: CONSCIOUSNESS_LOINC }],
      text: "Level of consciousness (ACVPU)",
    },
    valueCodeableConcept: { coding: [{ system: SNOMED, ...LEVELS[acvpu] }], text: acvpu },
  };
}

/** The value says whether there were any; each that there was is a component. */
function symptomsPart(symptoms: NonNullable<Seen["symptoms"]>): Part {
  const component = symptoms.map((symptom) => ({
    code: { coding: [{ system: SYMPTOMS, code: symptom }], text: symptom },
    valueBoolean: true,
  }));
  const code = { text: "Symptoms of an infusion reaction" };
  const valueBoolean = symptoms.length > 0;
  return valueBoolean ? { code, valueBoolean, component } : { code, valueBoolean };
}

function said(text: string, what: string | undefined): Part | null {
  const valueString = words(what);
  return valueString === undefined ? null : { code: { text }, valueString };
}
