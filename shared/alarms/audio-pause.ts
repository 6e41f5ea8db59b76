/** Who may hold back the sound of a bed, for how long, and what breaks it (domain.md §4). */
import type { ErrorCode } from "../errors.ts";
import { isAllowed } from "../rights.ts";
import type { Priority, Role } from "../vocabulary.ts";
import { isAsBad } from "./priority.ts";

/** There is no endless "off" (domain.md §4). */
export const AUDIO_PAUSE_S_MAX = 120;

/** Why somebody may not pause the sound of a bed, or null when they may. Zero ends a pause. */
export function audioPauseRefusal(role: Role, seconds: number): ErrorCode | null {
  if (!isAllowed(role, "pause-audio")) return "FORBIDDEN";
  return seconds < 0 || seconds > AUDIO_PAUSE_S_MAX ? "PAUSE_TOO_LONG" : null;
}

/** Whether something new breaks a pause: it is as bad as what was held back, or worse.
 * @param paused the worst priority that called when the sound was paused; null where none did */
export function isBreaking(fresh: Priority, paused: Priority | null): boolean {
  return paused === null || isAsBad(fresh, paused);
}
