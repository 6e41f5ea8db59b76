/** Limit profiles as the server has them, asked for by the pages that offer them. */
import { queryOptions } from "@tanstack/react-query";
import { getProfileHistory, getProfiles } from "../api.ts";

/** Everything that a change of a profile makes old. */
export const PROFILES_KEY = "limit-profiles";

/** Every profile in its newest version, and what each ward starts from. */
export const profilesQuery = queryOptions({ queryKey: [PROFILES_KEY], queryFn: getProfiles });

/** Every version of one profile. */
export const historyQuery = (id: string) =>
  queryOptions({ queryKey: [PROFILES_KEY, id], queryFn: () => getProfileHistory(id) });
