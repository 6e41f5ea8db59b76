/** What a session's page has to say about its readings before anything else. */
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import type { Source } from "../../shared/vocabulary.ts";
import type { Pretence, Pretences } from "../live/source.ts";

export type SessionPretence = { kind: Pretence; extent: "all" | "some" };

/** One row for each kind of readings that are no patient's present; one reading is enough. */
export function sessionPretences(
  detail: Pick<SessionDetail, "sources">,
  bed: Pick<BedView, "device" | "session"> | null,
): SessionPretence[] {
  const sources = new Set<Source>([...detail.sources, ...(bed?.session?.sources ?? [])]);
  const live = bed?.device?.source;
  if (live !== undefined) sources.add(live);
  const extent = sources.size > 1 ? "some" : "all";
  const pretences: readonly Pretence[] = ["replay", "simulator"];
  return pretences.filter((kind) => sources.has(kind)).map((kind) => ({ kind, extent }));
}

/** What the page says itself: what the ward's band above it does not already say of every bed. */
export function untold(
  pretences: readonly SessionPretence[],
  ofWard: readonly Pretences[],
): SessionPretence[] {
  const told = ofWard.filter(({ extent }) => extent === "all").map(({ kind }) => kind);
  return pretences.filter(({ kind }) => !told.includes(kind));
}
