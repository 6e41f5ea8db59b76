/** The hash that binds each entry to all before it (architecture.md: SHA-256 over the text). */
import { hash } from "node:crypto";

/** What the first entry of a session is chained to. */
export const CHAIN_START = Buffer.alloc(32);

/** Hash of an entry: SHA-256 of the hash before it, in hex, and its canonical text. */
export function chainHash(before: Buffer, text: string): Buffer {
  return hash("sha256", `${before.toString("hex")}\n${text}`, "buffer");
}
