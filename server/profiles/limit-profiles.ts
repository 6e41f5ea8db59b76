/**
 * The limit profiles of the site: which there are, who changes them, and what a ward's next session
 * starts from. Running sessions are none of its business: what they took is in their journals.
 *
 * A change is in force once it is on disk. While it is on its way there it already holds its place, so
 * that of two people at once one wins and the other is told who did.
 */
import { changedLimits } from "../../shared/alarms/limit-change.ts";
import {
  BUILT_IN_PROFILES,
  DEFAULT_PROFILE,
  isBuiltIn,
  type LimitProfile,
  type ProfileMark,
  profileMark,
  profileRefusal,
  type StartLimits,
  startLimits,
} from "../../shared/alarms/limit-profiles.ts";
import type { Limits } from "../../shared/alarms/limits.ts";
import { assert } from "../../shared/assert.ts";
import { VigilError } from "../../shared/errors.ts";
import type {
  ProfileBody,
  ProfileRow,
  Profiles,
  ProfileVersion,
  WardProfile,
} from "../../shared/protocol/http.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { isAllowed } from "../../shared/rights.ts";
import type { Db } from "../db/database.ts";
import { createProfileReader, type MadeProfile, type WardChoice } from "../db/limit-profiles.ts";
import { checkRecording, type NoteDesk, recordNote } from "../db/recorded-note.ts";
import type { Wards } from "../db/wards.ts";
import { limitsError } from "../limits-error.ts";

export type LimitProfilesOptions = { db: Db; wards: Wards; desk: NoteDesk };

export type LimitProfiles = ReturnType<typeof createLimitProfiles>;

type Choosing = { profile: string; reason: string; instead?: string | undefined; by: Person };

