/**
 * How long the drip has run and how much it has given: the integral of the rate over the time in
 * which it ran. Rates come from people; a drip that nobody counted runs at its planned rate.
 */
import { plannedRateMlPerH } from "./drip.ts";

const MS_PER_MIN = 60_000;
const MS_PER_H = 3_600_000;

/** Grows by `settle` at each change, so that the sum never depends on who looks how often. */
export type Infusion = {
  plannedMinutes: number;
  plannedMl: number;
  rateMlPerH: number;
  /** Infusing time and volume up to the last change. */
  settledMs: number;
  settledMl: number;
  flow: { kind: "stopped" } | { kind: "running"; sinceMs: number };
};

/** An infusion that has not begun, at its planned rate. */
export function plannedInfusion(plannedMinutes: number, plannedMl: number): Infusion {
  return {
    plannedMinutes,
    plannedMl,
    rateMlPerH: plannedRateMlPerH(plannedMl, plannedMinutes),
    settledMs: 0,
    settledMl: 0,
    flow: { kind: "stopped" },
  };
}

/** Infusing time up to a moment, ms; pauses do not count. */
export function infusedMs(infusion: Infusion, atMs: number): number {
  return infusion.settledMs + runningMs(infusion, atMs);
}

/** Volume given up to a moment, mL; never more than there is in the bag. */
export function givenMl(infusion: Infusion, atMs: number): number {
  const flowedMl = (infusion.rateMlPerH * runningMs(infusion, atMs)) / MS_PER_H;
  return Math.min(infusion.plannedMl, infusion.settledMl + flowedMl);
}

/** Whole minutes of infusing time up to a moment. */
export function infusionMinute(infusion: Infusion, atMs: number): number {
  return Math.floor(infusedMs(infusion, atMs) / MS_PER_MIN);
}

/** The infusion with its sums brought up to a moment and then running, or stopped. */
export function settle(infusion: Infusion, atMs: number, flow: "running" | "stopped"): Infusion {
  return {
    ...infusion,
    settledMs: infusedMs(infusion, atMs),
    settledMl: givenMl(infusion, atMs),
    flow: flow === "running" ? { kind: "running", sinceMs: atMs } : { kind: "stopped" },
  };
}

/** The infusion with its sums brought up to a moment, and another rate from then on. */
export function atRate(infusion: Infusion, atMs: number, rateMlPerH: number): Infusion {
  const { kind } = infusion.flow;
  return { ...settle(infusion, atMs, kind), rateMlPerH };
}

function runningMs(infusion: Infusion, atMs: number): number {
  return infusion.flow.kind === "running" ? Math.max(0, atMs - infusion.flow.sinceMs) : 0;
}
