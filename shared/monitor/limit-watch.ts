/**
 * Watches one vital against its limits: one alarm a side, whose severity rises as soon as the worse
 * limit has been passed for its delay, and falls only after somebody has acknowledged the worse. A
 * value that is missing, late or refused never gets here; a doubtful one may raise an alarm and
 * never ends, eases or delays one. A single cuff value is told at once, as provisional, until the
 * repeat that it asks for.
 */
import type { Alarm } from "../alarms/alarm.ts";
import { isPresent, isStepWorse, noteEased, WORSENING_STEP } from "../alarms/life-cycle.ts";
import { isBeyond, isHeld, LIMIT_TIMING, type Limits } from "../alarms/limits.ts";
import { assert, present } from "../assert.ts";
import type { Severity, Side, Vital } from "../vocabulary.ts";
import { SIDES } from "../vocabulary.ts";
import { callAnew, comeBack, end, raise, tell } from "./alarm-book.ts";
import { askForCuff, isCuffValue } from "./cuff.ts";
import type { Effect } from "./effect.ts";
import { type LimitWatch, type MonitorState, NEVER_MS, type VitalTrack } from "./state.ts";

type Watched = {
  state: MonitorState;
  limits: Limits;
  vital: Vital;
  effects: Effect[];
};

/** What brings a side to be looked at: a value that has just come, or a known one because time has
 * passed, somebody has acknowledged or the limits are others. */
type Occasion = "new-value" | "known-value";

/** Takes the vital's newest value, which is already in its track, to both of its limits. */
export function watchValue(watched: Watched, occasion: Occasion = "new-value"): void {
  const { state, vital } = watched;
  const track = state.vitals[vital];
  assert(track.last !== null, "a watched vital has a value");
  for (const side of SIDES) {
    const watch = track[side];
    noteSince(watched, side);
    const isPending = watch.mediumSinceMs !== null || watch.highSinceMs !== null;
    if (isPending || watch.alarm !== null) settleSide(watched, side, occasion);
    // As long as an alarm is provisional, its worst may be the doubtful one.
    if (!track.last.queried && watch.alarm?.provisional !== true) watch.doubtful = null;
  }
}

/** Since when the vital has been beyond each limit of a side, now that value or limits are new. */
function noteSince({ state, limits, vital }: Watched, side: Side): void {
  const track = state.vitals[vital];
  assert(track.last !== null, "a watched vital has a value");
  const { value, queried } = track.last;
  const watch = track[side];
  const limit = limits[vital][side];
  // With other limits, a value that is no longer the present begins nothing.
  const startMs = track.silence.kind === "passed" ? null : state.atMs;
  if (queried && worstBeyond(value, side, limit) !== null) noteDoubtful(watch, side, value);
  watch.mediumSinceMs = sinceMs(track, side, limit.medium, watch.mediumSinceMs, startMs);
  watch.highSinceMs = sinceMs(track, side, limit.high, watch.highSinceMs, startMs);
}

/** Brings one side up to the state's time. */
export function settleSide(watched: Watched, side: Side, occasion: Occasion): void {
  const { state, vital } = watched;
  const track = state.vitals[vital];
  const watch = track[side];
  assert(track.last !== null, "a watched vital has a value");
  const due = dueSeverity(vital, watch, state.atMs);
  if (watch.alarm !== null) change(watched, watch.alarm, { side, due, occasion });
  else if (due !== null) raiseLimit(watched, side, due);
  const dueMs = onsetDueMs(vital, watch);
  if (dueMs < state.nextDueMs) state.nextDueMs = dueMs;
}

/** When the next severity of this side falls due, if its value stays; NEVER_MS if none does. The
 * condition of an alarm that is held or latched has ended: it can fall due again in either. */
export function onsetDueMs(vital: Vital, watch: LimitWatch): number {
  const delay = LIMIT_TIMING[vital].onsetDelayMs;
  const severity = presentSeverity(watch);
  if (severity === "high") return NEVER_MS;
  const highMs = watch.highSinceMs === null ? NEVER_MS : watch.highSinceMs + delay.high;
  if (severity === "medium" || watch.mediumSinceMs === null) return highMs;
  return Math.min(highMs, watch.mediumSinceMs + delay.medium);
}

