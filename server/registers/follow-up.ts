/**
 * What people write down after a session: continued medication, rehabilitation, an outcome as the
 * doctor found it. Only added to, and only once the session has closed; what is seen during a session
 * is an observation and goes into its journal.
 */
import { assert } from "../../shared/assert.ts";
import { FOLLOW_UP_NOTES_MAX } from "../../shared/bounds.ts";
import { VigilError } from "../../shared/errors.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { FollowUpBody, FollowUpNote } from "../../shared/protocol/sessions.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { isAllowed } from "../../shared/rights.ts";
import { followUpRefusal } from "../../shared/session/follow-up.ts";
import type { Db } from "../db/database.ts";
import { createFollowUpReader, type MadeFollowUp } from "../db/follow-up-notes.ts";
import { checkRecording, type NoteDesk, recordNote } from "../db/recorded-note.ts";

export type FollowUpsOptions = {
  db: Db;
  desk: NoteDesk;
  newId: () => string;
  /** When a session closed, null while it is open; undefined where there is none. */
  closedAtMsOf: (session: string) => number | null | undefined;
  isPatient: (id: string) => boolean;
};

export type FollowUps = ReturnType<typeof createFollowUps>;

/** The follow-up notes of a database. */
export function createFollowUps({ db, desk, newId, closedAtMsOf, isPatient }: FollowUpsOptions) {
  const reader = createFollowUpReader(db);
  /** What is on its way to the disk, by id; bounded by the people who wait for it. */
  const making = new Map<string, MadeFollowUp>();

  const checkClosed = (session: string): void => {
    const closedAtMs = closedAtMsOf(session);
    if (closedAtMs === undefined) throw new VigilError("NOT_FOUND");
    if (closedAtMs === null) throw new VigilError("SESSION_OPEN");
  };

  const write = async (made: MadeFollowUp): Promise<FollowUpNote> => {
    assert(!making.has(made.id), "every note has an id of its own");
    making.set(made.id, made);
    await recordNote(desk, { kind: "follow-up", made }, () => making.delete(made.id));
    return told(made);
  };

  return {
    /** Newest first; none while it is open. @throws VigilError NOT_FOUND */
    ofSession(session: string): FollowUpNote[] {
      if (closedAtMsOf(session) === undefined) throw new VigilError("NOT_FOUND");
      return reader.ofSession(session).map(told);
    },

    /** Of all sessions of a patient, newest first. @throws VigilError NOT_FOUND */
    ofPatient(patient: string): FollowUpNote[] {
      if (!isPatient(patient)) throw new VigilError("NOT_FOUND");
      return reader.ofPatient(patient).map(told);
    },

    /**
     * Adds a note; settles when it is on disk. The same text sent again by the same person is one
     * note: an answer that a broken link lost must not leave two that nobody can take away.
     * @throws VigilError FORBIDDEN, OUTCOME_NEEDS_DOCTOR, NOT_FOUND, SESSION_OPEN, NOTES_FULL,
     *   NOT_RECORDING, NOT_YET_RECORDED
     */
    async add(session: string, { kind, text }: FollowUpBody, by: Person): Promise<FollowUpNote> {
      if (!isAllowed(by.role, "write-follow-up")) throw new VigilError("FORBIDDEN");
      checkKind(kind, by);
      checkClosed(session);
      const known = reader.ofSession(session);
      const made = { id: newId(), session, kind, text, by, atMs: desk.clock.now() };
      const before = known.find((note) => isSame(note, made));
      if (before !== undefined) return told(before);
      const coming = [...making.values()].filter((note) => note.session === session);
      if (coming.some((note) => isSame(note, made))) throw new VigilError("NOT_YET_RECORDED");
      if (known.length + coming.length >= FOLLOW_UP_NOTES_MAX) throw new VigilError("NOTES_FULL");
      checkRecording(desk);
      return write(made);
    },
  };
}

function checkKind(kind: FollowUpBody["kind"], by: Person): void {
  const refusal = followUpRefusal(kind, by.role);
  if (refusal === null) return;
  const details = [{ path: "body.kind", message: "is a doctor's to write" }];
  throw new VigilError(refusal, { details });
}

function isSame(left: MadeFollowUp, right: MadeFollowUp): boolean {
  return left.kind === right.kind && left.text === right.text && left.by.id === right.by.id;
}

function told({ atMs, ...note }: MadeFollowUp): FollowUpNote {
  return { ...note, at: timeText(atMs) };
}
