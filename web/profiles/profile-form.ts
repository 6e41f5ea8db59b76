/**
 * The form of a limit profile, without its drawing: what is typed, what stands in its way, and what
 * would be sent. A change starts from the version that was looked at; a copy is a profile of its own.
 */
import { profileRefusal } from "../../shared/alarms/limit-profiles.ts";
import type { Limits } from "../../shared/alarms/limits.ts";
import { LIMIT_PROFILE_ID_CHARS_MAX } from "../../shared/bounds.ts";
import { ERRORS, type ErrorCode } from "../../shared/errors.ts";
import type { ProfileBody, ProfileRow } from "../../shared/protocol/http.ts";
import { isAllowed } from "../../shared/rights.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { type Draft, type LimitsForm, limitsTable } from "../session/limits-form.ts";
import { profilesEn } from "../text/profiles-en.ts";

export type ProfileAct = "change" | "copy";

export type ProfileForm = {
  table: LimitsForm;
  /** What is wrong beside each field; null where nothing is. */
  nameFault: string | null;
  reasonFault: string | null;
  /** Why it cannot be sent and stands beside no field. */
  fault: string | null;
  /** What would be sent, and where; null while something stands in the way. */
  sendable: { id: string; body: ProfileBody } | null;
};

export type ProfileFormOptions = {
  act: ProfileAct;
  /** The version that is changed or copied. */
  base: ProfileRow;
  name: string;
  draft: Draft;
  reason: string;
  role: Role;
  /** The newest version of every profile that is known. */
  profiles: readonly ProfileRow[];
};

/** Refusals that stand beside a field, or in the note of how far one is. */
const SAID_ELSEWHERE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "PROFILE_NAME_TAKEN",
  "LIMIT_OFF_NEEDS_DOCTOR",
  "PROFILE_UNCHANGED",
]);

/** The form as it stands. */
export function profileForm(options: ProfileFormOptions): ProfileForm {
  const { act, base, draft, role, profiles } = options;
  const name = options.name.trim();
  const reason = options.reason.trim();
  const isCopy = act === "copy";
  const id = isCopy ? freeId(name, profiles) : base.id;
  const version = isCopy ? 0 : base.version;
  // The server knows its own newest versions; here the one that was looked at counts as such.
  const known = profiles.map((profile) => (profile.id === base.id ? base : profile));
  const refusalOf = (limits: Limits) => profileRefusal(role, { id, name, limits, version }, known);
  const table = limitsTable({ inForce: base.limits, draft, refusalOf });
  const { limits } = table;
  const refusal = refusalOf(limits ?? base.limits);
  const nameFault =
    name === ""
      ? profilesEn.form.nameMissing
      : refusal === "PROFILE_NAME_TAKEN"
        ? ERRORS.PROFILE_NAME_TAKEN.sentence
        : null;
  const reasonFault = reason === "" ? profilesEn.form.reasonMissing : null;
  const isReady = nameFault === null && reasonFault === null && refusal === null;
  return {
    table,
    nameFault,
    reasonFault,
    fault: refusal === null || SAID_ELSEWHERE.has(refusal) ? null : ERRORS[refusal].sentence,
    sendable: limits !== null && isReady ? { id, body: { name, limits, reason, version } } : null,
  };
}

/** What somebody may do with a profile: what came with Vigil is only copied. */
export function actsOn({ builtIn }: Pick<ProfileRow, "builtIn">, role: Role): ProfileAct[] {
  if (!isAllowed(role, "change-profiles")) return [];
  return builtIn ? ["copy"] : ["change", "copy"];
}

/** An id for a new profile, after its name, that no other has. Names of other alphabets, which leave
 * nothing, are numbered. */
export function freeId(name: string, profiles: readonly Pick<ProfileRow, "id">[]): string {
  const plain = name.normalize("NFKD").replace(/\p{Mark}/gu, "");
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const room = LIMIT_PROFILE_ID_CHARS_MAX - "-999".length;
  const slug = words.join("-").slice(0, room).replace(/-$/, "") || "profile";
  const isTaken = (id: string): boolean => profiles.some((profile) => profile.id === id);
  let id = slug;
  for (let number = 2; isTaken(id); number += 1) id = `${slug}-${number}`;
  return id;
}
