/**
 * The embedded journal: SQLite in one file, written by a thread (writer.ts), in groups. Entries
 * wait a few milliseconds for their neighbours and share one fsync; a group that fails stays first
 * in line and is tried again until the disk takes it.
 */
import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { COMMIT_EVERY_MS, COMMIT_ROWS_MAX, JOURNAL_BACKLOG_MAX } from "../../shared/bounds.ts";
import type { Clock } from "../clock.ts";
import { type Db, databaseFile } from "../db/database.ts";
import { createNotebook, type Notebook } from "../db/notebook.ts";
import type { Batch, Journal } from "./journal.ts";
import type { WriterAnswer, WriterRequest } from "./writer.ts";

/** A disk that refused is asked again after this long. */
const RETRY_MS = 1_000;
/** Entries read at a time. */
const READ_PAGE = 1_000;

type Waiting = { batch: Batch; rows: number; sinceMs: number; settle: () => void };

export type SqliteJournalOptions = {
  dataDir: string;
  /** The server's own connection; the journal only reads through it. */
  db: Db;
  clock: Clock;
  /** Told when the disk stops or starts taking entries. */
  onRecording: (recording: boolean, reason: string) => void;
  /** Told when notes begin to wait for the disk. */
  onNotesWait: (reason: string) => void;
};

/** The journal, and the notebook that its thread writes beside it. */
export type SqliteJournal = Journal & { notebook: Notebook };

const rowsSchema = z.array(z.object({ n: z.number(), text: z.string() }));

/** Opens the journal of a data folder whose database is up to date. */
export function openSqliteJournal(options: SqliteJournalOptions): SqliteJournal {
  const { dataDir, db, clock, onRecording, onNotesWait } = options;
  const file = databaseFile(dataDir);
  const readPage = db.prepare(
    "SELECT n, text FROM entries WHERE session = ? AND n >= ? ORDER BY n LIMIT ?",
  );
  /** Batches not on disk yet, oldest first; JOURNAL_BACKLOG_MAX rows at the most, which the ward
   * keeps by asking `isFull`. */
  const waiting: Waiting[] = [];
  let waitingRows = 0;
  let writing: Waiting[] = [];
  let isScheduled = false;
  let isRecording = true;
  let isClosed = false;
  let lastCommitMs = clock.monotonic();
  let onIdle: (() => void) | null = null;

  const schedule = (): void => {
    if (isScheduled || writing.length > 0 || waiting.length === 0) return;
    isScheduled = true;
    const sinceMs = clock.monotonic() - lastCommitMs;
    clock.after(Math.max(0, COMMIT_EVERY_MS - sinceMs), commit);
  };

  const commit = (): void => {
    isScheduled = false;
    if (writing.length === 0) writing = takeGroup();
    if (writing.length > 0) post();
  };

  const tell = (request: WriterRequest): void => worker.postMessage(request);

  const post = (): void => tell({ kind: "write", batches: writing.map(({ batch }) => batch) });

  const notebook = createNotebook({
    clock,
    post: (notes) => tell({ kind: "note", notes }),
    onWait: onNotesWait,
  });

  const takeGroup = (): Waiting[] => {
    let count = 0;
    let rows = 0;
    for (const { rows: more } of waiting) {
      if (count > 0 && rows + more > COMMIT_ROWS_MAX) break;
      rows += more;
      count += 1;
    }
    waitingRows -= rows;
    return waiting.splice(0, count);
  };

  const retry = (): void => {
    isScheduled = true;
    clock.after(RETRY_MS, commit);
  };

  const tellRecording = (recording: boolean, reason: string): void => {
    if (recording === isRecording) return;
    isRecording = recording;
    onRecording(recording, reason);
  };

  const onAnswer = (answer: WriterAnswer): void => {
    if (answer.kind === "noted") notebook.written();
    else if (answer.kind === "not-noted") notebook.failed(answer.reason);
    else onCommit(answer);
  };

  const onCommit = (answer: WriterAnswer & { kind: "written" | "failed" }): void => {
    lastCommitMs = clock.monotonic();
    if (answer.kind === "failed") {
      tellRecording(false, answer.reason);
      retry();
      return;
    }
    tellRecording(true, "");
    const written = writing;
    writing = [];
    for (const { settle } of written) settle();
    schedule();
    if (writing.length === 0 && waiting.length === 0) onIdle?.();
  };

  const startWriter = (): Worker => {
    const started = new Worker(new URL("./writer.ts", import.meta.url), { workerData: { file } });
    let reason = "the journal's writer ended";
    started.on("message", onAnswer);
    started.on("error", (error) => {
      reason = `${reason}: ${error.message}`;
    });
    started.on("exit", () => {
      if (isClosed) return;
      tellRecording(false, reason);
      // What it may have written without an answer is written again, which changes nothing.
      clock.after(RETRY_MS, () => {
        if (isClosed) return;
        worker = startWriter();
        // Also with nothing to write: the answer tells that it can be written again.
        if (!isScheduled) post();
        notebook.postAgain();
      });
    });
    return started;
  };
  let worker = startWriter();

  return {
    notebook,
    append(batch) {
      return new Promise((settle) => {
        const rows = rowsOf(batch);
        waiting.push({ batch, rows, sinceMs: clock.monotonic(), settle });
        waitingRows += rows;
        schedule();
      });
    },
    *read(session, from) {
      // By pages, because an open iterator would hold up every other statement.
      let next = from;
      while (true) {
        const rows = rowsSchema.parse(readPage.all(session, next, READ_PAGE));
        for (const { text } of rows) yield text;
        const last = rows[rows.length - 1];
        if (last === undefined || rows.length < READ_PAGE) return;
        next = last.n + 1;
      }
    },
    isFull: () => waitingRows >= JOURNAL_BACKLOG_MAX,
    state() {
      const oldest = writing[0] ?? waiting[0];
      return {
        lagMs: oldest === undefined ? 0 : clock.monotonic() - oldest.sinceMs,
        bytes: sizeOf(file) + sizeOf(`${file}-wal`),
        recording: isRecording,
      };
    },
    async close() {
      if (isRecording && (writing.length > 0 || waiting.length > 0)) {
        await new Promise<void>((resolve) => {
          onIdle = resolve;
        });
      }
      isClosed = true;
      tell({ kind: "note", notes: notebook.takeRest() });
      tell({ kind: "end" });
      if (worker.threadId < 0) return;
      await new Promise<void>((resolve) => worker.once("exit", () => resolve()));
    },
  };
}

function rowsOf({ entries, sessions, alarms, progress, quarantine }: Batch): number {
  return entries.length + sessions.length + alarms.length + progress.length + quarantine.length;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
