// A disk that takes its time, refuses for a while, and keeps what it has taken when the server dies.
// The real writer on a real database in memory; only the thread and the file are not there.

import Database from "better-sqlite3";
import type { Clock } from "../../server/clock.ts";
import { type Db, migrate } from "../../server/db/database.ts";
import type { Batch, Journal } from "../../server/journal/journal.ts";
import { createWriter } from "../../server/journal/writer.ts";
import type { Random } from "../../simulator/random.ts";

const COMMIT_MS_MAX = 30;
const ANSWER_MS_MAX = 10;
const RETRY_MS = 1_000;
/** Few, so that a disk that refuses for some seconds is full. */
const ROWS_MAX = 60;

export type Disk = {
  db: Db;
  setRefusing(isRefusing: boolean): void;
  /** Whether all that was handed over has been written and answered. */
  isIdle(): boolean;
  /** Times a full journal turned something away. */
  fullness(): number;
  /** The journal of one run of the server; its timers die with that run's clock. */
  journal(clock: Clock, onRecording: (isRecording: boolean) => void): Journal;
};

type Waiting = { batch: Batch; rows: number; settle: () => void };

/** @param onCommit called with what is on disk from now on */
export function createDisk(random: Random, onCommit: (batches: readonly Batch[]) => void): Disk {
  const db = new Database(":memory:");
  migrate(db);
  let isRefusing = false;
  let fullness = 0;
  /** Batches that the present server waits for. */
  let underWay = 0;

  const journal = (clock: Clock, onRecording: (isRecording: boolean) => void): Journal => {
    const write = createWriter(db);
    const readAll = db
      .prepare("SELECT text FROM entries WHERE session = ? AND n >= ? ORDER BY n")
      .pluck();
    let waiting: Waiting[] = [];
    let isBusy = false;
    let isRecording = true;
    underWay = 0;

    const commit = (): void => {
      if (isRefusing) {
        tell(false);
        clock.after(RETRY_MS, commit);
        return;
      }
      const group = waiting;
      waiting = [];
      const batches = group.map(({ batch }) => batch);
      write(batches);
      onCommit(batches);
      tell(true);
      // A server that dies here has written what it never says.
      clock.after(random.between(0, ANSWER_MS_MAX), () => {
        for (const { settle } of group) settle();
        underWay -= group.length;
        isBusy = false;
        schedule();
      });
    };

    const schedule = (): void => {
      if (isBusy || waiting.length === 0) return;
      isBusy = true;
      clock.after(random.between(0, COMMIT_MS_MAX), commit);
    };

    const tell = (recording: boolean): void => {
      if (recording === isRecording) return;
      isRecording = recording;
      onRecording(recording);
    };

    return {
      append: (batch) =>
        new Promise((settle) => {
          const { entries, alarms, progress, quarantine, sessions } = batch;
          const rows = [entries, alarms, progress, quarantine, sessions];
          waiting.push({ batch, rows: rows.reduce((sum, { length }) => sum + length, 0), settle });
          underWay += 1;
          schedule();
        }),
      *read(session, from) {
        for (const text of readAll.all(session, from)) yield String(text);
      },
      isFull() {
        const isFull = waiting.reduce((sum, { rows }) => sum + rows, 0) >= ROWS_MAX;
        if (isFull) fullness += 1;
        return isFull;
      },
      state: () => ({ lagMs: 0, bytes: 0, recording: isRecording }),
      close: async () => {},
    };
  };

  return {
    db,
    journal,
    setRefusing(refusing) {
      isRefusing = refusing;
    },
    isIdle: () => underWay === 0,
    fullness: () => fullness,
  };
}
