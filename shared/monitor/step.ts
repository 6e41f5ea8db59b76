/**
 * The monitor: one pure function from a bed's state and an entry to its next state and effects.
 * The live ward, recovery, replay and tests all run it. It has no clock, no chance and no I/O; it
 * does not parse, refuse or store anything. A reducer, because then the same entries give the same
 * alarms, bit for bit, wherever they are folded.
 */

import { assert, unreachable } from "../assert.ts";
import type { Entry, EntryOf, ReadingEntry, SessionOpened } from "../protocol/entry.ts";
import { atRate, plannedInfusion, settle } from "../session/infusion.ts";
import { startObservations } from "../session/observation-schedule.ts";
import { isDripAhead, isMoveAllowed, isWatched } from "../session/phases.ts";
import { derivedMean } from "../vitals/derived.ts";
import { cadenceOf, staleAfterMs } from "../vitals/freshness.ts";
import { isPossible } from "../vitals/plausibility.ts";
import { PRESSURES } from "../vitals/table.ts";
import { VITALS, type Vital } from "../vocabulary.ts";
import { closeAll, isAlarming } from "./alarm-book.ts";
import { acknowledge, attend, undo } from "./answers.ts";
import { endPause, pauseAudio } from "./audio.ts";
import { collectBaseline, lockBaseline, startBaseline } from "./baseline-book.ts";
import { runDeadlines } from "./deadlines.ts";
import type { Effect } from "./effect.ts";
import {
  beginEquipmentWatch,
  judgeClock,
  takeRecording,
  takeRefused,
  takeScreens,
  watchRates,
  watchSensor,
} from "./equipment-watch.ts";
import { settleAlarms } from "./explanations.ts";
import { fillHole, takeGap } from "./gap-watch.ts";
import { followLimits, watchValue } from "./limit-watch.ts";
import { followPhase, noteObserved } from "./observation-watch.ts";
import { isLookedAt, noteForReactions, takeObservation, watchReactions } from "./reaction-watch.ts";
import { beginWatch, deviceFound, heard, sensorOff, sensorOn } from "./silence.ts";
import { initialState, type MonitorState, type SessionTrack, type VitalTrack } from "./state.ts";

/** Moves time and nothing else. Ticks are not journaled. */
export type Tick = { type: "tick"; atMs: number };

export type Step = { state: MonitorState; effects: Effect[] };

/**
 * Takes one entry, after every deadline that falls due up to its time.
 * @param state owned by the caller; reused in place
 * @returns the state after the entry, and what is to be told
 * @throws Error when time would run backwards
 */
export function step(state: MonitorState, entry: Entry | Tick): Step {
  assert(entry.atMs >= state.atMs, "a bed's time never runs backwards");
  const effects: Effect[] = [];
  if (entry.atMs >= state.nextDueMs) runDeadlines(state, entry.atMs, effects);
  state.atMs = entry.atMs;
  const before = effects.length;
  apply(state, entry, effects);
  settleAlarms(state, effects, before);
  // An entry may have made something due at its own time: a delay of zero, a value already stale.
  if (entry.atMs >= state.nextDueMs) runDeadlines(state, entry.atMs, effects);
  return { state, effects };
}

function apply(state: MonitorState, entry: Entry | Tick, effects: Effect[]): void {
  switch (entry.type) {
    case "tick":
      return;
    case "reading":
      takeReading(state, entry, effects);
      return;
    case "session-opened":
      openSession(state, entry);
      return;
    case "phase":
      changePhase(state, entry, effects);
      return;
    case "device-connected":
      connectDevice(state, entry, effects);
      return;
    case "device-disconnected":
      disconnectDevice(state, entry);
      return;
    case "clock-offset":
      measureClockOffset(state, entry, effects);
      return;
    case "frame-rejected":
      state.rejected += 1;
      // What was refused is not lost either: it has come, and is kept in quarantine.
      if (entry.seq !== null && state.link.kind === "up" && state.link.device.id === entry.device) {
        fillHole(state, state.link.device.boot, entry.seq, effects);
      }
      return;
    case "gap":
      takeGap(state, entry, effects);
      return;
    case "device-status":
      takeStatus(state, entry, effects);
      return;
    case "acknowledge":
      acknowledge(state, entry, effects);
      return;
    case "undo":
      undo(state, entry, effects);
      return;
    case "attend":
      attend(state, entry, effects);
      return;
    case "audio-pause":
      pauseAudio(state, entry, effects);
      return;
    case "limits":
      changeLimits(state, entry, effects);
      return;
    case "observation":
      takeObservation(state, entry, effects);
      noteObserved(state, effects);
      return;
    case "drip":
      setDrip(state, entry);
      return;
    case "recording":
      takeRecording(state, entry, effects);
      return;
    case "screens":
      takeScreens(state, entry, effects);
      return;
    default:
      unreachable(entry);
  }
}

