/**
 * Watches what is wrong with the equipment while values still come: values that cannot be, that
 * contradict each other or never change, a clock that is off, a record that stands still, a ward that
 * nobody would hear. Values that do not come are silence.ts's, readings that were lost gap-watch.ts's.
 */
import { isPresent } from "../alarms/life-cycle.ts";
import { assert } from "../assert.ts";
import type { EntryOf, ReadingEntry } from "../protocol/entry.ts";
import { cadenceOf } from "../vitals/freshness.ts";
import { PRESSURES } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";
import { begin, isAlarming, isTold, over, tell } from "./alarm-book.ts";
import type { Effect } from "./effect.ts";
import { type FrozenWatch, type MonitorState, NEVER_MS } from "./state.ts";

/** So many values of a vital refused within the window raise `implausible` (domain.md §4). */
export const REFUSED_MAX = 3;
export const REFUSED_WINDOW_MS = 60_000;
/** Heart rate and pulse further apart than this, for so long (domain.md §2). */
export const CONFLICT_PER_MIN = 20;
export const CONFLICT_ONSET_MS = 15_000;
/** A value that stays the same to its last decimal for longer than this (domain.md §2, proposal). */
export const FROZEN_AFTER_MS = 120_000;
/** A hole in a run that is longer begins it anew (proposal: three readings of such a vital): what was
 * not seen may have been another value. */
export const FROZEN_HOLE_MS_MAX = 3_000;
/** Vitals that come at least this often are watched for it (domain.md §2: "a 1 s vital"). */
export const FROZEN_CADENCE_S_MAX = 1;
/** A vital normally varies when at least this share of its readings, as a running mean over about
 * a minute, brought another value (proposal): half of what heart rates do that were recorded. A
 * ventilator's rate does not, and is not frozen. */
export const VARYING_MIN = 0.06;
/** Nor does a vital vary normally that stood still as long without an alarm, this lately (proposal):
 * a ventilated patient's rate moves while somebody turns the knobs, and then stands still again. */
export const STOOD_STILL_MS = 30 * 60_000;
const VARIATION_WEIGHT = 1 / 60;
/** A device clock that is further off is told (domain.md §4). */
export const CLOCK_OFFSET_MS_MAX = 60_000;

/** Vitals that are watched for being frozen: never temperature, which may well stand still, and no
 * oxygen saturation, which does so in the healthy. */
const CAN_FREEZE: ReadonlySet<Vital> = new Set<Vital>([
  "heartRate",
  "pulse",
  "systolic",
  "diastolic",
  "mean",
  "respiration",
]);

const CUFF: ReadonlySet<Vital> = new Set(PRESSURES);

/** Takes what of a reading was refused. */
export function takeRefused(state: MonitorState, entry: ReadingEntry, effects: Effect[]): void {
  for (const vital of refusedSensors(entry)) {
    const watch = state.vitals[vital].implausible;
    const recent = watch.refusedMs.filter((ms) => state.atMs - ms < REFUSED_WINDOW_MS);
    watch.refusedMs = [...recent, state.atMs].slice(-REFUSED_MAX);
    state.nextDueMs = Math.min(state.nextDueMs, state.atMs + REFUSED_WINDOW_MS);
    if (!isAlarming(state) || watch.refusedMs.length < REFUSED_MAX) continue;
    if (isTold(watch)) continue;
    const subject = { kind: "implausible", vital, refused: REFUSED_MAX } as const;
    begin(state, effects, watch, { subject, priority: "medium" });
  }
}

/** What an entry's refused values are told of: one cuff that measured nonsense is one sensor, and told
 * by the first of its pressures. */
function refusedSensors({ rejected = [] }: ReadingEntry): Vital[] {
  const refused = rejected.map(({ vital }) => vital);
  const [first] = PRESSURES.filter((vital) => refused.includes(vital));
  return refused.filter((vital) => vital === first || !CUFF.has(vital));
}

/** When the refused values of a vital stop counting; NEVER_MS where nothing is told. */
export function plausibleDueMs(state: MonitorState, vital: Vital): number {
  const watch = state.vitals[vital].implausible;
  const newest = watch.refusedMs[watch.refusedMs.length - 1];
  return newest === undefined || !isTold(watch) ? NEVER_MS : newest + REFUSED_WINDOW_MS;
}

/** No value of the vital was refused for a while. */
export function becamePlausible(state: MonitorState, vital: Vital, effects: Effect[]): void {
  const watch = state.vitals[vital].implausible;
  watch.refusedMs = [];
  over(state, effects, watch);
}

