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
  gapOver,
  gapOverMs,
  plausibleDueMs,
} from "./equipment-watch.ts";
import { settleAlarms } from "./explanations.ts";
import { onsetDueMs, settleSide } from "./limit-watch.ts";
import { reactionDueMs, settleReaction } from "./reaction-watch.ts";
import { DEVICE_LOST_ONSET_MS, deviceLost, fellSilent } from "./silence.ts";
import { type MonitorState, NEVER_MS, type Slot } from "./state.ts";

type Deadline =
  | { kind: "silence" | "plausible" | "frozen"; dueMs: number; vital: Vital }
  | { kind: "onset"; dueMs: number; vital: Vital; side: Side }
  | { kind: "reaction"; dueMs: number; reaction: Reaction }
  | { kind: "kept" | "escalation" | "reminder"; dueMs: number; slot: Slot }
  | { kind: "device-lost" | "conflict" | "gap-over" | "pause-over"; dueMs: number };

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

/** The first deadline; of two at the same time the first in this order. */
function earliest(state: MonitorState): Deadline | null {
  let first: Deadline | null = null;
  let firstMs = NEVER_MS;
  const consider = (dueMs: number, make: (dueMs: number) => Deadline): void => {
    if (dueMs >= firstMs) return;
    firstMs = dueMs;
    first = make(dueMs);
  };
  for (const vital of VITALS) considerVital(state, vital, consider);
  if (state.link.kind === "down" && state.link.lost === "pending") {
    const lostMs = state.link.sinceMs + DEVICE_LOST_ONSET_MS;
    consider(lostMs, (dueMs) => ({ kind: "device-lost", dueMs }));
  }
  if (state.session === null) return first;
  for (const reaction of REACTIONS) {
    const dueMs = reactionDueMs(state, reaction);
    if (dueMs < firstMs) consider(dueMs, () => ({ kind: "reaction", dueMs, reaction }));
  }
  consider(conflictDueMs(state), (dueMs) => ({ kind: "conflict", dueMs }));
  consider(gapOverMs(state), (dueMs) => ({ kind: "gap-over", dueMs }));
  for (const slot of slotsOf(state)) considerAlarm(slot, consider);
  const pauseMs = state.audioPause?.untilMs ?? NEVER_MS;
  consider(pauseMs, (dueMs) => ({ kind: "pause-over", dueMs }));
  return first;
}

type Consider = (dueMs: number, make: (dueMs: number) => Deadline) => void;

function considerVital(state: MonitorState, vital: Vital, consider: Consider): void {
  const track = state.vitals[vital];
  if (state.session !== null) {
    if (track.silence.kind === "waiting" && track.sensor === "on") {
      for (const side of SIDES) {
        consider(onsetDueMs(vital, track[side]), (dueMs) => ({
          kind: "onset",
          dueMs,
          vital,
          side,
        }));
      }
    }
    consider(frozenDueMs(state, vital), (dueMs) => ({ kind: "frozen", dueMs, vital }));
    consider(plausibleDueMs(state, vital), (dueMs) => ({ kind: "plausible", dueMs, vital }));
  }
  if (track.silence.kind !== "waiting") return;
  consider(track.silence.dueMs, (dueMs) => ({ kind: "silence", dueMs, vital }));
}

function considerAlarm(slot: Slot, consider: Consider): void {
  const { alarm } = slot;
  if (alarm === null) return;
  const { phase } = alarm;
  if (phase.kind === "active" && phase.goneSinceMs !== null) {
    const keptMs = keptUntilMs(alarm, phase.goneSinceMs);
    consider(keptMs, (dueMs) => ({ kind: "kept", dueMs, slot }));
  }
  const escalationMs = escalationDueMs(alarm) ?? NEVER_MS;
  consider(escalationMs, (dueMs) => ({ kind: "escalation", dueMs, slot }));
  const reminderMs = reminderDueMs(alarm) ?? NEVER_MS;
  consider(reminderMs, (dueMs) => ({ kind: "reminder", dueMs, slot }));
}

function run(state: MonitorState, deadline: Deadline, effects: Effect[]): void {
  switch (deadline.kind) {
    case "silence":
      fellSilent(state, deadline.vital, effects);
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
    case "conflict":
      conflicted(state, effects);
      return;
    case "gap-over":
      gapOver(state, effects);
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
