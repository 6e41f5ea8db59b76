/** Opening a session over HTTP, and what is looked at before it. */
import type { z } from "zod";
import { PAGE_ROWS_MAX } from "../../shared/bounds.ts";
import { bedsSchema, sessionNowSchema } from "../../shared/protocol/http.ts";
import {
  type openSessionBodySchema,
  type SessionRow,
  sessionsSchema,
} from "../../shared/protocol/sessions.ts";
import { get, post, queryText } from "../api.ts";

export function getBeds(): Promise<z.output<typeof bedsSchema>> {
  return get("/api/beds", bedsSchema);
}

/** Every session of a patient, newest first, page after page. */
export async function getSessionsOfPatient(patient: string): Promise<SessionRow[]> {
  const rows: SessionRow[] = [];
  while (true) {
    const before = rows.at(-1)?.id;
    const page = { patient, limit: String(PAGE_ROWS_MAX), ...(before !== undefined && { before }) };
    const { sessions } = await get(`/api/sessions${queryText(page)}`, sessionsSchema);
    rows.push(...sessions);
    if (sessions.length < PAGE_ROWS_MAX) return rows;
  }
}

export type Opened = {
  session: string;
  /** Why its baseline could not begin; null where it has. */
  notBegun: string | null;
};

/** Opens a session and begins its baseline. Open is open: that the baseline cannot begin does not undo
 * it, and the session's own page offers to begin it. */
export async function openSession(body: z.input<typeof openSessionBodySchema>): Promise<Opened> {
  const { session } = await post("/api/sessions", body, sessionNowSchema);
  const path = `/api/sessions/${encodeURIComponent(session.id)}/phase`;
  try {
    await post(path, { to: "baseline", from: "scheduled" }, sessionNowSchema);
    return { session: session.id, notBegun: null };
  } catch (error) {
    return { session: session.id, notBegun: error instanceof Error ? error.message : "" };
  }
}
