/**
 * The register of patients: who they are, who changes it, and how one is found. A change is in force
 * once it is on disk; on its way there it holds its patient and its record number, so that of two
 * people at once one wins and the other is told who did.
 */
import { assert } from "../../shared/assert.ts";
import { VigilError } from "../../shared/errors.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type {
  PatientBody,
  PatientChangeBody,
  PatientRow,
  PatientsQuery,
} from "../../shared/protocol/registers.ts";
import { dateText, timeText } from "../../shared/protocol/time.ts";
import { isAllowed } from "../../shared/rights.ts";
import { childPugh } from "../../shared/session/child-pugh.ts";
import {
  ageYears,
  initialsOf,
  isBornLater,
  type Patient,
  searchText,
} from "../../shared/session/patient.ts";
import type { Db } from "../db/database.ts";
import { createPatientReader, type MadePatient, SEARCH_WORDS_MAX } from "../db/patients.ts";
import { checkRecording, type NoteDesk, recordNote } from "../db/recorded-note.ts";

export type PatientsOptions = { db: Db; desk: NoteDesk; newId: () => string; timeZone: string };

export type Patients = ReturnType<typeof createPatients>;

/** The patients of a database. */
export function createPatients({ db, desk, newId, timeZone }: PatientsOptions) {
  const reader = createPatientReader(db);
  const { clock } = desk;
  /** What is on its way to the disk, by patient; bounded by the people who wait for it. */
  const making = new Map<string, MadePatient>();

  const today = (): string => dateText(clock.now(), timeZone);

  const rowOf = ({ id, version, record, by, atMs, reason }: MadePatient): PatientRow => {
    const { cirrhosis, name, birthDate } = record;
    return {
      id,
      version,
      ...record,
      initials: initialsOf(name),
      ageYears: ageYears(birthDate, today()),
      childPugh: cirrhosis === null ? null : childPugh(cirrhosis),
      made: { by, at: timeText(atMs), reason },
    };
  };

  const there = (id: string): MadePatient => {
    const patient = reader.newest(id);
    if (patient === null) throw new VigilError("NOT_FOUND");
    return patient;
  };

  const checkRecord = (id: string, record: PatientBody): void => {
    if (isBornLater(record, today())) {
      const details = [{ path: "body.birthDate", message: "lies in the future" }];
      throw new VigilError("BAD_REQUEST", { details });
    }
    const { recordNumber } = record;
    const isSame = (other: string): boolean => other.toLowerCase() === recordNumber.toLowerCase();
    const rival = [...making.values()].find((made) => isSame(made.record.recordNumber));
    const owner = rival?.id ?? reader.withNumber(recordNumber);
    if (owner === null || owner === id) return;
    const details = [{ path: "body.recordNumber", message: "is another patient's" }];
    throw new VigilError("RECORD_NUMBER_TAKEN", { details });
  };

  const write = async (made: MadePatient): Promise<PatientRow> => {
    checkRecording(desk);
    assert(!making.has(made.id), "one version of a patient is written at a time");
    making.set(made.id, made);
    await recordNote(desk, { kind: "patient", made }, () => making.delete(made.id));
    return rowOf(made);
  };

  return {
    /** Patients by name whom every word fits. */
    search({ q, after, limit }: PatientsQuery): PatientRow[] {
      const words = searchText(q ?? "")
        .split(" ")
        .filter((word) => word !== "");
      if (after !== undefined) there(after);
      return reader
        .search({ words: words.slice(0, SEARCH_WORDS_MAX), after: after ?? null, limit })
        .map(rowOf);
    },

    /** A patient's record as it is now; null where there is none. */
    find(id: string): PatientRow | null {
      const newest = reader.newest(id);
      return newest === null ? null : rowOf(newest);
    },

    /** A patient's record as it was in a version; null where there is none. */
    recordOf: (id: string, version: number): Patient | null =>
      reader.version(id, version)?.record ?? null,

    /** A patient and all versions, newest first. @throws VigilError NOT_FOUND */
    history(id: string): { patient: PatientRow; versions: PatientRow[] } {
      return { patient: rowOf(there(id)), versions: reader.versions(id).map(rowOf) };
    },

    /** What a patient weighs, kg, null where nobody knows; undefined where there is no such one. */
    weightKgOf: (id: string): number | null | undefined => reader.newest(id)?.record.weightKg,

    /**
     * Takes a patient into the register; settles when that is on disk.
     * @throws VigilError FORBIDDEN, BAD_REQUEST, RECORD_NUMBER_TAKEN, NOT_RECORDING, NOT_YET_RECORDED
     */
    async add(record: PatientBody, by: Person): Promise<PatientRow> {
      if (!isAllowed(by.role, "change-patients")) throw new VigilError("FORBIDDEN");
      const id = newId();
      checkRecord(id, record);
      return write({ id, version: 1, record, by, atMs: clock.now(), reason: null });
    },

    /**
     * Changes a patient's record; settles when that is on disk.
     * @throws VigilError FORBIDDEN, NOT_FOUND, BAD_REQUEST, PATIENT_CHANGED, RECORD_NUMBER_TAKEN,
     *   NOT_RECORDING, NOT_YET_RECORDED
     */
    async change(id: string, body: PatientChangeBody, by: Person): Promise<PatientRow> {
      if (!isAllowed(by.role, "change-patients")) throw new VigilError("FORBIDDEN");
      const { version, reason = null, ...record } = body;
      const known = there(id);
      const rival = making.get(id) ?? (known.version === version ? undefined : known);
      if (rival !== undefined) throw changedMeanwhile(rival);
      checkRecord(id, record);
      return write({ id, version: version + 1, record, by, atMs: clock.now(), reason });
    },
  };
}

function changedMeanwhile({ by, version }: MadePatient): VigilError {
  const message = `${by.name} has changed this patient's record already.`;
  return new VigilError("PATIENT_CHANGED", { message, details: { version, by } });
}
