/**
 * Runs what falls due between two entries, in order, each at its own time, so that nothing depends
 * on how often anybody ticks. `state.nextDueMs` is only a lower bound: a fresh reading pushes its
 * deadlines back without touching it, and the true one is looked up when the bound has passed.
 */
import { assert } from "../assert.ts";
import { SIDES, type Side, VITALS, type Vital } from "../vocabulary.ts";
import type { Effect } from "./effect.ts";
import { onsetDueMs, settleSide } from "./limit-watch.ts";
import { DEVICE_LOST_ONSET_MS, deviceLost, fellSilent } from "./silence.ts";
import { type MonitorState, NEVER_MS } from "./state.ts";

type Deadline =
  | { kind: "silence"; dueMs: number; vital: Vital }
  | { kind: "onset"; dueMs: number; vital: Vital; side: Side }
  | { kind: "device-lost"; dueMs: number };

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
    run(state, deadline, effects);
  }
}

/** The first deadline; of two at the same time the first in this order. */
function earliest(state: MonitorState): Deadline | null {
  let first: Deadline | null = null;
  let firstMs = NEVER_MS;
  for (const vital of VITALS) {
    const track = state.vitals[vital];
    if (state.session !== null && track.silence.kind === "waiting" && track.sensor === "on") {
      for (const side of SIDES) {
        const dueMs = onsetDueMs(vital, track[side]);
        if (dueMs < firstMs) {
          firstMs = dueMs;
          first = { kind: "onset", dueMs, vital, side };
        }
      }
    }
    if (track.silence.kind === "waiting" && track.silence.dueMs < firstMs) {
      firstMs = track.silence.dueMs;
      first = { kind: "silence", dueMs: firstMs, vital };
    }
  }
  if (state.link.kind === "down" && state.link.lost === "pending") {
    const dueMs = state.link.sinceMs + DEVICE_LOST_ONSET_MS;
    if (dueMs < firstMs) first = { kind: "device-lost", dueMs };
  }
  return first;
}

function run(state: MonitorState, deadline: Deadline, effects: Effect[]): void {
  switch (deadline.kind) {
    case "silence":
      fellSilent(state, deadline.vital, effects);
      return;
    case "device-lost":
      deviceLost(state, effects);
      return;
    case "onset": {
      assert(state.session !== null, "onset delays run in sessions only");
      const { limits } = state.session;
      settleSide({ state, limits, vital: deadline.vital, effects }, deadline.side);
    }
  }
}
