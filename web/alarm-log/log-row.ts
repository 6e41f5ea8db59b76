/** One occurrence of an alarm in words, as the log has it. It decides nothing about alarms. */
import { REACTION_LEAD } from "../../shared/alarms/reaction-alarm.ts";
import type { LoggedAlarm } from "../../shared/protocol/http.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { formatVital, VITAL_TABLE } from "../../shared/vitals/table.ts";
import { infusionWords, messageWords, worseWords } from "../alarms/words.ts";
import { dayText } from "../session/date-words.ts";
import { alarmLogEn } from "../text/alarm-log-en.ts";
import { text } from "../text/text.ts";
import { ageText, clockText } from "../ui/time.ts";
import { conditionWords, limitOf, reactionOf } from "./condition-words.ts";
import { endingOf } from "./ending.ts";

const MS_PER_S = 1_000;
/** Longer delays are told in minutes and seconds. */
const SECONDS_MS_MAX = 100_000;

export type LogRow = {
  raised: { clock: string; day: string };
  condition: string;
  /** The message and what stands around it, most important first. */
  details: readonly string[];
  worst: string | null;
  limit: string | null;
  /** Everybody who has acknowledged it, in order. */
  acknowledged: readonly { at: string; by: string; clock: string; words: readonly string[] }[];
  /** Said where nobody's acknowledgement counts. */
  nobody: string | null;
  toAcknowledge: string | null;
  /** Until it was raised, seen and heard, as far as that was measured. */
  delays: readonly string[];
  ending: string;
  lasted: string | null;
};

export function logRow(alarm: LoggedAlarm, timeZone: string | undefined): LogRow {
  const raisedMs = timeMs(alarm.raisedAt);
  const { acknowledged, acknowledgedBefore, closedAt } = alarm;
  const first = acknowledgedBefore[0] ?? acknowledged;
  return {
    raised: { clock: clockText(raisedMs, timeZone), day: dayText(raisedMs, timeZone) },
    condition: conditionWords(alarm.condition),
    details: detailsOf(alarm),
    ...valuesOf(alarm),
    acknowledged: [
      ...acknowledgedBefore.map((past) => pastWords(past, timeZone)),
      ...(acknowledged === null ? [] : [acknowledgedWords(acknowledged, timeZone)]),
    ],
    nobody: nobodyWords(alarm),
    toAcknowledge: first === null ? null : ageText(timeMs(first.at) - raisedMs),
    delays: delaysOf(alarm),
    ending: alarmLogEn.endings[endingOf(alarm)],
    lasted: closedAt === null ? null : alarmLogEn.lasted(ageText(timeMs(closedAt) - raisedMs)),
  };
}

function delaysOf({ onsetAt, raisedAt, signals }: LoggedAlarm): string[] {
  const { shownMs, soundedMs } = signals;
  const { raised, shown, sounded } = alarmLogEn.delays;
  return [
    ...(onsetAt === null ? [] : [raised(delayText(timeMs(raisedAt) - timeMs(onsetAt)))]),
    ...(shownMs === null ? [] : [shown(signalText(shownMs))]),
    ...(soundedMs === null ? [] : [sounded(signalText(soundedMs))]),
  ];
}

/** A screen takes milliseconds, unless nobody was there. */
function signalText(delayMs: number): string {
  return delayMs < MS_PER_S ? alarmLogEn.delays.ms(delayMs) : delayText(delayMs);
}

/** `0.0 s`, `10.4 s`, then `1:45`. */
export function delayText(delayMs: number): string {
  if (delayMs >= SECONDS_MS_MAX) return ageText(delayMs);
  return alarmLogEn.delay((Math.max(0, delayMs) / MS_PER_S).toFixed(1));
}

function detailsOf(alarm: AlarmView): string[] {
  const { provisional, explainedBy, occurrences, course, evidence = [], source } = alarm;
  const infusion = infusionWords(alarm);
  // A reaction's message is its name and the beginning of its evidence: both are told whole here.
  const said = evidence.length > 0 ? evidence : [messageWords(alarm).whole];
  return [
    ...said,
    ...(source === undefined ? [] : [text.alarm.source(source)]),
    ...(infusion === null ? [] : [infusion]),
    ...worseWords(alarm),
    ...(provisional ? [text.alarm.provisional] : []),
    ...(explainedBy === null ? [] : [text.alarm.explained]),
    ...(occurrences > 1 ? [text.alarm.times(occurrences)] : []),
    ...(course === "intermittent" ? [text.alarm.intermittent] : []),
  ];
}

/** A value so little beyond its limit that rounding would hide it is written in full. */
function valuesOf({ condition, vital, worst, limit }: AlarmView): Pick<LogRow, "worst" | "limit"> {
  if (vital === null) return { worst: leadText(condition, worst), limit: null };
  const limitText = limit === null ? null : formatVital(vital, limit);
  const rounded = worst === null ? null : formatVital(vital, worst);
  const worstText = rounded !== null && rounded === limitText ? String(worst) : rounded;
  const { unit } = VITAL_TABLE[vital];
  return {
    worst: worstText === null ? null : `${worstText} ${unit}`,
    limit:
      limitText === null ? null : alarmLogEn.limit(limitOf(condition)?.side ?? null, limitText),
  };
}

function nobodyWords({ acknowledged, acknowledgedBefore, closedAt }: AlarmView): string | null {
  if (acknowledged !== null) return null;
  if (closedAt === null) return alarmLogEn.list.nobody;
  return acknowledgedBefore.length === 0 ? alarmLogEn.list.neverAcknowledged : null;
}

function pastWords(
  past: AlarmView["acknowledgedBefore"][number],
  timeZone: string | undefined,
): LogRow["acknowledged"][number] {
  const { words, ...mark } = acknowledgedWords(past, timeZone);
  const until = alarmLogEn.list.until(clockText(timeMs(past.until), timeZone));
  return { ...mark, words: [...words, until] };
}

/** The worst value of what leads a reaction. */
function leadText(condition: string, worst: number | null): string | null {
  const reaction = reactionOf(condition);
  const lead = reaction === null ? null : REACTION_LEAD[reaction];
  return lead === null || worst === null ? null : lead.write(worst);
}

function acknowledgedWords(
  { by, at, action, note }: NonNullable<AlarmView["acknowledged"]>,
  timeZone: string | undefined,
): LogRow["acknowledged"][number] {
  return {
    at,
    by: alarmLogEn.list.by(by.name, text.role[by.role]),
    clock: clockText(timeMs(at), timeZone),
    words: [...(action === undefined ? [] : [action]), ...(note === undefined ? [] : [note])],
  };
}
