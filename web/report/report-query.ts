/** What a session's report says, asked once: a report does not change under the reader's eyes. */
import { queryOptions } from "@tanstack/react-query";
import { reportSchema } from "../../shared/protocol/report.ts";
import { get } from "../api.ts";

export function reportQuery(session: string) {
  return queryOptions({
    queryKey: ["session", session, "report"],
    queryFn: () => get(`/api/sessions/${encodeURIComponent(session)}/report`, reportSchema),
    // Made anew each time that the page is opened.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
