/**
 * An automatic cuff: measures on a schedule and when asked, takes its time, and gives one set of
 * pressures at the end. It knows no patient: whoever reads it out hands in the pressures.
 */
import { assert } from "../../shared/assert.ts";

/** Inflating, bleeding off, computing: 20 to 40 s in life (proposal). */
export const CUFF_TAKES_S = 20;
/** The arm rests between two measurements, s (proposal). */
const CUFF_RESTS_S = 10;

/** What the cuff does in this second. */
export type CuffMoment = "idle" | "started" | "measuring" | "done";

export type Cuff = {
  second(nowS: number): CuffMoment;
  /** Somebody wants a measurement soon; one that is going on will do. */
  request(): void;
};

/** @param everyS from one scheduled beginning to the next, counted from the infusion's start */
export function createCuff(everyS: number): Cuff {
  assert(everyS > CUFF_TAKES_S + CUFF_RESTS_S, "a cuff rests between two measurements");
  // A monitor that has just been switched on measures at once.
  let isWanted = true;
  let state: { kind: "resting"; sinceS: number } | { kind: "measuring"; untilS: number } = {
    kind: "resting",
    sinceS: Number.NEGATIVE_INFINITY,
  };
  return {
    request: () => {
      if (state.kind === "resting") isWanted = true;
    },
    second: (nowS) => {
      if (state.kind === "measuring") {
        if (nowS < state.untilS) return "measuring";
        state = { kind: "resting", sinceS: nowS };
        return "done";
      }
      if (nowS % everyS === 0) isWanted = true;
      if (!isWanted || nowS - state.sinceS < CUFF_RESTS_S) return "idle";
      isWanted = false;
      state = { kind: "measuring", untilS: nowS + CUFF_TAKES_S };
      return "started";
    },
  };
}
