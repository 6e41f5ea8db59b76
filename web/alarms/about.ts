/** Which reaction an alarm tells, and which vitals it is about. */
import { reactionStem } from "../../shared/alarms/alarm.ts";
import { REACTION_SEEN_IN } from "../../shared/alarms/reactions.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { REACTIONS, type Reaction, type Vital } from "../../shared/vocabulary.ts";

const NONE: readonly Vital[] = [];

/** The reaction of a condition: `reaction.febrile.medium`; null for every other one. */
export function reactionOf(condition: string): Reaction | null {
  return REACTIONS.find((each) => condition.startsWith(`${reactionStem(each)}.`)) ?? null;
}

/** The vitals that a person looks at for this alarm: its own, or those its reaction is seen in. */
export function vitalsAbout({
  condition,
  vital,
}: Pick<AlarmView, "condition" | "vital">): readonly Vital[] {
  if (vital !== null) return [vital];
  const reaction = reactionOf(condition);
  return reaction === null ? NONE : REACTION_SEEN_IN[reaction];
}