function takeReading(state: MonitorState, entry: EntryOf<"reading">, effects: Effect[]): void {
  fillHole(state, entry.boot, entry.seq, effects);
  if (entry.rejected !== undefined) {
    state.rejected += entry.rejected.length;
    if (entry.late !== true) takeRefused(state, entry, effects);
  }
  noteSource(state);
  const mean = derivedMean(entry.vitals);
  if (state.session !== null) collectBaseline(state.session, entry, mean);
  // Late readings fill the trend and the record; the present is not theirs to change.
  if (entry.late === true) return;
  const { vitals } = entry;
  let isPictureNew = false;
  for (const vital of VITALS) {
    const value = vitals[vital];
    if (value === undefined) continue;
    if (isOlder(state, vital, entry)) continue;
    isPictureNew ||= isLookedAt(vital);
    // The door refuses what cannot be; should it come all the same, it is at least doubtful.
    const isQueried =
      (entry.queried?.includes(vital) ?? false) || (value !== null && !isPossible(vital, value));
    if (value === null) takeSensorOff(state, vital, entry, effects);
    else takeValue(state, { vital, value, isQueried, isDerived: false, entry, effects });
  }
  if (mean !== null && !isOlder(state, "mean", entry)) {
    // What is computed from a doubtful value is doubtful.
    const isQueried =
      PRESSURES.some((pressure) => entry.queried?.includes(pressure) ?? false) ||
      !isPossible("mean", mean);
    takeValue(state, { vital: "mean", value: mean, isQueried, isDerived: true, entry, effects });
  }
  if (typeof vitals.heartRate === "number" || typeof vitals.pulse === "number") {
    watchRates(state, effects);
  }
  if (isPictureNew) watchReactions(state, effects);
}

/** Whether a reading was taken before the newest that told of the vital, be it a value or a sensor
 * that is off: the present is not its to change. */
function isOlder(state: MonitorState, vital: Vital, { takenAtMs }: ReadingEntry): boolean {
  return takenAtMs < state.vitals[vital].newestMs;
}

function takeSensorOff(
  state: MonitorState,
  vital: Vital,
  entry: ReadingEntry,
  effects: Effect[],
): void {
  state.vitals[vital].newestMs = Math.min(entry.takenAtMs, state.atMs);
  sensorOff(state, vital, effects);
}

type Taken = {
  vital: Vital;
  value: number;
  isQueried: boolean;
  isDerived: boolean;
  entry: ReadingEntry;
  effects: Effect[];
};

function takeValue(state: MonitorState, taken: Taken): void {
  const { vital, value, isQueried, entry, effects } = taken;
  const track = state.vitals[vital];
  const takenAtMs = Math.min(entry.takenAtMs, state.atMs);
  if (track.staleAfterMs === 0) track.staleAfterMs = staleAfterMs(vital, null);
  track.newestMs = takenAtMs;
  if (!isQueried) {
    track.soundBefore = track.soundAtMs === 0 ? null : track.sound;
    track.sound = value;
    track.soundAtMs = takenAtMs;
    noteForReactions(state, vital, value);
  }
  keepLast(track, taken, takenAtMs);
  heard(state, vital, takenAtMs, effects);
  watchSensor(state, vital, effects);
  if (state.session === null || !isAlarming(state)) return;
  watchValue({ state, limits: state.session.limits, vital, effects });
}

/** Written over in place: a value lives for a second, long enough for V8 to take it for something
 * that stays, and a thousand beds would fill its old generation with them. */
function keepLast(
  track: VitalTrack,
  { value, isQueried, isDerived }: Taken,
  takenAtMs: number,
): void {
  const { last } = track;
  if (last === null) {
    track.last = { value, takenAtMs, queried: isQueried, derived: isDerived };
    return;
  }
  last.value = value;
  last.takenAtMs = takenAtMs;
  last.queried = isQueried;
  last.derived = isDerived;
}

function noteSource(state: MonitorState): void {
  if (state.session === null || state.link.kind === "none") return;
  const { sources } = state.session;
  if (!sources.includes(state.link.device.source)) sources.push(state.link.device.source);
}

/** A session starts from nothing: not from what the bed showed for the patient before. */
function openSession(state: MonitorState, entry: SessionOpened): void {
  assert(state.session === null, "a bed has at most one open session");
  Object.assign(state, initialState(state.bed), { atMs: entry.atMs });
  state.session = {
    id: entry.session,
    patient: entry.patient,
    nurse: entry.nurse,
    doctor: entry.doctor,
    doctorId: entry.doctorId ?? null,
    openedAtMs: entry.atMs,
    phase: "scheduled",
    phaseSinceMs: entry.atMs,
    time: entry.time,
    limits: entry.limits,
    limitProfile: entry.limitProfile ?? null,
    watchedSinceMs: null,
    phaseBy: entry.openedBy ?? null,
    registered: entry.registered ?? null,
    infusion: plannedInfusion(entry.plannedMinutes, entry.plannedMl),
    drip: { dropFactor: entry.dropFactor ?? null, set: null },
    baseline: { kind: "none" },
    general: null,
    observations: entry.time === "stream" ? null : startObservations(),
    limitChanges: 0,
    limitsBy: null,
    scenario: entry.scenario ?? null,
    sources: [],
  };
}

