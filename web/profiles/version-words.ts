/** What one version of a profile changed, in words. */
import { changedLimits } from "../../shared/alarms/limit-change.ts";
import type { ProfileVersion } from "../../shared/protocol/http.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { formatVital } from "../../shared/vitals/table.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { dateTimeText } from "../session/date-words.ts";
import { actEn } from "../text/act-en.ts";
import { profilesEn } from "../text/profiles-en.ts";
import { text } from "../text/text.ts";

const words = profilesEn.profile;

/** @param before the version before; undefined for the first */
export function versionWords(
  version: ProfileVersion,
  before: ProfileVersion | undefined,
): string[] {
  if (before === undefined) return [words.first];
  const renamed = before.name === version.name ? [] : [words.renamed(before.name, version.name)];
  const changes = changedLimits(before.limits, version.limits).map((change) =>
    words.limit(
      actEn.place(change),
      limitWords(change.vital, change.from),
      limitWords(change.vital, change.to),
    ),
  );
  return [...renamed, ...(changes.length === 0 ? [words.same] : changes)];
}

/** Who, in which role, and when; nobody for what came with Vigil. */
export function madeWords(
  made: Pick<NonNullable<ProfileVersion["made"]>, "by" | "at"> | null,
  timeZone: string | undefined,
): string | null {
  if (made === null) return null;
  const who = text.header.person(made.by.name, text.role[made.by.role]);
  return words.made(who, dateTimeText(timeMs(made.at), timeZone));
}

function limitWords(vital: Vital, limit: number | null): string {
  return limit === null ? actEn.off : formatVital(vital, limit);
}
