/**
 * Raises, changes and closes alarms, and reports each act as an effect. It decides nothing: the
 * rules that watch limits, reactions, silence and equipment do, and this file keeps their acts alike.
 */
import type { Acknowledgement, Alarm, PastAcknowledgement, Subject } from "../alarms/alarm.ts";
import {
  FLAP_ONSETS,
  isPresent,
  keptUntilMs,
  newsAtMs,
  onsetsWith,
  worsenedSinceMs,
} from "../alarms/life-cycle.ts";
import { endOf, move } from "../alarms/phase.ts";
import { isWorsePriority } from "../alarms/priority.ts";
import { assert } from "../assert.ts";
import { ACKNOWLEDGEMENTS_KEPT_MAX } from "../bounds.ts";
import { givenMl, infusionMinute } from "../session/infusion.ts";
import { isWatched } from "../session/phases.ts";
import type { AlarmCourse, AlarmKind, AlarmReason, Priority } from "../vocabulary.ts";
import { REACTIONS, SIDES, VITALS } from "../vocabulary.ts";
import type { Effect } from "./effect.ts";
import type { MonitorState, Slot } from "./state.ts";

/** Raises a new alarm at the state's time in a slot that has none. */
export function raise(
  state: MonitorState,
  effects: Effect[],
  slot: Slot,
  options: {
    subject: Subject;
    priority: Priority;
    provisional?: boolean;
    /** When the condition began; now, where it has no onset delay. */
    onsetAtMs?: number | undefined;
  },
): void {
  assert(isAlarming(state), "alarms are raised in watched sessions only");
  assert(slot.alarm === null, "a slot has one alarm at a time");
  state.alarmsRaised += 1;
  const alarm: Alarm = {
    number: state.alarmsRaised,
    kind: kindOf(options.subject),
    priority: options.priority,
    subject: options.subject,
    phase: { kind: "active", goneSinceMs: null },
    provisional: options.provisional ?? false,
    onsetAtMs: options.onsetAtMs ?? state.atMs,
    raisedAtMs: state.atMs,
    worsenedAtMs: null,
    raisedInfusion: infusionNow(state),
    acknowledged: null,
    acknowledgedBefore: [],
    attending: null,
    unansweredSinceMs: state.atMs,
    escalation: 0,
    explainedBy: null,
    course: noteOnset(state, slot),
    occurrences: 1,
  };
  slot.alarm = alarm;
  tell(state, effects, "raised", alarm);
}

/** Reports that an alarm changed, with a copy as it now stands. */
export function tell(
  state: MonitorState,
  effects: Effect[],
  reason: AlarmReason,
  alarm: Alarm,
): void {
  effects.push({ type: "alarm", reason, atMs: state.atMs, alarm: { ...alarm } });
  // Its deadlines may have come nearer, even to this moment: the true ones are looked up.
  state.nextDueMs = Math.min(state.nextDueMs, state.atMs);
}

/** Its condition has ended: the alarm is held, latched or closed, whichever is its due. */
export function end(state: MonitorState, effects: Effect[], slot: Slot): void {
  const { alarm } = slot;
  assert(alarm !== null, "only an alarm can end");
  assert(alarm.phase.kind === "active", "only an active alarm's condition can end");
  const goneSinceMs = alarm.phase.goneSinceMs ?? state.atMs;
  const keptMs = keptUntilMs(alarm, goneSinceMs);
  if (state.atMs < keptMs) {
    alarm.phase = { kind: "active", goneSinceMs };
    state.nextDueMs = Math.min(state.nextDueMs, keptMs);
    return;
  }
  if (endOf(alarm) === "closed" || isAnsweredFor(state, alarm)) {
    close(state, effects, slot, "ended");
    return;
  }
  alarm.phase = move(alarm.phase, { kind: "latched", sinceMs: state.atMs });
  tell(state, effects, "ended", alarm);
}

/** Its condition is back before the alarm had closed: the same alarm goes on. */
export function comeBack(state: MonitorState, effects: Effect[], slot: Slot): void {
  const { alarm } = slot;
  assert(alarm !== null, "only an alarm can come back");
  assert(!isPresent(alarm), "what is there cannot come back");
  if (alarm.phase.kind === "latched") {
    alarm.phase = move(alarm.phase, { kind: "active", goneSinceMs: null });
  } else alarm.phase = { kind: "active", goneSinceMs: null };
  alarm.occurrences += 1;
  alarm.course = noteOnset(state, slot);
  tell(state, effects, "returned", alarm);
}

/** Raises a slot's alarm, or takes up again one that is still kept from the last time.
 * @param onsetAtMs when its condition began, where that was before now */
export function begin(
  state: MonitorState,
  effects: Effect[],
  slot: Slot,
  { subject, priority, onsetAtMs }: { subject: Subject; priority: Priority; onsetAtMs?: number },
): void {
  const { alarm } = slot;
  if (alarm === null) {
    raise(state, effects, slot, { subject, priority, onsetAtMs });
    return;
  }
  const isWorse = isWorsePriority(priority, alarm.priority);
  alarm.subject = subject;
  comeBack(state, effects, slot);
  if (!isWorse) return;
  alarm.priority = priority;
  callAnew(state, effects, alarm, "worsened");
}

/** Ends what a slot tells, if it tells anything. */
export function over(state: MonitorState, effects: Effect[], slot: Slot): void {
  if (isTold(slot)) end(state, effects, slot);
}

