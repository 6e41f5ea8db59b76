/**
 * Who is at a screen: logins, kept on the server, known by the secret in a cookie. The database has
 * only the secret's hash, so that a stolen copy opens nothing. A login counts from the moment it is
 * begun and is written down by the journal's thread, because neither the alarms nor the person can
 * wait for a slow disk; one that a crash took before it was written has to be begun again.
 */
import { createHash, randomBytes } from "node:crypto";
import { fastifyCookie } from "@fastify/cookie";
import { z } from "zod";
import { LOGIN_IDLE_MS, LOGIN_MS_MAX, LOGINS_UNWRITTEN_MAX } from "../../shared/bounds.ts";
import { VigilError } from "../../shared/errors.ts";
import { type Me, meSchema } from "../../shared/protocol/live.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/database.ts";
import type { Notebook } from "../db/notebook.ts";
import type { Note } from "../db/notes.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import type { Users } from "./users.ts";

export const LOGIN_COOKIE = "vigil_login";
const SECRET_BYTES = 32;
/** How stale "last seen" may get before it is written again; spares a write per request. */
const SEEN_EVERY_MS = 60_000;

export type Logins = {
  /**
   * Checks a password and begins a login; null when either half is wrong.
   * @throws VigilError TOO_MANY_REQUESTS while too many wait for the disk
   */
  begin(username: string, password: string): Promise<{ me: Me; secret: string } | null>;
  /** The person behind a Cookie header, or null. */
  person(cookieHeader: string | undefined): Me | null;
  end(cookieHeader: string | undefined): void;
};

export type LoginsOptions = { db: Db; users: Users; notebook: Notebook; clock: Clock };

/** What is known of a login and not on disk yet. */
type Unwritten =
  | { kind: "began"; user: string; passwordHash: string; beganAtMs: number; seenAtMs: number }
  | { kind: "seen"; seenAtMs: number }
  | { kind: "ended" };

const loginSchema = meSchema.extend({ beganAtMs: z.number(), seenAtMs: z.number() });
type Login = z.infer<typeof loginSchema>;

/** The logins of a database. */
export function createLogins({ db, users, notebook, clock }: LoginsOptions): Logins {
  const find = db.prepare(
    `SELECT users.id, username, name, role, began_at AS beganAtMs, seen_at AS seenAtMs
     FROM logins JOIN users ON users.id = logins.user WHERE secret_hash = ?`,
  );
  const findUser = db.prepare(
    "SELECT id, username, name, role FROM users WHERE id = ? AND password_hash = ?",
  );
  // Checked when the user does not exist, so that both answers take the same time.
  const nobody = hashPassword(randomBytes(SECRET_BYTES).toString("hex"));
  /** By the secret's hash. LOGINS_UNWRITTEN_MAX that began; the others are logins on disk. */
  const unwritten = new Map<string, Unwritten>();

  /** Keeps in memory what a note says until it is on disk. */
  const note = (hash: string, news: Unwritten): void => {
    unwritten.set(hash, news);
    const notedMs = news.kind === "ended" ? 0 : news.seenAtMs;
    void notebook.note(noteOf(hash, news)).then(() => {
      // Something newer may have taken its place, and is on its way by itself.
      if (unwritten.get(hash) !== news) return;
      unwritten.delete(hash);
      if (news.kind !== "ended") noteUse(hash, notedMs, news.seenAtMs);
    });
  };

  const onDisk = (hash: string): Login | null =>
    loginSchema.nullable().parse(find.get(hash) ?? null);

  const loginOf = (hash: string): Login | null => {
    const news = unwritten.get(hash);
    if (news === undefined) return onDisk(hash);
    switch (news.kind) {
      case "ended":
        return null;
      case "seen": {
        const known = onDisk(hash);
        return known === null ? null : { ...known, seenAtMs: news.seenAtMs };
      }
      case "began": {
        const { user, passwordHash, beganAtMs, seenAtMs } = news;
        const me = meSchema.nullable().parse(findUser.get(user, passwordHash) ?? null);
        return me === null ? null : { ...me, beganAtMs, seenAtMs };
      }
    }
  };

  /** A login that has not ended by itself, by its age or for want of use. */
  const validLogin = (hash: string): Login | null => {
    const login = loginOf(hash);
    if (login === null) return null;
    const nowMs = clock.now();
    const isOld = nowMs - login.beganAtMs >= LOGIN_MS_MAX;
    return isOld || nowMs - login.seenAtMs >= LOGIN_IDLE_MS ? null : login;
  };

  const noteUse = (hash: string, notedMs: number, usedMs: number): void => {
    const news = unwritten.get(hash);
    // One note of a login at a time: a use that comes meanwhile is kept beside it.
    if (news?.kind === "began" || news?.kind === "seen") news.seenAtMs = usedMs;
    else if (usedMs - notedMs > SEEN_EVERY_MS) note(hash, { kind: "seen", seenAtMs: usedMs });
  };

  return {
    async begin(username, password) {
      const user = users.find(username);
      const isRight = await isPassword(password, user?.passwordHash ?? (await nobody));
      if (user === null || !isRight) return null;
      if (unwritten.size >= LOGINS_UNWRITTEN_MAX) throw new VigilError("TOO_MANY_REQUESTS");
      const { passwordHash, ...me } = user;
      const secret = randomBytes(SECRET_BYTES).toString("base64url");
      const nowMs = clock.now();
      const times = { beganAtMs: nowMs, seenAtMs: nowMs };
      note(secretHash(secret), { kind: "began", user: me.id, passwordHash, ...times });
      return { me, secret };
    },
    person(cookieHeader) {
      const secret = secretOf(cookieHeader);
      if (secret === null) return null;
      const hash = secretHash(secret);
      const login = validLogin(hash);
      if (login === null) return null;
      const { beganAtMs: _beganAtMs, seenAtMs, ...me } = login;
      noteUse(hash, seenAtMs, clock.now());
      return me;
    },
    end(cookieHeader) {
      const secret = secretOf(cookieHeader);
      if (secret === null) return;
      const hash = secretHash(secret);
      if (loginOf(hash) !== null) note(hash, { kind: "ended" });
    },
  };
}

function noteOf(hash: string, news: Unwritten): Note {
  switch (news.kind) {
    case "began": {
      const { user, passwordHash, beganAtMs } = news;
      return { kind: "login-began", hash, user, passwordHash, atMs: beganAtMs };
    }
    case "seen":
      return { kind: "login-seen", hash, atMs: news.seenAtMs };
    case "ended":
      return { kind: "login-ended", hash };
  }
}

function secretOf(cookieHeader: string | undefined): string | null {
  if (cookieHeader === undefined) return null;
  return fastifyCookie.parse(cookieHeader)[LOGIN_COOKIE] ?? null;
}

function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
