/** Sessions and follow-up notes as the server has them; lists page after page, renewed while they are
 * short. */
import { keepPreviousData, queryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { getPatientNotes, getSessionNotes, getSessions } from "./history-api.ts";

const ROWS = 50;
const EVERY_MS = 10_000;
/** Each renewal asks for every page that is open. */
export const RENEWED_PAGES_MAX = 5;

/** Everything that a new note makes old. */
export const NOTES_KEY = "follow-up-notes";

/** @param query what narrows the list; null while the server cannot be asked */
export function useSessions(query: Readonly<Record<string, string>> | null) {
  return useInfiniteQuery({
    queryKey: ["sessions", query],
    queryFn: ({ pageParam }) =>
      getSessions({
        ...query,
        limit: String(ROWS),
        ...(pageParam === "" ? {} : { before: pageParam }),
      }),
    initialPageParam: "",
    getNextPageParam: ({ sessions }) => (sessions.length < ROWS ? undefined : sessions.at(-1)?.id),
    refetchInterval: ({ state }) =>
      (state.data?.pages.length ?? 0) > RENEWED_PAGES_MAX ? false : EVERY_MS,
    placeholderData: keepPreviousData,
    enabled: query !== null,
  });
}

export const sessionNotesQuery = (session: string) =>
  queryOptions({
    queryKey: [NOTES_KEY, "session", session],
    queryFn: () => getSessionNotes(session),
    refetchInterval: EVERY_MS,
  });

export const patientNotesQuery = (patient: string) =>
  queryOptions({
    queryKey: [NOTES_KEY, "patient", patient],
    queryFn: () => getPatientNotes(patient),
    refetchInterval: EVERY_MS,
  });
