/** What doctors have planned, as it is on disk. Read only: the notes that add to it are written by the
 * journal's thread (notes.ts). */
import { z } from "zod";
import { type Programme, programmeSchema } from "../../shared/session/programme.ts";
import type { Db } from "./database.ts";
import { type Made, madeSchema, recordRowSchema } from "./record-versions.ts";

export type MadeProgramme = Made<Programme> & { patient: string };

const rowSchema = recordRowSchema.extend({ patient: z.string() });

export type ProgrammeReader = ReturnType<typeof createProgrammeReader>;

const VERSION = "id, version, patient, record, made_by AS by, at_ms AS atMs, reason";

/** The programmes of a database. */
export function createProgrammeReader(db: Db) {
  const versions = db.prepare(
    `SELECT ${VERSION} FROM programmes WHERE id = ? ORDER BY version DESC`,
  );
  const newest = db.prepare(
    `SELECT ${VERSION} FROM programmes WHERE id = ? ORDER BY version DESC LIMIT 1`,
  );
  const oneVersion = db.prepare(`SELECT ${VERSION} FROM programmes WHERE id = ? AND version = ?`);
  // Of rows with a maximum SQLite gives the other columns of the row that has it.
  const ofPatient = db.prepare(
    `SELECT id, max(version) AS version, patient, record, made_by AS by, at_ms AS atMs, reason
     FROM programmes WHERE patient = ? GROUP BY id ORDER BY atMs DESC, id`,
  );

  return {
    /** The newest version of a programme; null where there is none. */
    newest(id: string): MadeProgramme | null {
      const row: unknown = newest.get(id);
      return row === undefined ? null : madeProgramme(row);
    },
    /** One version of a programme; null where there is none. */
    version(id: string, version: number): MadeProgramme | null {
      const row: unknown = oneVersion.get(id, version);
      return row === undefined ? null : madeProgramme(row);
    },
    /** Every version of a programme, newest first. */
    versions: (id: string): MadeProgramme[] => versions.all(id).map(madeProgramme),
    /** The newest version of each programme of a patient, the one changed last first. */
    ofPatient: (patient: string): MadeProgramme[] => ofPatient.all(patient).map(madeProgramme),
  };
}

function madeProgramme(row: unknown): MadeProgramme {
  const { record, patient, ...made } = rowSchema.parse(row);
  const programme = programmeSchema.parse(JSON.parse(record));
  return { ...madeSchema.parse(made), patient, record: programme };
}
