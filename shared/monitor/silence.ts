/**
 * Watches for values that do not come: no-data, sensor off, device lost. A vital that was in alarm
 * when its data stopped escalates to high, never to silence. Pressures share a sensor and are told
 * once; a lost device is told once for all vitals that were quiet.
 */
import type { Alarm, Subject } from "../alarms/alarm.ts";
import { REACTION_SEEN_IN } from "../alarms/reactions.ts";
import { assert, present } from "../assert.ts";
import { PRESSURES, VITAL_TABLE } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";
import { REACTIONS, SIDES, VITALS } from "../vocabulary.ts";
import { begin, callAnew, isAlarming, isTold, over } from "./alarm-book.ts";
import type { Effect } from "./effect.ts";
import { isTroubled } from "./limit-watch.ts";
import { type MonitorState, NEVER_MS, type VitalTrack } from "./state.ts";

/** A link that comes back sooner raises no device-lost (proposal): devices reconnect in seconds,
 * and each vital's own no-data clock runs meanwhile. */
export const DEVICE_LOST_ONSET_MS = 5_000;
/** A watched session to which no device comes is told after this long (proposal): people attach one
 * within the first minute, and until then see that nothing is there. */
export const NO_DEVICE_ONSET_MS = 60_000;
/** After a link has come back, vitals that went silent get this long to speak (proposal). */
export const RECONNECT_GRACE_MS = 5_000;

/** A value came: restarts its no-data clock and ends what its silence had raised. A value that was
 * already stale when it came ends no silence: it is not the present. */
export function heard(
  state: MonitorState,
  vital: Vital,
  takenAtMs: number,
  effects: Effect[],
): void {
  const track = state.vitals[vital];
  const wasOut = track.sensor === "off" || track.silence.kind === "passed";
  const dueMs = takenAtMs + track.staleAfterMs;
  track.sensor = "on";
  // The tail of a backlog is a few seconds old and must not cut short the time to speak that the
  // device was given when it came.
  const graceMs = track.silence.kind === "waiting" ? track.silence.dueMs : 0;
  wait(state, vital, Math.max(dueMs, graceMs));
  if (dueMs > state.atMs) over(state, effects, track.noData);
  over(state, effects, track.leadOff);
  if (wasOut && vital === "systolic") otherPressuresSpeakAgain(state);
}

/** The device says that the sensor is connected to nothing. The no-data clock runs on. */
export function sensorOff(state: MonitorState, vital: Vital, effects: Effect[]): void {
  const track = state.vitals[vital];
  track.sensor = "off";
  forgetSound(track);
  if (!isAlarming(state) || isTold(track.leadOff)) return;
  if (isTold(speaker(state, vital).leadOff)) return;
  begin(state, effects, track.leadOff, {
    subject: { kind: "lead-off", vital },
    priority: "medium",
  });
}

/** The device no longer reports the sensor as off; a value has yet to come. */
export function sensorOn(state: MonitorState, vital: Vital, effects: Effect[]): void {
  const track = state.vitals[vital];
  if (track.sensor === "on") return;
  track.sensor = "on";
  over(state, effects, track.leadOff);
  speakAgain(state, vital);
  if (vital === "systolic") otherPressuresSpeakAgain(state);
  // An onset that waited while the sensor was off may be due by now.
  state.nextDueMs = Math.min(state.nextDueMs, state.atMs);
}

/** The no-data clock of a vital ran out. */
export function fellSilent(state: MonitorState, vital: Vital, effects: Effect[]): void {
  const track = state.vitals[vital];
  assert(track.silence.kind === "waiting", "a clock that runs out was running");
  track.silence = { kind: "passed" };
  forgetSound(track);
  if (track.last !== null) effects.push({ type: "stale", atMs: state.atMs, vital });
  if (!isAlarming(state)) return;
  const wasTroubled = sensorVitals(vital).some((one) => isVitalTroubled(state, one));
  const told = [track.noData, speaker(state, vital).noData].find(isTold)?.alarm ?? null;
  if (told !== null) {
    if (wasTroubled && told.priority !== "high") escalate(state, told, effects);
    return;
  }
  if (isSilenceExplained(state, vital) && !wasTroubled) return;
  const priority = wasTroubled ? "high" : "medium";
  begin(state, effects, track.noData, { subject: { kind: "no-data", vital }, priority });
}

/** The link has been down for its onset delay. */
export function deviceLost(state: MonitorState, effects: Effect[]): void {
  assert(state.link.kind === "down", "only a link that is down is lost");
  state.link = { ...state.link, lost: "told" };
  const { deviceLost: slot } = state.equipment;
  if (!isAlarming(state) || isTold(slot)) return;
  const subject: Subject = { kind: "device-lost", device: state.link.device.id };
  const onsetAtMs = state.link.sinceMs;
  begin(state, effects, slot, { subject, priority: "medium", onsetAtMs });
}

/** When a watched bed that nothing is attached to has been so for too long; NEVER_MS where a device is,
 * or was, and in a session of the demo: that begins in its past, and its simulator comes after it. */
export function noDeviceDueMs({ link, session, equipment }: MonitorState): number {
  if (link.kind !== "none" || session === null || session.watchedSinceMs === null) return NEVER_MS;
  if (session.scenario !== null) return NEVER_MS;
  return isTold(equipment.deviceLost) ? NEVER_MS : session.watchedSinceMs + NO_DEVICE_ONSET_MS;
}

