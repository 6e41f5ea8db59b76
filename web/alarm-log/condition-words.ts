/** Conditions in words, and the choices by which the log is narrowed. */
import { reactionStem } from "../../shared/alarms/alarm.ts";
import { REACTION_LABEL } from "../../shared/alarms/message.ts";
import {
  REACTIONS,
  type Reaction,
  SIDES,
  type Side,
  TECHNICAL_CONDITIONS,
  VITALS,
  type Vital,
} from "../../shared/vocabulary.ts";
import { alarmLogEn } from "../text/alarm-log-en.ts";
import { text } from "../text/text.ts";

export type ConditionChoice = { value: string; words: string };
export type ConditionGroup = { title: string; choices: readonly ConditionChoice[] };

/** `systolic.low.high` as `Systolic too low`; a name that nobody knows stays as it is. */
export function conditionWords(condition: string): string {
  const limit = limitOf(condition);
  if (limit !== null) return alarmLogEn.limitCondition(text.vital[limit.vital], limit.side);
  const reaction = reactionOf(condition);
  if (reaction !== null) return REACTION_LABEL[reaction];
  const technical = TECHNICAL_CONDITIONS.find((each) => isOf(condition, each));
  return technical === undefined ? condition : alarmLogEn.technical[technical];
}

/** The vital and side of a limit's condition; null for every other. */
export function limitOf(condition: string): { vital: Vital; side: Side } | null {
  const [first, second] = condition.split(".");
  const vital = VITALS.find((each) => each === first);
  const side = SIDES.find((each) => each === second);
  return vital === undefined || side === undefined ? null : { vital, side };
}

/** The reaction of a reaction's condition; null for every other. */
export function reactionOf(condition: string): Reaction | null {
  return REACTIONS.find((each) => isOf(condition, reactionStem(each))) ?? null;
}

/** Everything that the log can be narrowed to, by the first parts of conditions' names. */
export const CONDITION_GROUPS: readonly ConditionGroup[] = [
  {
    title: alarmLogEn.filters.groups.limits,
    choices: VITALS.map((vital) => ({ value: vital, words: text.vital[vital] })),
  },
  {
    title: alarmLogEn.filters.groups.reactions,
    choices: [
      { value: "reaction", words: alarmLogEn.filters.anyReaction },
      ...REACTIONS.map((each) => ({ value: reactionStem(each), words: REACTION_LABEL[each] })),
    ],
  },
  {
    title: alarmLogEn.filters.groups.technical,
    choices: TECHNICAL_CONDITIONS.map((each) => ({
      value: each,
      words: alarmLogEn.technical[each],
    })),
  },
];

function isOf(condition: string, stem: string): boolean {
  return condition === stem || condition.startsWith(`${stem}.`);
}
