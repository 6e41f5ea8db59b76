/** The patients of the site as they are on disk. Read only: the notes that add to them are written by
 * the journal's thread (notes.ts). */
import { z } from "zod";
import { type Patient, patientSchema } from "../../shared/session/patient.ts";
import type { Db } from "./database.ts";
import { type Made, madeSchema, recordRowSchema } from "./record-versions.ts";

export type MadePatient = Made<Patient>;

const foundSchema = z.object({ id: z.string() });

export type PatientSearch = {
  /** Each of them occurs in the name or the record number; already `searchText`. */
  words: readonly string[];
  /** The patient after whom the list goes on, or null. */
  after: string | null;
  limit: number;
};

/** Words of a search beyond these are not looked at; a name and a number have fewer. */
export const SEARCH_WORDS_MAX = 4;

export type PatientReader = ReturnType<typeof createPatientReader>;

const VERSION = "id, version, record, made_by AS by, at_ms AS atMs, reason";

/** The patients of a database. */
export function createPatientReader(db: Db) {
  const newest = db.prepare(
    `SELECT ${VERSION} FROM patients WHERE id = ? ORDER BY version DESC LIMIT 1`,
  );
  const versions = db.prepare(`SELECT ${VERSION} FROM patients WHERE id = ? ORDER BY version DESC`);
  const oneVersion = db.prepare(`SELECT ${VERSION} FROM patients WHERE id = ? AND version = ?`);
  const byNumber = db.prepare("SELECT id FROM patients_now WHERE record_number = ? COLLATE NOCASE");
  const words = Array.from({ length: SEARCH_WORDS_MAX }, (_, place) => `@word${place}`);
  const search = db.prepare(
    `SELECT ${VERSION} FROM patients_now JOIN patients USING (id, version)
     WHERE ${words.map((word) => `(${word} IS NULL OR instr(searched, ${word}) > 0)`).join(" AND ")}
       AND (@after IS NULL
         OR (searched, id) > (SELECT searched, id FROM patients_now WHERE id = @after))
     ORDER BY searched, id LIMIT @limit`,
  );

  return {
    /** The newest version of a patient; null where there is none. */
    newest(id: string): MadePatient | null {
      const row: unknown = newest.get(id);
      return row === undefined ? null : madePatient(row);
    },
    /** One version of a patient; null where there is none. */
    version(id: string, version: number): MadePatient | null {
      const row: unknown = oneVersion.get(id, version);
      return row === undefined ? null : madePatient(row);
    },
    /** Every version of a patient, newest first. */
    versions: (id: string): MadePatient[] => versions.all(id).map(madePatient),
    /** Whose record number it is; null where it is nobody's. */
    withNumber(recordNumber: string): string | null {
      const row: unknown = byNumber.get(recordNumber);
      return row === undefined ? null : foundSchema.parse(row).id;
    },
    /** Patients by name. */
    search({ words: wanted, after, limit }: PatientSearch): MadePatient[] {
      const byPlace = Object.fromEntries(
        words.map((word, place) => [word.slice(1), wanted[place] ?? null]),
      );
      return search.all({ ...byPlace, after, limit }).map(madePatient);
    },
  };
}

function madePatient(row: unknown): MadePatient {
  const { record, ...made } = recordRowSchema.parse(row);
  return { ...madeSchema.parse(made), record: patientSchema.parse(JSON.parse(record)) };
}
