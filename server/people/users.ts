/** The people who can log in. Written by the command line and the demo, read by the logins. */
import { z } from "zod";
import { assert } from "../../shared/assert.ts";
import { type Me, meSchema } from "../../shared/protocol/live.ts";
import { type Doctor, doctorSchema } from "../../shared/protocol/registers.ts";
import type { Role } from "../../shared/vocabulary.ts";
import type { Db } from "../db/database.ts";

const userSchema = meSchema.extend({ passwordHash: z.string() });
type User = z.infer<typeof userSchema>;

export type NewUser = {
  id: string;
  username: string;
  name: string;
  role: Role;
  passwordHash: string;
  atMs: number;
};

export type Users = ReturnType<typeof createUsers>;

/** The users of a database. */
export function createUsers(db: Db) {
  const insert = db.prepare(
    `INSERT INTO users (id, username, name, role, password_hash, added_at)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (username) DO NOTHING`,
  );
  const byName = db.prepare(
    "SELECT id, username, name, role, password_hash AS passwordHash FROM users WHERE username = ?",
  );
  const all = db.prepare("SELECT id, username, name, role FROM users ORDER BY username");
  const allDoctors = db.prepare(
    "SELECT id, name FROM users WHERE role = 'doctor' ORDER BY name, id",
  );
  const setPassword = db.prepare("UPDATE users SET password_hash = ? WHERE username = ?");
  const endLogins = db.prepare(
    "DELETE FROM logins WHERE user = (SELECT id FROM users WHERE username = ?)",
  );

  return {
    /** False when the user name is taken. */
    add({ id, username, name, role, passwordHash, atMs }: NewUser): boolean {
      assert(username.length > 0, "a user has a name to log in with");
      assert(name.length > 0, "a person has a name, for the record");
      return insert.run(id, username, name, role, passwordHash, atMs).changes === 1;
    },
    find(username: string): User | null {
      return userSchema.nullable().parse(byName.get(username) ?? null);
    },
    list(): Me[] {
      return z.array(meSchema).parse(all.all());
    },
    /** The doctors, as a programme names one. */
    doctors(): Doctor[] {
      return z.array(doctorSchema).parse(allDoctors.all());
    },
    /** Sets a password and ends every login of that person; false when there is no such user. */
    resetPassword(username: string, passwordHash: string): boolean {
      const { changes } = setPassword.run(passwordHash, username);
      endLogins.run(username);
      return changes === 1;
    },
  };
}
