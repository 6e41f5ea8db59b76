/**
 * The journal's writer, on a thread of its own: an fsync that takes long must not hold up an alarm.
 * It takes groups of batches, writes each group in one transaction and answers; it decides nothing.
 */
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { assert } from "../../shared/assert.ts";
import { QUARANTINE_ROWS_MAX } from "../../shared/bounds.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { connect, type Db } from "../db/database.ts";
import { CHAIN_START, chainHash } from "./chain.ts";
import type { Batch } from "./journal.ts";

/** Sessions whose last hash is remembered; more than a site has beds. */
const CHAINS_MAX = 4_096;

export type WriterAnswer = { kind: "written" } | { kind: "failed"; reason: string };

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
    `INSERT INTO sessions (id, bed, opened_at, closed_at, phase, told_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET closed_at = excluded.closed_at, phase = excluded.phase,
       told_at = excluded.told_at`,
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
    for (const { id, bed, openedAtMs, closedAtMs, phase, toldAtMs } of batch.sessions) {
      upsertSession.run(id, bed, openedAtMs, closedAtMs, phase, toldAtMs);
    }
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

function serve(): void {
  assert(parentPort !== null, "the writer runs on a thread of its own");
  const port = parentPort;
  const { file } = z.object({ file: z.string() }).parse(workerData);
  const db = connect(file);
  const write = createWriter(db);
  port.on("message", (batches: readonly Batch[] | null) => {
    if (batches === null) {
      db.close();
      port.close();
      return;
    }
    let answer: WriterAnswer = { kind: "written" };
    try {
      write(batches);
    } catch (error) {
      answer = { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
    }
    port.postMessage(answer);
  });
}

if (!isMainThread) serve();
