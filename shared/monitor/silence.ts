/**
 * Watches for values that do not come: no-data, sensor off, device lost. A vital that was in alarm
 * when its data stopped escalates to high, never to silence. Pressures share a sensor and are told
 * once; a lost device is told once for all vitals that were quiet.
 */
import type { Subject } from "../alarms/alarm.ts";
import { assert } from "../assert.ts";
import { PRESSURES, VITAL_TABLE } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";
import { SIDES, VITALS } from "../vocabulary.ts";
import { end, isAlarming, raise } from "./alarm-book.ts";
import type { Effect } from "./effect.ts";
import { isTroubled } from "./limit-watch.ts";
import type { MonitorState } from "./state.ts";

/** A link that comes back sooner raises no device-lost (proposal): devices reconnect in seconds,
 * and each vital's own no-data clock runs meanwhile. */
export const DEVICE_LOST_ONSET_MS = 5_000;
/** After a link has come back, vitals that went silent get this long to speak (proposal). */
const RECONNECT_GRACE_MS = 5_000;

/** A value came: restarts its no-data clock and ends what its silence had raised. */
export function heard(
  state: MonitorState,
  vital: Vital,
  takenAtMs: number,
  effects: Effect[],
): void {
  const track = state.vitals[vital];
  track.sensor = "on";
  wait(state, vital, takenAtMs + track.staleAfterMs);
  if (track.noData !== null) track.noData = end(state, effects, track.noData);
  if (track.leadOff !== null) track.leadOff = end(state, effects, track.leadOff);
}

/** The device says that the sensor is connected to nothing. The no-data clock runs on. */
export function sensorOff(state: MonitorState, vital: Vital, effects: Effect[]): void {
  const track = state.vitals[vital];
  track.sensor = "off";
  if (!isAlarming(state) || track.leadOff !== null) return;
  if (isToldBySystolic(state, vital, state.vitals.systolic.sensor === "off")) return;
  const subject: Subject = { kind: "lead-off", vital };
  track.leadOff = raise(state, effects, { subject, priority: "medium" });
}

/** The device no longer reports the sensor as off; a value has yet to come. */
export function sensorOn(state: MonitorState, vital: Vital, effects: Effect[]): void {
  const track = state.vitals[vital];
  if (track.sensor === "on") return;
  track.sensor = "on";
  if (track.leadOff !== null) track.leadOff = end(state, effects, track.leadOff);
  speakAgain(state, vital);
}

/** The no-data clock of a vital ran out. */
export function fellSilent(state: MonitorState, vital: Vital, effects: Effect[]): void {
  const track = state.vitals[vital];
  assert(track.silence.kind === "waiting", "a clock that runs out was running");
  track.silence = { kind: "passed" };
  if (track.last !== null) effects.push({ type: "stale", atMs: state.atMs, vital });
  if (!isAlarming(state) || track.noData !== null) return;
  if (isToldBySystolic(state, vital, state.vitals.systolic.silence.kind === "passed")) return;
  const wasTroubled = sensorVitals(vital).some((one) => isVitalTroubled(state, one));
  const isExplained = track.sensor === "off" || state.link.kind === "down";
  if (isExplained && !wasTroubled) return;
  const subject: Subject = { kind: "no-data", vital };
  track.noData = raise(state, effects, { subject, priority: wasTroubled ? "high" : "medium" });
}

/** The link has been down for its onset delay. */
export function deviceLost(state: MonitorState, effects: Effect[]): void {
  assert(state.link.kind === "down", "only a link that is down is lost");
  state.link = { ...state.link, lost: "told" };
  if (!isAlarming(state) || state.deviceLost !== null) return;
  const subject: Subject = { kind: "device-lost", device: state.link.device.id };
  state.deviceLost = raise(state, effects, { subject, priority: "medium" });
}

/** A device is there: ends device-lost and gives every vital it announced time to speak. */
export function deviceFound(
  state: MonitorState,
  expected: readonly Vital[],
  effects: Effect[],
): void {
  if (state.deviceLost !== null) state.deviceLost = end(state, effects, state.deviceLost);
  for (const vital of expected) {
    const track = state.vitals[vital];
    if (track.silence.kind === "unexpected") wait(state, vital, state.atMs + track.staleAfterMs);
  }
  for (const vital of VITALS) speakAgain(state, vital);
}

/** Starts a no-data clock anew where it had run out without an alarm of its own. */
function speakAgain(state: MonitorState, vital: Vital): void {
  const track = state.vitals[vital];
  if (track.silence.kind !== "passed" || track.noData !== null) return;
  wait(state, vital, state.atMs + RECONNECT_GRACE_MS);
}

function wait(state: MonitorState, vital: Vital, dueMs: number): void {
  state.vitals[vital].silence = { kind: "waiting", dueMs };
  if (dueMs < state.nextDueMs) state.nextDueMs = dueMs;
}

function isToldBySystolic(state: MonitorState, vital: Vital, isSystolicOut: boolean): boolean {
  if (vital === "systolic" || VITAL_TABLE[vital].sensor !== "pressure") return false;
  return isSystolicOut && state.vitals.systolic.silence.kind !== "unexpected";
}

/** The vitals whose trouble a vital's silence would hide: its own, or those of the whole cuff. */
function sensorVitals(vital: Vital): readonly Vital[] {
  return VITAL_TABLE[vital].sensor === "pressure" ? PRESSURES : [vital];
}

function isVitalTroubled(state: MonitorState, vital: Vital): boolean {
  return SIDES.some((side) => isTroubled(state.vitals[vital][side]));
}
