/**
 * Limits that follow from a patient's own baseline. Computed only when a person asks, shown beside
 * the old ones before they apply, and never drifting: the same baseline gives the same limits.
 */
import { assert } from "../assert.ts";
import { formatVital, VITAL_TABLE } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";
import { VITALS } from "../vocabulary.ts";
import { LIMIT_TIMING, type Limits, limitsSchema, type VitalLimits } from "./limits.ts";
import type { VitalNumbers } from "./picture.ts";

type Range = { low: number; high: number };

/** Rates in /min: clamped, so that a slow or fast baseline does not become the new normal. */
const heartRange = (rate: number): Range => ({
  low: Math.max(0.8 * rate, 40),
  high: Math.min(1.25 * rate, 240),
});

/** The medium limits that a baseline stands for, in the vital's unit (domain.md §3: Mindray
 * BeneVision, adults and children). SpO₂ has none: its limit does not depend on who it is. */
const RANGE_OF: Readonly<Record<Vital, ((baseline: number) => Range) | null>> = {
  heartRate: heartRange,
  pulse: heartRange,
  systolic: (mmHg) => ({ low: 0.68 * mmHg + 10, high: 0.86 * mmHg + 38 }),
  diastolic: (mmHg) => ({ low: 0.68 * mmHg + 6, high: 0.86 * mmHg + 32 }),
  mean: (mmHg) => ({ low: 0.68 * mmHg + 8, high: 0.86 * mmHg + 35 }),
  respiration: (rate) => ({ low: Math.max(0.5 * rate, 6), high: Math.min(1.5 * rate, 30) }),
  temperature: (celsius) => ({ low: celsius - 0.5, high: celsius + 0.5 }),
  spo2: null,
};

/**
 * The limits after auto limits: the medium ones from the baseline, also where they were off.
 *
 * | | becomes |
 * |---|---|
 * | vital without a baseline or a formula | as it was |
 * | vital whose clamped range leaves no room to come back from an alarm | as it was |
 * | limit of high priority that lies behind the new medium one | as it was |
 * | limit of high priority that the new medium one has passed | the medium one, no further |
 * | limit of high priority that is off | off |
 *
 * @param baseline the locked reference values, null where there is none
 */
export function autoLimits(baseline: VitalNumbers, current: Limits): Limits {
  assert(limitsSchema.safeParse(current).success, "the limits in force are in order");
  const limits: Limits = { ...current };
  for (const vital of VITALS) {
    const range = rangeOf(vital, baseline[vital]);
    if (range !== null) limits[vital] = withMedium(current[vital], range);
  }
  assert(limitsSchema.safeParse(limits).success, "auto limits are in order");
  return limits;
}

/** The lowest and the highest limit that auto limits can set, from the sound values at both ends of a
 * vital's range; null for a vital that has none. Every formula goes up with its baseline. */
export function autoExtremes(vital: Vital): Range | null {
  const formula = RANGE_OF[vital];
  if (formula === null) return null;
  const [lowest, highest] = VITAL_TABLE[vital].query;
  return { low: shown(vital, formula(lowest).low), high: shown(vital, formula(highest).high) };
}

/** Rounded as the vital is shown. Null where there is nothing to go by, or where a baseline beyond
 * the clamps would leave the vital in alarm on both sides at once. */
function rangeOf(vital: Vital, baseline: number | null): Range | null {
  const formula = RANGE_OF[vital];
  if (baseline === null || formula === null) return null;
  assert(Number.isFinite(baseline), "a baseline that is there is a number");
  const exact = formula(baseline);
  const low = shown(vital, exact.low);
  const high = shown(vital, exact.high);
  return high - low > 2 * LIMIT_TIMING[vital].hysteresis ? { low, high } : null;
}

function shown(vital: Vital, limit: number): number {
  return Number(formatVital(vital, limit));
}

function withMedium(current: VitalLimits, { low, high }: Range): VitalLimits {
  const lowHigh = current.low.high;
  const highHigh = current.high.high;
  return {
    low: { medium: low, high: lowHigh === null ? null : Math.min(lowHigh, low) },
    high: { medium: high, high: highHigh === null ? null : Math.max(highHigh, high) },
  };
}
