/**
 * Slow wandering of a vital around its rest: an Ornstein–Uhlenbeck process in one-second steps,
 * which a spring pulls back as chance pushes it away.
 */
import { assert } from "../../shared/assert.ts";
import type { Random } from "../random.ts";

/** Beyond this many standard deviations it is an event and not a drift. */
const DRIFT_SD_MAX = 3;

export type Drift = { second(): number };

/** The share of the way to its target that a first-order lag goes in one second. */
export function lagPerStep(timeConstantS: number): number {
  assert(timeConstantS > 0, "a time constant is positive");
  return 1 - Math.exp(-1 / timeConstantS);
}

/** @param options standard deviation in the long run, and the memory in seconds */
export function createDrift(
  random: Random,
  { sd, timeConstantS }: { sd: number; timeConstantS: number },
): Drift {
  const kept = 1 - lagPerStep(timeConstantS);
  const push = sd * Math.sqrt(1 - kept * kept);
  let value = 0;
  return {
    second: () => {
      value = kept * value + push * random.normal();
      value = Math.min(DRIFT_SD_MAX * sd, Math.max(-DRIFT_SD_MAX * sd, value));
      return value;
    },
  };
}
