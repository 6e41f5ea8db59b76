/**
 * What doctors have planned: one programme or more for a patient, every version kept. A change needs a
 * doctor and a reason; sessions that have begun keep the version that they run under.
 */
import { assert } from "../../shared/assert.ts";
import { VigilError } from "../../shared/errors.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type {
  ProgrammeBody,
  ProgrammeChangeBody,
  ProgrammeRow,
} from "../../shared/protocol/registers.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { cellsMillionPerKg, programmeRefusal } from "../../shared/session/programme.ts";
import type { Db } from "../db/database.ts";
import { createProgrammeReader, type MadeProgramme } from "../db/programmes.ts";
import { checkRecording, type NoteDesk, recordNote } from "../db/recorded-note.ts";

export type ProgrammesOptions = {
  db: Db;
  desk: NoteDesk;
  newId: () => string;
  /** What a patient weighs, kg, null where nobody knows; undefined where there is no such patient. */
  weightKgOf: (patient: string) => number | null | undefined;
  isDoctor: (user: string) => boolean;
};

export type Programmes = ReturnType<typeof createProgrammes>;

/** The programmes of a database. */
export function createProgrammes(options: ProgrammesOptions) {
  const { db, desk, newId, weightKgOf, isDoctor } = options;
  const reader = createProgrammeReader(db);
  const { clock } = desk;
  /** What is on its way to the disk, by programme; bounded by the people who wait for it. */
  const making = new Map<string, MadeProgramme>();

  const rowOf = ({
    id,
    version,
    patient,
    record,
    by,
    atMs,
    reason,
  }: MadeProgramme): ProgrammeRow => ({
    id,
    version,
    patient,
    ...record,
    cellsMillionPerKg: cellsMillionPerKg(record, weightKgOf(patient) ?? null),
    made: { by, at: timeText(atMs), reason },
  });

  const there = (id: string): MadeProgramme => {
    const programme = reader.newest(id);
    if (programme === null) throw new VigilError("NOT_FOUND");
    return programme;
  };

  const write = async (made: MadeProgramme): Promise<ProgrammeRow> => {
    if (!isDoctor(made.record.doctorId)) {
      const details = [{ path: "body.doctorId", message: "is no doctor of this site" }];
      throw new VigilError("BAD_REQUEST", { details });
    }
    checkRecording(desk);
    assert(!making.has(made.id), "one version of a programme is written at a time");
    making.set(made.id, made);
    await recordNote(desk, { kind: "programme", made }, () => making.delete(made.id));
    return rowOf(made);
  };

  return {
    /** The programmes of a patient, the one changed last first. */
    ofPatient: (patient: string): ProgrammeRow[] => reader.ofPatient(patient).map(rowOf),

    /** A programme as it is now; null where there is none. */
    find(id: string): ProgrammeRow | null {
      const newest = reader.newest(id);
      return newest === null ? null : rowOf(newest);
    },

    /** A programme as it was in a version; null where there is none. */
    recordOf(id: string, version: number): ProgrammeRow | null {
      const made = reader.version(id, version);
      return made === null ? null : rowOf(made);
    },

    /** A programme and all versions, newest first. @throws VigilError NOT_FOUND */
    history(id: string): { programme: ProgrammeRow; versions: ProgrammeRow[] } {
      return { programme: rowOf(there(id)), versions: reader.versions(id).map(rowOf) };
    },

    /**
     * Plans something for a patient; settles when that is on disk.
     * @throws VigilError FORBIDDEN, BAD_REQUEST, NOT_RECORDING, NOT_YET_RECORDED
     */
    async add({ patient, ...record }: ProgrammeBody, by: Person): Promise<ProgrammeRow> {
      const refusal = programmeRefusal(by.role, { version: 0, newest: 0 });
      if (refusal !== null) throw new VigilError(refusal);
      if (weightKgOf(patient) === undefined) {
        const details = [{ path: "body.patient", message: "there is no such patient" }];
        throw new VigilError("BAD_REQUEST", { details });
      }
      const made = { id: newId(), version: 1, patient, record, by, atMs: clock.now() };
      return write({ ...made, reason: null });
    },

    /**
     * Changes a plan, with a reason; settles when that is on disk.
     * @throws VigilError FORBIDDEN, NOT_FOUND, BAD_REQUEST, PROGRAMME_CHANGED, NOT_RECORDING,
     *   NOT_YET_RECORDED
     */
    async change(id: string, body: ProgrammeChangeBody, by: Person): Promise<ProgrammeRow> {
      const { version, reason, ...record } = body;
      const known = making.get(id) ?? there(id);
      const refusal = programmeRefusal(by.role, { version, newest: known.version });
      if (refusal === "PROGRAMME_CHANGED" || making.has(id)) throw changedMeanwhile(known);
      if (refusal !== null) throw new VigilError(refusal);
      const { patient } = known;
      return write({ id, version: version + 1, patient, record, by, atMs: clock.now(), reason });
    },
  };
}

function changedMeanwhile({ by, version }: MadeProgramme): VigilError {
  const message = `${by.name} has changed this programme already.`;
  return new VigilError("PROGRAMME_CHANGED", { message, details: { version, by } });
}
