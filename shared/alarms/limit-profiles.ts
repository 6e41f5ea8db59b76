/**
 * The sets of limits that a ward can start its sessions from: those that come with Vigil, and what
 * makes one of a site's own acceptable. Defaults that a site must review before it uses them; a
 * session never starts from another patient's.
 */
import { z } from "zod";
import {
  LIMIT_PROFILE_ID_CHARS_MAX,
  LIMIT_PROFILE_NAME_CHARS_MAX,
  LIMIT_PROFILE_VERSIONS_MAX,
  LIMIT_PROFILES_MAX,
} from "../bounds.ts";
import type { ErrorCode } from "../errors.ts";
import { isAllowed } from "../rights.ts";
import type { Role } from "../vocabulary.ts";
import { changedLimits, isSwitchedOff } from "./limit-change.ts";
import { BUILT_IN_LIMITS, type Limits, limitFaults, limitsSchema } from "./limits.ts";

/** Words of small letters and digits, so that it can stand in an address. */
export const profileIdSchema = z
  .string()
  .max(LIMIT_PROFILE_ID_CHARS_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not small letters, digits and single hyphens");
export const profileNameSchema = z
  .string()
  .trim()
  .min(1, "is blank: a profile has a name")
  .max(LIMIT_PROFILE_NAME_CHARS_MAX);

/** Which limits a session took, as its record names them. */
export const profileMarkSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Counts up with every change, so that a record can name the limits it used. */
  version: z.int().positive(),
});
export type ProfileMark = z.infer<typeof profileMarkSchema>;

export const limitProfileSchema = profileMarkSchema.extend({ limits: limitsSchema });
export type LimitProfile = z.infer<typeof limitProfileSchema>;

/** What a session opens with. */
export type StartLimits = { limits: Limits; limitProfile: ProfileMark };

export const ADULT_PROFILE: LimitProfile = {
  id: "adult",
  name: "Adult",
  version: 1,
  limits: BUILT_IN_LIMITS.adult,
};

export const PAEDIATRIC_PROFILE: LimitProfile = {
  id: "paediatric",
  name: "Paediatric",
  version: 1,
  limits: BUILT_IN_LIMITS.paediatric,
};

/** In the order in which they are offered. */
export const BUILT_IN_PROFILES: readonly LimitProfile[] = [ADULT_PROFILE, PAEDIATRIC_PROFILE];

/** The profile of a ward that nobody has chosen one for. */
export const DEFAULT_PROFILE = ADULT_PROFILE;

/** Whether a profile came with Vigil: such a one is copied, never changed. */
export function isBuiltIn(id: string): boolean {
  return BUILT_IN_PROFILES.some((profile) => profile.id === id);
}

/** What names a profile's version in a record. */
export function profileMark({ id, name, version }: ProfileMark): ProfileMark {
  return { id, name, version };
}

/** The limits of a session that begins from a profile, and where they are from. */
export function startLimits(profile: LimitProfile): StartLimits {
  return { limits: profile.limits, limitProfile: profileMark(profile) };
}

export type ProfileChange = {
  id: string;
  name: string;
  limits: Limits;
  /** The version that was edited; 0 for a new profile. */
  version: number;
};

/**
 * Why somebody may not put a profile's new version down, or null when they may. Limits switched off
 * are measured against the version before; in a new profile, against an adult's.
 *
 * @param profiles the newest version of every profile that there is
 */
export function profileRefusal(
  role: Role,
  { id, name, limits, version }: ProfileChange,
  profiles: readonly LimitProfile[],
): ErrorCode | null {
  if (!isAllowed(role, "change-profiles")) return "FORBIDDEN";
  if (isBuiltIn(id)) return "PROFILE_BUILT_IN";
  const current = profiles.find((profile) => profile.id === id);
  if (current === undefined && version > 0) return "NOT_FOUND";
  if ((current?.version ?? 0) !== version) return "PROFILE_CHANGED";
  if (profiles.some((other) => other.id !== id && isSameName(other.name, name))) {
    return "PROFILE_NAME_TAKEN";
  }
  const owned = profiles.filter((profile) => !isBuiltIn(profile.id));
  if (current === undefined && owned.length >= LIMIT_PROFILES_MAX) return "PROFILES_FULL";
  if (version >= LIMIT_PROFILE_VERSIONS_MAX) return "PROFILES_FULL";
  const changes = changedLimits(current?.limits ?? BUILT_IN_LIMITS.adult, limits);
  if (current?.name === name && changes.length === 0) return "PROFILE_UNCHANGED";
  if (role !== "doctor" && changes.some(isSwitchedOff)) {
    return "LIMIT_OFF_NEEDS_DOCTOR";
  }
  return limitFaults(limits).length > 0 ? "LIMITS_CROSSED" : null;
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
