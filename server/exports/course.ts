/**
 * The course of a session over time: which phase it was in at any moment, and what the drip had given
 * by then. It folds the entries without the readings through the monitor, so that a move that was
 * refused counts for nothing here either, and never asks about alarms.
 */
import { fold } from "../../shared/monitor/fold.ts";
import { initialState } from "../../shared/monitor/state.ts";
import type { Entry, SessionOpened } from "../../shared/protocol/entry.ts";
import { givenMl, type Infusion, infusionMinute, settle } from "../../shared/session/infusion.ts";
import type { SessionPhase } from "../../shared/vocabulary.ts";

/** How a session stood at a moment; null where it cannot have. */
export type Standing = {
  phase: SessionPhase;
  sinceStartS: number | null;
  minute: number | null;
  givenMl: number;
  rateMlPerH: number;
};

/** From a moment on it was like this. */
type Step = { fromMs: number; phase: SessionPhase; infusion: Infusion };

const MS_PER_S = 1_000;

/** The course of the session that an entry opened; hand it the entries in order. */
export function createCourse(opened: SessionOpened) {
  const state = initialState(opened.bed);
  /** One for each change of phase or rate: as many as people made. */
  const steps: Step[] = [];
  let startMs: number | null = null;

  const look = (): void => {
    const before = steps.at(-1);
    const phase = state.session?.phase ?? "closed";
    const infusion = state.session?.infusion ?? endOf(before, state.atMs);
    if (infusion === null) return;
    if (before?.phase === phase && before.infusion === infusion) return;
    if (phase === "infusing") startMs ??= state.atMs;
    steps.push({ fromMs: state.atMs, phase, infusion });
  };

  return {
    take(entries: readonly Entry[]): void {
      for (const entry of entries) {
        if (entry.type === "reading") continue;
        fold(state, [entry]);
        look();
      }
    },
    /** Null before the session was opened: a device may send what it measured earlier. */
    at(atMs: number): Standing | null {
      const step = steps.findLast(({ fromMs }) => fromMs <= atMs);
      if (step === undefined) return null;
      const { phase, infusion } = step;
      return {
        phase,
        sinceStartS: startMs === null ? null : (atMs - startMs) / MS_PER_S,
        minute: startMs === null || atMs < startMs ? null : infusionMinute(infusion, atMs),
        givenMl: givenMl(infusion, atMs),
        rateMlPerH: infusion.flow.kind === "running" ? infusion.rateMlPerH : 0,
      };
    },
  };
}

export type Course = ReturnType<typeof createCourse>;

/** Closing takes the session's state away; the drip stops with it. */
function endOf(before: Step | undefined, atMs: number): Infusion | null {
  if (before === undefined) return null;
  return before.phase === "closed" ? before.infusion : settle(before.infusion, atMs, "stopped");
}
