/** The checklist in force, asked for again while a page shows it. */
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import {
  type Checklist,
  type checklistBodySchema,
  checklistSchema,
} from "../../shared/protocol/sessions.ts";
import { get, put } from "../api.ts";

const EVERY_MS = 10_000;

export const checklistQuery = queryOptions({
  queryKey: ["checklist"],
  queryFn: () => get("/api/checklist", checklistSchema),
  refetchInterval: EVERY_MS,
});

/** Sets another checklist. */
export function putChecklist(body: z.input<typeof checklistBodySchema>): Promise<Checklist> {
  return put("/api/checklist", body, checklistSchema);
}
