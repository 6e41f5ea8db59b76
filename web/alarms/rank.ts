/** The order in which alarms are shown: rail, tile and title agree on which one is the worst. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import {
  type AlarmPhase,
  PRIORITIES,
  type Priority,
  VITALS,
  type Vital,
} from "../../shared/vocabulary.ts";
import { vitalsAbout } from "./about.ts";

/** An alarm that nobody has taken on yet: it sounds and flashes. An explained one is told by the
 * reaction that explains it. */
export function isCalling(alarm: AlarmView): boolean {
  const isOpen = alarm.phase === "active" || alarm.phase === "latched";
  return isOpen && alarm.acknowledged === null && alarm.explainedBy === null;
}

/** Pressures of one cuff are told in this order; the other vitals in the order of every screen. */
const PRESSURE_ORDER: readonly Vital[] = ["systolic", "mean", "diastolic"];
const VITAL_ORDER: readonly Vital[] = VITALS.flatMap((vital) => {
  if (vital === "systolic") return PRESSURE_ORDER;
  return PRESSURE_ORDER.includes(vital) ? [] : [vital];
});

/** What a reaction tells comes last. Worst first; of equals those that still call, the patient's
 * before the equipment's, what is true before what has ended, then the newest; what got worse is as
 * new as that. Those of one moment follow the order of their vitals, what concerns several of them
 * first, and then their numbers. */
export function ranked<Alarm extends AlarmView>(alarms: readonly Alarm[]): Alarm[] {
  return [...alarms].sort(
    (left, right) =>
      Number(left.explainedBy !== null) - Number(right.explainedBy !== null) ||
      PRIORITIES.indexOf(left.priority) - PRIORITIES.indexOf(right.priority) ||
      Number(isCalling(right)) - Number(isCalling(left)) ||
      Number(left.kind === "technical") - Number(right.kind === "technical") ||
      Number(left.phase === "latched") - Number(right.phase === "latched") ||
      newsAt(right).localeCompare(newsAt(left)) ||
      vitalPlace(left) - vitalPlace(right) ||
      numberOf(right) - numberOf(left) ||
      left.id.localeCompare(right.id),
  );
}

function newsAt({ raisedAt, worsenedAt }: AlarmView): string {
  return worsenedAt ?? raisedAt;
}

/** The alarm that a tile's one line is about: what calls goes before what is in hand. */
export function foremost(alarms: readonly AlarmView[]): AlarmView | null {
  const order = ranked(alarms);
  return order.find(isCalling) ?? order[0] ?? null;
}

/**
 * The alarm that a person means who asks for "the alarm" of a bed, or of the ward where no bed has
 * the focus: the foremost of those that they are offered to acknowledge.
 */
export function alarmMeant(
  alarms: readonly AlarmView[],
  bed: string | null,
  isOffered: (alarm: AlarmView) => boolean,
): AlarmView | null {
  return foremost(
    alarms.filter((alarm) => (bed === null || alarm.bed === bed) && isOffered(alarm)),
  );
}

/**
 * The worst alarm about one of some vitals, to mark the value that it is about; a reaction is about
 * every vital it is seen in. In hand or not: a
 * value is as bad as it is, and only flashes for what still calls. An alarm that waits latched is
 * about a value that has gone: the one that stands there now may be normal, and is not marked.
 */
export function alarmOfVitals(
  alarms: readonly AlarmView[],
  vitals: readonly Vital[],
): AlarmView | null {
  const about = alarms.filter(
    (alarm) => isNow(alarm.phase) && vitalsAbout(alarm).some((vital) => vitals.includes(vital)),
  );
  return ranked(about)[0] ?? null;
}

/** Whether an alarm's condition is true at this moment. */
function isNow(phase: AlarmPhase): boolean {
  return phase === "active" || phase === "pending";
}

/** The worst priority that still calls, or null. */
export function callingPriority(alarms: readonly AlarmView[]): Priority | null {
  return PRIORITIES.find((priority) => hasCall(alarms, priority)) ?? null;
}

function hasCall(alarms: readonly AlarmView[], priority: Priority): boolean {
  return alarms.some((alarm) => alarm.priority === priority && isCalling(alarm));
}

/** Place of an alarm's vital; what is not about one vital comes before them all. */
function vitalPlace({ vital }: AlarmView): number {
  return vital === null ? -1 : VITAL_ORDER.indexOf(vital);
}

/** An alarm's number in its session, which counts on in the order in which alarms are raised. */
function numberOf({ id }: AlarmView): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}