/** The limit profiles of a database. */
export function createLimitProfiles({ db, wards, desk }: LimitProfilesOptions) {
  const reader = createProfileReader(db);
  const { clock } = desk;
  /** Newest version on disk of each profile of the site's own; LIMIT_PROFILES_MAX. */
  const own = new Map(reader.newest().map((made) => [made.id, made]));
  /** The last choice on disk of each ward that has one. */
  const chosen = new Map(reader.choices().map((choice) => [choice.ward, choice]));
  /** What is on its way to the disk: at most one version a profile, one choice a ward. */
  const making = new Map<string, MadeProfile>();
  const choosing = new Map<string, WardChoice>();

  const inForce = (): LimitProfile[] => [
    ...BUILT_IN_PROFILES,
    ...[...own.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
  ];
  const profileOf = (id: string): LimitProfile | undefined =>
    inForce().find((profile) => profile.id === id);

  /** A choice that names what is not there any more is a fault of ours; an adult's limits are safe
   * enough to go on with, and their name is on the session. */
  const ofWard = (ward: string): LimitProfile =>
    profileOf(chosen.get(ward)?.profile ?? DEFAULT_PROFILE.id) ?? DEFAULT_PROFILE;

  const rowOf = (profile: LimitProfile): ProfileRow => ({
    ...versionOf(own.get(profile.id) ?? profile),
    builtIn: isBuiltIn(profile.id),
    wards: wards.list().flatMap(({ id }) => (ofWard(id).id === profile.id ? [id] : [])),
  });

  const wardOf = ({ id, name }: { id: string; name: string }): WardProfile => {
    const choice = chosen.get(id);
    return {
      ward: id,
      name,
      profile: ofWard(id).id,
      chosen: choice === undefined ? null : signatureOf(choice),
    };
  };

  /** @throws VigilError NOT_FOUND */
  const there = (id: string): LimitProfile => {
    const profile = profileOf(id);
    if (profile === undefined) throw new VigilError("NOT_FOUND");
    return profile;
  };

  const versions = (id: string): MadeProfile[] => (isBuiltIn(id) ? [] : reader.versions(id));

  return {
    /** Every profile in its newest version, and what each ward starts from. */
    list(): Profiles {
      return { profiles: inForce().map(rowOf), wards: wards.list().map(wardOf) };
    },

    /** Every version of a profile, newest first. @throws VigilError NOT_FOUND */
    history(id: string): { profile: ProfileRow; versions: ProfileVersion[] } {
      const profile = there(id);
      const known = isBuiltIn(id) ? [profile] : versions(id);
      return { profile: rowOf(profile), versions: known.map(versionOf) };
    },

    /** What a session of a ward starts from now. */
    startLimits(ward: string): StartLimits {
      return startLimits(ofWard(ward));
    },

    /** The name of a profile's version in the record of a session that takes its limits.
     * @throws VigilError BAD_REQUEST where it has others */
    markOf({ id, version }: Pick<ProfileMark, "id" | "version">, limits: Limits): ProfileMark {
      const known: LimitProfile[] = [...BUILT_IN_PROFILES, ...versions(id)];
      const profile = known.find((each) => each.id === id && each.version === version);
      if (profile === undefined || changedLimits(profile.limits, limits).length > 0) {
        const details = [{ path: "body.profile", message: "is no version with these limits" }];
        throw new VigilError("BAD_REQUEST", { details });
      }
      return profileMark(profile);
    },

    /**
     * Makes a profile, or a new version of one; settles when it is on disk.
     * @throws VigilError FORBIDDEN, NOT_FOUND, PROFILE_BUILT_IN, LIMITS_CROSSED, PROFILE_CHANGED,
     *   PROFILE_UNCHANGED, PROFILE_NAME_TAKEN, PROFILES_FULL, LIMIT_OFF_NEEDS_DOCTOR,
     *   NOT_RECORDING, NOT_YET_RECORDED
     */
    async change(id: string, body: ProfileBody, by: Person): Promise<ProfileRow> {
      const { name, limits, reason, version } = body;
      const known = new Map(inForce().map((profile) => [profile.id, profile]));
      for (const made of making.values()) known.set(made.id, made);
      const refusal = profileRefusal(by.role, { id, name, limits, version }, [...known.values()]);
      if (refusal === "PROFILE_CHANGED") throw changedMeanwhile(making.get(id) ?? own.get(id));
      if (refusal !== null) throw limitsError(refusal, limits);
      // One version at a time: nobody has seen the one that is on its way.
      if (making.has(id)) throw changedMeanwhile(making.get(id));
      const made = { id, name, limits, version: version + 1, by, atMs: clock.now(), reason };
      assert(!making.has(id), "one version of a profile is written at a time");
      checkRecording(desk);
      making.set(id, made);
      await recordNote(desk, { kind: "limit-profile", made }, () => {
        making.delete(id);
        own.set(id, made);
      });
      return rowOf(made);
    },

    /**
     * Chooses what a ward's sessions start from; settles when it is on disk.
     * @throws VigilError FORBIDDEN, NOT_FOUND, BAD_REQUEST, WARD_PROFILE_CHANGED, NOT_RECORDING,
     *   NOT_YET_RECORDED
     */
    async choose(ward: string, { profile, reason, instead, by }: Choosing): Promise<WardProfile> {
      if (!isAllowed(by.role, "change-profiles")) throw new VigilError("FORBIDDEN");
      const row = wards.list().find(({ id }) => id === ward);
      if (row === undefined) throw new VigilError("NOT_FOUND");
      if (profileOf(profile) === undefined) {
        const details = [{ path: "body.profile", message: "there is no such profile" }];
        throw new VigilError("BAD_REQUEST", { details });
      }
      const rival = choosing.get(ward);
      if (rival !== undefined) throw chosenMeanwhile(rival);
      if (instead !== undefined && instead !== ofWard(ward).id) {
        throw chosenMeanwhile(chosen.get(ward));
      }
      const n = (chosen.get(ward)?.n ?? 0) + 1;
      const choice = { ward, n, profile, by, atMs: clock.now(), reason };
      checkRecording(desk);
      choosing.set(ward, choice);
      await recordNote(desk, { kind: "ward-profile", choice }, () => {
        choosing.delete(ward);
        chosen.set(ward, choice);
      });
      return wardOf(row);
    },
  };
}

function changedMeanwhile(rival: MadeProfile | undefined): VigilError {
  // Without one the caller edited a version that never was.
  if (rival === undefined) return new VigilError("PROFILE_CHANGED");
  return new VigilError("PROFILE_CHANGED", {
    message: `${rival.by.name} has changed this profile already.`,
    details: { version: rival.version, by: rival.by },
  });
}

function chosenMeanwhile(rival: WardChoice | undefined): VigilError {
  if (rival === undefined) return new VigilError("WARD_PROFILE_CHANGED");
  return new VigilError("WARD_PROFILE_CHANGED", {
    message: `${rival.by.name} has chosen another profile for this ward already.`,
    details: { profile: rival.profile, by: rival.by },
  });
}

function versionOf(profile: LimitProfile | MadeProfile): ProfileVersion {
  const { id, name, version, limits } = profile;
  return { id, name, version, limits, made: "by" in profile ? signatureOf(profile) : null };
}

function signatureOf({ by, atMs, reason }: Pick<MadeProfile, "by" | "atMs" | "reason">) {
  return { by, at: timeText(atMs), reason };
}
