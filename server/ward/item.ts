/** What enters the ward loop's queue: an entry that nobody has stamped yet, and who waits for it. */
import type { Effect } from "../../shared/monitor/effect.ts";
import type { Entry, EntryOf, SessionOpened } from "../../shared/protocol/entry.ts";
import type { SessionPhase } from "../../shared/vocabulary.ts";
import type { ProgressRow } from "../journal/journal.ts";

/** An entry before the loop has stamped it. */
export type Draft = { [T in Entry["type"]]: Omit<EntryOf<T>, "atMs"> }[Entry["type"]];

/** What a session opens with. */
export type Opening = Omit<SessionOpened, "type" | "atMs">;

/** One thing on its way into a bed. */
export type Item = {
  bed: string;
  draft: Draft | { type: "tick" };
  /** Where the demo tells its past; otherwise the loop stamps the server's time. */
  atMs?: number | undefined;
  /** The stream's time. It rules on the bed of a stream's session, and nowhere else. */
  streamMs?: number | undefined;
  /** Meant for this session only: where another one has taken the bed meanwhile, it is not taken. */
  session?: string | undefined;
  /** A move out of this phase only: where somebody else was quicker, it is not taken. */
  fromPhase?: SessionPhase | undefined;
  /** Meant for the limits after so many changes: where somebody else was quicker, it is not taken. */
  limitChanges?: number | undefined;
  /** On an opening: closes what is open on the bed first, with this reason. Without it a bed that
   * is taken stays as it is. */
  replacing?: string | undefined;
  /** The device's progress that this reading makes. */
  progress?: ProgressRow | undefined;
  /** The raw text of a frame that was refused. */
  raw?: string | undefined;
  /** Told within the turn what it led to; null where it was not taken at all. */
  onTaken?: ((effects: readonly Effect[] | null) => void) | undefined;
  /** Told once it is on disk: whether it is in a session's journal. */
  onStored?: ((recorded: boolean) => void) | undefined;
};
