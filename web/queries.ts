/** What the pages ask over HTTP, with the keys under which the answers are kept. */
import { QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import type { Me } from "../shared/protocol/live.ts";
import { ApiError, getMe, getWards } from "./api.ts";

const RETRIES_MAX = 3;

/** A refusal is an answer and is not asked again; a lost connection is. */
function isWorthRetrying(failures: number, error: Error): boolean {
  const isRefusal = error instanceof ApiError && error.code !== "NO_CONNECTION";
  return !isRefusal && failures < RETRIES_MAX;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthRetrying, refetchOnWindowFocus: false },
    // An act without a network fails now, in words. Kept back, it would be sent by itself later, when
    // the patient is another sight.
    mutations: { networkMode: "always" },
  },
});

/** The person at this screen; null when nobody is logged in. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: getMe,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Wards and their beds. */
export const wardsQuery = queryOptions({ queryKey: ["wards"], queryFn: getWards });

/** The person at this screen, where somebody is known to be logged in. */
export function useMe(): Me | null {
  return useQuery(meQuery).data ?? null;
}
