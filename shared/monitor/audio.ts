/** Holds back the sound of a bed for a while, and lets it go when time is up or something new calls. */
import { isBreaking } from "../alarms/audio-pause.ts";
import { isWorsePriority } from "../alarms/priority.ts";
import { assert } from "../assert.ts";
import type { EntryOf } from "../protocol/entry.ts";
import type { AlarmReason, AudioReason, Priority } from "../vocabulary.ts";
import { openAlarms } from "./alarm-book.ts";
import type { Effect } from "./effect.ts";
import type { MonitorState } from "./state.ts";

const MS_PER_S = 1_000;
/** What makes an alarm new to whoever paused the sound. A reminder is not: it was seen before. */
const FRESH: ReadonlySet<AlarmReason> = new Set(["raised", "worsened", "returned"]);

/** Pauses the sound of the bed, or ends the pause. */
export function pauseAudio(
  state: MonitorState,
  { seconds, by }: EntryOf<"audio-pause">,
  effects: Effect[],
): void {
  if (state.session === null) return;
  if (seconds === 0) {
    if (state.audioPause !== null) endPause(state, "resumed", effects);
    return;
  }
  const untilMs = state.atMs + seconds * MS_PER_S;
  state.audioPause = { untilMs, by, priority: worstCalling(state) };
  state.nextDueMs = Math.min(state.nextDueMs, untilMs);
  effects.push({ type: "audio", reason: "paused", atMs: state.atMs });
}

/** Ends the pause. */
export function endPause(state: MonitorState, reason: AudioReason, effects: Effect[]): void {
  assert(state.audioPause !== null, "only a pause can end");
  state.audioPause = null;
  effects.push({ type: "audio", reason, atMs: state.atMs });
}

/** Breaks the pause where one of these effects tells of something new that is bad enough. What is
 * acknowledged or explained by a reaction makes no sound, and so breaks nothing. */
export function breakPause(state: MonitorState, effects: Effect[], from: number): void {
  const { audioPause } = state;
  if (audioPause === null) return;
  const explained = new Set(
    openAlarms(state)
      .filter(({ explainedBy }) => explainedBy !== null)
      .map(({ number }) => number),
  );
  const isBroken = effects.slice(from).some((effect) => {
    if (effect.type !== "alarm" || !FRESH.has(effect.reason)) return false;
    if (effect.alarm.acknowledged !== null || explained.has(effect.alarm.number)) return false;
    return isBreaking(effect.alarm.priority, audioPause.priority);
  });
  if (isBroken) endPause(state, "broken", effects);
}

/** The worst priority that makes a sound now, or null. */
function worstCalling(state: MonitorState): Priority | null {
  let worst: Priority | null = null;
  for (const { acknowledged, explainedBy, priority } of openAlarms(state)) {
    if (acknowledged !== null || explainedBy !== null) continue;
    if (worst === null || isWorsePriority(priority, worst)) worst = priority;
  }
  return worst;
}
