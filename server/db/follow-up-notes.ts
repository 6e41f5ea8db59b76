/** What was written down after sessions, as it is on disk. Read only: the notes that add to it are
 * written by the journal's thread (notes.ts). */
import { z } from "zod";
import { PAGE_ROWS_MAX } from "../../shared/bounds.ts";
import { personSchema } from "../../shared/protocol/person.ts";
import { FOLLOW_UP_KINDS } from "../../shared/vocabulary.ts";
import type { Db } from "./database.ts";

const rowSchema = z.object({
  id: z.string(),
  session: z.string(),
  kind: z.enum(FOLLOW_UP_KINDS),
  text: z.string(),
  by: z.string().transform((text) => personSchema.parse(JSON.parse(text))),
  atMs: z.number(),
});
/** One note, with who wrote it and when. */
export type MadeFollowUp = z.infer<typeof rowSchema>;

export type FollowUpReader = ReturnType<typeof createFollowUpReader>;

const NOTE = "follow_up_notes.id, session, kind, text, made_by AS by, at_ms AS atMs";

/** The follow-up notes of a database. */
export function createFollowUpReader(db: Db) {
  const ofSession = db.prepare(
    `SELECT ${NOTE} FROM follow_up_notes WHERE session = ? ORDER BY at_ms DESC, id DESC`,
  );
  const ofPatient = db.prepare(
    `SELECT ${NOTE} FROM sessions JOIN follow_up_notes ON session = sessions.id
     WHERE patient = ? ORDER BY at_ms DESC, follow_up_notes.id DESC LIMIT ${PAGE_ROWS_MAX}`,
  );
  return {
    /** All notes of a session, newest first. */
    ofSession: (session: string): MadeFollowUp[] =>
      ofSession.all(session).map((row) => rowSchema.parse(row)),
    /** The newest notes of all sessions of a patient. */
    ofPatient: (patient: string): MadeFollowUp[] =>
      ofPatient.all(patient).map((row) => rowSchema.parse(row)),
  };
}
