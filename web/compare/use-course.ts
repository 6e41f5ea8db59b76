/** The procedures of a course as the server has them: which there are, and of each the trend and the
 * alarms. Those that have closed are asked for once. */
import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { PAGE_ROWS_MAX } from "../../shared/bounds.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { getSession, getTrend } from "../api.ts";
import { getSessions } from "../history/history-api.ts";
import { AFTER_MS, BEFORE_MS, type Begun, pointsEach, procedureOf } from "./align.ts";

const EVERY_MS = 15_000;

export function useCourse(programme: string) {
  return useQuery({
    queryKey: ["sessions", "course", programme],
    queryFn: () => getSessions({ programme, limit: String(PAGE_ROWS_MAX) }),
    refetchInterval: EVERY_MS,
    enabled: programme !== "",
  });
}

export function useProcedures(begun: readonly Begun[]) {
  const trends = useQueries({ queries: begun.map((each) => trendQuery(each, begun.length)) });
  const details = useQueries({ queries: begun.map(detailQuery) });
  const asked = [...trends, ...details];
  return {
    procedures: begun.map((each, index) =>
      procedureOf(each, trends[index]?.data, details[index]?.data),
    ),
    /** The limits of the newest, for the scales. */
    limits: details.findLast(({ data }) => data !== undefined)?.data?.limits ?? null,
    isPending: asked.some(({ isPending }) => isPending),
    error: asked.find(({ error }) => error !== null)?.error ?? null,
  };
}

function trendQuery({ session, startMs }: Begun, lines: number) {
  return queryOptions({
    queryKey: ["session", session.id, "trend", "compared", lines],
    queryFn: () =>
      getTrend(session.id, {
        from: timeText(startMs - BEFORE_MS),
        to: timeText(startMs + AFTER_MS),
        points: String(pointsEach(lines)),
      }),
    ...renewed(session),
  });
}

function detailQuery({ session }: Begun) {
  return queryOptions({
    queryKey: ["session", session.id, "record", "detail"],
    queryFn: () => getSession(session.id),
    ...renewed(session),
  });
}

function renewed({ closedAt }: Begun["session"]) {
  return closedAt === null
    ? { refetchInterval: EVERY_MS }
    : { staleTime: Number.POSITIVE_INFINITY };
}
