/**
 * Watches one vital against its limits: one alarm a side, whose severity rises as soon as the worse
 * limit has been passed for its delay, and falls only after somebody has acknowledged the worse. A
 * value that is missing, late or refused never gets here; a doubtful one may raise an alarm and
 * never ends, eases or delays one. A single cuff value is told at once, as provisional, until the
 * repeat that it asks for.
 */
import type { Alarm } from "../alarms/alarm.ts";
import { isPresent, WORSENING_STEP } from "../alarms/life-cycle.ts";
import { isBeyond, isHeld, LIMIT_TIMING, type Limits } from "../alarms/limits.ts";
import { assert } from "../assert.ts";
import { cuffCadenceMs } from "../vitals/freshness.ts";
import { VITAL_TABLE } from "../vitals/table.ts";
import type { Severity, Side, Vital } from "../vocabulary.ts";
import { SIDES } from "../vocabulary.ts";
import { callAnew, comeBack, end, raise, tell } from "./alarm-book.ts";
import { askForCuff } from "./cuff.ts";
import type { Effect } from "./effect.ts";
import { type LimitWatch, type MonitorState, NEVER_MS } from "./state.ts";

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
  const { state, limits, vital } = watched;
  const track = state.vitals[vital];
  assert(track.last !== null, "a watched vital has a value");
  const { value, queried } = track.last;
  for (const side of SIDES) {
    const watch = track[side];
    const limit = limits[vital][side];
    watch.mediumSinceMs = since(watch.mediumSinceMs, isBeyond(value, side, limit.medium));
    watch.highSinceMs = since(watch.highSinceMs, isBeyond(value, side, limit.high));
    const isPending = watch.mediumSinceMs !== null || watch.highSinceMs !== null;
    if (isPending || watch.alarm !== null) settleSide(watched, side, occasion);
  }

  function since(sinceMs: number | null, isOut: boolean): number | null {
    if (isOut) return sinceMs ?? state.atMs;
    // An artefact inside the limits must not start the delay of a true condition anew.
    return queried ? sinceMs : null;
  }
}

