/**
 * What a change of limits changes, old beside new, and who may make it. Switching a limit off takes
 * a doctor and a reason (domain.md §3), and so does setting it out of reach: that is off under
 * another name.
 */
import type { ErrorCode } from "../errors.ts";
import { isAllowed } from "../rights.ts";
import type { Role, Severity, Side, Vital } from "../vocabulary.ts";
import { SEVERITIES, SIDES, VITALS } from "../vocabulary.ts";
import { isOutOfReach } from "./limit-reach.ts";
import { ADULT_LIMITS, type Limits, limitFaults } from "./limits.ts";

/** One of the four limits of a vital. */
export type LimitPlace = { vital: Vital; side: Side; severity: Severity };

export type LimitChange = LimitPlace & {
  /** In the vital's unit; null is off. */
  from: number | null;
  to: number | null;
};

/** Every limit that there is, in the order of the vocabulary. */
export const LIMIT_PLACES: readonly LimitPlace[] = VITALS.flatMap((vital) =>
  SIDES.flatMap((side) => SEVERITIES.map((severity) => ({ vital, side, severity }))),
);

/** Every limit that differs, in the order of the vocabulary. */
export function changedLimits(from: Limits, to: Limits): LimitChange[] {
  return LIMIT_PLACES.map(({ vital, side, severity }) => ({
    vital,
    side,
    severity,
    from: from[vital][side][severity],
    to: to[vital][side][severity],
  })).filter((change) => change.from !== change.to);
}

/** The limits of a vital that watch nothing, so that screens can say so. Those that no adult has
 * either, as SpO₂ upwards, were never switched off. */
export function offLimits(limits: Limits, vital: Vital): LimitPlace[] {
  return LIMIT_PLACES.filter(({ vital: each, side, severity }) => {
    if (each !== vital || ADULT_LIMITS[vital][side][severity] === null) return false;
    const limit = limits[vital][side][severity];
    return limit === null || isOutOfReach(vital, side, limit);
  });
}

/** Whether a change ends what a limit does: it was on, and now no sound value passes it. */
export function isSwitchedOff({ vital, side, from, to }: LimitChange): boolean {
  if (from === null) return false;
  if (to === null) return true;
  return isOutOfReach(vital, side, to) && !isOutOfReach(vital, side, from);
}

/** Why somebody may not change limits like this, or null when they may. */
export function limitsRefusal(
  role: Role,
  { from, to, reason }: { from: Limits; to: Limits; reason: string | null },
): ErrorCode | null {
  if (!isAllowed(role, "change-limits")) return "FORBIDDEN";
  const changes = changedLimits(from, to);
  if (changes.length === 0) return "LIMITS_UNCHANGED";
  if (changes.some(isSwitchedOff)) {
    if (role !== "doctor") return "LIMIT_OFF_NEEDS_DOCTOR";
    if (reason === null || reason.trim() === "") return "LIMIT_OFF_NEEDS_REASON";
  }
  return limitFaults(to).length > 0 ? "LIMITS_CROSSED" : null;
}
