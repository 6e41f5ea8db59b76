/**
 * Opens the one database file and brings it up to date. Both the server's own connection and the
 * journal writer's come from here, so that durability is set in one place.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";

export type Db = Database.Database;

const MIGRATIONS = new URL("./migrations/", import.meta.url);
const OWNER_ONLY = 0o700;
/** How long one connection waits for the other's transaction; a commit takes milliseconds. */
export const BUSY_MS = 5_000;

/** The file that holds everything. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, "vigil.db");
}

/** Opens the database of a data folder, creating both where they are missing. */
export function openDatabase(dataDir: string): Db {
  makeFolder(dataDir);
  const db = connect(databaseFile(dataDir));
  migrate(db);
  return db;
}

/** Makes a folder where it is missing. Node's own recursive mkdir never returns where a parent
 * refuses children, as /proc does. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: OWNER_ONLY });
}

/** Opens one more connection to a database that is up to date. */
export function connect(file: string): Db {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  // FULL syncs the log at every commit: what was acknowledged survives a power cut.
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma(`busy_timeout = ${BUSY_MS}`);
  return db;
}

/** Runs the migrations that this file has not seen, in the order of their numbers. */
export function migrate(db: Db): void {
  const done = Number(db.pragma("user_version", { simple: true }));
  const files = readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith(".sql"))
    .sort();
  for (const [index, file] of files.entries()) {
    const version = index + 1;
    if (version <= done) continue;
    db.transaction(() => {
      db.exec(readFileSync(new URL(file, MIGRATIONS), "utf8"));
      db.pragma(`user_version = ${version}`);
    })();
  }
}