/** Whether this side is in alarm, or on its way into one. */
export function isTroubled(watch: LimitWatch): boolean {
  if (watch.alarm !== null && isPresent(watch.alarm)) return true;
  return watch.mediumSinceMs !== null || watch.highSinceMs !== null;
}

/** The limits are others from now on: what is open follows them, judged by the last value. A vital
 * whose value is not the present keeps its alarms until the next one: nothing says that it is well. */
export function followLimits(watched: Watched): void {
  const { state, vital } = watched;
  const track = state.vitals[vital];
  if (track.last === null) return;
  if (track.silence.kind !== "waiting" || track.sensor === "off") {
    for (const side of SIDES) noteSince(watched, side);
    return;
  }
  for (const side of SIDES) {
    const { alarm } = track[side];
    if (alarm !== null && isPresent(alarm)) followLimit(watched, alarm, side);
  }
  watchValue(watched, "known-value");
}

/** Fits an alarm to a limit that is no longer the one it was raised at. */
function followLimit({ state, limits, vital, effects }: Watched, alarm: Alarm, side: Side): void {
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  const { severity: was } = alarm.subject;
  const limit = limits[vital][side];
  if (limit[was] === alarm.subject.limit) return;
  const track = state.vitals[vital];
  const { value, queried } = present(track.last, "a watched vital has a value");
  const severity = worstBeyond(value, side, limit);
  // A doubtful value neither ends nor eases.
  if (queried && severity !== was) return;
  if (severity === null) {
    end(state, effects, track[side]);
    return;
  }
  // The worse severity is raised as by any value; whoever changed the limits has seen the milder.
  if (severity === "high" && was === "medium") return;
  const now = present(limit[severity], "a limit that was passed exists");
  const { worst } = alarm.subject;
  const worstNow = isBeyond(worst, side, now) ? worst : value;
  alarm.subject = { ...alarm.subject, severity, limit: now, worst: worstNow };
  alarm.priority = severity;
  // What it eased from was a limit that is no longer in force.
  if (alarm.acknowledged !== null) alarm.acknowledged = { ...alarm.acknowledged, easedFrom: null };
  tell(state, effects, "limit-changed", alarm);
}

/** Since when a value has been beyond a limit. An artefact inside it must not start the delay of a
 * true condition anew, as long as anything else that is known lies beyond. */
function sinceMs(
  track: VitalTrack,
  side: Side,
  limit: number | null,
  knownMs: number | null,
  startMs: number | null,
): number | null {
  const { last, sound } = track;
  assert(last !== null, "a watched vital has a value");
  if (isBeyond(last.value, side, limit)) return knownMs ?? startMs;
  if (knownMs === null || !last.queried) return null;
  const { doubtful } = track[side];
  const isSoundOut = sound !== null && isBeyond(sound, side, limit);
  return isSoundOut || (doubtful !== null && isBeyond(doubtful, side, limit)) ? knownMs : null;
}

function noteDoubtful(watch: LimitWatch, side: Side, value: number): void {
  if (watch.doubtful === null || isWorse(side, value, watch.doubtful)) watch.doubtful = value;
}

type Witness = { value: number; queried: boolean };

/** The value that stands for a severity which is due. Where the last one is doubtful that is the
 * worst doubtful one, or, where it is inside the limit, the sound one that it did not disprove. */
function witnessOf(track: VitalTrack, side: Side, limit: number): Witness {
  const { last, sound } = track;
  assert(last !== null, "a watched vital has a value");
  if (!last.queried) return last;
  if (!isBeyond(last.value, side, limit) && sound !== null && isBeyond(sound, side, limit)) {
    return { value: sound, queried: false };
  }
  const value = present(track[side].doubtful, "a delay that no sound value began, a doubtful did");
  return { value, queried: true };
}

function worstBeyond(
  value: number,
  side: Side,
  limit: { medium: number | null; high: number | null },
): Severity | null {
  if (isBeyond(value, side, limit.high)) return "high";
  return isBeyond(value, side, limit.medium) ? "medium" : null;
}

function presentSeverity({ alarm }: LimitWatch): Severity | null {
  if (alarm === null || !isPresent(alarm)) return null;
  return alarm.subject.kind === "limit" ? alarm.subject.severity : null;
}

