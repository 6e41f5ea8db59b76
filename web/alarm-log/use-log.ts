/** The alarms of the log as the server has them, page after page, renewed while they are few. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getAlarms } from "../api.ts";

const ROWS = 100;
const EVERY_MS = 5_000;
/** Each renewal asks for every page that is open. */
export const RENEWED_PAGES_MAX = 5;

/** @param query what narrows the log; null while the server cannot be asked */
export function useLog(query: Record<string, string> | null) {
  return useInfiniteQuery({
    queryKey: ["alarm-log", query],
    queryFn: ({ pageParam }) =>
      getAlarms({
        ...query,
        limit: String(ROWS),
        ...(pageParam === "" ? {} : { before: pageParam }),
      }),
    initialPageParam: "",
    getNextPageParam: ({ alarms }) => (alarms.length < ROWS ? undefined : alarms.at(-1)?.id),
    refetchInterval: ({ state }) =>
      (state.data?.pages.length ?? 0) > RENEWED_PAGES_MAX ? false : EVERY_MS,
    placeholderData: keepPreviousData,
    enabled: query !== null,
  });
}
