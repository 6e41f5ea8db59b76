/**
 * Runs what falls due between two entries, in order, each at its own time, so that nothing depends
 * on how often anybody ticks. `state.nextDueMs` is only a lower bound: a fresh reading pushes its
 * deadlines back without touching it, and the true one is looked up when the bound has passed.
 */
import { escalationDueMs, keptUntilMs, reminderDueMs } from "../alarms/life-cycle.ts";
import { assert, present } from "../assert.ts";
import { REACTIONS, type Reaction, SIDES, type Side, VITALS, type Vital } from "../vocabulary.ts";
import { callAnew, end, slotsOf, tell } from "./alarm-book.ts";
import { endPause } from "./audio.ts";
import type { Effect } from "./effect.ts";
import {
  becamePlausible,
  conflictDueMs,
  conflicted,
  froze,
  frozenDueMs,
  plausibleDueMs,
} from "./equipment-watch.ts";
import { settleAlarms } from "./explanations.ts";
import { gapOver, gapOverMs } from "./gap-watch.ts";
import { onsetDueMs, settleSide } from "./limit-watch.ts";
import { observationDueMs, runObservations } from "./observation-watch.ts";
import { isLookedAt, reactionDueMs, settleReaction, watchReactions } from "./reaction-watch.ts";
import {
  DEVICE_LOST_ONSET_MS,
  deviceLost,
  fellSilent,
  noDevice,
  noDeviceDueMs,
} from "./silence.ts";
import { type MonitorState, NEVER_MS, type Slot } from "./state.ts";

type Deadline =
  | { kind: "silence" | "plausible" | "frozen"; dueMs: number; vital: Vital }
  | { kind: "onset"; dueMs: number; vital: Vital; side: Side }
  | { kind: "reaction"; dueMs: number; reaction: Reaction }
  | { kind: "kept" | "escalation" | "reminder"; dueMs: number; slot: Slot }
  | { kind: "device-lost" | "no-device" | "conflict" | "gap-over" | "observation"; dueMs: number }
  | { kind: "pause-over"; dueMs: number };

/** Runs every deadline up to and including a moment. */
export function runDeadlines(state: MonitorState, untilMs: number, effects: Effect[]): void {
  while (state.nextDueMs <= untilMs) {
    const deadline = earliest(state);
    if (deadline === null || deadline.dueMs > untilMs) {
      state.nextDueMs = deadline === null ? NEVER_MS : deadline.dueMs;
      return;
    }
    // A reading that arrived already old is due at once, not in the past.
    state.atMs = Math.max(state.atMs, deadline.dueMs);
    assert(state.atMs <= untilMs, "no deadline runs in the future");
    const before = effects.length;
    run(state, deadline, effects);
    settleAlarms(state, effects, before);
  }
}

/** The first deadline; of two at the same time the first in this order. Makes nothing that is not
 * sooner than what it has: a bed is searched every few seconds. */
function earliest(state: MonitorState): Deadline | null {
  let first: Deadline | null = null;
  for (const vital of VITALS) first = soonestOfVital(state, vital, first);
  if (state.link.kind === "down" && state.link.lost === "pending") {
    const dueMs = state.link.sinceMs + DEVICE_LOST_ONSET_MS;
    if (isSooner(dueMs, first)) first = { kind: "device-lost", dueMs };
  }
  if (state.session === null) return first;
  const noDeviceMs = noDeviceDueMs(state);
  if (isSooner(noDeviceMs, first)) first = { kind: "no-device", dueMs: noDeviceMs };
  for (const reaction of REACTIONS) {
    const dueMs = reactionDueMs(state, reaction);
    if (isSooner(dueMs, first)) first = { kind: "reaction", dueMs, reaction };
  }
  const conflictMs = conflictDueMs(state);
  if (isSooner(conflictMs, first)) first = { kind: "conflict", dueMs: conflictMs };
  const gapMs = gapOverMs(state);
  if (isSooner(gapMs, first)) first = { kind: "gap-over", dueMs: gapMs };
  const observationMs = observationDueMs(state);
  if (isSooner(observationMs, first)) first = { kind: "observation", dueMs: observationMs };
  for (const slot of slotsOf(state)) if (slot.alarm !== null) first = soonestOfAlarm(slot, first);
  const pauseMs = state.audioPause?.untilMs ?? NEVER_MS;
  if (isSooner(pauseMs, first)) first = { kind: "pause-over", dueMs: pauseMs };
  return first;
}

