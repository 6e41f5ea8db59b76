/**
 * Brings the open sessions back after a stop or a crash, by folding their journals through the same
 * monitor that wrote them. Links do not survive a stop: each is ended at the last moment that the
 * journal knows, so that a device that stays away is missed from then on.
 */
import { assert } from "../../shared/assert.ts";
import { fold } from "../../shared/monitor/fold.ts";
import type { Tick } from "../../shared/monitor/step.ts";
import { type Entry, entrySchema } from "../../shared/protocol/entry.ts";
import type { Journal } from "../journal/journal.ts";
import type { Bed } from "./bed.ts";
import type { Ward } from "./ward.ts";

/** Told of each entry before it is folded, so that repeats of its device are known again. */
export type EntrySeen = (bed: Bed, entry: Entry) => void;

/** `toldAtMs` is the latest moment at which it told of a phase or an alarm. */
export type OpenSession = { id: string; toldAtMs: number };

/**
 * Folds the journal of an open session into its bed, and on to the latest moment at which it told
 * of anything: an alarm that a deadline raised has no entry, and its number must not go to another.
 */
export function recoverSession(
  bed: Bed,
  session: OpenSession,
  journal: Journal,
  onEntry: EntrySeen,
): void {
  assert(bed.state.session === null, "a bed is recovered once");
  fold(bed.state, entriesOf(bed, session, journal, onEntry));
  assert(bed.state.session !== null, "an open session's journal opens it");
}

/** The latest moment that beds of the server's time know; the clock must not fall behind it. */
export function latestMs(ward: Ward): number {
  let latest = 0;
  for (const { state } of ward.beds()) {
    if (state.session?.time === "server") latest = Math.max(latest, state.atMs);
  }
  return latest;
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
  { id, toldAtMs }: OpenSession,
  journal: Journal,
  onEntry: EntrySeen,
): IterableIterator<Entry | Tick> {
  for (const text of journal.read(id, 1)) {
    const entry = readEntry(text, `entry ${bed.nextN} of session ${id}`);
    bed.nextN += 1;
    if (entry.type === "reading") bed.sparklines.add(entry.vitals, entry.takenAtMs);
    onEntry(bed, entry);
    yield entry;
  }
  yield { type: "tick", atMs: Math.max(toldAtMs, bed.state.atMs) };
}

function readEntry(text: string, which: string): Entry {
  const parsed = entrySchema.safeParse(JSON.parse(text));
  assert(parsed.success, `${which} can be read`);
  return parsed.data;
}
