/**
 * The journal's writer, on a thread of its own: an fsync that takes long must not hold up an alarm.
 * It takes groups of batches, writes each group in one transaction and answers; it decides nothing.
 * The notes beside the journal are written here too: a second thread would take 15 MB more.
 */
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { assert } from "../../shared/assert.ts";
import { QUARANTINE_ROWS_MAX } from "../../shared/bounds.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { searchText } from "../../shared/session/patient.ts";
import { BUSY_MS, connect, type Db } from "../db/database.ts";
import { createNoteWriter, type Note } from "../db/notes.ts";
import { CHAIN_START, chainHash } from "./chain.ts";
import type { Batch, SessionRow } from "./journal.ts";

/** Sessions whose last hash is remembered; more than a site has beds. */
const CHAINS_MAX = 4_096;

export type WriterRequest =
  | { kind: "write"; batches: readonly Batch[] }
  | { kind: "note"; notes: readonly Note[] }
  | { kind: "end" };
export type WriterAnswer =
  | { kind: "written" }
  | { kind: "failed"; reason: string }
  | { kind: "noted" }
  | { kind: "not-noted"; reason: string };

const textRowSchema = z.object({ text: z.string() });
const hashRowSchema = z.object({ hash: z.instanceof(Buffer) }).optional();

/** Makes the function that writes a group of batches in one transaction. */
export function createWriter(db: Db): (batches: readonly Batch[]) => void {
  const insertEntry = db.prepare(
    `INSERT INTO entries (session, n, at_ms, type, text, hash) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (session, n) DO NOTHING`,
  );
  const entryText = db.prepare("SELECT text FROM entries WHERE session = ? AND n = ?");
  const lastHash = db.prepare("SELECT hash FROM entries WHERE session = ? ORDER BY n DESC LIMIT 1");
  const upsertSession = db.prepare(
    `INSERT INTO sessions (id, bed, opened_at, closed_at, phase, told_at, infusing_at, outcome,
       patient, programme, opening, searched)
     VALUES (@id, @bed, @openedAtMs, @closedAtMs, @phase, @toldAtMs, @infusingAtMs, @outcome,
       @patient, @programme, @opening, @searched)
     ON CONFLICT (id) DO UPDATE SET closed_at = excluded.closed_at, phase = excluded.phase,
       told_at = excluded.told_at, infusing_at = coalesce(infusing_at, excluded.infusing_at),
       outcome = coalesce(outcome, excluded.outcome)`,
  );
  const upsertAlarm = db.prepare(
    `INSERT INTO alarms (id, session, bed, priority, raised_at, closed_at, view)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET priority = excluded.priority,
       closed_at = excluded.closed_at, view = excluded.view`,
  );
  const upsertProgress = db.prepare(
    `INSERT INTO device_progress (device, boot, seq) VALUES (?, ?, ?)
     ON CONFLICT (device) DO UPDATE SET boot = excluded.boot, seq = excluded.seq`,
  );
  const insertQuarantine = db.prepare(
    `INSERT INTO quarantine (at_ms, device, bed, session, code, path, message, raw)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const pruneQuarantine = db.prepare("DELETE FROM quarantine WHERE id <= ?");
  /** Last hash of each session written lately; at most CHAINS_MAX. */
  const chains = new Map<string, Buffer>();

  const chainOf = (session: string): Buffer =>
    chains.get(session) ?? hashRowSchema.parse(lastHash.get(session))?.hash ?? CHAIN_START;

  const writeBatch = (batch: Batch): void => {
    for (const { session, n, atMs, type, text } of batch.entries) {
      const hash = chainHash(chainOf(session), text);
      if (insertEntry.run(session, n, atMs, type, text, hash).changes === 0) {
        // A writer that ended between its commit and its answer had written this already.
        const known = textRowSchema.parse(entryText.get(session, n));
        assert(known.text === text, `entry ${n} of session ${session} is written once`);
        continue;
      }
      if (chains.size >= CHAINS_MAX) chains.clear();
      chains.set(session, hash);
    }
    for (const row of batch.sessions) upsertSession.run(sessionColumns(row));
    for (const alarm of batch.alarms) {
      const { id, session, bed, priority, raisedAt, closedAt } = alarm;
      const closedAtMs = closedAt === null ? null : timeMs(closedAt);
      upsertAlarm.run(
        id,
        session,
        bed,
        priority,
        timeMs(raisedAt),
        closedAtMs,
        JSON.stringify(alarm),
      );
    }
    for (const { device, boot, seq } of batch.progress) upsertProgress.run(device, boot, seq);
    for (const row of batch.quarantine) {
      const { atMs, device, bed, session, code, path, message, raw } = row;
      const { lastInsertRowid } = insertQuarantine.run(
        atMs,
        device,
        bed,
        session,
        code,
        path,
        message,
        raw,
      );
      pruneQuarantine.run(Number(lastInsertRowid) - QUARANTINE_ROWS_MAX);
    }
  };
  const writeAll = db.transaction((batches: readonly Batch[]) => {
    for (const batch of batches) writeBatch(batch);
  });
  return (batches) => {
    try {
      writeAll(batches);
    } catch (error) {
      // The transaction is undone, and so must be what was remembered of it.
      chains.clear();
      throw error;
    }
  };
}

/** Where a session is known already, what only its opening tells is left as it is. */
function sessionColumns({ opening, ...row }: SessionRow) {
  const { infusingAtMs = null, outcome = null } = row;
  return {
    ...row,
    infusingAtMs,
    outcome,
    patient: opening?.registered?.patient.id ?? null,
    programme: opening?.registered?.programme.id ?? null,
    opening: JSON.stringify(opening ?? {}),
    searched:
      opening === undefined
        ? ""
        : searchText(`${opening.patient.name} ${opening.patient.recordNumber}`),
  };
}

function serve(): void {
  assert(parentPort !== null, "the writer runs on a thread of its own");
  const port = parentPort;
  const { file } = z.object({ file: z.string() }).parse(workerData);
  const db = connect(file);
  const write = createWriter(db);
  const writeNotes = createNoteWriter(db);

  const answerTo = (request: Exclude<WriterRequest, { kind: "end" }>): WriterAnswer => {
    try {
      if (request.kind === "write") {
        write(request.batches);
        return { kind: "written" };
      }
      // Notes come back later rather than wait: behind them the journal would wait too.
      db.pragma("busy_timeout = 0");
      writeNotes(request.notes);
      return { kind: "noted" };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: request.kind === "write" ? "failed" : "not-noted", reason };
    } finally {
      db.pragma(`busy_timeout = ${BUSY_MS}`);
    }
  };

  port.on("message", (request: WriterRequest) => {
    if (request.kind === "end") {
      db.close();
      port.close();
      return;
    }
    port.postMessage(answerTo(request));
  });
}

if (!isMainThread) serve();
