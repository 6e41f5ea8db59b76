/**
 * What happened in a session, newest first: the record's events and the alarms' beginnings and ends
 * in one list. It chooses and orders; the words are in event-words.ts.
 */

import type { Limits } from "../../shared/alarms/limits.ts";
import { unreachable } from "../../shared/assert.ts";
import type { Entry, EntryOf } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";

/** What the list can be narrowed to. */
export const TOPICS = ["alarms", "people", "equipment"] as const;
export type Topic = (typeof TOPICS)[number];

/** An entry of the record that is worth a line. */
export type ToldEntry = Exclude<Entry, { type: "reading" }>;

export type Happening =
  | { kind: "alarm-raised"; id: string; topic: Topic; atMs: number; alarm: AlarmView }
  | { kind: "alarm-closed"; id: string; topic: Topic; atMs: number; alarm: AlarmView }
  /** `times` counts equal ones that came right after each other, from `atMs` back to `sinceMs`. */
  | {
      kind: "entry";
      id: string;
      topic: Topic;
      atMs: number;
      entry: ToldEntry;
      alarm: AlarmView | null;
      /** Of a change of limits: those it replaced; null where the part of the record that is here
       * does not reach back to them. */
      replaced: Limits | null;
      times: number;
      sinceMs: number;
    };

type NumberedEntry = { n: number; entry: Entry };

/** All alarms of a session: those the server listed, and over them the live ones, which know more. */
export function allAlarms(recorded: readonly AlarmView[], live: readonly AlarmView[]): AlarmView[] {
  const byId = new Map(recorded.map((alarm) => [alarm.id, alarm]));
  for (const alarm of live) byId.set(alarm.id, alarm);
  return [...byId.values()].filter(({ phase }) => phase !== "pending");
}

/**
 * Everything that happened, newest first.
 *
 * Entries without news are left out: readings, and a device's regular word about itself. Equal
 * lines right after each other (a device that sends nonsense) become one with a count.
 */
export function happenings(
  entries: readonly NumberedEntry[],
  alarms: readonly AlarmView[],
): Happening[] {
  const list = [...alarms.flatMap(alarmHappenings), ...entryHappenings(entries, alarms)];
  return gathered(list.sort(newestFirst));
}

/** The list narrowed to some topics; none chosen means all. */
export function ofTopics(list: readonly Happening[], topics: ReadonlySet<Topic>): Happening[] {
  return list.filter(({ topic }) => topics.size === 0 || topics.has(topic));
}

/** The chosen topics after one was pressed. */
export function toggled(topics: ReadonlySet<Topic>, topic: Topic): ReadonlySet<Topic> {
  const next = new Set(topics);
  if (!next.delete(topic)) next.add(topic);
  return next;
}

function alarmHappenings(alarm: AlarmView): Happening[] {
  const topic = "alarms" as const;
  const raised: Happening = {
    kind: "alarm-raised",
    id: `${alarm.id} raised`,
    topic,
    atMs: timeMs(alarm.raisedAt),
    alarm,
  };
  if (alarm.closedAt === null) return [raised];
  const atMs = timeMs(alarm.closedAt);
  return [raised, { kind: "alarm-closed", id: `${alarm.id} closed`, topic, atMs, alarm }];
}

function entryHappenings(
  entries: readonly NumberedEntry[],
  alarms: readonly AlarmView[],
): Happening[] {
  const replaced = replacedLimits(entries);
  return entries.flatMap(({ n, entry }) => {
    const told = toldEntry(entry);
    if (told === null) return [];
    const alarm = "alarm" in told ? alarmOf(told.alarm, alarms) : null;
    return [
      {
        kind: "entry" as const,
        id: `entry ${n}`,
        topic: topicOf(told),
        atMs: told.atMs,
        entry: told,
        alarm,
        replaced: replaced.get(n) ?? null,
        times: 1,
        sinceMs: told.atMs,
      },
    ];
  });
}

/** By its number, what each change of limits replaced: an entry tells the new ones alone. */
function replacedLimits(entries: readonly NumberedEntry[]): ReadonlyMap<number, Limits> {
  const replaced = new Map<number, Limits>();
  let before: Limits | null = null;
  for (const { n, entry } of entries.toSorted((left, right) => left.n - right.n)) {
    if (entry.type !== "limits" && entry.type !== "session-opened") continue;
    if (before !== null) replaced.set(n, before);
    before = entry.limits;
  }
  return replaced;
}

function toldEntry(entry: Entry): ToldEntry | null {
  if (entry.type === "reading") return null;
  if (entry.type === "device-status" && !hasNews(entry)) return null;
  return entry;
}

/** A cuff that measures and a battery that lasts are no news; sensors off are an alarm's business
 * too, but the record says which ones. */
function hasNews(status: EntryOf<"device-status">): boolean {
  return status.cuff === "failed" || (status.leadOff ?? []).length > 0;
}

function topicOf(entry: ToldEntry): Topic {
  switch (entry.type) {
    case "session-opened":
    case "phase":
    case "acknowledge":
    case "undo":
    case "attend":
    case "audio-pause":
    case "limits":
    case "observation":
    case "drip":
      return "people";
    case "device-connected":
    case "device-disconnected":
    case "clock-offset":
    case "frame-rejected":
    case "gap":
    case "device-status":
    case "recording":
    case "screens":
      return "equipment";
    default:
      return unreachable(entry);
  }
}

/** The record counts a session's alarms; outside, the number is the end of the alarm's id. */
function alarmOf(number: number, alarms: readonly AlarmView[]): AlarmView | null {
  return alarms.find(({ id }) => id.endsWith(`.${number}`)) ?? null;
}

function newestFirst(left: Happening, right: Happening): number {
  return right.atMs - left.atMs || rank(right) - rank(left);
}

/** At one moment: what caused the alarm, the alarm, what was done about it, its end. */
function rank(happening: Happening): number {
  switch (happening.kind) {
    case "entry":
      return happening.entry.type === "acknowledge" ? 2 : 0;
    case "alarm-raised":
      return 1;
    case "alarm-closed":
      return 3;
  }
}

function gathered(list: readonly Happening[]): Happening[] {
  const kept: Happening[] = [];
  for (const happening of list) {
    const newer = kept[kept.length - 1];
    const isSame = newer !== undefined && isRepeat(newer, happening);
    if (isSame && newer.kind === "entry") {
      kept[kept.length - 1] = { ...newer, times: newer.times + 1, sinceMs: happening.atMs };
    } else {
      kept.push(happening);
    }
  }
  return kept;
}

function isRepeat(newer: Happening, older: Happening): boolean {
  if (newer.kind !== "entry" || older.kind !== "entry") return false;
  const [left, right] = [newer.entry, older.entry];
  if (left.type === "frame-rejected" && right.type === "frame-rejected") {
    return left.code === right.code;
  }
  if (left.type === "device-status" && right.type === "device-status") {
    return left.cuff === right.cuff && `${left.leadOff ?? ""}` === `${right.leadOff ?? ""}`;
  }
  return left.type === "gap" && right.type === "gap";
}
