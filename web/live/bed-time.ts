/** A bed's own present: the server's clock, or on a replayed bed the time of its stream. */
import type { BedView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";

/** The bed's present in epoch ms. Ages on a bed are measured against this and nothing else. */
export function bedNowMs(bed: Pick<BedView, "at" | "session">, serverMs: number): number {
  return bed.session?.time === "stream" ? timeMs(bed.at) : serverMs;
}

/** Age of something on a bed, ms; never negative, for a message may overtake the clock. */
export function ageMs(bed: Pick<BedView, "at" | "session">, at: string, serverMs: number): number {
  return Math.max(0, bedNowMs(bed, serverMs) - timeMs(at));
}
