/**
 * Watches one vital against its limits: one alarm a side, whose severity rises as soon as the worse
 * limit has been passed for its delay, and falls only after somebody has acknowledged the worse.
 * A value that is missing, late or refused never gets here, and so never ends an alarm.
 */
import type { Alarm } from "../alarms/alarm.ts";
import { isBeyond, isHeld, LIMIT_TIMING, type Limits } from "../alarms/limits.ts";
import { move } from "../alarms/phase.ts";
import { assert } from "../assert.ts";
import type { Severity, Side, Vital } from "../vocabulary.ts";
import { SIDES } from "../vocabulary.ts";
import { end, raise, tell } from "./alarm-book.ts";
import type { Effect } from "./effect.ts";
import { type LimitWatch, type MonitorState, NEVER_MS } from "./state.ts";

type Watched = {
  state: MonitorState;
  limits: Limits;
  vital: Vital;
  effects: Effect[];
};

/** Takes the vital's newest value, which is already in its track, to both of its limits. */
export function watchValue(watched: Watched): void {
  const { state, limits, vital } = watched;
  const track = state.vitals[vital];
  assert(track.last !== null, "a watched vital has a value");
  const { value } = track.last;
  for (const side of SIDES) {
    const watch = track[side];
    const limit = limits[vital][side];
    const isBeyondMedium = isBeyond(value, side, limit.medium);
    const isBeyondHigh = isBeyond(value, side, limit.high);
    watch.mediumSinceMs = isBeyondMedium ? (watch.mediumSinceMs ?? state.atMs) : null;
    watch.highSinceMs = isBeyondHigh ? (watch.highSinceMs ?? state.atMs) : null;
    if (isBeyondMedium || isBeyondHigh || watch.alarm !== null) settleSide(watched, side);
  }
}

/** Brings one side up to the state's time: after a new value, a deadline or an acknowledgement. */
export function settleSide(watched: Watched, side: Side): void {
  const { state, vital } = watched;
  const track = state.vitals[vital];
  const watch = track[side];
  assert(track.last !== null, "a watched vital has a value");
  const { value, queried } = track.last;
  const due = dueSeverity(vital, watch, state.atMs);
  if (watch.alarm === null) {
    if (due !== null) watch.alarm = raiseLimit(watched, { side, severity: due, value, queried });
  } else {
    watch.alarm = changed(watched, watch.alarm, { side, due, value, queried });
  }
  const dueMs = onsetDueMs(vital, watch);
  if (dueMs < state.nextDueMs) state.nextDueMs = dueMs;
}

/** When the next severity of this side falls due, if its value stays; NEVER_MS if none does. A
 * latched alarm's condition has ended: it can fall due again in either severity. */
export function onsetDueMs(vital: Vital, watch: LimitWatch): number {
  const delay = LIMIT_TIMING[vital].onsetDelayMs;
  const severity = activeSeverity(watch);
  if (severity === "high") return NEVER_MS;
  const highMs = watch.highSinceMs === null ? NEVER_MS : watch.highSinceMs + delay.high;
  if (severity === "medium" || watch.mediumSinceMs === null) return highMs;
  return Math.min(highMs, watch.mediumSinceMs + delay.medium);
}

/** Whether this side is in alarm, or on its way into one. */
export function isTroubled(watch: LimitWatch): boolean {
  if (watch.alarm !== null && watch.alarm.phase.kind === "active") return true;
  return watch.mediumSinceMs !== null || watch.highSinceMs !== null;
}

function activeSeverity({ alarm }: LimitWatch): Severity | null {
  if (alarm === null || alarm.phase.kind !== "active") return null;
  return alarm.subject.kind === "limit" ? alarm.subject.severity : null;
}

function dueSeverity(vital: Vital, watch: LimitWatch, atMs: number): Severity | null {
  const delay = LIMIT_TIMING[vital].onsetDelayMs;
  const { highSinceMs, mediumSinceMs } = watch;
  if (highSinceMs !== null && atMs >= highSinceMs + delay.high) return "high";
  if (mediumSinceMs !== null && atMs >= mediumSinceMs + delay.medium) return "medium";
  return null;
}

