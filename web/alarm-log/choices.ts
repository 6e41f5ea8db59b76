/** What each list of the filter form offers. */
import type { WardRow } from "../../shared/protocol/http.ts";
import { ALARM_KINDS, PRIORITIES } from "../../shared/vocabulary.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { alarmLogEn } from "../text/alarm-log-en.ts";
import { text } from "../text/text.ts";
import type { Group } from "../ui/Select.tsx";
import { CONDITION_GROUPS } from "./condition-words.ts";
import { STANDINGS } from "./filters.ts";

const words = alarmLogEn.filters;

const any = (name: string): Group => ({ title: null, choices: [{ value: "", words: name }] });

export const PRIORITY_GROUPS: readonly Group[] = [
  any(words.anyPriority),
  {
    title: null,
    choices: PRIORITIES.map((each) => ({
      value: each,
      words: `${SHAPES[each]} ${text.priority[each]}`,
    })),
  },
];

export const KIND_GROUPS: readonly Group[] = [
  any(words.anyKind),
  {
    title: null,
    choices: ALARM_KINDS.map((each) => ({ value: each, words: alarmLogEn.kinds[each] })),
  },
];

export const STANDING_GROUPS: readonly Group[] = [
  {
    title: null,
    choices: STANDINGS.map((each) => ({ value: each, words: alarmLogEn.standings[each] })),
  },
];

export const CONDITION_CHOICES: readonly Group[] = [any(words.anyCondition), ...CONDITION_GROUPS];

/** Wards with their beds: a whole ward, or one bed. */
export function placeGroups(wards: readonly WardRow[]): Group[] {
  return [
    any(words.everywhere),
    ...wards.map(({ id, name, beds }) => ({
      title: name,
      choices: [
        { value: `ward ${id}`, words: words.wholeWard(name) },
        ...beds.map((bed) => ({ value: `bed ${bed.id}`, words: bed.name })),
      ],
    })),
  ];
}
