// The record as it lies on disk, read past the server: its entries, its chain of hashes, and what is
// wrong with it. It looks at a copy, so that looking leaves the crashed files as the crash left them.

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { connect, databaseFile } from "../../server/db/database.ts";
import { CHAIN_START, chainHash } from "../../server/journal/chain.ts";
import { type Entry, entrySchema } from "../../shared/protocol/entry.ts";

export type SessionRecord = {
  session: string;
  entries: Entry[];
  /** One sentence a fault: a missing number, a broken hash. */
  faults: string[];
};

const rowSchema = z.object({
  session: z.string(),
  n: z.int(),
  text: z.string(),
  hash: z.instanceof(Buffer),
});

/** Every session of a data folder. */
export function readRecord(dataDir: string): Map<string, SessionRecord> {
  const copy = mkdtempSync(join(tmpdir(), "vigil-copy-"));
  try {
    cpSync(dataDir, copy, { recursive: true });
    const db = connect(databaseFile(copy));
    const sql = "SELECT session, n, text, hash FROM entries ORDER BY session, n";
    const rows = z.array(rowSchema).parse(db.prepare(sql).all());
    db.close();
    const sessions = Map.groupBy(rows, ({ session }) => session);
    return new Map([...sessions].map(([id, its]) => [id, sessionRecord(id, its)]));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** How often each number of a boot is in a record. */
export function readingsBySeq({ entries }: SessionRecord, boot: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const entry of entries) {
    if (entry.type !== "reading" || entry.boot !== boot) continue;
    counts.set(entry.seq, (counts.get(entry.seq) ?? 0) + 1);
  }
  return counts;
}

function sessionRecord(session: string, rows: z.infer<typeof rowSchema>[]): SessionRecord {
  const faults: string[] = [];
  let before: Buffer = CHAIN_START;
  let lastMs = 0;
  const entries = rows.map(({ n, text, hash }, index) => {
    if (n !== index + 1) faults.push(`${session}: entry ${index + 1} has the number ${n}`);
    if (!chainHash(before, text).equals(hash)) faults.push(`${session}: entry ${n} is not chained`);
    before = hash;
    const entry = entrySchema.parse(JSON.parse(text));
    if (entry.atMs < lastMs) faults.push(`${session}: entry ${n} steps back in time`);
    lastMs = entry.atMs;
    return entry;
  });
  return { session, entries, faults };
}
