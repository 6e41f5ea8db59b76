/**
 * Vital signs: one observation a vital and reading, the pressures of a reading as one panel. Every
 * value of the record is there once, as it was measured; what has no value says why. A mean pressure
 * that Vigil computed is no measurement and is left out; so is what a rejected value was.
 */
import type { ReadingEntry } from "../../../shared/protocol/entry.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import {
  OXYGEN_SATURATION_LOINC,
  PRESSURE_PANEL_LOINC,
  PRESSURES,
  VITAL_TABLE,
} from "../../../shared/vitals/table.ts";
import { VITALS, type Vital } from "../../../shared/vocabulary.ts";
import { category, hl7, LOINC, MDC, profileUrl, UCUM } from "./codes.ts";
import type { CodeableConcept, Component, Finding, Meta, Observation, Reference } from "./r4.ts";
import type { Setting } from "./setting.ts";

/** Profiles of the FHIR specification, by vital; a pulse has none of its own. */
const PROFILES = {
  heartRate: "heartrate",
  pulse: "vitalsigns",
  respiration: "resprate",
  temperature: "bodytemp",
  spo2: "oxygensat",
} as const satisfies Partial<Record<Vital, string>>;
type Single = keyof typeof PROFILES;
const SINGLES: readonly Single[] = ["heartRate", "pulse", "respiration", "temperature", "spo2"];

/** An entry of the journal with its number in it. */
export type Numbered<E> = { n: number; entry: E };

/** A reading, as far as its values go. */
export type Measured = Pick<
  ReadingEntry,
  "atMs" | "takenAtMs" | "late" | "vitals" | "queried" | "missing" | "rejected"
>;

/** What an observation says, and the vitals that have a present value in it. */
export type VitalObservation = { vitals: readonly Vital[]; observation: Observation };

const CATEGORY = category("vital-signs");
const CODES: Readonly<Record<Vital, CodeableConcept>> = {
  heartRate: codeOf("heartRate"),
  pulse: codeOf("pulse"),
  systolic: codeOf("systolic"),
  diastolic: codeOf("diastolic"),
  mean: codeOf("mean"),
  respiration: codeOf("respiration"),
  temperature: codeOf("temperature"),
  // The profile asks for the general code; how it was measured stands beside it.
  spo2: codeOf("spo2", OXYGEN_SATURATION_LOINC),
};
const PANEL_CODE: CodeableConcept = {
  coding: [{ system: LOINC, code: PRESSURE_PANEL_LOINC }],
  text: "Blood pressure",
};
const DOUBTFUL: CodeableConcept[] = [{ text: "Doubtful" }];

/** Why a value is absent (HL7's data-absent-reason). */
const SENSOR_OFF = absent("not-performed", "Sensor off");
const NO_VALUE = absent("unknown", "The device sent no value");
const NOT_TOLD = absent("unknown");

/** Observations of readings, in one bundle's setting. */
export function vitalObservations(setting: Setting) {
  const metaOf = (profile: string): Meta => ({ profile: [profileUrl(profile)], ...setting.meta });
  const metas = {
    heartRate: metaOf(PROFILES.heartRate),
    pulse: metaOf(PROFILES.pulse),
    respiration: metaOf(PROFILES.respiration),
    temperature: metaOf(PROFILES.temperature),
    spo2: metaOf(PROFILES.spo2),
  };
  const panelMeta = metaOf("bp");

  /** @param device whose reading it is */
  return ({ n, entry }: Numbered<Measured>, device: Reference | undefined): VitalObservation[] => {
    const frame = (vital: Vital, meta: Meta, isDoubtful: boolean) => ({
      resourceType: "Observation" as const,
      id: setting.newId("Observation", n, VITALS.indexOf(vital)),
      meta,
      status: isDoubtful ? ("preliminary" as const) : ("final" as const),
      category: CATEGORY,
      subject: setting.patient,
      encounter: setting.encounter,
      effectiveDateTime: timeText(entry.takenAtMs),
      issued: timeText(entry.atMs),
      device,
    });
    const told = SINGLES.flatMap((vital): VitalObservation[] => {
      const finding = findingOf(entry, vital);
      if (finding === null) return [];
      const isDoubtful = isQueried(entry, vital);
      const observation = {
        ...frame(vital, metas[vital], isDoubtful),
        code: CODES[vital],
        ...finding,
      };
      return [{ vitals: presentOf(entry, [vital]), observation }];
    });
    const component = componentsOf(entry);
    if (component.length === 0) return told;
    const isDoubtful = PRESSURES.some((vital) => isQueried(entry, vital));
    const panel = { ...frame("systolic", panelMeta, isDoubtful), code: PANEL_CODE, component };
    return [...told, { vitals: presentOf(entry, PRESSURES), observation: panel }];
  };
}

/** The panel's components. The profile wants systolic and diastolic always; a mean where there is
 * one. None where the reading says nothing of pressures. */
function componentsOf(entry: Measured): Component[] {
  const findings = PRESSURES.map((vital) => ({ vital, finding: findingOf(entry, vital) }));
  if (findings.every(({ finding }) => finding === null)) return [];
  return findings.flatMap(({ vital, finding }) => {
    if (finding === null && vital === "mean") return [];
    return [{ code: CODES[vital], ...(finding ?? { dataAbsentReason: NOT_TOLD }) }];
  });
}

/** What a reading says of a vital: a value, a zero too; why there is none; or null: nothing. */
function findingOf(entry: Measured, vital: Vital): Finding | null {
  const value = entry.vitals[vital];
  if (typeof value === "number") {
    const { unit, ucum } = VITAL_TABLE[vital];
    const valueQuantity = { value, unit, system: UCUM, code: ucum };
    return isQueried(entry, vital)
      ? { valueQuantity, interpretation: DOUBTFUL }
      : { valueQuantity };
  }
  if (value === null) return { dataAbsentReason: SENSOR_OFF };
  const refused = entry.rejected?.find((one) => one.vital === vital);
  if (refused !== undefined)
    return { dataAbsentReason: absent("error", `Rejected: ${refused.code}`) };
  return entry.missing?.includes(vital) === true ? { dataAbsentReason: NO_VALUE } : null;
}

/** What an alarm may be about: values that are there, and not those of a backlog, which raise none.
 * A mean stands for the pressures that it is computed from. */
function presentOf(entry: Measured, vitals: readonly Vital[]): Vital[] {
  if (entry.late === true) return [];
  const { systolic, diastolic, mean } = entry.vitals;
  const isPair = typeof systolic === "number" && typeof diastolic === "number";
  return vitals.filter((vital) =>
    vital === "mean" && mean === undefined ? isPair : typeof entry.vitals[vital] === "number",
  );
}

function isQueried(entry: Measured, vital: Vital): boolean {
  return entry.queried?.includes(vital) === true && typeof entry.vitals[vital] === "number";
}

function codeOf(vital: Vital, general?: string): CodeableConcept {
  const { label, loinc, mdc } = VITAL_TABLE[vital];
  const loincs = general === undefined ? [loinc] : [general, loinc];
  const coding = loincs.map((code) => ({ system: LOINC, code }));
  return { coding: [...coding, { system: MDC, code: String(mdc) }], text: label };
}

function absent(code: string, text?: string): CodeableConcept {
  const coding = [{ system: hl7("data-absent-reason"), code }];
  return text === undefined ? { coding } : { coding, text };
}
