/**
 * What all resources of one bundle share: their ids, whom they are about, and whether they are test
 * data. Ids follow from the session and the place in its journal, so that the same record exported
 * twice has the same ids, and one exported later has those of before and more.
 */
import { createHash } from "node:crypto";
import { assert } from "../../../shared/assert.ts";
import { TEST_DATA } from "./codes.ts";
import type { Meta, Reference } from "./r4.ts";

/** Resources that a bundle holds, in the order of their ids. */
const KINDS = [
  "Bundle",
  "Patient",
  "Encounter",
  "Procedure",
  "Device",
  "Observation",
  "DetectedIssue",
] as const;
type Kind = (typeof KINDS)[number];

/** An id of one kind: `n` is the entry's or the alarm's number, `slot` the place within it. */
export type NewId = (kind: Kind, n?: number, slot?: number) => string;

export type Setting = {
  newId: NewId;
  patient: Reference;
  encounter: Reference;
  procedure: Reference;
  /** Of every resource: the label of test data, where a patient was never there. */
  meta: Meta | undefined;
};

/** The setting of a session's bundle. */
export function settingOf(session: string, data: "patient" | "test"): Setting {
  const newId = idsOf(session);
  return {
    newId,
    patient: referenceTo(newId("Patient")),
    encounter: referenceTo(newId("Encounter")),
    procedure: referenceTo(newId("Procedure")),
    meta: data === "test" ? { security: [TEST_DATA] } : undefined,
  };
}

/** How resources of one bundle point at each other, and what the bundle calls them. */
export function fullUrl(id: string): string {
  return `urn:uuid:${id}`;
}

export function referenceTo(id: string): Reference {
  return { reference: fullUrl(id) };
}

/** UUIDs of version 8 (RFC 9562: content as the maker sees fit): the session's digest in front, the
 * place in its journal behind. */
function idsOf(session: string): NewId {
  const digest = createHash("sha256").update(session).digest("hex");
  const part = (from: number, to: number): string => digest.slice(from, to);
  const front = `${part(0, 8)}-${part(8, 12)}-8${part(12, 15)}-8${part(15, 18)}-`;
  return (kind, n = 0, slot = 0) => {
    assert(n < 2 ** 32, "a journal's numbers fit into its ids");
    assert(slot < 2 ** 8, "an entry has few resources");
    return `${front}${hex(KINDS.indexOf(kind), 2)}${hex(n, 8)}${hex(slot, 2)}`;
  };
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}
