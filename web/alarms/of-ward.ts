/** The alarms of the ward that is watched, ward-wide ones once. Kept per ward object, so selectors stay stable. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Ward } from "../live/apply.ts";
import { ranked } from "./rank.ts";
import { isWardWide, toldOnce } from "./ward-wide.ts";

const NONE: readonly AlarmView[] = [];

/** One row: the beds as they were, and their alarms. Beds keep their alarms' reference while these
 * do not change, so a second of new vitals does not sort or draw the rail again. */
let known: { lists: readonly (readonly AlarmView[])[]; all: readonly AlarmView[] } = {
  lists: [],
  all: NONE,
};

/** Every open alarm of a ward, worst and newest first. */
export function alarmsOfWard(ward: Ward | null): readonly AlarmView[] {
  if (ward === null) return NONE;
  const lists = ward.bedIds.map((id) => ward.beds[id]?.alarms ?? NONE);
  const isSame =
    lists.length === known.lists.length && lists.every((list, at) => list === known.lists[at]);
  if (!isSame) known = { lists, all: toldOnce(ranked(lists.flat())) };
  return known.all;
}

/** Of a ward's open alarms those that the page of one session does not show itself. What is so in
 * the whole ward is there, too, where this session has an alarm of it.
 * @param session null on a page that is about none: then all */
export function alarmsElsewhere(
  alarms: readonly AlarmView[],
  session: string | null,
  own: readonly AlarmView[],
): readonly AlarmView[] {
  if (session === null) return alarms;
  const told = new Set(own.filter(isWardWide).map(({ condition }) => condition));
  return alarms.filter((alarm) => alarm.session !== session && !told.has(alarm.condition));
}
