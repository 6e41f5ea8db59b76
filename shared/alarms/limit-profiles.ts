/**
 * The sets of limits that come with Vigil and that a ward can start its sessions from. Defaults
 * that a site must review before it uses them; a session never starts from another patient's.
 */
import { z } from "zod";
import { ADULT_LIMITS, type Limits, limitsSchema, type VitalLimits } from "./limits.ts";

export const limitProfileSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Counts up with every change of the limits, so that a record can name those it used. */
  version: z.int().positive(),
  limits: limitsSchema,
});
export type LimitProfile = z.infer<typeof limitProfileSchema>;

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

export const ADULT_PROFILE: LimitProfile = {
  id: "adult",
  name: "Adult",
  version: 1,
  limits: ADULT_LIMITS,
};

export const PAEDIATRIC_PROFILE: LimitProfile = {
  id: "paediatric",
  name: "Paediatric",
  version: 1,
  limits: PAEDIATRIC_LIMITS,
};

/** In the order in which they are offered. */
export const BUILT_IN_PROFILES: readonly LimitProfile[] = [ADULT_PROFILE, PAEDIATRIC_PROFILE];
