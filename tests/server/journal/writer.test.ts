// The writer: all of a group or nothing, and a chain in which a changed byte is found.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Db, databaseFile, openDatabase } from "../../../server/db/database.ts";
import { CHAIN_START, chainHash } from "../../../server/journal/chain.ts";
import { createWriter } from "../../../server/journal/writer.ts";
import { QUARANTINE_ROWS_MAX } from "../../../shared/bounds.ts";
import { batchOf } from "../../helpers/batches.ts";

let dataDir: string;
let db: Db;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "vigil-writer-"));
  db = openDatabase(dataDir);
  db.pragma("synchronous = OFF");
});
afterEach(() => {
  db.close();
  rmSync(dataDir, { recursive: true });
});

describe("the chain", () => {
  test("each hash covers the text and all before it", () => {
    createWriter(db)([batchOf([1, 20])]);
    expect(firstFault("s-1")).toBeNull();
  });

  test("goes on where it was after a restart, and keeps sessions apart", () => {
    createWriter(db)([batchOf([1, 5]), batchOf([1, 5], "s-2")]);
    createWriter(db)([batchOf([6, 9], "s-2"), batchOf([6, 9])]);
    expect([firstFault("s-1"), firstFault("s-2")]).toEqual([null, null]);
  });

  test.each([
    ["a changed byte", "UPDATE entries SET text = replace(text, '65', '66') WHERE n = 5"],
    ["a missing entry", "DELETE FROM entries WHERE n = 5"],
    [
      "two entries changed places",
      "UPDATE entries SET text = (SELECT text FROM entries AS e WHERE e.n = 7) WHERE n = 5",
    ],
    ["a hash made anew", "UPDATE entries SET hash = zeroblob(32) WHERE n = 5"],
  ])("%s is found where it is", (_name, sql) => {
    createWriter(db)([batchOf([1, 9])]);
    db.exec(sql);
    expect(firstFault("s-1")).toBe(5);
  });
});

describe("a group", () => {
  test("is written whole or not at all", () => {
    const write = createWriter(db);
    write([batchOf([1, 3])]);
    db.exec(refuse("n = 6"));
    expect(() => write([batchOf([4, 5]), batchOf([6, 7])])).toThrow("no room");
    expect(count()).toBe(3);
    db.exec("DROP TRIGGER refusing");
    write([batchOf([4, 5]), batchOf([6, 7])]);
    expect(count()).toBe(7);
    expect(firstFault("s-1")).toBeNull();
  });

  test("written again by a new writer changes nothing", () => {
    createWriter(db)([batchOf([1, 4])]);
    createWriter(db)([batchOf([1, 4]), batchOf([5, 6])]);
    expect(count()).toBe(6);
    expect(firstFault("s-1")).toBeNull();
  });

  test("other words under a number that is taken are a mistake of ours", () => {
    const write = createWriter(db);
    write([batchOf([1, 4])]);
    const other = batchOf([4, 4]);
    other.entries = other.entries.map((entry) => ({ ...entry, text: "{}" }));
    expect(() => write([other])).toThrow("entry 4 of session s-1 is written once");
  });
});

test("a second open session on a bed is refused by the table itself", () => {
  const write = createWriter(db);
  const row = {
    bed: "bed-1",
    openedAtMs: 1,
    closedAtMs: null,
    phase: "infusing",
    toldAtMs: 1,
  } as const;
  const none = { entries: [], alarms: [], progress: [], quarantine: [] };
  write([{ ...none, sessions: [{ ...row, id: "s-1" }] }]);
  expect(() => write([{ ...none, sessions: [{ ...row, id: "s-2" }] }])).toThrow("UNIQUE");
  write([
    {
      ...none,
      sessions: [
        { ...row, id: "s-1", closedAtMs: 2 },
        { ...row, id: "s-2" },
      ],
    },
  ]);
});

test("the quarantine is bounded: the oldest make room", () => {
  const write = createWriter(db);
  const row = { atMs: 1, device: "d", bed: "b", session: null, path: "", message: "", raw: "x" };
  const quarantine = Array.from({ length: QUARANTINE_ROWS_MAX + 50 }, () => ({
    ...row,
    code: "NOT_JSON" as const,
  }));
  write([{ entries: [], sessions: [], alarms: [], progress: [], quarantine }]);
  const kept = db.prepare("SELECT count(*) AS rows, min(id) AS oldest FROM quarantine").get();
  expect(kept).toEqual({ rows: QUARANTINE_ROWS_MAX, oldest: 51 });
});

test("the file is what the server opens: a log with full sync", () => {
  const other = new Database(databaseFile(dataDir));
  expect(other.pragma("journal_mode", { simple: true })).toBe("wal");
  other.close();
});

function refuse(where: string): string {
  return `CREATE TRIGGER refusing BEFORE INSERT ON entries WHEN NEW.${where}
    BEGIN SELECT RAISE(ABORT, 'no room'); END`;
}

function count(): number {
  return Number(db.prepare("SELECT count(*) FROM entries").pluck().get());
}

/** Number of the first entry that does not fit its chain. */
function firstFault(session: string): number | null {
  const rows = db
    .prepare<[string], { n: number; text: string; hash: Buffer }>(
      "SELECT n, text, hash FROM entries WHERE session = ? ORDER BY n",
    )
    .all(session);
  let before: Buffer = CHAIN_START;
  for (const [index, { n, text, hash }] of rows.entries()) {
    if (n !== index + 1) return index + 1;
    if (!chainHash(before, text).equals(hash)) return n;
    before = hash;
  }
  return null;
}
