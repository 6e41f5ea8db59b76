/**
 * Whether a person may move a session to another phase as it stands, and what the move says about its
 * end. phases.ts knows the moves; this adds the reasons that people owe (domain.md §1).
 */
import type { ErrorCode } from "../errors.ts";
import type { Outcome, SessionPhase } from "../vocabulary.ts";
import { isMoveAllowed } from "./phases.ts";

export type PhaseWish = {
  to: SessionPhase;
  /** Without one it follows from the phase: a session is complete that has been watched after. */
  outcome?: Outcome | undefined;
  reason?: string | undefined;
};

/** What a move depends on, besides the wish. `baselineReadings` are all that were collected. */
export type PhaseStanding = { phase: SessionPhase; baselineReadings: number };

/** Why a session may not move so, or null when it may. */
export function phaseRefusal(standing: PhaseStanding, wish: PhaseWish): ErrorCode | null {
  const { phase } = standing;
  if (!isMoveAllowed(phase, wish.to)) return "PHASE_NOT_ALLOWED";
  if (outcomeOf(phase, wish) === "completed" && phase !== "observing") return "PHASE_NOT_ALLOWED";
  return needsReason(standing, wish) && isBlank(wish.reason) ? "PHASE_NEEDS_REASON" : null;
}

/** How a session ends with this move; undefined where it goes on. */
export function outcomeOf(phase: SessionPhase, { to, outcome }: PhaseWish): Outcome | undefined {
  if (to !== "closed") return undefined;
  return outcome ?? (phase === "observing" ? "completed" : "stopped-early");
}

/** Whether a move has to say why: an end before its time, and an infusion without a reference. */
function needsReason({ phase, baselineReadings }: PhaseStanding, wish: PhaseWish): boolean {
  if (outcomeOf(phase, wish) === "stopped-early") return true;
  return phase === "baseline" && wish.to === "infusing" && baselineReadings === 0;
}

function isBlank(reason: string | undefined): boolean {
  return reason === undefined || reason.trim() === "";
}
