/**
 * Walks through whole sessions without holding anything up: a slice of entries per turn of the event
 * loop, and one walk at a time. Parsing fifty minutes of readings takes tens of milliseconds, in
 * which no alarm would be decided, and every open session page asks for it each ten seconds.
 */
import { assert } from "../../shared/assert.ts";
import type { Entry, EntryOf } from "../../shared/protocol/entry.ts";
import type { Clock } from "../clock.ts";
import type { SessionReader } from "./sessions.ts";

/** Entries of a slice: about half a millisecond of parsing, four for the first ones of a process. */
export const SLICE_ENTRIES = 200;

/** What is told on the way, made from the entry that opened the session. */
type Listener = { take(entries: readonly Entry[]): void };

export type SessionWalk = <L extends Listener>(
  session: string,
  begin: (opened: EntryOf<"session-opened">) => L,
) => Promise<L>;

export function createSessionWalk(sessions: SessionReader, clock: Clock): SessionWalk {
  const sliceAfter = (session: string, after: number): { n: number; entry: Entry }[] =>
    sessions.page(session, { after, limit: SLICE_ENTRIES, order: "oldest", show: "all" });

  const walk: SessionWalk = async (session, begin) => {
    let slice = sliceAfter(session, 0);
    const opened = slice[0]?.entry;
    assert(opened?.type === "session-opened", "a journal begins with its session");
    const listener = begin(opened);
    while (true) {
      listener.take(slice.map(({ entry }) => entry));
      const last = slice[slice.length - 1];
      if (last === undefined || slice.length < SLICE_ENTRIES) return listener;
      await new Promise<void>((resolve) => clock.soon(resolve));
      slice = sliceAfter(session, last.n);
    }
  };

  /** The walk that was asked for last; the next one begins where it ends. */
  let before: Promise<unknown> = Promise.resolve();
  return (session, begin) => {
    const mine = before.then(() => walk(session, begin));
    before = mine.catch(() => undefined);
    return mine;
  };
}
