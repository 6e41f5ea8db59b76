/**
 * Brings the open sessions back after a stop or a crash, by folding their journals through the same
 * monitor that wrote them. Links do not survive a stop: each is ended at the last moment that the
 * journal knows, so that a device that stays away is missed from then on.
 */
import { assert } from "../../shared/assert.ts";
import { fold } from "../../shared/monitor/fold.ts";
import { type Entry, entrySchema } from "../../shared/protocol/entry.ts";
import type { Journal } from "../journal/journal.ts";
import type { Bed } from "./bed.ts";
import type { Ward } from "./ward.ts";

/** Told of each reading, so that repeats are known again. */
export type ReadingSeen = (bed: Bed, entry: Extract<Entry, { type: "reading" }>) => void;

/** Folds the journal of one open session into its bed. */
export function recoverSession(
  bed: Bed,
  session: string,
  journal: Journal,
  onReading: ReadingSeen,
): void {
  assert(bed.state.session === null, "a bed is recovered once");
  fold(bed.state, entriesOf(bed, session, journal, onReading));
  assert(bed.state.session !== null, "an open session's journal opens it");
}

/** Ends the links that the stop cut. Run once all beds are back and before any device is let in. */
export function endLinks(ward: Ward): void {
  for (const bed of ward.beds()) {
    const { link, atMs } = bed.state;
    if (link.kind !== "up") continue;
    ward.submit({
      bed: bed.place.id,
      atMs,
      draft: { type: "device-disconnected", device: link.device.id, end: "server-stopped" },
    });
  }
}

function* entriesOf(
  bed: Bed,
  session: string,
  journal: Journal,
  onReading: ReadingSeen,
): IterableIterator<Entry> {
  for (const text of journal.read(session, 1)) {
    const entry = entrySchema.parse(JSON.parse(text));
    bed.nextN += 1;
    if (entry.type === "reading") {
      bed.sparklines.add(entry.vitals, entry.takenAtMs);
      onReading(bed, entry);
    }
    yield entry;
  }
}
