/** Whether what a screen shows is live. Decided from when it last heard the server, and only that. */
import { LINK_SILENT_MS } from "../../shared/bounds.ts";

export type Link =
  | { kind: "connecting" }
  | { kind: "live" }
  /** Server time of the last thing heard; null when nothing ever was. */
  | { kind: "lost"; sinceMs: number | null };

/** What the link is judged by: local times, and the server's time of the last message. */
export type Heard = { openedMs: number; heardMs: number | null; serverMs: number | null };

/**
 * The state of the link at a local time.
 *
 * | heard | age | state |
 * |---|---|---|
 * | something | under 2.5 s | live |
 * | something | 2.5 s and more | lost since then |
 * | nothing yet | under 2.5 s | connecting |
 * | nothing yet | 2.5 s and more | lost |
 *
 * Half a second earlier than the three that are promised: the next look and the drawing follow.
 */
export function linkAt(heard: Heard, nowMs: number): Link {
  const isFresh = nowMs - (heard.heardMs ?? heard.openedMs) < LINK_SILENT_MS;
  if (!isFresh) return { kind: "lost", sinceMs: heard.serverMs };
  return heard.heardMs === null ? { kind: "connecting" } : { kind: "live" };
}

/** Keeps the reference where nothing changed, so that nobody draws for nothing. */
export function sameLink(before: Link, after: Link): Link {
  if (before.kind !== after.kind) return after;
  if (before.kind === "lost" && after.kind === "lost" && before.sinceMs !== after.sinceMs) {
    return after;
  }
  return before;
}