function dueSeverity(vital: Vital, watch: LimitWatch, atMs: number): Severity | null {
  const delay = LIMIT_TIMING[vital].onsetDelayMs;
  const { highSinceMs, mediumSinceMs } = watch;
  if (highSinceMs !== null && atMs >= highSinceMs + delay.high) return "high";
  if (mediumSinceMs !== null && atMs >= mediumSinceMs + delay.medium) return "medium";
  return null;
}

function raiseLimit(watched: Watched, side: Side, severity: Severity): void {
  const { state, limits, vital, effects } = watched;
  const track = state.vitals[vital];
  const limit = present(limits[vital][side][severity], "an alarm has the limit that raised it");
  const { value, queried } = witnessOf(track, side, limit);
  assert(isBeyond(value, side, limit), "an alarm is raised by a value beyond its limit");
  const subject = { kind: "limit", vital, side, severity, worst: value, limit } as const;
  const provisional = queried || isCuffValue(state, vital);
  const watch = track[side];
  const onsetAtMs = (severity === "high" ? watch.highSinceMs : watch.mediumSinceMs) ?? undefined;
  raise(state, effects, watch, { subject, priority: severity, provisional, onsetAtMs });
  if (isCuffValue(state, vital)) askForCuff(state, effects);
}

type Change = { side: Side; due: Severity | null; occasion: Occasion };

function change(watched: Watched, alarm: Alarm, { side, due, occasion }: Change): void {
  const { state, limits, vital, effects } = watched;
  const track = state.vitals[vital];
  const watch = track[side];
  const { value, queried } = present(track.last, "a watched vital has a value");
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  if (!isPresent(alarm)) {
    if (due !== null) returned(watched, alarm, side, due);
    return;
  }
  // Data that were away when the limits changed are judged by the new ones.
  if (occasion === "new-value") followLimit(watched, alarm, side);
  if (!isPresent(alarm)) return;
  const { severity, limit } = alarm.subject;
  if (due === "high" && severity === "medium") {
    worsened(watched, alarm, side);
    return;
  }
  noteWorst(watched, alarm, { side, value, queried });
  const wasProvisional = alarm.provisional;
  const isSecond = occasion === "new-value" && !queried;
  const isHere = isHeld(value, side, limit, LIMIT_TIMING[vital].hysteresis);
  if (wasProvisional && isSecond && isHere && isConfirming(watched, alarm, side)) {
    confirmed(watched, alarm, side);
    return;
  }
  if (queried || isHere) return;
  const { hysteresis } = LIMIT_TIMING[vital];
  const isMediumHeld = isHeld(value, side, limits[vital][side].medium, hysteresis);
  if (severity === "high" && isMediumHeld) {
    // A worse severity that a second value did not confirm was never sure.
    const isUnconfirmed = wasProvisional && isSecond;
    if (!isUnconfirmed && alarm.acknowledged === null) return;
    if (!isUnconfirmed) noteEased(alarm);
    eased(watched, alarm, side);
    return;
  }
  end(state, effects, watch);
}

/** Whether a sound value, which still holds a provisional alarm, makes it sure. What a doubtful one
 * raised takes a value beyond the limit; of a cuff's two values neither was doubtful. */
function isConfirming({ state, vital }: Watched, { subject }: Alarm, side: Side): boolean {
  assert(subject.kind === "limit", "a limit's side keeps a limit alarm");
  const { last, [side]: watch } = state.vitals[vital];
  assert(last !== null, "a watched vital has a value");
  if (isBeyond(last.value, side, subject.limit)) return true;
  return isCuffValue(state, vital) && subject.worst !== watch.doubtful;
}

function confirmed(watched: Watched, alarm: Alarm, side: Side): void {
  alarm.provisional = false;
  dropDoubtful(watched, alarm, side);
  tell(watched.state, watched.effects, "confirmed", alarm);
}

/** A doubtful worst gives way to the sound value, also in what somebody has acknowledged: left there
 * it would be the measure of what is worse. */