/** Whether the condition of a slot's alarm is told as true now. */
export function isTold({ alarm }: Slot): boolean {
  return alarm !== null && isPresent(alarm);
}

/** An alarm calls anew: nobody's answer counts any longer. One that nobody had answered has called
 * all the time, and reaches nobody later for having got worse. */
export function callAnew(
  state: MonitorState,
  effects: Effect[],
  alarm: Alarm,
  reason: AlarmReason,
): void {
  const { acknowledged } = alarm;
  if (acknowledged === null) alarm.unansweredSinceMs = worsenedSinceMs(alarm, state.atMs);
  else {
    alarm.unansweredSinceMs = state.atMs;
    alarm.acknowledgedBefore = keptBefore(alarm.acknowledgedBefore, acknowledged, state.atMs);
    alarm.acknowledged = null;
  }
  if (reason === "worsened") alarm.worsenedAtMs = state.atMs;
  tell(state, effects, reason, alarm);
}

/** Closes an alarm whatever its condition does. */
export function close(
  state: MonitorState,
  effects: Effect[],
  slot: Slot,
  reason: AlarmReason,
): void {
  const { alarm } = slot;
  assert(alarm !== null, "only an alarm can close");
  alarm.phase = move(alarm.phase, { kind: "closed", atMs: state.atMs });
  slot.alarm = null;
  tell(state, effects, reason, alarm);
}

/** Every alarm of the bed that has not closed, in the order in which they were raised. */
export function openAlarms(state: MonitorState): Alarm[] {
  const open: Alarm[] = [];
  for (const { alarm } of slotsOf(state)) if (alarm !== null) open.push(alarm);
  return open.sort((left, right) => left.number - right.number);
}

/** An open alarm and its slot, or null where it has closed. */
export function findOpen(state: MonitorState, number: number): { slot: Slot; alarm: Alarm } | null {
  for (const slot of slotsOf(state)) {
    if (slot.alarm?.number === number) return { slot, alarm: slot.alarm };
  }
  return null;
}

/** Every slot of the bed, in a fixed order. */
export function slotsOf({ vitals, equipment, reactions }: MonitorState): Slot[] {
  const slots: Slot[] = [];
  for (const vital of VITALS) {
    const { low, high, noData, leadOff, implausible, frozen } = vitals[vital];
    slots.push(low, high, noData, leadOff, implausible, frozen);
  }
  const { deviceLost, sourceConflict, clockOffset, gap } = equipment;
  slots.push(deviceLost, sourceConflict, clockOffset, gap);
  slots.push(equipment.observationOverdue, equipment.recordingStopped);
  slots.push(equipment.noScreenCanSound);
  for (const reaction of REACTIONS) slots.push(reactions[reaction]);
  return slots;
}

/** Closes every open alarm because their session has ended. */
export function closeAll(state: MonitorState, effects: Effect[]): void {
  const open = [...slotsOf(state)].filter(({ alarm }) => alarm !== null);
  open.sort((left, right) => (left.alarm?.number ?? 0) - (right.alarm?.number ?? 0));
  for (const slot of open) close(state, effects, slot, "session-closed");
  for (const slot of slotsOf(state)) slot.onsetsMs = [];
  for (const vital of VITALS) {
    for (const side of SIDES) {
      state.vitals[vital][side].mediumSinceMs = null;
      state.vitals[vital][side].highSinceMs = null;
    }
  }
}

/** Whether this bed raises alarms: it has a session that is being watched. */
export function isAlarming(state: MonitorState): boolean {
  return state.session !== null && isWatched(state.session.phase);
}

/** Whether somebody has answered the reaction that is told in an alarm's stead, and the alarm with
 * it. What came after the answer has been seen by nobody. */
function isAnsweredFor({ reactions }: MonitorState, explained: Alarm): boolean {
  if (explained.explainedBy === null) return false;
  return REACTIONS.some((reaction) => {
    const { alarm } = reactions[reaction];
    if (alarm?.number !== explained.explainedBy || alarm.acknowledged === null) return false;
    return newsAtMs(explained) <= alarm.acknowledged.atMs;
  });
}

/** The record of who had answered, with one more that counts until now. */
function keptBefore(
  before: readonly PastAcknowledgement[],
  { by, atMs, note, action, messageThen }: Acknowledgement,
  untilMs: number,
): PastAcknowledgement[] {
  assert(untilMs >= atMs, "an acknowledgement counts from when it is given");
  const given = [...before, { by, atMs, note, action, messageThen, untilMs }];
  const later = given.slice(1).slice(-(ACKNOWLEDGEMENTS_KEPT_MAX - 1));
  return [...given.slice(0, 1), ...later];
}

/** Writes an onset down; four within five minutes make the alarm an intermittent one. */
function noteOnset(state: MonitorState, slot: Slot): AlarmCourse {
  slot.onsetsMs = onsetsWith(slot.onsetsMs, state.atMs);
  if (slot.alarm?.course === "intermittent") return "intermittent";
  return slot.onsetsMs.length >= FLAP_ONSETS ? "intermittent" : "steady";
}

function infusionNow(state: MonitorState): Alarm["raisedInfusion"] {
  if (state.session === null) return null;
  const { infusion, phase } = state.session;
  if (phase === "scheduled" || phase === "baseline") return null;
  return {
    minute: infusionMinute(infusion, state.atMs),
    givenMl: Math.round(givenMl(infusion, state.atMs)),
  };
}

function kindOf(subject: Subject): AlarmKind {
  return subject.kind === "limit" || subject.kind === "reaction" ? "physiological" : "technical";
}
