/**
 * Alarm limits: their form, the defaults for adults and children, and how a value stands against them. When an alarm
 * follows from that is decided in limit-watch.ts; nothing here knows time.
 */
import { z } from "zod";
import { assert } from "../assert.ts";
import type { Severity, Side, Vital } from "../vocabulary.ts";
import { VITALS } from "../vocabulary.ts";

const sideSchema = z.strictObject({ medium: z.number().nullable(), high: z.number().nullable() });
const vitalLimitsSchema = z.strictObject({ low: sideSchema, high: sideSchema });

/** Limits as a person asks for them: they may still cross, which is refused by name. */
export const askedLimitsSchema = z.strictObject({
  heartRate: vitalLimitsSchema,
  pulse: vitalLimitsSchema,
  systolic: vitalLimitsSchema,
  diastolic: vitalLimitsSchema,
  mean: vitalLimitsSchema,
  respiration: vitalLimitsSchema,
  temperature: vitalLimitsSchema,
  spo2: vitalLimitsSchema,
});

/** Limits of every vital; null where a side has none. Units as in the table of vitals. */
export const limitsSchema = askedLimitsSchema.superRefine((limits, context) => {
  for (const { vital, message } of limitFaults(limits)) {
    context.addIssue({ code: "custom", path: [vital], message });
  }
});
export type VitalLimits = z.infer<typeof vitalLimitsSchema>;
export type Limits = z.infer<typeof limitsSchema>;

const HEART: VitalLimits = { low: { medium: 50, high: 40 }, high: { medium: 120, high: 150 } };

/** Adult defaults (domain.md §3: Mindray TM80, Mindray/Contec, GE V100 and LIFEPAK 15 manuals). A
 * site must review them. */
export const ADULT_LIMITS: Limits = {
  heartRate: HEART,
  pulse: HEART,
  systolic: { low: { medium: 90, high: 80 }, high: { medium: 160, high: 200 } },
  diastolic: { low: { medium: 50, high: 40 }, high: { medium: 90, high: 120 } },
  mean: { low: { medium: 60, high: 55 }, high: { medium: 110, high: 130 } },
  respiration: { low: { medium: 8, high: 5 }, high: { medium: 30, high: 35 } },
  temperature: { low: { medium: 35.5, high: 35 }, high: { medium: 38, high: 39 } },
  spo2: { low: { medium: 92, high: 88 }, high: { medium: null, high: null } },
};

/**
 * Medium limits: /min 75–160 (Mindray TMS60, Contec CMS8000: paediatric 160/75). Those of high
 * priority are a proposal, as all below: as far behind the medium ones as an adult's, in distance
 * or in proportion, whichever is nearer and so alarms sooner, in whole numbers.
 */
const CHILD_HEART: VitalLimits = {
  low: { medium: 75, high: 65 },
  high: { medium: 160, high: 190 },
};

/**
 * Medium limits, mmHg: systolic 70–120, diastolic 40–70 (domain.md §3; a Philips default, not read in
 * a manual). All other vitals, mean pressure too, have an adult's limits; a
 * small child's mean may lie below them, which alarms rather than misses.
 */
const PAEDIATRIC_LIMITS: Limits = {
  ...ADULT_LIMITS,
  heartRate: CHILD_HEART,
  pulse: CHILD_HEART,
  systolic: { low: { medium: 70, high: 62 }, high: { medium: 120, high: 150 } },
  diastolic: { low: { medium: 40, high: 32 }, high: { medium: 70, high: 93 } },
};

/** The limits of the profiles that come with Vigil. */
export const BUILT_IN_LIMITS = {
  adult: ADULT_LIMITS,
  paediatric: PAEDIATRIC_LIMITS,
} as const satisfies Record<string, Limits>;

type Timing = {
  /** How long a value must stay beyond the limit before the alarm is raised. */
  onsetDelayMs: Readonly<Record<Severity, number>>;
  /** How far inside the limit a value must come back, in the vital's unit. */
  hysteresis: number;
};

const AT_ONCE = { medium: 0, high: 0 };
const PRESSURE: Timing = { onsetDelayMs: AT_ONCE, hysteresis: 3 };
const HEART_TIMING: Timing = { onsetDelayMs: { medium: 10_000, high: 3_000 }, hysteresis: 2 };
const BREATH: Timing = { onsetDelayMs: { medium: 15_000, high: 5_000 }, hysteresis: 1 };

/** Onset delays and hysteresis (domain.md §3; delays after Görges 2009). */
export const LIMIT_TIMING: Readonly<Record<Vital, Timing>> = {
  heartRate: HEART_TIMING,
  pulse: HEART_TIMING,
  systolic: PRESSURE,
  diastolic: PRESSURE,
  mean: PRESSURE,
  respiration: BREATH,
  temperature: { onsetDelayMs: AT_ONCE, hysteresis: 0.2 },
  spo2: BREATH,
};

/** Whether a value lies beyond a limit. The limit itself is still inside. */
export function isBeyond(value: number, side: Side, limit: number | null): boolean {
  if (limit === null) return false;
  return side === "low" ? value < limit : value > limit;
}

/**
 * Whether a value that was beyond a limit has not yet come back far enough to end the alarm.
 * Sums of tenths are compared with a tolerance far below any unit's resolution.
 */
export function isHeld(
  value: number,
  side: Side,
  limit: number | null,
  hysteresis: number,
): boolean {
  assert(hysteresis >= 0, "hysteresis is a distance");
  if (limit === null) return false;
  const tolerance = 1e-6;
  return side === "low"
    ? value < limit + hysteresis - tolerance
    : value > limit - hysteresis + tolerance;
}

/** Every vital whose limits cross, and how; in the order of the vocabulary. */
export function limitFaults(limits: Limits): { vital: Vital; message: string }[] {
  return VITALS.flatMap((vital) => {
    const message = orderFault(limits[vital]);
    return message === null ? [] : [{ vital, message }];
  });
}

function orderFault({ low, high }: VitalLimits): string | null {
  if (isAbove(low.high, low.medium))
    return "the low limit of high priority lies above the medium one";
  if (isAbove(high.medium, high.high))
    return "the high limit of medium priority lies above the high one";
  const lowest = low.medium ?? low.high;
  const highest = high.medium ?? high.high;
  if (lowest !== null && highest !== null && lowest >= highest) {
    return "the low limit does not lie below the high limit";
  }
  return null;
}

function isAbove(left: number | null, right: number | null): boolean {
  return left !== null && right !== null && left > right;
}
