/** An alarm's message, where it is, when it came, what it rests on, and who is offered to take it. */
import { hasRight } from "../../shared/alarms/acknowledge.ts";
import { REACTION_LABEL } from "../../shared/alarms/message.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { type Reaction, type Role, VITALS, type Vital } from "../../shared/vocabulary.ts";
import { policyInForce } from "../policy/in-force.ts";
import { text } from "../text/text.ts";
import { ageText } from "../ui/time.ts";
import { reactionOf } from "./about.ts";
import { isWardWide } from "./ward-wide.ts";

/** Between an alarm's value and its limit. */
const COMPARISON = / [<>] /;

/** A message up to this long stands in one line of a tile on a laptop (measured at 1,366 px); a
 * longer one would push what is said beside it out of sight. */
const LINE_CHARS_MAX = 24;

type Messages = {
  whole: string;
  short: string;
  /** Whether the whole one needs more than a line of a narrow tile. */
  isLong: boolean;
  /** Whether even the short one does. */
  isShortLong: boolean;
};

/**
 * The message of an alarm in its whole form, and in one for tiles on which a long name of a vital or
 * a reaction would push its value out of sight. A value that is not confirmed has its `?` beside it.
 *
 * | alarm | whole | short |
 * |---|---|---|
 * | limit | Mean pressure 48? < 55 | Mean 48? < 55 |
 * | reaction | Hypotensive reaction: Systolic 78 mmHg | Hypotensive: Sys 78 |
 * | general condition | General condition: CTCAE grade 3 | CTCAE grade 3 |
 * | other | Device lost: mon-1 | Device lost: mon-1 |
 */
export function messageWords(
  alarm: Pick<AlarmView, "condition" | "message" | "provisional" | "vital">,
): Messages {
  const { condition, message, provisional, vital } = alarm;
  const whole = provisional
    ? message.replace(COMPARISON, (sign) => `${text.value.queried}${sign}`)
    : message;
  const short = shortForm(whole, vital, condition);
  return { whole, short, isLong: isLongForLine(whole), isShortLong: isLongForLine(short) };
}

function shortForm(whole: string, vital: Vital | null, condition: string): string {
  if (vital !== null) return withShortName(whole, vital);
  const reaction = reactionOf(condition);
  return reaction === null ? whole : shortReaction(whole, reaction);
}

function isLongForLine(message: string): boolean {
  return message.length > LINE_CHARS_MAX;
}

/** The reaction's short name, and what leads its evidence without the unit; a state that a person
 * saw says enough alone. */
function shortReaction(message: string, reaction: Reaction): string {
  const name = `${REACTION_LABEL[reaction]}: `;
  if (!message.startsWith(name)) return message;
  const lead = message.slice(name.length);
  const vital = VITALS.find((each) => lead.startsWith(`${text.vital[each]} `));
  if (vital === undefined) return lead;
  const value = lead.slice(text.vital[vital].length).split(" ")[1];
  return `${text.reactionShort[reaction]}: ${text.vitalShort[vital]} ${value}`;
}

function withShortName(message: string, vital: Vital): string {
  const name = text.vital[vital];
  const short = text.vitalShort[vital];
  return message.startsWith(name) ? `${short}${message.slice(name.length)}` : message;
}

/** Where an alarm is: a ward-wide one is only kept in the record of some bed, and must send nobody
 * there. */
export function placeWords(alarm: Pick<AlarmView, "condition">, bedName: string): string {
  return isWardWide(alarm) ? text.alarm.wholeWard : bedName;
}

/** `min 17 · 46 mL`; null before the infusion, and for a ward-wide alarm: it is only kept in the
 * record of some bed, whose minute has nothing to do with it. */
export function infusionWords(alarm: AlarmView): string | null {
  const { raisedInfusion } = alarm;
  if (raisedInfusion === null || isWardWide(alarm)) return null;
  return text.alarm.infusion(raisedInfusion.minute, raisedInfusion.givenMl);
}

/** When an alarm came, what it rests on, and whose rule it is:
 * `min 17 · 46 mL · worse after 2:10 · Temperature 38.4 °C, +1.6 °C · rule: NHSN`. */
export function factWords(alarm: AlarmView): string {
  const infusion = infusionWords(alarm);
  const evidence = alarm.evidence ?? [];
  const source = alarm.source === undefined ? [] : [text.alarm.source(alarm.source)];
  const facts = [
    ...(infusion === null ? [] : [infusion]),
    ...worseWords(alarm),
    ...evidence,
    ...source,
  ];
  return facts.join(text.common.separator);
}

/** That it got worse, and how long after it came; nothing where it did not. */
export function worseWords({ raisedAt, worsenedAt }: AlarmView): string[] {
  if (worsenedAt === null) return [];
  return [text.alarm.worse(ageText(timeMs(worsenedAt) - timeMs(raisedAt)))];
}

/** Whether this person is offered to acknowledge this alarm. The server decides all the same. */
export function isOffered(alarm: AlarmView, role: Role): boolean {
  // Whatever is said while nothing can be recorded is refused: it would be lost with the next crash.
  if (alarm.condition === "recording-stopped") return false;
  return alarm.acknowledged === null && hasRight(role, alarm.kind, alarm.priority, policyInForce());
}
