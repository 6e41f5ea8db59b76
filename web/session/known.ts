/** What the server said about a session that was asked for: there it is, there is none, or not yet. */
import type { SessionDetail } from "../../shared/protocol/http.ts";
import { ApiError } from "../api.ts";
import { type About, NOTHING } from "../ward/wanted-ward.ts";

/** A session that cannot be shown has no ward: the screen watches its own meanwhile. */
export function aboutSession(
  detail: Pick<SessionDetail, "ward"> | undefined,
  error: Error | null,
): About {
  if (detail !== undefined) return { kind: "ward", ward: detail.ward };
  return error === null ? { kind: "asking" } : NOTHING;
}

/** Whether asking again is of no use. */
export function isUnknownSession(error: Error | null): boolean {
  return error instanceof ApiError && error.code === "NOT_FOUND";
}
