/**
 * The seam between the ward and whatever keeps its record. The embedded default is SQLite in one
 * file (sqlite-journal.ts); nothing above this interface may know which one runs.
 */
import type { Registered } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Outcome, RejectCode, SessionPhase } from "../../shared/vocabulary.ts";

/** One journal entry on its way to the disk, already as canonical text. */
export type EntryRow = { session: string; n: number; atMs: number; type: string; text: string };

/** What a session is looked up by, as its first entry tells it. */
export type SessionOpening = {
  patient: { name: string; recordNumber: string };
  registered: Registered | null;
  nurse: string | null;
  doctor: string | null;
};

/** How a session and its alarms now stand, written in the same transaction as the entry. */
export type SessionRow = {
  id: string;
  bed: string;
  openedAtMs: number;
  closedAtMs: number | null;
  phase: SessionPhase;
  /** The latest moment at which it told of a phase or an alarm. */
  toldAtMs: number;
  /** With the first row of a session only. */
  opening?: SessionOpening;
  /** With the row that tells of it only. */
  infusingAtMs?: number;
  outcome?: Outcome;
};

/** Up to where a device's readings have been taken. */
export type ProgressRow = { device: string; boot: string; seq: number };

/** A frame that was refused, as it came. */
export type QuarantineRow = {
  atMs: number;
  device: string;
  bed: string;
  session: string | null;
  code: RejectCode;
  path: string;
  message: string;
  raw: string;
};

/** What one turn of the ward loop leaves to be kept: all of it, or nothing. */
export type Batch = {
  entries: EntryRow[];
  sessions: SessionRow[];
  alarms: AlarmView[];
  progress: ProgressRow[];
  quarantine: QuarantineRow[];
};

export type JournalState = {
  /** Age of the oldest entry that is not on disk yet, ms. */
  lagMs: number;
  /** Size of the record on disk. */
  bytes: number;
  /** False while it cannot be written; it is tried again until it can. */
  recording: boolean;
};

export type Journal = {
  /** Keeps a batch durably, after all batches handed over before. Settles when it is on disk, and
   * never fails: what cannot be written waits and is tried again. */
  append(batch: Batch): Promise<void>;
  /** The texts of a session's entries from number `from` on, in order. */
  read(session: string, from: number): IterableIterator<string>;
  /** Whether so much waits for the disk that nothing more may be handed over. */
  isFull(): boolean;
  state(): JournalState;
  /** Writes what waits and lets go of the file. */
  close(): Promise<void>;
};