/** Takes a new value to the rule that looks at how it stands to its past. */
export function watchSensor(state: MonitorState, vital: Vital, effects: Effect[]): void {
  if (CAN_FREEZE.has(vital)) followRun(state, vital, effects);
}

/** Compares the two rates, once a reading has told all that it knows of them: its heart rate and the
 * pulse of the reading before may be apart, or agree, where its own pair does not. */
export function watchRates(state: MonitorState, effects: Effect[]): void {
  const { sourceConflict } = state.equipment;
  const rates = presentRates(state);
  // What is not the present agrees with nobody either: an alarm stays.
  if (rates === null) return;
  if (distance(rates) <= CONFLICT_PER_MIN) {
    // Nor does what is doubtful.
    if (rates.queried) return;
    sourceConflict.apart = null;
    over(state, effects, sourceConflict);
    return;
  }
  const { apart } = sourceConflict;
  if (apart === null) {
    sourceConflict.apart = { sinceMs: state.atMs, ...rates };
    state.nextDueMs = Math.min(state.nextDueMs, state.atMs + CONFLICT_ONSET_MS);
    return;
  }
  if (rates.queried && !apart.queried) return;
  Object.assign(apart, rates);
  noteFurthest(state, rates, effects);
}

/** When the rates have contradicted each other for long enough; NEVER_MS where they do not. */
export function conflictDueMs({ equipment }: MonitorState): number {
  const { apart } = equipment.sourceConflict;
  if (apart === null || isTold(equipment.sourceConflict)) return NEVER_MS;
  return apart.sinceMs + CONFLICT_ONSET_MS;
}

/** The rates have contradicted each other for long enough. What is told are the rates that did: the
 * last ones may be doubtful and agree, which delays nothing. */
export function conflicted(state: MonitorState, effects: Effect[]): void {
  const { sourceConflict } = state.equipment;
  const { apart } = sourceConflict;
  assert(apart !== null, "a conflict that is due has rates that are apart");
  // A rate that has fallen silent meanwhile contradicts nobody.
  if (!isAlarming(state) || presentRates(state) === null) {
    sourceConflict.apart = null;
    return;
  }
  const { sinceMs: onsetAtMs, heartRate, pulse } = apart;
  assert(distance(apart) > CONFLICT_PER_MIN, "rates that contradict each other are apart");
  const subject = { kind: "source-conflict", heartRate, pulse } as const;
  begin(state, effects, sourceConflict, { subject, priority: "medium", onsetAtMs });
}

/** When a value will have stayed the same for too long; NEVER_MS where it may. */
export function frozenDueMs(state: MonitorState, vital: Vital): number {
  const watch = state.vitals[vital].frozen;
  if (watch.value === null || watch.variationBefore < VARYING_MIN || isTold(watch)) return NEVER_MS;
  if (watch.sinceMs === NEVER_MS || standsStill(watch)) return NEVER_MS;
  return watch.sinceMs + FROZEN_AFTER_MS;
}

/** A value has stayed the same for too long, if it still comes at all. */
export function froze(state: MonitorState, vital: Vital, effects: Effect[]): void {
  const { frozen, silence, sensor } = state.vitals[vital];
  const { value } = frozen;
  assert(value !== null, "what is frozen has a value");
  // Silence is told as silence, and starts the run anew when it ends.
  if (!isAlarming(state) || silence.kind !== "waiting" || sensor === "off") {
    frozen.sinceMs = NEVER_MS;
    return;
  }
  begin(state, effects, frozen, {
    subject: { kind: "frozen", vital, value },
    priority: "medium",
    onsetAtMs: frozen.sinceMs,
  });
}

/** The device's clock was measured. */
export function judgeClock(state: MonitorState, offsetMs: number, effects: Effect[]): void {
  const { clockOffset } = state.equipment;
  if (Math.abs(offsetMs) <= CLOCK_OFFSET_MS_MAX) {
    over(state, effects, clockOffset);
    return;
  }
  if (!isAlarming(state)) return;
  const subject = { kind: "clock-offset", offsetMs } as const;
  const { alarm } = clockOffset;
  if (alarm === null || !isPresent(alarm)) {
    begin(state, effects, clockOffset, { subject, priority: "low" });
    return;
  }
  assert(alarm.subject.kind === "clock-offset", "a clock keeps its own alarm");
  if (Math.abs(offsetMs) <= Math.abs(alarm.subject.offsetMs)) return;
  alarm.subject = subject;
  tell(state, effects, "worst-value", alarm);
}

/** The record stands still, or goes on. */
export function takeRecording(
  state: MonitorState,
  { recording }: EntryOf<"recording">,
  effects: Effect[],
): void {
  state.equipment.recordingStopped.recording = recording;
  judgeRecording(state, effects);
}

