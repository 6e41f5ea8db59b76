/**
 * Who may do what, as one table for the server and the screens. The server decides, before it reads
 * what is asked; a screen only does not offer what would be refused. Rights that also depend on the
 * alarm or on the values are decided where these are known, and never go beyond this table.
 */
import type { Role } from "./vocabulary.ts";

/** Doctors acknowledge everything, nurses what acknowledge.ts says (domain.md §4). */
const RIGHTS = {
  acknowledge: ["nurse", "doctor"],
  attend: ["nurse", "doctor"],
  "pause-audio": ["nurse", "doctor"],
  observe: ["nurse", "doctor"],
  "open-sessions": ["nurse", "doctor"],
  "change-phase": ["nurse", "doctor"],
  "set-drip": ["nurse", "doctor"],
  /** Switching one off is a doctor's (limit-change.ts). */
  "change-limits": ["nurse", "doctor"],
  /** Doctors answer for limits, administrators furnish the site. */
  "change-profiles": ["doctor", "admin"],
  "set-policy": ["admin"],
  "set-checklist": ["doctor", "admin"],
  "see-patients": ["nurse", "doctor", "admin"],
  "change-patients": ["nurse", "doctor"],
  "change-programmes": ["doctor"],
  /** An outcome is a doctor's (follow-up.ts). */
  "write-follow-up": ["nurse", "doctor"],
  /** Readings as a table, which names nobody. */
  "export-csv": ["nurse", "doctor", "engineer", "admin"],
  /** A whole record to take away, without the people in it. */
  "export-recording": ["doctor", "engineer", "admin"],
  /** The same with them; for those who see the patients anyway and answer for the record. */
  "export-identified": ["doctor", "admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof RIGHTS;

/** Whether a role may do something at all. */
export function isAllowed(role: Role, action: Action): boolean {
  const roles: readonly Role[] = RIGHTS[action];
  return roles.includes(role);
}
