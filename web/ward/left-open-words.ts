/** That a session seems to be left open, in the words of a tile's foot and of a session's heading. */
import type { SessionView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { type LeftOpen, leftOpen } from "../../shared/session/left-open.ts";
import { phaseEn } from "../text/phase-en.ts";
import { sinceText } from "../ui/since.ts";

/** `open since yesterday 16:40 – close it?`; null while nothing is forgotten.
 * @param bedMs the bed's present */
export function leftOpenWords(
  session: Pick<SessionView, "phase" | "phaseSince" | "openedAt"> | null,
  bedMs: number,
  timeZone: string | undefined,
): string | null {
  const found = session === null ? null : leftOpenOf(session, bedMs);
  if (found === null) return null;
  const { since, watchOver } = phaseEn.leftOpen;
  const words = found.kind === "open-long" ? since : watchOver;
  return words(sinceText(found.sinceMs, bedMs, timeZone));
}

function leftOpenOf(
  { phase, phaseSince, openedAt }: Pick<SessionView, "phase" | "phaseSince" | "openedAt">,
  bedMs: number,
): LeftOpen | null {
  const openedAtMs = timeMs(openedAt);
  return leftOpen({ phase, openedAtMs, phaseSinceMs: timeMs(phaseSince) }, bedMs);
}