/** Brings one side up to the state's time. */
export function settleSide(watched: Watched, side: Side, occasion: Occasion): void {
  const { state, vital } = watched;
  const track = state.vitals[vital];
  const watch = track[side];
  assert(track.last !== null, "a watched vital has a value");
  const { value, queried } = track.last;
  const due = dueSeverity(vital, watch, state.atMs);
  if (watch.alarm !== null) change(watched, watch.alarm, { side, due, value, queried, occasion });
  else if (due !== null) raiseLimit(watched, { side, severity: due, value, queried });
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
 * whose value is not the present keeps its alarms: nothing says that it is well. */
export function followLimits(watched: Watched): void {
  const { state, limits, vital, effects } = watched;
  const track = state.vitals[vital];
  if (track.last === null || track.silence.kind !== "waiting" || track.sensor === "off") return;
  const { value, queried } = track.last;
  for (const side of SIDES) {
    const watch = track[side];
    const { alarm } = watch;
    if (alarm === null || alarm.subject.kind !== "limit" || !isPresent(alarm)) continue;
    const limit = limits[vital][side];
    const severity = worstBeyond(value, side, limit);
    if (severity === null) {
      if (!queried) end(state, effects, watch);
      continue;
    }
    // The worse severity is raised below, as by any value; whoever changed the limits has seen the
    // milder one.
    if (severity === "high" && alarm.subject.severity === "medium") continue;
    const now = limit[severity];
    assert(now !== null, "a limit that was passed exists");
    if (now === alarm.subject.limit && severity === alarm.subject.severity) continue;
    alarm.subject = { ...alarm.subject, severity, limit: now };
    alarm.priority = severity;
    tell(state, effects, "limit-changed", alarm);
  }
  watchValue(watched, "known-value");
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

type Raised = { side: Side; severity: Severity; value: number; queried: boolean };

function raiseLimit(watched: Watched, { side, severity, value, queried }: Raised): void {
  const { state, limits, vital, effects } = watched;
  const limit = limits[vital][side][severity];
  assert(limit !== null, "an alarm has the limit that raised it");
  const subject = { kind: "limit", vital, side, severity, worst: value, limit } as const;
  const provisional = queried || isCuffValue(state, vital);
  const watch = state.vitals[vital][side];
  const onsetAtMs = (severity === "high" ? watch.highSinceMs : watch.mediumSinceMs) ?? undefined;
  raise(state, effects, watch, { subject, priority: severity, provisional, onsetAtMs });
  if (isCuffValue(state, vital)) askForCuff(state, effects);
}

type Change = {
  side: Side;
  due: Severity | null;
  value: number;
  queried: boolean;
  occasion: Occasion;
};

function change(watched: Watched, alarm: Alarm, { side, due, ...now }: Change): void {
  const { state, limits, vital, effects } = watched;
  const watch = state.vitals[vital][side];
  const { value, queried, occasion } = now;
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  if (!isPresent(alarm)) {
    if (due !== null) returned(watched, alarm, { side, value, queried });
    return;
  }
  const { severity, limit } = alarm.subject;
  if (due === "high" && severity === "medium") {
    worsened(watched, alarm, { side, value, queried });
    return;
  }
  noteWorst(watched, alarm, { side, value, queried });
  const wasProvisional = alarm.provisional;
  const isSecond = occasion === "new-value" && !queried;
  if (wasProvisional && isSecond && isBeyond(value, side, limit)) {
    alarm.provisional = false;
    // A doubtful worst gives way to the sound value; a cuff's first value was measured all right.
    if (!isCuffValue(state, vital)) alarm.subject = { ...alarm.subject, worst: value };
    tell(state, effects, "confirmed", alarm);
    return;
  }
  const { hysteresis } = LIMIT_TIMING[vital];
  if (queried || isHeld(value, side, limit, hysteresis)) return;
  const isMediumHeld = isHeld(value, side, limits[vital][side].medium, hysteresis);
  if (severity === "high" && isMediumHeld) {
    // A worse severity that a second value did not confirm was never sure.
    if (alarm.acknowledged !== null || (wasProvisional && isSecond)) eased(watched, alarm, side);
    return;
  }
  end(state, effects, watch);
}

type Seen = { side: Side; value: number; queried: boolean };

/** Keeps the worst value; one that is a step worse than what was acknowledged calls again. */
function noteWorst({ state, vital, effects }: Watched, alarm: Alarm, seen: Seen): void {
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  const { side, value, queried } = seen;
  // A doubtful value must not stay on as the worst of an alarm that sound values have confirmed.
  if (queried && !alarm.provisional) return;
  if (!isWorse(side, value, alarm.subject.worst)) return;
  alarm.subject = { ...alarm.subject, worst: value };
  const then = alarm.acknowledged?.worstThen ?? null;
  if (then !== null && Math.abs(value - then) >= WORSENING_STEP[vital]) {
    callAnew(state, effects, alarm, "worsened");
  } else tell(state, effects, "worst-value", alarm);
}

/** The worse limit replaces the milder one: same alarm, higher priority, acknowledgement void. */
function worsened({ state, limits, vital, effects }: Watched, alarm: Alarm, seen: Seen): void {
  assert(alarm.subject.kind === "limit", "only limit alarms worsen");
  const { side, value, queried } = seen;
  const limit = limits[vital][side].high;
  assert(limit !== null, "a limit that was passed exists");
  const isSure = !queried && !isCuffValue(state, vital);
  const known = alarm.subject.worst;
  const worst = isSure && !isWorse(side, value, known) ? known : value;
  alarm.subject = { ...alarm.subject, severity: "high", limit, worst };
  alarm.priority = "high";
  alarm.provisional = !isSure;
  callAnew(state, effects, alarm, "worsened");
  if (isCuffValue(state, vital)) askForCuff(state, effects);
}

/** Out of the high range but not out of the medium one; the acknowledgement stays. */
function eased({ state, limits, vital, effects }: Watched, alarm: Alarm, side: Side): void {
  assert(alarm.subject.kind === "limit", "only limit alarms ease");
  const limit = limits[vital][side].medium;
  assert(limit !== null, "a limit that still holds exists");
  alarm.subject = { ...alarm.subject, severity: "medium", limit };
  alarm.priority = "medium";
  alarm.provisional = false;
  tell(state, effects, "eased", alarm);
}

/** The condition came back before the alarm closed: the same alarm goes on. */
function returned({ state, vital, effects }: Watched, alarm: Alarm, seen: Seen): void {
  assert(alarm.subject.kind === "limit", "a limit's side keeps a limit alarm");
  const { side, value } = seen;
  if (isWorse(side, value, alarm.subject.worst)) alarm.subject = { ...alarm.subject, worst: value };
  comeBack(state, effects, state.vitals[vital][side]);
}

function isWorse(side: Side, value: number, than: number): boolean {
  return side === "low" ? value < than : value > than;
}

/** Whether the vital's values come one by one, minutes apart, from a cuff. */
function isCuffValue(state: MonitorState, vital: Vital): boolean {
  if (VITAL_TABLE[vital].sensor !== "pressure") return false;
  return cuffCadenceMs(state.vitals[vital].staleAfterMs) !== null;
}
