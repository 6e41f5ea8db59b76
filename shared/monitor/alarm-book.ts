/**
 * Raises, changes and closes alarms, and reports each act as an effect. It decides nothing: the
 * rules that watch limits and silence do, and this file keeps their acts alike.
 */
import type { Alarm, Subject } from "../alarms/alarm.ts";
import { endOf, move } from "../alarms/phase.ts";
import { assert } from "../assert.ts";
import { givenMl, infusionMinute } from "../session/infusion.ts";
import { isWatched } from "../session/phases.ts";
import { type AlarmReason, type Priority, SIDES, VITALS } from "../vocabulary.ts";
import type { Effect } from "./effect.ts";
import type { MonitorState } from "./state.ts";

/** Raises a new alarm at the state's time and returns it, for its owner to keep. */
export function raise(
  state: MonitorState,
  effects: Effect[],
  options: { subject: Subject; priority: Priority; provisional?: boolean },
): Alarm {
  assert(isAlarming(state), "alarms are raised in watched sessions only");
  state.alarmsRaised += 1;
  const alarm: Alarm = {
    number: state.alarmsRaised,
    kind: options.subject.kind === "limit" ? "physiological" : "technical",
    priority: options.priority,
    subject: options.subject,
    phase: { kind: "active" },
    provisional: options.provisional ?? false,
    raisedAtMs: state.atMs,
    raisedInfusion: infusionNow(state),
    acknowledged: null,
    occurrences: 1,
  };
  tell(state, effects, "raised", alarm);
  return alarm;
}

/** Reports that an alarm changed, with a copy as it now stands. */
export function tell(
  state: MonitorState,
  effects: Effect[],
  reason: AlarmReason,
  alarm: Alarm,
): void {
  effects.push({ type: "alarm", reason, atMs: state.atMs, alarm: { ...alarm } });
}

/** Its condition has ended: returns the alarm where it stays latched, null where it has closed. */
export function end(state: MonitorState, effects: Effect[], alarm: Alarm): Alarm | null {
  assert(alarm.phase.kind === "active", "only an active alarm's condition can end");
  const isLatching = endOf(alarm) === "latched";
  alarm.phase = move(
    alarm.phase,
    isLatching ? { kind: "latched", sinceMs: state.atMs } : { kind: "closed", atMs: state.atMs },
  );
  tell(state, effects, "ended", alarm);
  return isLatching ? alarm : null;
}

/** Closes an alarm whatever its condition does. */
export function close(
  state: MonitorState,
  effects: Effect[],
  alarm: Alarm,
  reason: AlarmReason,
): null {
  alarm.phase = move(alarm.phase, { kind: "closed", atMs: state.atMs });
  tell(state, effects, reason, alarm);
  return null;
}

/** Every alarm of the bed that has not closed, in the order in which they were raised. */
export function openAlarms(state: MonitorState): Alarm[] {
  const open: Alarm[] = [];
  const add = (alarm: Alarm | null): void => {
    if (alarm !== null) open.push(alarm);
  };
  for (const vital of VITALS) {
    const track = state.vitals[vital];
    for (const side of SIDES) add(track[side].alarm);
    add(track.noData);
    add(track.leadOff);
  }
  add(state.deviceLost);
  return open.sort((left, right) => left.number - right.number);
}

/** Closes every open alarm because their session has ended. */
export function closeAll(state: MonitorState, effects: Effect[]): void {
  for (const alarm of openAlarms(state)) close(state, effects, alarm, "session-closed");
  for (const vital of VITALS) {
    const track = state.vitals[vital];
    for (const side of SIDES) {
      track[side] = { mediumSinceMs: null, highSinceMs: null, alarm: null };
    }
    track.noData = null;
    track.leadOff = null;
  }
  state.deviceLost = null;
}

/** Whether this bed raises alarms: it has a session that is being watched. */
export function isAlarming(state: MonitorState): boolean {
  return state.session !== null && isWatched(state.session.phase);
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
