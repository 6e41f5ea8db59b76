/** Which procedure of a programme comes next: counted as the server counts (session-list.ts). */
import type { SessionRow } from "../../shared/protocol/sessions.ts";

/** Procedures that have begun to run. */
export function proceduresBegun(programme: string, sessions: readonly SessionRow[]): number {
  return sessions.filter(
    ({ registered, infusingAt }) => registered?.programme.id === programme && infusingAt !== null,
  ).length;
}

/** The number of the next one; null where all that were planned have begun. */
export function nextProcedure(
  { id, procedures }: { id: string; procedures: number },
  sessions: readonly SessionRow[],
): number | null {
  const next = proceduresBegun(id, sessions) + 1;
  return next <= procedures ? next : null;
}
