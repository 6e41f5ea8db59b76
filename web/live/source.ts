/** Where a bed's readings come from, and what a page has to say about it before anything else. */
import type { BedView } from "../../shared/protocol/live.ts";
import type { Source } from "../../shared/vocabulary.ts";

/** Everything but a real device watching a real patient. */
export type Pretence = "simulator" | "replay";

type Of = Pick<BedView, "device" | "session">;

const NO_SOURCES: readonly Source[] = [];

/**
 * What a bed pretends now, or null. What is shown now decides, not what was shown once: somebody
 * who reads that no patient is watched must never stand before one. From the moment a real device
 * has watched a session the server takes nothing else into it.
 *
 * | the session had | the device, or the last one | pretence |
 * |---|---|---|
 * | readings of a real device | any | none |
 * | none of them | a real one | none |
 * | any | simulator, replay | that |
 * | a replay, else the simulator | none known | that |
 */
export function pretenceOf({ device, session }: Of): Pretence | null {
  const sources = session?.sources ?? NO_SOURCES;
  if (sources.includes("device")) return null;
  if (device !== null) return device.source === "device" ? null : device.source;
  if (sources.includes("replay")) return "replay";
  return sources.includes("simulator") ? "simulator" : null;
}

/** What a real session still holds of something else; one word for it, so that it can be drawn. */
export type Mixture = Pretence | "both";

/** What part of a session came from where no patient is, though what is shown now does not. */
export function mixtureOf(bed: Of): Mixture | null {
  return pretenceOf(bed) === null ? mixtureIn(bed.session?.sources ?? NO_SOURCES) : null;
}

/** The same of sources alone. */
export function mixtureIn(sources: readonly Source[]): Mixture | null {
  const wasReplayed = sources.includes("replay");
  if (sources.includes("simulator")) return wasReplayed ? "both" : "simulator";
  return wasReplayed ? "replay" : null;
}

/** What a page of several beds pretends, and whether every bed with readings does. */
export type Pretences = { kind: Pretence; extent: "all" | "some" };

/** One row for each pretence on a page, replays first. */
export function pretencesOf(beds: readonly Of[]): Pretences[] {
  const inUse = beds.filter(({ device, session }) => device !== null || session !== null);
  const kinds = inUse.map(pretenceOf);
  const isMixed = kinds.includes(null) || new Set(kinds).size > 1;
  const pretences: readonly Pretence[] = ["replay", "simulator"];
  return pretences
    .filter((kind) => kinds.includes(kind))
    .map((kind) => ({ kind, extent: isMixed ? "some" : "all" }));
}
