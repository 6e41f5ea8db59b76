/**
 * How far out a limit can lie and still watch. Beyond that only doubtful values pass it, which are
 * shown with "?", or none at all: such a limit is as good as off, and who may set it there is
 * limit-change.ts's to say.
 */
import { assert } from "../assert.ts";
import { VITAL_TABLE } from "../vitals/table.ts";
import type { Side, Vital } from "../vocabulary.ts";
import { SEVERITIES } from "../vocabulary.ts";
import { autoExtremes } from "./auto-limits.ts";
import { BUILT_IN_LIMITS } from "./limits.ts";

/**
 * The outermost limit of a side that still watches, in the vital's unit: the edge of the range whose
 * values are not doubtful, or further out where a profile that comes with Vigil or auto limits can
 * set one (heart rate up to 240 /min, respiration down to 5 /min: domain.md §3). Derived from those,
 * so that no default is ever taken for a limit that is off.
 */
export function outermostLimit(vital: Vital, side: Side): number {
  const [low, high] = VITAL_TABLE[vital].query;
  const limits = Object.values(BUILT_IN_LIMITS)
    .flatMap((profile) => SEVERITIES.map((severity) => profile[vital][side][severity]))
    .concat(autoExtremes(vital)?.[side] ?? null)
    .filter((limit) => limit !== null);
  return side === "low" ? Math.min(low, ...limits) : Math.max(high, ...limits);
}

/** Whether a limit is as good as off. What lies beyond the vital's whole range is refused at the door,
 * and so passes no limit at its edge either. */
export function isOutOfReach(vital: Vital, side: Side, limit: number): boolean {
  assert(Number.isFinite(limit), "a limit that is on is a number");
  const [lowest, highest] = VITAL_TABLE[vital].reject;
  const outermost = outermostLimit(vital, side);
  return side === "low"
    ? limit < outermost || limit <= lowest
    : limit > outermost || limit >= highest;
}
