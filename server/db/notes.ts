/**
 * What is written down beside the journal, and decides no alarm: which devices were seen when,
 * which logins began, were used and ended. Notes are written by the journal's thread (writer.ts),
 * because the ward loop must never wait for the disk, but in transactions of their own: a note that
 * cannot be written holds up no entry.
 */
import { LOGIN_IDLE_MS, LOGIN_MS_MAX } from "../../shared/bounds.ts";
import type { Db } from "./database.ts";

export type Note =
  | { kind: "devices-seen"; seenAtMs: ReadonlyMap<string, number> }
  /** `passwordHash` is what the password was checked against. */
  | { kind: "login-began"; hash: string; user: string; passwordHash: string; atMs: number }
  | { kind: "login-seen"; hash: string; atMs: number }
  | { kind: "login-ended"; hash: string };

/** Makes the function that writes notes, in order, all or none. Written twice they say the same. */
export function createNoteWriter(db: Db): (notes: readonly Note[]) => void {
  const deviceSeen = db.prepare("UPDATE devices SET seen_at = ? WHERE id = ?");
  // A password that was reset meanwhile has ended every login that it began, also this one.
  const loginBegan = db.prepare(
    `INSERT INTO logins (secret_hash, user, began_at, seen_at)
     SELECT ?, id, ?, ? FROM users WHERE id = ? AND password_hash = ?
     ON CONFLICT (secret_hash) DO NOTHING`,
  );
  const prune = db.prepare("DELETE FROM logins WHERE began_at <= ? OR seen_at <= ?");
  const loginSeen = db.prepare("UPDATE logins SET seen_at = ? WHERE secret_hash = ?");
  const loginEnded = db.prepare("DELETE FROM logins WHERE secret_hash = ?");

  const write = (note: Note): void => {
    switch (note.kind) {
      case "devices-seen":
        for (const [id, atMs] of note.seenAtMs) deviceSeen.run(atMs, id);
        return;
      case "login-began":
        prune.run(note.atMs - LOGIN_MS_MAX, note.atMs - LOGIN_IDLE_MS);
        loginBegan.run(note.hash, note.atMs, note.atMs, note.user, note.passwordHash);
        return;
      case "login-seen":
        loginSeen.run(note.atMs, note.hash);
        return;
      case "login-ended":
        loginEnded.run(note.hash);
    }
  };
  return db.transaction((notes: readonly Note[]) => {
    for (const note of notes) write(note);
  });
}
