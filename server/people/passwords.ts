/** Passwords: Argon2id hashes in, yes or no out. The library works on threads of its own. */
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's second recommended setting (19 MiB, two passes, one lane). */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A generated password: 80 bits, readable aloud. */
const GENERATED_BYTES = 10;

/** Hash of a password, with its salt and settings in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, SETTINGS);
}

/** Whether a password fits a hash. */
export function isPassword(password: string, passwordHash: string): Promise<boolean> {
  return verify(passwordHash, password);
}

/** A new password of chance. */
export function newPassword(): string {
  return randomBytes(GENERATED_BYTES)
    .toString("hex")
    .replace(/(.{5})(?=.)/g, "$1-");
}
