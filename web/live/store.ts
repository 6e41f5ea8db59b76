/**
 * What this screen knows, outside React. The socket writes here, components select from here; a
 * component is drawn again only when what it selected has changed. `seq` and `skipped` come with
 * every ward: a screen that missed something says so.
 */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { BedView, EscalatedAlarm } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { nowMs } from "../clock.ts";
import type { Ward } from "./apply.ts";
import type { Link } from "./link-state.ts";
import type { SparkLine } from "./spark.ts";

export type Live = {
  link: Link;
  /** Round trip to the server and back, ms; null until it was measured. */
  latencyMs: number | null;
  /** Null until the first snapshot. */
  ward: Ward | null;
  /** Alarms that have escalated to this screen, of every ward. */
  escalated: readonly EscalatedAlarm[];
};

export const liveStore = createStore<Live>(() => ({
  link: { kind: "connecting" },
  latencyMs: null,
  ward: null,
  escalated: [],
}));

/** The server's time, moved once a second for everything that shows an age or a clock. */
export const tickStore = createStore<{ serverMs: number }>(() => ({ serverMs: nowMs() }));

/** Selects from what is live; give back stable references or plain values. */
export function useLive<T>(select: (live: Live) => T): T {
  return useStore(liveStore, select);
}

/** Computes something from the server's time once a second; drawn again only when it differs. */
export function useTick<T>(select: (serverMs: number) => T): T {
  return useStore(tickStore, ({ serverMs }) => select(serverMs));
}

export function useBed(id: string): BedView | null {
  return useLive(({ ward }) => ward?.beds[id] ?? null);
}

/** The bed on which a session is open, in the ward that is watched; null when there is none. */
export function useBedOfSession(session: string): BedView | null {
  return useLive(({ ward }) => (ward === null ? null : bedOfSession(ward, session)));
}

export function useSparkLine(bed: string, vital: Vital): SparkLine | null {
  return useLive(({ ward }) => ward?.sparks[bed]?.lines[vital] ?? null);
}

/** True while what the screen shows is what the server says. */
export function useIsLive(): boolean {
  return useLive(({ link }) => link.kind === "live");
}

function bedOfSession(ward: Ward, session: string): BedView | null {
  for (const id of ward.bedIds) {
    const bed = ward.beds[id];
    if (bed?.session?.id === session) return bed;
  }
  return null;
}

/** A part of a bed; null without the bed. `pick` must give back a part, not make something new. */
export function useBedPart<T>(id: string, pick: (bed: BedView) => T): T | null {
  return useLive(({ ward }) => {
    const bed = ward?.beds[id];
    return bed === undefined ? null : pick(bed);
  });
}

/** Computes something from a bed's own time once a second; drawn again only when it differs. */
export function useBedTime<T>(id: string, select: (bedMs: number) => T): T {
  const streamAt = useLive(({ ward }) => {
    const bed = ward?.beds[id];
    return bed?.session?.time === "stream" ? bed.at : null;
  });
  return useTick((serverMs) => select(streamAt === null ? serverMs : timeMs(streamAt)));
}
