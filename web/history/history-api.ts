/** The list of sessions and their follow-up notes over HTTP. */
import type { z } from "zod";
import {
  followUpAnswerSchema,
  type followUpBodySchema,
  followUpNotesSchema,
  sessionsSchema,
} from "../../shared/protocol/sessions.ts";
import { get, post, queryText } from "../api.ts";

/** @param query what narrows the list, `before` and `limit`, each optional. */
export function getSessions(
  query: Readonly<Record<string, string>>,
): Promise<z.output<typeof sessionsSchema>> {
  return get(`/api/sessions${queryText(query)}`, sessionsSchema);
}

export function getSessionNotes(session: string): Promise<z.output<typeof followUpNotesSchema>> {
  return get(`/api/sessions/${encodeURIComponent(session)}/notes`, followUpNotesSchema);
}

export function getPatientNotes(patient: string): Promise<z.output<typeof followUpNotesSchema>> {
  return get(`/api/patients/${encodeURIComponent(patient)}/notes`, followUpNotesSchema);
}

export function postNote(
  session: string,
  body: z.input<typeof followUpBodySchema>,
): Promise<z.output<typeof followUpAnswerSchema>> {
  return post(`/api/sessions/${encodeURIComponent(session)}/notes`, body, followUpAnswerSchema);
}