function isSooner(dueMs: number, than: Deadline | null): boolean {
  return dueMs < (than === null ? NEVER_MS : than.dueMs);
}

function soonestOfVital(state: MonitorState, vital: Vital, than: Deadline | null): Deadline | null {
  let first = than;
  const track = state.vitals[vital];
  if (state.session !== null) {
    if (track.silence.kind === "waiting" && track.sensor === "on") {
      for (const side of SIDES) {
        const dueMs = onsetDueMs(vital, track[side]);
        if (isSooner(dueMs, first)) first = { kind: "onset", dueMs, vital, side };
      }
    }
    const frozenMs = frozenDueMs(state, vital);
    if (isSooner(frozenMs, first)) first = { kind: "frozen", dueMs: frozenMs, vital };
    const plausibleMs = plausibleDueMs(state, vital);
    if (isSooner(plausibleMs, first)) first = { kind: "plausible", dueMs: plausibleMs, vital };
  }
  if (track.silence.kind !== "waiting") return first;
  const { dueMs } = track.silence;
  return isSooner(dueMs, first) ? { kind: "silence", dueMs, vital } : first;
}

function soonestOfAlarm(slot: Slot, than: Deadline | null): Deadline | null {
  let first = than;
  const alarm = present(slot.alarm, "a slot with an alarm is looked at");
  const { phase } = alarm;
  if (phase.kind === "active" && phase.goneSinceMs !== null) {
    const keptMs = keptUntilMs(alarm, phase.goneSinceMs);
    if (isSooner(keptMs, first)) first = { kind: "kept", dueMs: keptMs, slot };
  }
  const escalationMs = escalationDueMs(alarm) ?? NEVER_MS;
  if (isSooner(escalationMs, first)) first = { kind: "escalation", dueMs: escalationMs, slot };
  const reminderMs = reminderDueMs(alarm) ?? NEVER_MS;
  return isSooner(reminderMs, first) ? { kind: "reminder", dueMs: reminderMs, slot } : first;
}

function run(state: MonitorState, deadline: Deadline, effects: Effect[]): void {
  switch (deadline.kind) {
    case "silence":
      fellSilent(state, deadline.vital, effects);
      // What a rule rests on has changed as by a reading: a pulse may stand in for the heart rate now.
      if (isLookedAt(deadline.vital)) watchReactions(state, effects);
      return;
    case "plausible":
      becamePlausible(state, deadline.vital, effects);
      return;
    case "frozen":
      froze(state, deadline.vital, effects);
      return;
    case "device-lost":
      deviceLost(state, effects);
      return;
    case "no-device":
      noDevice(state, effects);
      return;
    case "conflict":
      conflicted(state, effects);
      return;
    case "gap-over":
      gapOver(state, effects);
      return;
    case "observation":
      runObservations(state, effects);
      return;
    case "pause-over":
      endPause(state, "ran-out", effects);
      return;
    case "reaction":
      settleReaction(state, deadline.reaction, effects);
      return;
    case "onset": {
      assert(state.session !== null, "onset delays run in sessions only");
      const { limits } = state.session;
      const watched = { state, limits, vital: deadline.vital, effects };
      settleSide(watched, deadline.side, "known-value");
      return;
    }
    case "kept":
      end(state, effects, deadline.slot);
      return;
    case "escalation": {
      const alarm = present(deadline.slot.alarm, "what escalates is open");
      alarm.escalation = alarm.escalation === 0 ? 1 : 2;
      tell(state, effects, "escalated", alarm);
      return;
    }
    case "reminder":
      callAnew(state, effects, present(deadline.slot.alarm, "what reminds is open"), "reminded");
  }
}
