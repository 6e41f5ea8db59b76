/**
 * A session's journal in slices, as fast as whoever writes them out takes them. Between two slices
 * the event loop turns, so that alarms are decided meanwhile. Unlike a page's walk it waits in no
 * queue: a slow download must not hold up the ward's screens.
 */
import type { Entry } from "../../../shared/protocol/entry.ts";
import type { JournalQuery } from "../../../shared/protocol/http.ts";
import type { Clock } from "../../clock.ts";
import type { SessionReader } from "../../journal/sessions.ts";
import type { Numbered } from "./observation.ts";

/** Entries of a slice. A second's reading becomes three to seven resources: a slice is about half a
 * millisecond of work and 45 kB of text. Larger ones are no faster and leave more garbage at once:
 * with 50 the same export took 20 to 50 MB, with 10 it takes 12. */
const SLICE_ENTRIES = 10;

export type JournalSlices = {
  /** Number of the last entry, where the slices end whatever comes meanwhile; 0 for no entries. */
  lastN(session: string): number;
  slices(
    session: string,
    show: JournalQuery["show"],
    lastN: number,
  ): AsyncGenerator<Numbered<Entry>[]>;
};

export function createJournalSlices(sessions: SessionReader, clock: Clock): JournalSlices {
  return {
    lastN(session) {
      const [last] = sessions.page(session, { after: 0, limit: 1, order: "newest", show: "all" });
      return last?.n ?? 0;
    },
    async *slices(session, show, lastN) {
      let after = 0;
      while (true) {
        const page = sessions.page(session, { after, limit: SLICE_ENTRIES, order: "oldest", show });
        yield page.filter(({ n }) => n <= lastN);
        const last = page.at(-1);
        if (last === undefined || page.length < SLICE_ENTRIES || last.n >= lastN) return;
        after = last.n;
        await new Promise<void>((resolve) => clock.soon(resolve));
      }
    },
  };
}
