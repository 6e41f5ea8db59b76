/**
 * Whether this screen can really sound. A browser may keep sound off until somebody has pressed
 * something, and may take it away later; so "armed" is only said while the audio clock is seen to
 * run, and the moment it does not, the page and the server are told.
 */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export type Arming =
  | { kind: "off" }
  | { kind: "starting"; sinceMs: number }
  | { kind: "armed" }
  /** The browser did not let sound start. */
  | { kind: "blocked" }
  /** It ran, and has stopped by itself. */
  | { kind: "stopped" }
  /** It ran, and something else on this device has taken the sound: a call, another app (iOS). */
  | { kind: "interrupted" };

/** A browser that lets sound start does so well within this. */
export const START_WAIT_MS = 1_000;
/** An audio clock that stands still for this long has stopped. It moves every few ms; a page that
 * was itself held up finds that the clock has moved meanwhile. */
export const STILL_MS_MAX = 1_000;

/** What was seen of an audio context: its own word for it, and its clock. */
export type Seen = {
  state: string;
  timeS: number;
  /** When the clock was last seen to have moved; null until it has. */
  movedMs: number | null;
};

export const armingStore = createStore<{ arming: Arming }>(() => ({ arming: { kind: "off" } }));

export function useArming(): Arming {
  return useStore(armingStore, ({ arming }) => arming);
}

/** One more look at a context. What is not running has to be seen moving anew. */
export function seenAfter(
  before: Seen | null,
  now: { state: string; timeS: number },
  nowMs: number,
): Seen {
  const hasMoved = before !== null && now.timeS > before.timeS;
  const movedMs = hasMoved ? nowMs : (before?.movedMs ?? null);
  return { ...now, movedMs: now.state === "running" ? movedMs : null };
}

/** Whether sound really runs: the state alone is not believed, the clock must have moved. */
export function isRunning({ state, movedMs }: Seen, nowMs: number): boolean {
  return state === "running" && movedMs !== null && nowMs - movedMs < STILL_MS_MAX;
}

/**
 * The arming after one look at the context.
 *
 * | arming | runs | after |
 * |---|---|---|
 * | any | yes | armed |
 * | starting | no | starting, then blocked |
 * | armed, stopped, interrupted | no | interrupted where the browser says so, else stopped |
 * | off, blocked | no | the same |
 */
export function armingAfter(arming: Arming, seen: Seen, nowMs: number): Arming {
  if (isRunning(seen, nowMs)) return arming.kind === "armed" ? arming : { kind: "armed" };
  switch (arming.kind) {
    case "off":
    case "blocked":
      return arming;
    case "starting":
      return nowMs - arming.sinceMs < START_WAIT_MS ? arming : { kind: "blocked" };
    default:
      return { kind: seen.state === "interrupted" ? "interrupted" : "stopped" };
  }
}
