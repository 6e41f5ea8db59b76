/**
 * Hands out whole sessions in slices that whoever exports them asks for one by one, so that a slow
 * reader is waited for and nothing is held up: all exports together read one slice per turn of the
 * event loop. It differs from server/journal/session-walk.ts, which goes at its own pace and holds
 * up the next walk until it has ended.
 */
import type { Entry } from "../../shared/protocol/entry.ts";
import type { Clock } from "../clock.ts";
import type { SessionReader } from "../journal/sessions.ts";

/** Entries of a slice. A recording's are parsed, stripped of names, hashed and folded: 50 of them take
 * about a millisecond. */
export const SLICE_ENTRIES = 50;

export type Slice = { n: number; entry: Entry }[];

export type Slices = {
  /** The slice of a session that begins after an entry; empty where it has no more. */
  after(session: string, n: number): Promise<Slice>;
  /** All slices of a session, to its end, or to an entry. */
  all(session: string, toN?: number): AsyncGenerator<Slice, void, undefined>;
};

export function createSlices(sessions: Pick<SessionReader, "page">, clock: Clock): Slices {
  /** The turn that was asked for last; the next one comes after it. */
  let turn: Promise<void> = Promise.resolve();
  const nextTurn = (): Promise<void> => {
    turn = turn.then(() => new Promise((resolve) => clock.soon(resolve)));
    return turn;
  };

  const after: Slices["after"] = async (session, n) => {
    await nextTurn();
    const query = { after: n, limit: SLICE_ENTRIES, order: "oldest", show: "all" } as const;
    return sessions.page(session, query);
  };

  return {
    after,
    async *all(session, toN = Number.MAX_SAFE_INTEGER) {
      let n = 0;
      while (n < toN) {
        const slice = (await after(session, n)).filter((row) => row.n <= toN);
        const last = slice.at(-1);
        if (last === undefined) return;
        yield slice;
        if (slice.length < SLICE_ENTRIES) return;
        n = last.n;
      }
    },
  };
}
