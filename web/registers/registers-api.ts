/** The registers over HTTP. Their schemas are loaded with the pages that show patients, not before. */
import type { z } from "zod";
import {
  doctorsSchema,
  patientAnswerSchema,
  type patientBodySchema,
  type patientChangeBodySchema,
  patientHistorySchema,
  patientsSchema,
  programmeAnswerSchema,
  type programmeBodySchema,
  type programmeChangeBodySchema,
  programmeHistorySchema,
} from "../../shared/protocol/registers.ts";
import { get, post, put, queryText } from "../api.ts";

/** @param query `q`, `after`, `limit`, each optional. */
export function getPatients(
  query: Readonly<Record<string, string>>,
): Promise<z.output<typeof patientsSchema>> {
  return get(`/api/patients${queryText(query)}`, patientsSchema);
}

/** A patient with every version of the record, and the programmes. */
export function getPatient(id: string): Promise<z.output<typeof patientHistorySchema>> {
  return get(patientPath(id), patientHistorySchema);
}

export function postPatient(
  body: z.input<typeof patientBodySchema>,
): Promise<z.output<typeof patientAnswerSchema>> {
  return post("/api/patients", body, patientAnswerSchema);
}

export function putPatient(
  id: string,
  body: z.input<typeof patientChangeBodySchema>,
): Promise<z.output<typeof patientAnswerSchema>> {
  return put(patientPath(id), body, patientAnswerSchema);
}

/** A programme with every version of it. */
export function getProgramme(id: string): Promise<z.output<typeof programmeHistorySchema>> {
  return get(programmePath(id), programmeHistorySchema);
}

export function postProgramme(
  body: z.input<typeof programmeBodySchema>,
): Promise<z.output<typeof programmeAnswerSchema>> {
  return post("/api/programmes", body, programmeAnswerSchema);
}

export function putProgramme(
  id: string,
  body: z.input<typeof programmeChangeBodySchema>,
): Promise<z.output<typeof programmeAnswerSchema>> {
  return put(programmePath(id), body, programmeAnswerSchema);
}

export function getDoctors(): Promise<z.output<typeof doctorsSchema>> {
  return get("/api/doctors", doctorsSchema);
}

function patientPath(id: string): string {
  return `/api/patients/${encodeURIComponent(id)}`;
}

function programmePath(id: string): string {
  return `/api/programmes/${encodeURIComponent(id)}`;
}
