/** Where a bed's readings come from, and what a page has to say about it before anything else. */
import type { BedView } from "../../shared/protocol/live.ts";

/** Everything but a real device watching a real patient. */
export type Pretence = "simulator" | "replay";

/** What a bed pretends, or null. One reading from anywhere else is enough: a session that was ever
 * fed by the simulator stays marked. */
export function pretenceOf({
  device,
  session,
}: Pick<BedView, "device" | "session">): Pretence | null {
  const sources = session?.sources ?? [];
  if (device?.source === "replay" || sources.includes("replay")) return "replay";
  if (device?.source === "simulator" || sources.includes("simulator")) return "simulator";
  return null;
}

/** What a page of several beds pretends, and whether every bed with readings does. */
export type Pretences = { kind: Pretence; extent: "all" | "some" };

/** One row for each pretence on a page, replays first. */
export function pretencesOf(beds: readonly Pick<BedView, "device" | "session">[]): Pretences[] {
  const inUse = beds.filter(({ device, session }) => device !== null || session !== null);
  const kinds = inUse.map(pretenceOf);
  const isMixed = kinds.includes(null) || new Set(kinds).size > 1;
  const pretences: readonly Pretence[] = ["replay", "simulator"];
  return pretences
    .filter((kind) => kinds.includes(kind))
    .map((kind) => ({ kind, extent: isMixed ? "some" : "all" }));
}
