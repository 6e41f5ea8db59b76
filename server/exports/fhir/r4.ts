/**
 * FHIR R4, as far as Vigil writes it: the elements it uses and no others. Written here because the
 * published types are either of another release or those of a whole platform; what these types do
 * not know, the tests do, which hold every bundle against HL7's own definitions.
 */

export type Coding = { system?: string; code?: string; display?: string };
/** `undefined` is left out of the text, as JSON does. */
export type CodeableConcept = { coding?: Coding[]; text?: string | undefined };
export type Identifier = {
  type?: CodeableConcept;
  value: string | undefined;
  assigner?: Reference;
};
export type Reference = {
  reference?: string;
  type?: string;
  identifier?: Identifier;
  display?: string | undefined;
};
export type Period = { start?: string | undefined; end?: string | undefined };
export type Annotation = {
  authorString?: string | undefined;
  time?: string;
  text: string;
};
export type Quantity = { value: number; unit: string; system: string; code: string };
export type Meta = { profile?: string[]; security?: Coding[] };

type Resource<T extends string> = { resourceType: T; id: string; meta?: Meta | undefined };

export type Patient = Resource<"Patient"> & {
  identifier?: Identifier[] | undefined;
  name?: { text: string }[] | undefined;
  gender?: string | undefined;
  birthDate?: string | undefined;
};

export type Encounter = Resource<"Encounter"> & {
  identifier: Identifier[];
  status: "planned" | "in-progress" | "finished";
  class: Coding;
  subject: Reference;
  participant?: { type: CodeableConcept[]; individual: Reference }[] | undefined;
  period: Period;
  location: { location: Reference }[];
  serviceProvider?: Reference | undefined;
};

export type Device = Resource<"Device"> & {
  identifier: Identifier[];
  modelNumber?: string | undefined;
  type: CodeableConcept;
  patient: Reference;
};

export type Procedure = Resource<"Procedure"> & {
  status: "preparation" | "in-progress" | "on-hold" | "stopped" | "completed" | "not-done";
  statusReason?: CodeableConcept | undefined;
  code: CodeableConcept;
  subject: Reference;
  encounter: Reference;
  performedPeriod?: Period | undefined;
  performer?: { function: CodeableConcept; actor: Reference }[] | undefined;
  outcome?: CodeableConcept | undefined;
  note: Annotation[];
  usedReference?: Reference[] | undefined;
};

/** What an observation, or a component of one, found; or why it found nothing. */
export type Finding = {
  valueQuantity?: Quantity;
  valueCodeableConcept?: CodeableConcept;
  valueBoolean?: boolean;
  valueInteger?: number;
  valueString?: string;
  dataAbsentReason?: CodeableConcept;
  interpretation?: CodeableConcept[];
};

export type Component = Finding & { code: CodeableConcept };

export type Observation = Resource<"Observation"> &
  Finding & {
    status: "final" | "preliminary";
    category: CodeableConcept[];
    code: CodeableConcept;
    subject: Reference;
    encounter: Reference;
    effectiveDateTime: string;
    issued: string;
    performer?: Reference[];
    device?: Reference | undefined;
    component?: Component[];
  };

export type DetectedIssue = Resource<"DetectedIssue"> & {
  identifier: Identifier[];
  status: "final" | "preliminary";
  code: CodeableConcept;
  severity: "high" | "moderate" | "low";
  patient: Reference;
  identifiedPeriod: Period;
  implicated: Reference[];
  evidence?: { code?: CodeableConcept[]; detail?: Reference[] }[] | undefined;
  detail?: string | undefined;
  mitigation?: { action: CodeableConcept; date: string; author: Reference }[] | undefined;
};

export type BundledResource =
  | Patient
  | Encounter
  | Device
  | Procedure
  | Observation
  | DetectedIssue;