/** Nobody has attached a device: nothing of this patient is measured, and nothing would alarm. */
export function noDevice(state: MonitorState, effects: Effect[]): void {
  const { session, link } = state;
  assert(session !== null, "a bed without a session is not missed");
  assert(link.kind === "none", "a bed with a device has one");
  const onsetAtMs = present(session.watchedSinceMs, "what is missed is watched");
  const subject: Subject = { kind: "device-lost", device: null };
  begin(state, effects, state.equipment.deviceLost, { subject, priority: "medium", onsetAtMs });
}

/** The watch of a session begins: what is wrong already is told now, not when it next changes. */
export function beginWatch(state: MonitorState, effects: Effect[]): void {
  for (const vital of VITALS) {
    if (state.vitals[vital].sensor === "off") sensorOff(state, vital, effects);
    speakAgain(state, vital);
  }
  state.nextDueMs = Math.min(state.nextDueMs, noDeviceDueMs(state));
  if (state.link.kind === "down" && state.link.lost === "told") deviceLost(state, effects);
}

/** A device is there: ends device-lost and gives every vital it announced time to speak. */
export function deviceFound(
  state: MonitorState,
  expected: readonly Vital[],
  effects: Effect[],
): void {
  over(state, effects, state.equipment.deviceLost);
  for (const vital of expected) {
    const { silence, staleAfterMs } = state.vitals[vital];
    if (silence.kind === "unexpected") wait(state, vital, state.atMs + staleAfterMs);
  }
  for (const vital of VITALS) {
    const { silence } = state.vitals[vital];
    // Not the announced ones alone: diastolic and mean follow the cadence of systolic.
    if (silence.kind === "waiting") expectAnew(state, vital, silence.dueMs);
    else speakAgain(state, vital);
  }
}

/** Fits a running no-data clock to the cadence that was announced just now. A clock that gets
 * shorter leaves time to speak; none gets longer by reconnecting alone. */
function expectAnew(state: MonitorState, vital: Vital, dueMs: number): void {
  const { last, staleAfterMs } = state.vitals[vital];
  if (last === null) {
    wait(state, vital, Math.min(dueMs, state.atMs + staleAfterMs));
    return;
  }
  const graceMs = Math.min(dueMs, state.atMs + RECONNECT_GRACE_MS);
  wait(state, vital, Math.max(graceMs, last.takenAtMs + staleAfterMs));
}

/** What was sound before is not the present again because a doubtful value comes. */
function forgetSound(track: VitalTrack): void {
  track.soundAtMs = 0;
}

/** Starts a no-data clock anew where it had run out without an alarm of its own. */
function speakAgain(state: MonitorState, vital: Vital): void {
  const track = state.vitals[vital];
  if (track.silence.kind !== "passed" || isTold(track.noData)) return;
  wait(state, vital, state.atMs + RECONNECT_GRACE_MS);
}

function wait(state: MonitorState, vital: Vital, dueMs: number): void {
  const { silence } = state.vitals[vital];
  // Every value moves its clock on: written over in place, as the value itself is (step.ts).
  if (silence.kind === "waiting") silence.dueMs = dueMs;
  else state.vitals[vital].silence = { kind: "waiting", dueMs };
  if (dueMs < state.nextDueMs) state.nextDueMs = dueMs;
}

/** Pressures that systolic spoke for have to speak for themselves once it is back. */
function otherPressuresSpeakAgain(state: MonitorState): void {
  for (const vital of PRESSURES) if (vital !== "systolic") speakAgain(state, vital);
}

/** A vital that was told as silent turns out to be in trouble: the same alarm, told as worse. */
function escalate(state: MonitorState, alarm: Alarm, effects: Effect[]): void {
  assert(alarm.subject.kind === "no-data", "only silence escalates here");
  alarm.priority = "high";
  callAnew(state, effects, alarm, "worsened");
}

/**
 * Whether somebody is told of this silence in other words: by an alarm that is open, or by one that
 * opens within seconds unless the link comes back. A link that went down after the vital had fallen
 * silent explains nothing, or a link that comes and goes could hide a dead sensor for ever.
 */
function isSilenceExplained(state: MonitorState, vital: Vital): boolean {
  const track = state.vitals[vital];
  if (isTold(state.equipment.deviceLost) || isTold(track.leadOff)) return true;
  if (isTold(speaker(state, vital).leadOff)) return true;
  if (state.link.kind !== "down" || track.last === null) return false;
  return track.last.takenAtMs + track.staleAfterMs >= state.link.sinceMs;
}

/** The track whose technical alarms speak for a vital: systolic's for all pressures. */
function speaker(state: MonitorState, vital: Vital): VitalTrack {
  return VITAL_TABLE[vital].sensor === "pressure" ? state.vitals.systolic : state.vitals[vital];
}

/** The vitals whose trouble a vital's silence would hide: its own, or those of the whole cuff. */
function sensorVitals(vital: Vital): readonly Vital[] {
  return VITAL_TABLE[vital].sensor === "pressure" ? PRESSURES : [vital];
}

/** Whether a vital is in alarm: beyond a limit, or the one by which a reaction is told. */
function isVitalTroubled(state: MonitorState, vital: Vital): boolean {
  if (SIDES.some((side) => isTroubled(state.vitals[vital][side]))) return true;
  // Without an ECG the pulse stands in for the heart rate.
  const isStandIn = vital === "pulse" && state.vitals.heartRate.last === null;
  const seen = isStandIn ? "heartRate" : vital;
  return REACTIONS.some(
    (reaction) => REACTION_SEEN_IN[reaction].includes(seen) && isTold(state.reactions[reaction]),
  );
}
