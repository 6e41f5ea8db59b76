/**
 * Keeps a data folder to one server. Two would number the same journal, and neither could write it
 * from then on. SQLite's own file lock, because the system lets go of it however a process ends.
 */
import { join } from "node:path";
import Database from "better-sqlite3";
import { makeFolder } from "./database.ts";

/**
 * Takes a data folder, which is made where it is missing.
 * @returns lets go of it
 * @throws SqliteError SQLITE_BUSY where another server has it
 */
export function lockFolder(dataDir: string): () => void {
  makeFolder(dataDir);
  const lock = new Database(join(dataDir, "server.lock"), { timeout: 0 });
  lock.pragma("locking_mode = EXCLUSIVE");
  lock.exec("BEGIN EXCLUSIVE");
  return () => lock.close();
}
