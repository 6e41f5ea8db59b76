/**
 * Who may acknowledge what, and when it is too late. The monitor applies an acknowledgement that
 * has passed here; the server asks here before it writes one down.
 */
import type { ErrorCode } from "../errors.ts";
import type { AlarmKind, Priority, Role } from "../vocabulary.ts";
import type { Phase } from "./phase.ts";

/**
 * Why somebody may not acknowledge an alarm, or null when they may (domain.md §4: doctors
 * everything; nurses technical and low; nobody else).
 */
export function acknowledgeRefusal(
  role: Role,
  alarm: { kind: AlarmKind; priority: Priority; phase: Phase; acknowledged: unknown },
): ErrorCode | null {
  if (!hasRight(role, alarm.kind, alarm.priority)) return "FORBIDDEN";
  if (alarm.phase.kind === "closed") return "ALARM_CLOSED";
  if (alarm.acknowledged !== null) return "ALARM_ACKNOWLEDGED";
  return null;
}

/** The right alone, for screens that want to know whether to offer the button. */
export function hasRight(role: Role, kind: AlarmKind, priority: Priority): boolean {
  if (role === "doctor") return true;
  if (role === "nurse") return kind === "technical" || priority === "low";
  return false;
}
