// The journal with its writer's thread: groups in order, and a disk that refuses for a while.

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Db, databaseFile, openDatabase } from "../../../server/db/database.ts";
import type { Batch, Journal } from "../../../server/journal/journal.ts";
import { openSqliteJournal } from "../../../server/journal/sqlite-journal.ts";
import { JOURNAL_BACKLOG_MAX } from "../../../shared/bounds.ts";
import { batchOf } from "../../helpers/batches.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";
import { until } from "../../helpers/until.ts";

const REFUSE = `CREATE TRIGGER refusing BEFORE INSERT ON entries
  BEGIN SELECT RAISE(ABORT, 'no room'); END`;

const clock = steeredClock();
let dataDir: string;
let db: Db;
let journal: Journal;
let told: [boolean, string][];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "vigil-journal-"));
  db = openDatabase(dataDir);
  told = [];
  const onRecording = (recording: boolean, reason: string): void =>
    void told.push([recording, reason]);
  const onNotesWait = (): void => undefined;
  journal = openSqliteJournal({ dataDir, db, clock, onRecording, onNotesWait });
});
afterEach(async () => {
  await journal.close();
  db.close();
  rmSync(dataDir, { recursive: true });
});

test("batches settle in the order in which they were handed over, once they are on disk", async () => {
  const order: number[] = [];
  const all: Promise<unknown>[] = [];
  for (let n = 1; n <= 300; n += 1) {
    const settled = journal.append(batchOf([n, n])).then(() => {
      expect(onDisk()).toBeGreaterThanOrEqual(n);
      order.push(n);
    });
    all.push(settled);
  }
  await Promise.all(all);
  expect(order).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  expect([...journal.read("s-1", 1)]).toHaveLength(300);
  expect([...journal.read("s-1", 299)]).toHaveLength(2);
  expect(journal.state()).toMatchObject({ lagMs: 0, recording: true });
});

test("a session of more than a page is read whole", async () => {
  await journal.append(batchOf([1, 2_500]));
  expect([...journal.read("s-1", 1)]).toHaveLength(2_500);
});

describe("a disk that refuses", () => {
  test("is told once, tried again, and nothing is lost or out of order", async () => {
    await journal.append(batchOf([1, 1]));
    db.exec(REFUSE);
    let settled = 0;
    const all: Promise<void>[] = [];
    for (let n = 2; n <= 50; n += 1) {
      all.push(
        journal.append(batchOf([n, n])).then(() => {
          settled += 1;
        }),
      );
    }
    await until("the refusal", () => told.length === 1);
    expect(told[0]?.[0]).toBe(false);
    expect(told[0]?.[1]).toContain("no room");
    expect(journal.state().recording).toBe(false);
    clock.advance(3_000);
    expect(journal.state().lagMs).toBeGreaterThan(2_900);
    expect(settled).toBe(0);
    db.exec("DROP TRIGGER refusing");
    clock.advance(1_000);
    await Promise.all(all);
    expect(told.map(([recording]) => recording)).toEqual([false, true]);
    expect(onDisk()).toBe(50);
    expect(numbers()).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  test("says when it can take no more, and takes it again later", async () => {
    db.exec(REFUSE);
    const first = journal.append(batchOf([1, 1]));
    await until("the refusal", () => told.length === 1);
    const rows = { ...batchOf([2, 2]).entries[0] } as Batch["entries"][number];
    const size = JOURNAL_BACKLOG_MAX - 1;
    const entries = Array.from({ length: size }, (_, index) => ({
      ...rows,
      session: "s-2",
      n: index + 1,
    }));
    const many = journal.append({ ...batchOf([1, 0]), entries });
    expect(journal.isFull()).toBe(false);
    const progress = [{ device: "d", boot: "b", seq: 1 }];
    const last = journal.append({ ...batchOf([1, 0]), progress });
    expect(journal.isFull()).toBe(true);
    db.exec("DROP TRIGGER refusing");
    clock.advance(1_000);
    await Promise.all([first, many, last]);
    expect(journal.isFull()).toBe(false);
  });

  test("a writer that ended was once never started again", async () => {
    const folder = join(dataDir, "elsewhere");
    mkdirSync(databaseFile(folder), { recursive: true });
    const other = openSqliteJournal({
      dataDir: folder,
      db,
      clock,
      onRecording: (recording, reason) => void told.push([recording, reason]),
      onNotesWait: () => undefined,
    });
    const waiting = other.append(batchOf([1, 3]));
    await until("the end of the writer", () => told.length === 1);
    expect(told[0]?.[1]).toContain("the journal's writer ended");
    rmSync(databaseFile(folder), { recursive: true });
    const mended = openDatabase(folder);
    clock.advance(1_000);
    await waiting;
    expect(told.map(([recording]) => recording)).toEqual([false, true]);
    await other.close();
    expect(mended.prepare("SELECT count(*) FROM entries").pluck().get()).toBe(3);
    mended.close();
  });
});

test("closing waits for what was handed over", async () => {
  void journal.append(batchOf([1, 400]));
  await journal.close();
  expect(onDisk()).toBe(400);
});

function onDisk(): number {
  return Number(db.prepare("SELECT count(*) FROM entries WHERE session = 's-1'").pluck().get());
}

function numbers(): unknown[] {
  return db.prepare("SELECT n FROM entries WHERE session = 's-1' ORDER BY n").pluck().all();
}
