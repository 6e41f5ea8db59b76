/**
 * Whether a numbered message fits what a screen already has. A number that is missing means that
 * the screen shows something else than the server meant: it asks for a snapshot again.
 */

export type Fit = "apply" | "old" | "gap";

/**
 * | have | changes.seq | fit |
 * |---|---|---|
 * | nothing | any | gap |
 * | n | n + 1 | apply |
 * | n | n or less | old (the snapshot already held it) |
 * | n | more than n + 1 | gap |
 */
export function fitOfChanges(haveSeq: number | null, seq: number): Fit {
  if (haveSeq === null) return "gap";
  if (seq <= haveSeq) return "old";
  return seq === haveSeq + 1 ? "apply" : "gap";
}

/** A heartbeat names the last change sent; a later one than ours has been lost on the way. */
export function fitOfHeartbeat(haveSeq: number | null, seq: number): Fit {
  if (haveSeq === null) return "gap";
  return seq > haveSeq ? "gap" : "apply";
}