type Raised = { side: Side; severity: Severity; value: number; queried: boolean };

function raiseLimit(watched: Watched, { side, severity, value, queried }: Raised): Alarm {
  const { state, limits, vital, effects } = watched;
  const limit = limits[vital][side][severity];
  assert(limit !== null, "an alarm has the limit that raised it");
  const subject = { kind: "limit", vital, side, severity, worst: value, limit } as const;
  return raise(state, effects, { subject, priority: severity, provisional: queried });
}

type Change = { side: Side; due: Severity | null; value: number; queried: boolean };

function changed(watched: Watched, alarm: Alarm, change: Change): Alarm | null {
  const { state, limits, vital, effects } = watched;
  const { side, due, value, queried } = change;
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  const isWorse = side === "low" ? value < alarm.subject.worst : value > alarm.subject.worst;
  const isPast = isBeyond(value, side, alarm.subject.limit);
  // A doubtful value must not stay on as the worst of an alarm that sound values have confirmed.
  if (isWorse && alarm.phase.kind === "active" && (!queried || alarm.provisional)) {
    alarm.subject = { ...alarm.subject, worst: value };
    // The message of a change that follows below carries the new worst value too.
    if (due !== "high" || alarm.subject.severity === "high") {
      tell(state, effects, "worst-value", alarm);
    }
  }
  if (alarm.provisional && !queried && isPast) {
    alarm.provisional = false;
    alarm.subject = { ...alarm.subject, worst: value };
    tell(state, effects, "confirmed", alarm);
  }
  if (alarm.phase.kind === "latched") {
    return due === null ? alarm : returned(watched, alarm, change);
  }
  if (due === "high" && alarm.subject.severity === "medium")
    return worsened(watched, alarm, change);
  const { hysteresis } = LIMIT_TIMING[vital];
  if (isHeld(value, side, alarm.subject.limit, hysteresis)) return alarm;
  const mediumLimit = limits[vital][side].medium;
  const isMediumHeld = isHeld(value, side, mediumLimit, hysteresis);
  if (alarm.subject.severity === "high" && isMediumHeld) {
    return alarm.acknowledged === null ? alarm : eased(watched, alarm, side);
  }
  return end(state, effects, alarm);
}

/** The worse limit replaces the milder one: same alarm, higher priority, acknowledgement void. */
function worsened({ state, limits, vital, effects }: Watched, alarm: Alarm, change: Change): Alarm {
  assert(alarm.subject.kind === "limit", "only limit alarms worsen");
  const limit = limits[vital][change.side].high;
  assert(limit !== null, "a limit that was passed exists");
  const { value, queried } = change;
  const worst = queried ? value : alarm.subject.worst;
  alarm.subject = { ...alarm.subject, severity: "high", limit, worst };
  alarm.priority = "high";
  alarm.provisional = queried;
  alarm.acknowledged = null;
  tell(state, effects, "worsened", alarm);
  return alarm;
}

/** Out of the high range but not out of the medium one; the acknowledgement stays. */
function eased({ state, limits, vital, effects }: Watched, alarm: Alarm, side: Side): Alarm {
  assert(alarm.subject.kind === "limit", "only limit alarms ease");
  const limit = limits[vital][side].medium;
  assert(limit !== null, "a limit that still holds exists");
  alarm.subject = { ...alarm.subject, severity: "medium", limit };
  alarm.priority = "medium";
  tell(state, effects, "eased", alarm);
  return alarm;
}

/** The condition came back before anybody acknowledged: the same alarm goes on. */
function returned({ state, effects }: Watched, alarm: Alarm, { value, side }: Change): Alarm {
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  const isWorse = side === "low" ? value < alarm.subject.worst : value > alarm.subject.worst;
  if (isWorse) alarm.subject = { ...alarm.subject, worst: value };
  alarm.phase = move(alarm.phase, { kind: "active" });
  alarm.occurrences += 1;
  tell(state, effects, "returned", alarm);
  return alarm;
}
