// A database that an older Vigil wrote opens, and its alarms are found by what was added since.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { databaseFile, openDatabase } from "../../../server/db/database.ts";
import { createProfileReader } from "../../../server/db/limit-profiles.ts";
import { createSessionReader } from "../../../server/journal/sessions.ts";
import { timeMs } from "../../../shared/protocol/time.ts";
import { alarmView } from "../../helpers/views.ts";

const FIRST = new URL("../../../server/db/migrations/001-ward-and-journal.sql", import.meta.url);

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "vigil-migrations-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe("a database of the first version", () => {
  test("opens, its alarms can be narrowed by condition and kind, and no profile is made up", () => {
    const { limit: _limit, worst: _worst, onsetAt: _onset, ...older } = alarmView();
    const first = new Database(databaseFile(dataDir));
    first.exec(readFileSync(FIRST, "utf8"));
    first.pragma("user_version = 1");
    first
      .prepare(
        `INSERT INTO alarms (id, session, bed, priority, raised_at, closed_at, view)
         VALUES (?, ?, ?, ?, ?, NULL, ?)`,
      )
      .run("s1.1", "s1", "bed-1", "high", timeMs(older.raisedAt), JSON.stringify(older));
    first.close();

    const db = openDatabase(dataDir);
    const sessions = createSessionReader(db);
    const signals = { shownMs: null, soundedMs: null };
    const known = [{ ...older, limit: null, worst: null, onsetAt: null, signals }];
    expect(sessions.alarms({ condition: "systolic", limit: 10 })).toEqual(known);
    expect(sessions.alarms({ kind: "physiological", limit: 10 })).toEqual(known);
    expect(sessions.alarms({ kind: "technical", limit: 10 })).toEqual([]);
    expect(sessions.countedAlarms("s1")).toHaveLength(1);
    expect(createProfileReader(db).newest()).toEqual([]);
    expect(createProfileReader(db).choices()).toEqual([]);
    db.close();
    expect(() => openDatabase(dataDir).close()).not.toThrow();
  });
});
