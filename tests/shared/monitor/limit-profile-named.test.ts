// Whose limits a session has: a profile's until a person sets others, and then nobody's.

import { expect, test } from "vitest";
import {
  ADULT_PROFILE,
  PAEDIATRIC_PROFILE,
  startLimits,
} from "../../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS } from "../../../shared/alarms/limits.ts";
import { fold } from "../../../shared/monitor/fold.ts";
import { initialState } from "../../../shared/monitor/state.ts";
import { sessionView } from "../../../shared/monitor/view.ts";
import type { Entry } from "../../../shared/protocol/entry.ts";
import { limitsChanged, sessionOpened } from "../../helpers/entries.ts";

const adult = sessionOpened(0, startLimits(ADULT_PROFILE));
const child = startLimits(PAEDIATRIC_PROFILE);

test.each<[string, Entry[], string | null, number]>([
  ["opened from a profile", [adult], "Adult v1", 0],
  ["opened before there were profiles", [sessionOpened(0)], null, 0],
  ["changed by hand", [adult, limitsChanged(1, ADULT_LIMITS)], null, 1],
  [
    "given another profile's",
    [adult, { ...limitsChanged(1, child.limits), ...child }],
    "Paediatric v1",
    1,
  ],
])("%s", (_name, entries, profile, changes) => {
  const { session } = fold(initialState("bed-1"), entries);
  if (session === null) throw new Error("the session is open");
  const { limitProfile, limitChanges } = sessionView(session, 0);
  const named = limitProfile === null ? null : `${limitProfile.name} v${limitProfile.version}`;
  expect([named, limitChanges]).toEqual([profile, changes]);
});
