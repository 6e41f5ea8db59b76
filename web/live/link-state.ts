/**
 * Whether what a screen shows is live. Two things decide: when it last heard the server, and how old
 * that can be. Messages keep their order, so once a ping is answered, everything heard later left the
 * server after the ping was sent; this bounds its age without believing any clock but the screen's.
 */
import { LINK_PING_MS, LINK_SILENT_MS } from "../../shared/bounds.ts";

export type Link =
  | { kind: "connecting" }
  | { kind: "live" }
  /** `sinceMs`: server time of the last thing heard; null when nothing ever was. `slow`: something
   * is heard, and too late. */
  | { kind: "lost"; why: "silent" | "slow"; sinceMs: number | null };

/** What the link is judged by: local times, and the server's time of the last message. */
export type Heard = {
  openedMs: number;
  heardMs: number | null;
  /** When the last ping was sent that was answered in time: what is shown is no older than this. */
  provenMs: number | null;
  serverMs: number | null;
};

/** What the pings of one connection prove, and whether it has told a whole ward yet: order holds
 * within a connection, and until its snapshot has come the screen shows what another one told. */
export type Proof = { sentMs: number | null; isTold: boolean };

/** A round trip over which what is shown would grow too old before the next ping proves it anew. */
export const ROUND_TRIP_MS_MAX = LINK_SILENT_MS - LINK_PING_MS;

/**
 * The state of the link at a local time.
 *
 * | heard | last heard | proven | state |
 * |---|---|---|---|
 * | something | under 2.5 s ago | under 2.5 s ago | live |
 * | something | under 2.5 s ago | 2.5 s ago and more | lost: slow |
 * | something | 2.5 s ago and more | any | lost: silent |
 * | nothing yet | opened under 2.5 s ago | | connecting |
 * | nothing yet | opened 2.5 s ago and more | | lost: silent |
 *
 * Until the first ping is answered the moment of opening stands for it. Half a second earlier than
 * the three that are promised: the next look and the drawing follow.
 */
export function linkAt(heard: Heard, nowMs: number): Link {
  const { openedMs, heardMs, provenMs, serverMs } = heard;
  const isRecent = (atMs: number): boolean => nowMs - atMs < LINK_SILENT_MS;
  if (!isRecent(heardMs ?? openedMs)) return { kind: "lost", why: "silent", sinceMs: serverMs };
  if (heardMs === null) return { kind: "connecting" };
  if (!isRecent(provenMs ?? openedMs)) return { kind: "lost", why: "slow", sinceMs: serverMs };
  return { kind: "live" };
}

/**
 * The proof after one more ping was answered. A slow round trip proves too little to be live until
 * the next one: counted, it would make the screen live and lost in turn, every second.
 */
export function proofAfter(
  proof: Proof,
  { sentMs, answeredMs }: { sentMs: number; answeredMs: number },
): Proof {
  return answeredMs - sentMs <= ROUND_TRIP_MS_MAX ? { ...proof, sentMs } : proof;
}

/** What is proven of the screen, which an earlier connection may have filled. */
export function provenBy({ sentMs, isTold }: Proof, beforeMs: number | null): number | null {
  return isTold && sentMs !== null ? sentMs : beforeMs;
}

/** Keeps the reference where nothing changed, so that nobody draws for nothing. While a link stays
 * lost it has been lost since the first moment, whatever trickles in. */
export function sameLink(before: Link, after: Link): Link {
  if (before.kind !== after.kind) return after;
  if (before.kind !== "lost" || after.kind !== "lost") return before;
  const sinceMs = before.sinceMs ?? after.sinceMs;
  const isSame = before.why === after.why && before.sinceMs === sinceMs;
  return isSame ? before : { ...after, sinceMs };
}