function dropDoubtful({ state, vital }: Watched, alarm: Alarm, side: Side): void {
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  const { last, [side]: watch } = state.vitals[vital];
  assert(last !== null, "a watched vital has a value");
  if (alarm.subject.worst !== watch.doubtful) return;
  alarm.subject = { ...alarm.subject, worst: last.value };
  if (alarm.acknowledged === null) return;
  alarm.acknowledged = { ...alarm.acknowledged, worstThen: last.value };
}

type Seen = { side: Side; value: number; queried: boolean };

/** Keeps the worst value; one that is a step worse than what was acknowledged calls again. */
function noteWorst(watched: Watched, alarm: Alarm, seen: Seen): void {
  if (!takeWorst(alarm, seen)) return;
  const { state, vital, effects } = watched;
  if (isCallingAgain(alarm, vital, seen)) callAnew(state, effects, alarm, "worsened");
  else tell(state, effects, "worst-value", alarm);
}

/** Keeps a value if it is the worst so far; says whether it was. */
function takeWorst(alarm: Alarm, { side, value, queried }: Seen): boolean {
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  // A doubtful value must not stay on as the worst of an alarm that sound values have confirmed.
  if (queried && !alarm.provisional) return false;
  if (!isWorse(side, value, alarm.subject.worst)) return false;
  alarm.subject = { ...alarm.subject, worst: value };
  return true;
}

function isCallingAgain({ acknowledged }: Alarm, vital: Vital, { side, value }: Seen): boolean {
  const then = acknowledged?.worstThen ?? null;
  return then !== null && isStepWorse({ side, step: WORSENING_STEP[vital] }, value, then);
}

/** The worse limit replaces the milder one: same alarm, higher priority, acknowledgement void. */
function worsened({ state, limits, vital, effects }: Watched, alarm: Alarm, side: Side): void {
  assert(alarm.subject.kind === "limit", "only limit alarms worsen");
  const limit = present(limits[vital][side].high, "a limit that was passed exists");
  const { value, queried } = witnessOf(state.vitals[vital], side, limit);
  const known = alarm.subject.worst;
  const worst = isWorse(side, value, known) ? value : known;
  alarm.subject = { ...alarm.subject, severity: "high", limit, worst };
  alarm.priority = "high";
  alarm.provisional = queried || isCuffValue(state, vital);
  callAnew(state, effects, alarm, "worsened");
  if (isCuffValue(state, vital)) askForCuff(state, effects);
}

/** Out of the high range but not out of the medium one; the acknowledgement stays. What a doubtful
 * value raised, and a sound one only holds without lying beyond the limit, is as unsure as before. */
function eased(watched: Watched, alarm: Alarm, side: Side): void {
  assert(alarm.subject.kind === "limit", "only limit alarms ease");
  const { state, limits, vital, effects } = watched;
  const limit = limits[vital][side].medium;
  assert(limit !== null, "a limit that still holds exists");
  alarm.subject = { ...alarm.subject, severity: "medium", limit };
  alarm.priority = "medium";
  const { last, [side]: watch } = state.vitals[vital];
  assert(last !== null, "a watched vital has a value");
  const isUnsure = alarm.subject.worst === watch.doubtful && !isBeyond(last.value, side, limit);
  if (!isUnsure) {
    alarm.provisional = false;
    dropDoubtful(watched, alarm, side);
  }
  tell(state, effects, "eased", alarm);
}

/** The condition came back before the alarm closed: the same alarm goes on, at its severity. */
function returned(watched: Watched, alarm: Alarm, side: Side, due: Severity): void {
  const { state, limits, vital, effects } = watched;
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  const track = state.vitals[vital];
  const passed = present(limits[vital][side][due], "a limit that was passed exists");
  const seen = { side, ...witnessOf(track, side, passed) };
  const isCalling = takeWorst(alarm, seen) && isCallingAgain(alarm, vital, seen);
  const { severity, worst } = alarm.subject;
  const limit = limits[vital][side][severity];
  // The limits may have changed while it was away.
  if (limit !== null && isBeyond(worst, side, limit)) alarm.subject = { ...alarm.subject, limit };
  comeBack(state, effects, track[side]);
  if (isCalling) callAnew(state, effects, alarm, "worsened");
}

function isWorse(side: Side, value: number, than: number): boolean {
  return side === "low" ? value < than : value > than;
}
