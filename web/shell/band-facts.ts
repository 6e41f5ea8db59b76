/** What the bands of a ward say; kept per set of facts, so that a second of vitals draws nothing. */
import type { Ward } from "../live/apply.ts";
import { type Pretences, pretencesOf } from "../live/source.ts";

let known: readonly Pretences[] = [];

/** What the beds of a ward pretend; the same reference while it is the same. */
export function pretencesOfWard(ward: Ward | null): readonly Pretences[] {
  const beds = ward === null ? [] : ward.bedIds.flatMap((id) => ward.beds[id] ?? []);
  const found = pretencesOf(beds);
  const isSame =
    found.length === known.length &&
    found.every(({ kind, extent }, at) => known[at]?.kind === kind && known[at]?.extent === extent);
  if (!isSame) known = found;
  return known;
}
