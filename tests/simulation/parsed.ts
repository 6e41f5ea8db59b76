// Rows of the journal read back once: the shadow, the record's checks and the alarm model all look at
// the same ones, and parsing them thrice was a third of a world's time.

import { type Entry, entrySchema } from "../../shared/protocol/entry.ts";

const known = new WeakMap<{ text: string }, Entry>();

/** What stands in a row, as whoever reads the journal gets it. */
export function entryIn(row: { text: string }): Entry {
  const entry = known.get(row) ?? entrySchema.parse(JSON.parse(row.text));
  known.set(row, entry);
  return entry;
}