function changePhase(state: MonitorState, entry: EntryOf<"phase">, effects: Effect[]): void {
  const { session } = state;
  if (session === null || !isMoveAllowed(session.phase, entry.to)) return;
  if (entry.to === "baseline") session.baseline = startBaseline();
  if (entry.to === "infusing") session.baseline = lockBaseline(session.baseline, state.atMs);
  const wasWatched = isWatched(session.phase);
  const flow = entry.to === "infusing" ? "running" : "stopped";
  session.infusion = settle(session.infusion, state.atMs, flow);
  session.phase = entry.to;
  session.phaseSinceMs = state.atMs;
  session.phaseBy = entry.by;
  followPhase(state, entry.to);
  if (!wasWatched && isWatched(entry.to)) startWatch(state, session, effects);
  // The baseline may have been locked just now.
  else if (entry.to === "infusing") watchReactions(state, effects);
  if (entry.to !== "closed") return;
  closeAll(state, effects);
  if (state.audioPause !== null) endPause(state, "ran-out", effects);
  state.session = null;
}

/** The drip runs at another rate from now on; one that has ended cannot. */
function setDrip(
  state: MonitorState,
  { rateMlPerH, dropFactor, counted, by }: EntryOf<"drip">,
): void {
  const { session } = state;
  if (session === null || !isDripAhead(session.phase)) return;
  session.infusion = atRate(session.infusion, state.atMs, rateMlPerH);
  session.drip = {
    dropFactor: dropFactor ?? session.drip.dropFactor,
    set: { by, atMs: state.atMs, dropsPerMin: counted?.dropsPerMin ?? null },
  };
}

/** Other limits are in force from now on; what is open follows them. */
function changeLimits(state: MonitorState, entry: EntryOf<"limits">, effects: Effect[]): void {
  const { session } = state;
  if (session === null) return;
  session.limits = entry.limits;
  session.limitProfile = entry.limitProfile ?? null;
  session.limitChanges += 1;
  session.limitsBy = entry.by;
  if (!isAlarming(state)) return;
  for (const vital of VITALS) followLimits({ state, limits: entry.limits, vital, effects });
}

/** The watch begins with what is known: a cuff's next value may be minutes away. */
function startWatch(state: MonitorState, session: SessionTrack, effects: Effect[]): void {
  const { limits } = session;
  session.watchedSinceMs = state.atMs;
  for (const vital of VITALS) {
    const { last, sensor, silence } = state.vitals[vital];
    if (last === null || sensor === "off" || silence.kind !== "waiting") continue;
    watchValue({ state, limits, vital, effects });
  }
  beginWatch(state, effects);
  beginEquipmentWatch(state, effects);
  watchReactions(state, effects);
}

function connectDevice(
  state: MonitorState,
  entry: EntryOf<"device-connected">,
  effects: Effect[],
): void {
  state.link = {
    kind: "up",
    sinceMs: state.atMs,
    device: {
      id: entry.device,
      source: entry.source,
      model: entry.model,
      boot: entry.boot,
      cadence: entry.cadence,
      clockOffsetMs: entry.clockOffsetMs,
      speed: entry.speed ?? null,
      battery: null,
      cuff: null,
    },
  };
  const expected: Vital[] = [];
  for (const vital of VITALS) {
    if (entry.cadence[vital] !== undefined) expected.push(vital);
    const cadenceS = cadenceOf(vital, entry.cadence);
    if (cadenceS === null && state.vitals[vital].staleAfterMs > 0) continue;
    state.vitals[vital].staleAfterMs = staleAfterMs(vital, cadenceS);
  }
  deviceFound(state, expected, effects);
  judgeClock(state, entry.clockOffsetMs, effects);
}

function disconnectDevice(state: MonitorState, entry: EntryOf<"device-disconnected">): void {
  if (state.link.kind !== "up" || state.link.device.id !== entry.device) return;
  const { device } = state.link;
  state.link = { kind: "down", device, sinceMs: state.atMs, end: entry.end, lost: "pending" };
  // Any moment not after the deadline will do: the true one is looked up when this has passed.
  state.nextDueMs = Math.min(state.nextDueMs, state.atMs);
}

function measureClockOffset(
  state: MonitorState,
  entry: EntryOf<"clock-offset">,
  effects: Effect[],
): void {
  if (state.link.kind !== "up") return;
  state.link.device.clockOffsetMs = entry.clockOffsetMs;
  judgeClock(state, entry.clockOffsetMs, effects);
}

function takeStatus(state: MonitorState, entry: EntryOf<"device-status">, effects: Effect[]): void {
  if (state.link.kind === "up") {
    if (entry.battery !== undefined) state.link.device.battery = entry.battery;
    if (entry.cuff !== undefined) state.link.device.cuff = entry.cuff;
  }
  if (entry.leadOff === undefined) return;
  for (const vital of VITALS) {
    if (entry.leadOff.includes(vital)) sensorOff(state, vital, effects);
    else sensorOn(state, vital, effects);
  }
  watchReactions(state, effects);
}
