/** How far a session is: infusing minutes and mL, carried on by the screen between two messages. */
import type { SessionView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { givenMl, type Infusion, infusedMs } from "../../shared/session/infusion.ts";

const MS_PER_MIN = 60_000;

export type Progress = {
  minute: number;
  plannedMinutes: number;
  givenMl: number;
  plannedMl: number;
  /** Share of the planned time that is over, 0 to 1. */
  share: number;
  /** Minutes past the plan; 0 before its end. */
  overMinutes: number;
};

/** Progress at a moment of the bed's time. */
export function progressOf(session: SessionView, bedMs: number): Progress {
  const infusion = infusionOf(session);
  const minutes = infusedMs(infusion, bedMs) / MS_PER_MIN;
  return {
    minute: Math.floor(minutes),
    plannedMinutes: session.plannedMinutes,
    givenMl: Math.round(givenMl(infusion, bedMs)),
    plannedMl: session.volumePlannedMl,
    share: Math.min(1, minutes / session.plannedMinutes),
    overMinutes: Math.max(0, Math.floor(minutes - session.plannedMinutes)),
  };
}

/** Moment at which the planned volume has run in, epoch ms, which is now once it has; null while
 * the drip stands still. */
export function expectedEndMs(session: SessionView, bedMs: number): number | null {
  const { infusion, volumePlannedMl } = session;
  if (infusion.runningSince === null || infusion.rateMlPerH <= 0) return null;
  const leftMl = volumePlannedMl - givenMl(infusionOf(session), bedMs);
  return bedMs + (leftMl / infusion.rateMlPerH) * 60 * MS_PER_MIN;
}

/** Whole minutes since the phase began. */
export function phaseMinutes(session: SessionView, bedMs: number): number {
  return Math.max(0, Math.floor((bedMs - timeMs(session.phaseSince)) / MS_PER_MIN));
}

/** The infusion as the monitor keeps it, from what a screen is told of it. */
export function infusionOf(session: SessionView): Infusion {
  const { settledMs, settledMl, rateMlPerH, runningSince } = session.infusion;
  return {
    plannedMinutes: session.plannedMinutes,
    plannedMl: session.volumePlannedMl,
    rateMlPerH,
    settledMs,
    settledMl,
    flow:
      runningSince === null
        ? { kind: "stopped" }
        : { kind: "running", sinceMs: timeMs(runningSince) },
  };
}

/** Whether the drip has run at all: before that there is nothing to show a share of. */
export function hasInfused({ phase }: Pick<SessionView, "phase">): boolean {
  return phase === "infusing" || phase === "paused" || phase === "observing";
}

/** The share counts in hundredths; finer steps could not be seen on a tile. */
export function sameProgress(before: Progress, after: Progress): boolean {
  return (
    before.minute === after.minute &&
    before.givenMl === after.givenMl &&
    before.plannedMinutes === after.plannedMinutes &&
    Math.round(before.share * 100) === Math.round(after.share * 100)
  );
}
