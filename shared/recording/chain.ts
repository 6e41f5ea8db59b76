/**
 * The hashes of a recording: each line's binds it to all before it, as the journal's own do, so that
 * the first line that was changed can be named. It finds damage and careless edits; it is no
 * signature, and whoever counts every hash anew is not found out.
 */
import { canonicalText, type Hasher } from "../monitor/digest.ts";
import type { RecordingHeader } from "../protocol/recording.ts";

export type NewHasher = () => Hasher;

/** What the first entry is chained to; the same as the journal's. */
export const CHAIN_START = "0".repeat(64);

/** Hash of a text that follows on a hash. */
export function chainedHash(newHasher: NewHasher, before: string, text: string): string {
  const hasher = newHasher();
  hasher.update(`${before}\n${text}`);
  return hasher.hex();
}

/** The header's digest: of the last entry's hash and everything else that the header says.
 * @param header with or without its digest; fields that are unknown here count too */
export function headerDigest(
  newHasher: NewHasher,
  last: string,
  header: Partial<RecordingHeader>,
): string {
  const { digest: _digest, ...rest } = header;
  return chainedHash(newHasher, last, canonicalText(rest));
}
