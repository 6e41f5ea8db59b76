/**
 * What is written down beside the journal, and decides no alarm: which devices were seen when,
 * which logins began, were used and ended, which limit profiles, patients and programmes there are,
 * what was written down after a session, when alarms first reached somebody. Notes are written by the journal's thread (writer.ts), because
 * the ward loop must never wait for the disk, but in transactions of their own: a note that cannot
 * be written holds up no entry.
 */
import { LOGIN_IDLE_MS, LOGIN_MS_MAX } from "../../shared/bounds.ts";
import { searchText } from "../../shared/session/patient.ts";
import type { FirstSignal } from "../live/receipts.ts";
import type { SetChecklist } from "./checklist.ts";
import type { Db } from "./database.ts";
import type { MadeFollowUp } from "./follow-up-notes.ts";
import type { MadeProfile, WardChoice } from "./limit-profiles.ts";
import type { MadePatient } from "./patients.ts";
import type { MadeProgramme } from "./programmes.ts";
import type { SetPolicy } from "./site-policy.ts";

export type Note =
  | { kind: "devices-seen"; seenAtMs: ReadonlyMap<string, number> }
  /** `passwordHash` is what the password was checked against. */
  | { kind: "login-began"; hash: string; user: string; passwordHash: string; atMs: number }
  | { kind: "login-seen"; hash: string; atMs: number }
  | { kind: "login-ended"; hash: string }
  | { kind: "alarm-signals"; signals: readonly FirstSignal[] }
  | { kind: "limit-profile"; made: MadeProfile }
  | { kind: "ward-profile"; choice: WardChoice }
  | { kind: "site-policy"; policy: SetPolicy }
  | { kind: "checklist"; set: SetChecklist }
  | { kind: "patient"; made: MadePatient }
  | { kind: "programme"; made: MadeProgramme }
  | { kind: "follow-up"; made: MadeFollowUp };

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
  const signalled = db.prepare(
    `INSERT INTO alarm_signals (alarm, signal, delay_ms) VALUES (?, ?, ?)
     ON CONFLICT (alarm, signal) DO NOTHING`,
  );
  const profileMade = db.prepare(
    `INSERT INTO limit_profiles (id, version, name, limits, made_by, at_ms, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, version) DO NOTHING`,
  );
  const profileChosen = db.prepare(
    `INSERT INTO ward_limit_profiles (ward, n, profile, chosen_by, at_ms, reason)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (ward, n) DO NOTHING`,
  );
  const policySet = db.prepare(
    `INSERT INTO site_policies (version, nurses_acknowledge, set_by, at_ms, reason)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT (version) DO NOTHING`,
  );
  const checklistSet = db.prepare(
    `INSERT INTO checklists (version, items, set_by, at_ms, reason)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT (version) DO NOTHING`,
  );

  const patientMade = db.prepare(
    `INSERT INTO patients (id, version, record, made_by, at_ms, reason)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id, version) DO NOTHING`,
  );
  const patientLeft = db.prepare("DELETE FROM patients_now WHERE id = ? AND version < ?");
  const patientNow = db.prepare(
    `INSERT INTO patients_now (id, version, record_number, searched)
     VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const programmeMade = db.prepare(
    `INSERT INTO programmes (id, version, patient, record, made_by, at_ms, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, version) DO NOTHING`,
  );
  const followUpMade = db.prepare(
    `INSERT INTO follow_up_notes (id, session, kind, text, made_by, at_ms)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );

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
        return;
      case "alarm-signals":
        for (const { alarm, signal, delayMs } of note.signals) {
          signalled.run(alarm, signal, Math.round(delayMs));
        }
        return;
      case "limit-profile": {
        const { id, version, name, limits, by, atMs, reason } = note.made;
        const texts = [JSON.stringify(limits), JSON.stringify(by)];
        profileMade.run(id, version, name, ...texts, atMs, reason);
        return;
      }
      case "ward-profile": {
        const { ward, n, profile, by, atMs, reason } = note.choice;
        profileChosen.run(ward, n, profile, JSON.stringify(by), atMs, reason);
        return;
      }
      case "site-policy": {
        const { version, nursesAcknowledge, by, atMs, reason } = note.policy;
        policySet.run(version, nursesAcknowledge, JSON.stringify(by), atMs, reason);
        return;
      }
      case "checklist": {
        const { version, items, by, atMs, reason } = note.set;
        checklistSet.run(version, JSON.stringify(items), JSON.stringify(by), atMs, reason);
        return;
      }
      case "patient": {
        const { id, version, record, by, atMs, reason } = note.made;
        patientMade.run(id, version, JSON.stringify(record), JSON.stringify(by), atMs, reason);
        const { name, recordNumber } = record;
        patientLeft.run(id, version);
        patientNow.run(id, version, recordNumber, searchText(`${name} ${recordNumber}`));
        return;
      }
      case "programme": {
        const { id, version, patient, record, by, atMs, reason } = note.made;
        const texts = [JSON.stringify(record), JSON.stringify(by)];
        programmeMade.run(id, version, patient, ...texts, atMs, reason);
        return;
      }
      case "follow-up": {
        const { id, session, kind, text, by, atMs } = note.made;
        followUpMade.run(id, session, kind, text, JSON.stringify(by), atMs);
      }
    }
  };
  return db.transaction((notes: readonly Note[]) => {
    for (const note of notes) write(note);
  });
}
