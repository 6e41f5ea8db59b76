/** The words around an alarm's message: where it stands, who has it in hand, who may take it. */
import { hasRight } from "../../shared/alarms/acknowledge.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Role, Vital } from "../../shared/vocabulary.ts";
import { policyInForce } from "../policy/in-force.ts";
import { text } from "../text/text.ts";

/** Between an alarm's value and its limit. */
const COMPARISON = / [<>] /;

/**
 * The message of an alarm in its whole form, and in one for tiles on which a long name of a vital
 * would push its limit out of sight. A value that is not confirmed has its `?` beside it.
 */
export function messageWords(alarm: Pick<AlarmView, "message" | "provisional" | "vital">): {
  whole: string;
  short: string;
} {
  const { message, provisional, vital } = alarm;
  const whole = provisional
    ? message.replace(COMPARISON, (sign) => `${text.value.queried}${sign}`)
    : message;
  return { whole, short: vital === null ? whole : withShortName(whole, vital) };
}

function withShortName(message: string, vital: Vital): string {
  const name = text.vital[vital];
  const short = text.vitalShort[vital];
  return message.startsWith(name) ? `${short}${message.slice(name.length)}` : message;
}

/** `min 17 · 46 mL`; null before the infusion. */
export function infusionWords({ raisedInfusion }: AlarmView): string | null {
  if (raisedInfusion === null) return null;
  return text.alarm.infusion(raisedInfusion.minute, raisedInfusion.givenMl);
}

/**
 * Everything beside an alarm's message, what must not be cut off first: that it has ended or is in
 * somebody's hand, who may take it, then when it came, then how many more there are.
 * @param others further open alarms of the same bed
 */
export function wordsBeside(alarm: AlarmView, role: Role | null, others: number): string {
  const words = [...standingWords(alarm)];
  const needsOther = role !== null && alarm.acknowledged === null && !isOffered(alarm, role);
  if (needsOther) words.push(whoCan(alarm));
  const infusion = infusionWords(alarm);
  if (infusion !== null) words.push(infusion);
  if (others > 0) words.push(text.alarm.more(others));
  return words.join(text.common.separator);
}

function standingWords(alarm: AlarmView): string[] {
  const words: string[] = [];
  if (alarm.phase === "latched") words.push(text.alarm.ended);
  if (alarm.provisional) words.push(text.alarm.provisional);
  if (alarm.occurrences > 1) words.push(text.alarm.times(alarm.occurrences));
  if (alarm.course === "intermittent") words.push(text.alarm.intermittent);
  if (alarm.explainedBy !== null) words.push(text.alarm.explained);
  if (alarm.acknowledged === null && alarm.escalation > 0) {
    words.push(text.escalation.levels[alarm.escalation === 1 ? 1 : 2]);
  }
  if (alarm.attending !== null) words.push(text.attend.going(alarm.attending.by.name));
  if (alarm.acknowledged !== null) {
    words.push(text.alarm.acknowledgedBy(alarm.acknowledged.by.name));
  }
  return words;
}

/** Whether this person is offered to acknowledge this alarm. The server decides all the same. */
export function isOffered(alarm: AlarmView, role: Role): boolean {
  return alarm.acknowledged === null && hasRight(role, alarm.kind, alarm.priority, policyInForce());
}

function whoCan({ kind, priority }: AlarmView): string {
  return hasRight("nurse", kind, priority, policyInForce())
    ? text.alarm.whoCanTechnical
    : text.alarm.whoCan;
}
