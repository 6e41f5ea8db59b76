/**
 * Alarms that every bed of a ward has at once because they are about the ward: nobody would hear it,
 * or its record stands still. Each session keeps its own, for its record; people are told once.
 */
import type { AlarmView, EscalatedAlarm } from "../../shared/protocol/live.ts";
import type { TechnicalCondition } from "../../shared/vocabulary.ts";

const WARD_WIDE: readonly TechnicalCondition[] = ["no-screen-can-sound", "recording-stopped"];

export function isWardWide({ condition }: Pick<AlarmView, "condition">): boolean {
  return WARD_WIDE.some((each) => each === condition);
}

/** A bed's own alarms, without those of its ward. The same reference where there are none of them. */
export function ownAlarms(alarms: readonly AlarmView[]): readonly AlarmView[] {
  return alarms.some(isWardWide) ? alarms.filter((alarm) => !isWardWide(alarm)) : alarms;
}

/** Alarms in their order, of each ward-wide condition the first one only. */
export function toldOnce(alarms: readonly AlarmView[]): readonly AlarmView[] {
  const told = new Set<string>();
  return alarms.filter((alarm) => {
    if (!isWardWide(alarm)) return true;
    if (told.has(alarm.condition)) return false;
    told.add(alarm.condition);
    return true;
  });
}

/** Alarms that have escalated from other wards, each ward's own ward-wide conditions once.
 * @param here the ward that this screen watches */
export function fromElsewhere(
  escalated: readonly EscalatedAlarm[],
  here: string | undefined,
): readonly EscalatedAlarm[] {
  const told = new Set<string>();
  return escalated.filter((alarm) => {
    if (alarm.ward === here) return false;
    if (!isWardWide(alarm)) return true;
    const telling = `${alarm.ward} ${alarm.condition}`;
    const isNew = !told.has(telling);
    told.add(telling);
    return isNew;
  });
}

/** These alarms, and of each ward-wide one those that say the same of other beds.
 * @param all every alarm that the screen knows */
export function withAlike(ids: readonly string[], all: readonly AlarmView[]): string[] {
  const told = new Set(
    all
      .filter((alarm) => ids.includes(alarm.id) && isWardWide(alarm))
      .map(({ condition }) => condition),
  );
  const alike = all.filter(({ id, condition }) => told.has(condition) && !ids.includes(id));
  return [...ids, ...alike.map(({ id }) => id)];
}

/** What an answer to an alarm is given to: to the alarm, or to all of a ward-wide condition. */
export function meantWith(alarm: AlarmView, all: readonly AlarmView[]): string[] {
  if (!isWardWide(alarm)) return [alarm.id];
  const others = all.filter(
    ({ id, condition, acknowledged }) =>
      condition === alarm.condition && id !== alarm.id && acknowledged === null,
  );
  return [alarm.id, ...others.map(({ id }) => id)];
}
