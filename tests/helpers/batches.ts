// Batches for a journal, with entries that are numbered and plain.

import type { Batch } from "../../server/journal/journal.ts";
import { canonicalText } from "../../shared/monitor/digest.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import { reading, sessionOpened } from "./entries.ts";

/** A session's first entries: its opening, then readings up to number `to`. */
export function batchOf([from, to]: readonly [number, number], session = "s-1"): Batch {
  const rows: Batch["entries"] = [];
  for (let n = from; n <= to; n += 1) {
    const entry: Entry =
      n === 1 ? sessionOpened(0, { session }) : reading(n, { heartRate: 60 + (n % 9) }, { seq: n });
    rows.push({ session, n, atMs: entry.atMs, type: entry.type, text: canonicalText(entry) });
  }
  return { entries: rows, sessions: [], alarms: [], progress: [], quarantine: [] };
}
