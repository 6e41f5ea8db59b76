/**
 * Code systems and the small pieces that every resource is made of. Vitals have their codes in the
 * table of vitals; a code that is Vigil's own stands under a system of Vigil's own, never under
 * somebody else's.
 */
import type { Person } from "../../../shared/protocol/person.ts";
import type { CodeableConcept, Coding, Reference } from "./r4.ts";

export const LOINC = "http://loinc.org";
export const UCUM = "http://unitsofmeasure.org";
export const SNOMED = "http://snomed.info/sct";
/** IEEE 11073-10101, the nomenclature that devices speak. */
export const MDC = "urn:iso:std:iso:11073:10101";
const TERMINOLOGY = "http://terminology.hl7.org/CodeSystem";
const PROFILES = "http://hl7.org/fhir/StructureDefinition";

/** Vigil's own words as code systems. Made once, at random: a name that needs no web address that
 * somebody would have to own. docs/FHIR.md lists them. */
export const ALARM_CONDITIONS = "urn:uuid:6d0f3a52-0c5e-4f2b-9a0e-3b1c6f1f7a10";
export const ALARM_KINDS = "urn:uuid:6d0f3a52-0c5e-4f2b-9a0e-3b1c6f1f7a11";
export const SYMPTOMS = "urn:uuid:6d0f3a52-0c5e-4f2b-9a0e-3b1c6f1f7a12";

/** A code system of HL7's terminology. */
export const hl7 = (name: string): string => `${TERMINOLOGY}/${name}`;

/** A profile of the FHIR specification itself. */
export const profileUrl = (name: string): string => `${PROFILES}/${name}`;

/** Security label of data that are no patient's (v3-ActReason). */
export const TEST_DATA: Coding = {
  system: hl7("v3-ActReason"),
  code: "HTEST",
  display: "test health data",
};

export function category(code: "vital-signs" | "exam"): CodeableConcept[] {
  return [{ coding: [{ system: hl7("observation-category"), code }] }];
}

/** Text that says something, or undefined: FHIR knows no empty text. */
export function words(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
}

/** A list that has something in it, or undefined: FHIR knows no empty list. */
export function filled<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** Somebody who signed an entry, by name and account. */
export function personReference({ id, name }: Person): Reference {
  return { type: "Practitioner", identifier: { value: id }, display: words(name) };
}
