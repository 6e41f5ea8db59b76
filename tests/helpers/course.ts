// A course as people make it over HTTP: a patient, a programme, and one session after the other from
// opening to close. Works on a house in this process and on a server of its own.

import { sessionNowSchema } from "../../shared/protocol/http.ts";
import { meSchema } from "../../shared/protocol/live.ts";
import { patientAnswerSchema, programmeAnswerSchema } from "../../shared/protocol/registers.ts";
import { checklistSchema } from "../../shared/protocol/sessions.ts";
import type { Patient } from "../../shared/session/patient.ts";
import type { Programme } from "../../shared/session/programme.ts";
import { PATIENT, PROGRAMME } from "./records.ts";

/** Asks as somebody; the answer's body. Throws what was refused. */
export type Ask = (method: "GET" | "POST", path: string, body?: unknown) => Promise<unknown>;

export type Course = { patient: string; programme: string };

/** @param ask as the doctor who supervises */
export async function planCourse(
  ask: Ask,
  some: { patient?: Partial<Patient>; programme?: Partial<Programme> } = {},
): Promise<Course> {
  const taken = await ask("POST", "/api/patients", { ...PATIENT, ...some.patient });
  const { id: patient } = patientAnswerSchema.parse(taken).patient;
  const { id: doctorId } = meSchema.parse(await ask("GET", "/api/me"));
  const plan = { ...PROGRAMME, doctorId, ...some.programme };
  const planned = await ask("POST", "/api/programmes", { patient, ...plan });
  return { patient, programme: programmeAnswerSchema.parse(planned).programme.id };
}

/** Opens the course's next session on a bed without a device; returns its id. */
export async function openProcedure(ask: Ask, { programme }: Course, bed: string): Promise<string> {
  const { items, version } = checklistSchema.parse(await ask("GET", "/api/checklist"));
  const body = {
    programme: { id: programme, version: 1 },
    bed,
    device: null,
    checklist: { version, done: items },
    nurse: "Nora Berg",
  };
  return sessionNowSchema.parse(await ask("POST", "/api/sessions", body)).session.id;
}

/** Moves a session on; `between` passes before each phase after the first. */
export async function movePhases(
  ask: Ask,
  session: string,
  phases: readonly { to: string; reason?: string; outcome?: string }[],
  between: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (const [index, phase] of phases.entries()) {
    if (index > 0) await between();
    await ask("POST", `/api/sessions/${session}/phase`, phase);
  }
}
