/** What a session's page has to say about its readings before anything else. */
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import type { Source } from "../../shared/vocabulary.ts";
import { type Mixture, mixtureIn, type Pretence } from "../live/source.ts";

export type SessionPretence = { kind: Pretence; extent: "all" | "some" };

type Sources = Pick<SessionDetail, "sources">;
type Live = Pick<BedView, "device" | "session">;

/** One row for each kind of readings that are no patient's present. A session that a real device
 * has watched, or watches now, is a patient's: it is told apart by `mixtureOfSession`. */
export function sessionPretences(detail: Sources, bed: Live | null): SessionPretence[] {
  const sources = allSources(detail, bed);
  const live = bed?.device?.source;
  if (live !== undefined) sources.add(live);
  if (sources.has("device")) return [];
  const extent = sources.size > 1 ? "some" : "all";
  const pretences: readonly Pretence[] = ["replay", "simulator"];
  return pretences.filter((kind) => sources.has(kind)).map((kind) => ({ kind, extent }));
}

/** What part of a patient's session came from elsewhere; null where nothing did, or everything. */
export function mixtureOfSession(detail: Sources, bed: Live | null): Mixture | null {
  if (sessionPretences(detail, bed).length > 0) return null;
  return mixtureIn([...allSources(detail, bed)]);
}

function allSources(detail: Sources, bed: Live | null): Set<Source> {
  return new Set<Source>([...detail.sources, ...(bed?.session?.sources ?? [])]);
}
