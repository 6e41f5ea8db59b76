/** How a session stands on this page: live on a bed, waited for, or record only. */
import type { SessionDetail, Trend } from "../../shared/protocol/http.ts";
import type { BedView, SessionView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { streamOf } from "../live/stream.ts";

export type Standing =
  | { kind: "live"; bed: BedView }
  /** Its ward has not come over the live link yet. */
  | { kind: "waiting" }
  /** Closed, or on no bed any more: what is shown is the record. */
  | { kind: "record"; closedAtMs: number | null };

/** @param ward the ward that the live link shows, null before its first snapshot */
export function standingOf(
  detail: Pick<SessionDetail, "ward" | "phase" | "closedAt">,
  bed: BedView | null,
  ward: string | null,
): Standing {
  if (bed !== null && bed.session?.phase !== "closed") return { kind: "live", bed };
  const closedAtMs = detail.closedAt === null ? null : timeMs(detail.closedAt);
  if (closedAtMs !== null || ward === detail.ward) return { kind: "record", closedAtMs };
  return { kind: "waiting" };
}

/** What the newest end of the trend is: the present, the last thing heard, or the end of a record. */
export type Newest = "now" | "last-heard" | "end";

/** A stream that has stopped has no present, however live the link to the server is. */
export function newestOf(standing: Standing, isLive: boolean): Newest {
  if (standing.kind === "record") return "end";
  if (standing.kind === "waiting" || !isLive) return "last-heard";
  return streamOf(standing.bed) === "stopped" ? "last-heard" : "now";
}

/** The session as people act on it: one that is a record only has closed, whatever its bed said last. */
export function actedOn(last: SessionView | null, kind: Standing["kind"]): SessionView | null {
  if (last === null || kind !== "record") return last;
  return { ...last, phase: "closed" };
}

/**
 * Where the session's time stands: its bed's present, or the last moment that the record knows. The
 * wall clock is never asked: a session in stream time may lie years away from it.
 */
export function sessionNowMs(
  liveNowMs: number | null,
  detail: Pick<SessionDetail, "closedAt" | "openedAt" | "phases">,
  trend: Pick<Trend, "to" | "series"> | null,
): number {
  if (detail.closedAt !== null) return timeMs(detail.closedAt);
  if (liveNowMs !== null) return liveNowMs;
  const known = [
    timeMs(detail.openedAt),
    ...detail.phases.map(({ at }) => timeMs(at)),
    ...(trend?.series ?? []).flatMap(({ points }) => points.slice(-1).map(([atMs]) => atMs)),
  ];
  return Math.max(...known);
}
