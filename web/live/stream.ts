/**
 * Whether the stream of a replayed bed still runs. Its time is its own and stands still when nothing
 * comes: its last values never grow old by themselves, so a screen has to say that they have ended.
 */
import type { BedView } from "../../shared/protocol/live.ts";

/** `none`: the bed follows the server's clock, and ages tell what is old. */
export type Stream = "none" | "runs" | "stopped";

/**
 * | the session's time | its link | stream |
 * |---|---|---|
 * | the server's, or no session | any | none |
 * | a stream's | up | runs |
 * | a stream's | down, or none known | stopped |
 */
export function streamOf({ device, session }: Pick<BedView, "device" | "session">): Stream {
  if (session === null || session.time !== "stream") return "none";
  return device?.connected === true ? "runs" : "stopped";
}
