/**
 * What may be written down of a patient after a session has closed. An outcome is what a doctor found,
 * recorded as said; it claims nothing about what caused it. Whether the role writes notes at all,
 * rights.ts says.
 */
import { assert } from "../assert.ts";
import { isAllowed } from "../rights.ts";
import { FOLLOW_UP_KINDS, type FollowUpKind, type Role } from "../vocabulary.ts";

/** Why a note of a kind is refused to somebody who writes notes; null where it is not.
 *
 * | kind | nurse | doctor |
 * |---|---|---|
 * | outcome | refused | taken |
 * | any other | taken | taken |
 */
export function followUpRefusal(kind: FollowUpKind, role: Role): "OUTCOME_NEEDS_DOCTOR" | null {
  assert(isAllowed(role, "write-follow-up"), "whoever is asked about writes notes");
  return kind === "outcome" && role !== "doctor" ? "OUTCOME_NEEDS_DOCTOR" : null;
}

/** The kinds that somebody of a role may write, in their order. */
export function followUpKindsOf(role: Role): FollowUpKind[] {
  if (!isAllowed(role, "write-follow-up")) return [];
  return FOLLOW_UP_KINDS.filter((kind) => followUpRefusal(kind, role) === null);
}
