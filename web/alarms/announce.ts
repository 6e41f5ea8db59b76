/** What is read aloud when alarms come: each alarm once, and a crowd as a number. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import { PRIORITIES } from "../../shared/vocabulary.ts";
import { text } from "../text/text.ts";

/** More new alarms at once than this are told as a number and the worst of them. */
const TOLD_ONE_BY_ONE_MAX = 3;

export type Announcement = {
  /** Alarms that have been told and are still open; closed ones are forgotten. */
  told: ReadonlySet<string>;
  /** Null where nothing new has come. */
  words: string | null;
  /** Ids of the alarms that these words are about, and of those that they only count. */
  fresh: string[];
};

/**
 * The next announcement.
 * @param told alarms told so far
 * @param alarms every open alarm, worst first
 * @param placeOf where an alarm is, in the words of the rail
 */
export function announce(
  told: ReadonlySet<string>,
  alarms: readonly AlarmView[],
  placeOf: (alarm: AlarmView) => string,
): Announcement {
  const fresh = alarms.filter((alarm) => !isTold(told, alarm));
  const stillOpen = new Set(alarms.map(tellingOf));
  if (fresh.length === 0) return { told: stillOpen, words: null, fresh: [] };
  const sentences = fresh
    .slice(0, fresh.length > TOLD_ONE_BY_ONE_MAX ? 1 : TOLD_ONE_BY_ONE_MAX)
    .map((alarm) =>
      text.alarm.announce(text.priority[alarm.priority], placeOf(alarm), spoken(alarm)),
    );
  const count = fresh.length > TOLD_ONE_BY_ONE_MAX ? [text.header.alarms(fresh.length)] : [];
  const words = [...count, ...sentences].join(". ");
  return { told: stillOpen, words, fresh: fresh.map(({ id }) => id) };
}

function tellingOf({ id, priority }: Pick<AlarmView, "id" | "priority">): string {
  return `${id} ${priority}`;
}

/** An alarm whose priority rose is news again; one that has eased is not. */
function isTold(told: ReadonlySet<string>, { id, priority }: AlarmView): boolean {
  const asBad = PRIORITIES.slice(0, PRIORITIES.indexOf(priority) + 1);
  return asBad.some((each) => told.has(tellingOf({ id, priority: each })));
}

/** A mark like `78?` is not heard, so that a value in doubt is told in words. */
function spoken({ message, provisional }: AlarmView): string {
  return provisional ? text.alarm.inDoubt(message) : message;
}
