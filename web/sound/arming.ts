/**
 * Whether this screen can really sound. A browser may keep sound off until somebody has pressed
 * something, and may take it away later; so "armed" is only said while the audio clock is seen to
 * run, and the moment it does not, the page and the server are told.
 */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export type Arming =
  | { kind: "off" }
  | { kind: "starting" }
  | { kind: "armed" }
  /** The browser did not let sound start. */
  | { kind: "blocked" }
  /** It ran, and has stopped by itself. */
  | { kind: "stopped" };

export const armingStore = createStore<{ arming: Arming }>(() => ({ arming: { kind: "off" } }));

export function useArming(): Arming {
  return useStore(armingStore, ({ arming }) => arming);
}

/** What was seen of an audio context: its own word for it, and its clock. */
export type Seen = { state: string; timeS: number };

/** Whether sound really runs: the state alone is not believed, the clock must have moved. */
export function isRunning(before: Seen, now: Seen): boolean {
  return now.state === "running" && now.timeS > before.timeS;
}

/** The arming after one look at a context that was armed, or is being armed. */
export function armingAfter(arming: Arming, running: boolean): Arming {
  if (running) return arming.kind === "armed" ? arming : { kind: "armed" };
  if (arming.kind === "armed") return { kind: "stopped" };
  return arming.kind === "starting" ? { kind: "blocked" } : arming;
}
