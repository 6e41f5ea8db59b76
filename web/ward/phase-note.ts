/** The few words beside a session's phase: when the drip ends, or how long the phase has lasted. */
import type { SessionView } from "../../shared/protocol/live.ts";
import { text } from "../text/text.ts";
import { minuteText } from "../ui/time.ts";
import { expectedEndMs, phaseMinutes } from "./progress.ts";

export function phaseNote(
  session: SessionView,
  bedMs: number,
  timeZone: string | undefined,
): string {
  const endMs = expectedEndMs(session, bedMs);
  if (endMs === bedMs) return text.tile.volumeGiven;
  if (endMs !== null) return text.tile.ends(minuteText(endMs, timeZone));
  return text.tile.phaseFor(phaseMinutes(session, bedMs));
}
