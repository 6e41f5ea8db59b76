/** The patient of a session. What Vigil does not know is left out, never guessed. */
import type { Sex } from "../../../shared/vocabulary.ts";
import { filled, hl7, words } from "./codes.ts";
import type { Patient } from "./r4.ts";
import type { Setting } from "./setting.ts";

/** Who the patient is; null where nobody has told. */
export type PatientIdentity = {
  recordNumber: string;
  name: string;
  birthDate: string | null;
  sex: Sex | null;
};

/** @param site names who gives out the record numbers */
export function patientResource(
  { newId, meta }: Setting,
  identity: PatientIdentity,
  site: string,
): Patient {
  const number = words(identity.recordNumber);
  const name = words(identity.name);
  const type = { coding: [{ system: hl7("v2-0203"), code: "MR" }] };
  return {
    resourceType: "Patient",
    id: newId("Patient"),
    meta,
    identifier: number === undefined ? undefined : [{ type, value: number, ...assigner(site) }],
    name: filled(name === undefined ? [] : [{ text: name }]),
    gender: identity.sex ?? undefined,
    birthDate: identity.birthDate ?? undefined,
  };
}

function assigner(site: string) {
  const display = words(site);
  return display === undefined ? {} : { assigner: { display } };
}
