/**
 * Who may answer an alarm, how, and when it is too late. The server asks here before it writes an
 * answer down, and the monitor once more before it applies one.
 */
import { z } from "zod";
import { assert } from "../assert.ts";
import type { ErrorCode } from "../errors.ts";
import type { Person } from "../protocol/person.ts";
import { isAllowed } from "../rights.ts";
import { type AlarmKind, NURSE_RIGHTS, type Priority, type Role } from "../vocabulary.ts";
import type { Acknowledgement } from "./alarm.ts";
import { UNDO_WITHIN_MS } from "./life-cycle.ts";
import type { Phase } from "./phase.ts";

/** What a site allows beyond the defaults. */
export const sitePolicySchema = z.object({ nursesAcknowledge: z.enum(NURSE_RIGHTS) });
export type SitePolicy = z.infer<typeof sitePolicySchema>;

/** A site that has said nothing. */
export const DEFAULT_POLICY: SitePolicy = { nursesAcknowledge: "technical-and-low" };

/**
 * Why somebody may not acknowledge an alarm, or null when they may (domain.md §4: doctors
 * everything; nurses technical and low, or all where the site's policy says so; nobody else).
 */
export function acknowledgeRefusal(
  role: Role,
  alarm: { kind: AlarmKind; priority: Priority; phase: Phase; acknowledged: unknown },
  policy: SitePolicy = DEFAULT_POLICY,
): ErrorCode | null {
  if (!hasRight(role, alarm.kind, alarm.priority, policy)) return "FORBIDDEN";
  if (alarm.phase.kind === "closed") return "ALARM_CLOSED";
  if (alarm.acknowledged !== null) return "ALARM_ACKNOWLEDGED";
  return null;
}

/** Why somebody may not take an acknowledgement back, or null when they may: who gave it, within
 * 30 s (domain.md §4). */
export function undoRefusal(
  by: Person,
  alarm: { phase: Phase; acknowledged: Pick<Acknowledgement, "by" | "atMs"> | null },
  nowMs: number,
): ErrorCode | null {
  const { acknowledged, phase } = alarm;
  if (phase.kind === "closed") return "ALARM_CLOSED";
  if (acknowledged === null) return "ALARM_NOT_ACKNOWLEDGED";
  if (acknowledged.by.id !== by.id) return "NOT_YOUR_ACKNOWLEDGEMENT";
  assert(nowMs >= acknowledged.atMs, "an acknowledgement is taken back after it was given");
  return nowMs - acknowledged.atMs > UNDO_WITHIN_MS ? "UNDO_TOO_LATE" : null;
}

/** Why somebody may not say that they go to a bed, or null when they may: nurses and doctors, for
 * any alarm that is open (domain.md §4). */
export function attendRefusal(role: Role, alarm: { phase: Phase }): ErrorCode | null {
  if (!isAllowed(role, "attend")) return "FORBIDDEN";
  return alarm.phase.kind === "closed" ? "ALARM_CLOSED" : null;
}

/** The right alone, for screens that want to know whether to offer the button. */
export function hasRight(
  role: Role,
  kind: AlarmKind,
  priority: Priority,
  policy: SitePolicy = DEFAULT_POLICY,
): boolean {
  if (!isAllowed(role, "acknowledge")) return false;
  if (role === "doctor") return true;
  return policy.nursesAcknowledge === "all" || kind === "technical" || priority === "low";
}
