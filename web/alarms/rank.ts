/** The order in which alarms are shown: rail, tile and title agree on which one is the worst. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import { PRIORITIES, type Priority, type Vital } from "../../shared/vocabulary.ts";

/** An alarm that nobody has taken on yet: it sounds and flashes. An explained one is told by the
 * reaction that explains it. */
export function isCalling(alarm: AlarmView): boolean {
  const isOpen = alarm.phase === "active" || alarm.phase === "latched";
  return isOpen && alarm.acknowledged === null && alarm.explainedBy === null;
}

/** Worst first; of equals those that still call, then the newest. */
export function ranked(alarms: readonly AlarmView[]): AlarmView[] {
  return [...alarms].sort(
    (left, right) =>
      PRIORITIES.indexOf(left.priority) - PRIORITIES.indexOf(right.priority) ||
      Number(isCalling(right)) - Number(isCalling(left)) ||
      right.raisedAt.localeCompare(left.raisedAt) ||
      right.id.localeCompare(left.id),
  );
}

/** The alarm that a tile's one line is about: what calls goes before what is in hand. */
export function foremost(alarms: readonly AlarmView[]): AlarmView | null {
  const order = ranked(alarms);
  return order.find(isCalling) ?? order[0] ?? null;
}

/** The worst alarm about one of some vitals, to mark the value that it is about. */
export function alarmOfVitals(
  alarms: readonly AlarmView[],
  vitals: readonly Vital[],
): AlarmView | null {
  return foremost(alarms.filter(({ vital }) => vital !== null && vitals.includes(vital)));
}

/** The worst priority that still calls, or null. */
export function callingPriority(alarms: readonly AlarmView[]): Priority | null {
  return PRIORITIES.find((priority) => hasCall(alarms, priority)) ?? null;
}

function hasCall(alarms: readonly AlarmView[], priority: Priority): boolean {
  return alarms.some((alarm) => alarm.priority === priority && isCalling(alarm));
}
