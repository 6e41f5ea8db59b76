/**
 * Who is at a screen: logins, kept on the server, known by the secret in a cookie. The database has
 * only the secret's hash, so that a stolen copy opens nothing.
 */
import { createHash, randomBytes } from "node:crypto";
import { fastifyCookie } from "@fastify/cookie";
import { LOGIN_IDLE_MS, LOGIN_MS_MAX } from "../../shared/bounds.ts";
import { type Me, meSchema } from "../../shared/protocol/live.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/database.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import type { Users } from "./users.ts";

export const LOGIN_COOKIE = "vigil_login";
const SECRET_BYTES = 32;
/** How stale "last seen" may get before it is written again; spares a write per request. */
const SEEN_EVERY_MS = 60_000;

export type Logins = {
  /** Checks a password and begins a login; null when either half is wrong. */
  begin(username: string, password: string): Promise<{ me: Me; secret: string } | null>;
  /** The person behind a Cookie header, or null. */
  person(cookieHeader: string | undefined): Me | null;
  end(cookieHeader: string | undefined): void;
};

export type LoginsOptions = {
  db: Db;
  users: Users;
  clock: Clock;
  /** Told of what could not be written and can wait. */
  onFault: (error: unknown) => void;
};

/** The logins of a database. */
export function createLogins({ db, users, clock, onFault }: LoginsOptions): Logins {
  const insert = db.prepare(
    "INSERT INTO logins (secret_hash, user, began_at, seen_at) VALUES (?, ?, ?, ?)",
  );
  const find = db.prepare(
    `SELECT users.id, username, name, role FROM logins JOIN users ON users.id = logins.user
     WHERE secret_hash = ? AND began_at > ? AND seen_at > ?`,
  );
  const seen = db.prepare("UPDATE logins SET seen_at = ? WHERE secret_hash = ? AND seen_at < ?");
  const remove = db.prepare("DELETE FROM logins WHERE secret_hash = ?");
  const prune = db.prepare("DELETE FROM logins WHERE began_at <= ? OR seen_at <= ?");
  // Checked when the user does not exist, so that both answers take the same time.
  const nobody = hashPassword(randomBytes(SECRET_BYTES).toString("hex"));

  const oldest = (): { beganAfter: number; seenAfter: number } => {
    const nowMs = clock.now();
    return { beganAfter: nowMs - LOGIN_MS_MAX, seenAfter: nowMs - LOGIN_IDLE_MS };
  };

  /** A disk that takes nothing must not lock out those who have to see the ward just then. */
  const noteSeen = (hash: string): void => {
    try {
      seen.run(clock.now(), hash, clock.now() - SEEN_EVERY_MS);
    } catch (error) {
      onFault(error);
    }
  };

  return {
    async begin(username, password) {
      const user = users.find(username);
      const isRight = await isPassword(password, user?.passwordHash ?? (await nobody));
      if (user === null || !isRight) return null;
      const { beganAfter, seenAfter } = oldest();
      prune.run(beganAfter, seenAfter);
      const secret = randomBytes(SECRET_BYTES).toString("base64url");
      insert.run(secretHash(secret), user.id, clock.now(), clock.now());
      const { passwordHash: _passwordHash, ...me } = user;
      return { me, secret };
    },
    person(cookieHeader) {
      const secret = secretOf(cookieHeader);
      if (secret === null) return null;
      const hash = secretHash(secret);
      const { beganAfter, seenAfter } = oldest();
      const me = meSchema.nullable().parse(find.get(hash, beganAfter, seenAfter) ?? null);
      if (me !== null) noteSeen(hash);
      return me;
    },
    end(cookieHeader) {
      const secret = secretOf(cookieHeader);
      if (secret !== null) remove.run(secretHash(secret));
    },
  };
}

function secretOf(cookieHeader: string | undefined): string | null {
  if (cookieHeader === undefined) return null;
  return fastifyCookie.parse(cookieHeader)[LOGIN_COOKIE] ?? null;
}

function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
