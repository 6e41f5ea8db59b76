/** The order of priorities: PRIORITIES of the vocabulary lists them worst first. */
import { PRIORITIES, type Priority } from "../vocabulary.ts";

/** Whether one priority is worse than another. */
export function isWorsePriority(one: Priority, than: Priority): boolean {
  return PRIORITIES.indexOf(one) < PRIORITIES.indexOf(than);
}

/** Whether one priority is as bad as another, or worse. */
export function isAsBad(one: Priority, as: Priority): boolean {
  return PRIORITIES.indexOf(one) <= PRIORITIES.indexOf(as);
}