/** Screens that watch the ward can sound, or none can. */
export function takeScreens(
  state: MonitorState,
  { canSound }: EntryOf<"screens">,
  effects: Effect[],
): void {
  state.equipment.noScreenCanSound.screens = canSound > 0 ? "can-sound" : "none-can-sound";
  judgeScreens(state, effects);
}

/** The watch of a session begins: what is wrong already is told now. */
export function beginEquipmentWatch(state: MonitorState, effects: Effect[]): void {
  judgeRecording(state, effects);
  judgeScreens(state, effects);
  if (state.link.kind === "up") judgeClock(state, state.link.device.clockOffsetMs, effects);
}

function judgeRecording(state: MonitorState, effects: Effect[]): void {
  const { recordingStopped: slot } = state.equipment;
  if (slot.recording === "running") over(state, effects, slot);
  else if (isAlarming(state) && !isTold(slot)) {
    begin(state, effects, slot, { subject: { kind: "recording-stopped" }, priority: "high" });
  }
}

function judgeScreens(state: MonitorState, effects: Effect[]): void {
  const { noScreenCanSound: slot } = state.equipment;
  if (slot.screens !== "none-can-sound") over(state, effects, slot);
  else if (isAlarming(state) && !isTold(slot)) {
    begin(state, effects, slot, { subject: { kind: "no-screen-can-sound" }, priority: "medium" });
  }
}

type Rates = { heartRate: number; pulse: number };

function distance({ heartRate, pulse }: Rates): number {
  return Math.abs(heartRate - pulse);
}

/** What is told follows the sound rates that are furthest apart so far. */
function noteFurthest(
  state: MonitorState,
  { heartRate, pulse, queried }: Rates & { queried: boolean },
  effects: Effect[],
): void {
  const { alarm } = state.equipment.sourceConflict;
  if (queried || alarm === null || !isPresent(alarm)) return;
  assert(alarm.subject.kind === "source-conflict", "a conflict keeps its own alarm");
  if (distance({ heartRate, pulse }) <= distance(alarm.subject)) return;
  alarm.subject = { kind: "source-conflict", heartRate, pulse };
  tell(state, effects, "worst-value", alarm);
}

/** Both rates where both are the present; doubtful where either is. */
function presentRates({ vitals }: MonitorState): (Rates & { queried: boolean }) | null {
  const { heartRate, pulse } = vitals;
  if (heartRate.last === null || heartRate.silence.kind !== "waiting") return null;
  if (pulse.last === null || pulse.silence.kind !== "waiting") return null;
  if (heartRate.sensor === "off" || pulse.sensor === "off") return null;
  const queried = heartRate.last.queried || pulse.last.queried;
  return { heartRate: heartRate.last.value, pulse: pulse.last.value, queried };
}

/** Carries the run of equal values on, or begins a new one. */
function followRun(state: MonitorState, vital: Vital, effects: Effect[]): void {
  const { frozen, last } = state.vitals[vital];
  assert(last !== null, "a value that came is known");
  if (!comesEverySecond(state, vital)) return;
  if (last.takenAtMs - frozen.heardMs > FROZEN_HOLE_MS_MAX) frozen.sinceMs = NEVER_MS;
  frozen.heardMs = last.takenAtMs;
  // A doubtful value does not show that the sensor is alive.
  if (last.queried) return;
  const isChanged = last.value !== frozen.value;
  if (isChanged && !isTold(frozen) && state.atMs - frozen.sinceMs >= FROZEN_AFTER_MS) {
    // Before the first value there was no run.
    if (frozen.value !== null) frozen.stoodStillMs = state.atMs;
  }
  frozen.variation += VARIATION_WEIGHT * ((isChanged ? 1 : 0) - frozen.variation);
  if (!isChanged && frozen.sinceMs !== NEVER_MS) return;
  frozen.sinceMs = state.atMs;
  if (isChanged) {
    frozen.value = last.value;
    frozen.variationBefore = frozen.variation;
    over(state, effects, frozen);
  }
  state.nextDueMs = Math.min(state.nextDueMs, state.atMs + FROZEN_AFTER_MS);
}

/** Whether the vital had stood still without an alarm not long before its run began. */
function standsStill({ stoodStillMs, sinceMs }: FrozenWatch): boolean {
  return stoodStillMs > 0 && sinceMs - stoodStillMs < STOOD_STILL_MS;
}

function comesEverySecond({ link }: MonitorState, vital: Vital): boolean {
  if (link.kind !== "up") return false;
  const cadenceS = cadenceOf(vital, link.device.cadence);
  return cadenceS !== null && cadenceS <= FROZEN_CADENCE_S_MAX;
}
