/** Bodies, queries and answers of the HTTP interface (interfaces.md). */
import { z } from "zod";
import { sitePolicySchema } from "../alarms/acknowledge.ts";
import {
  limitProfileSchema,
  profileIdSchema,
  profileMarkSchema,
  profileNameSchema,
} from "../alarms/limit-profiles.ts";
import { askedLimitsSchema, limitsSchema } from "../alarms/limits.ts";
import { NOTE_CHARS_MAX, PAGE_ROWS_MAX, TREND_POINTS_MAX } from "../bounds.ts";
import {
  ALARM_KINDS,
  OUTCOMES,
  PRIORITIES,
  SESSION_PHASES,
  SOURCES,
  VITALS,
  WARD_PURPOSES,
} from "../vocabulary.ts";
import { dripSchema, entrySchema, observationSchema, registeredSchema } from "./entry.ts";
import { alarmViewSchema, bedViewSchema, sessionViewSchema } from "./live.ts";
import { personSchema } from "./person.ts";
import { momentSchema, timeSchema } from "./time.ts";

export const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.unknown().optional(),
});
export type ErrorBody = z.infer<typeof errorSchema>;

export const loginSchema = z.strictObject({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});

/** Of a request that says all by its address: nothing, or an empty object. Fastify gives null for a
 * request without a body. */
export const noBodySchema = z.strictObject({}).nullish();

export const okSchema = z.object({ ok: z.literal(true) });

/** Over the last ten minutes; null where there was none. */
const delaySchema = z.object({
  count: z.int(),
  p50Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
});

export const healthSchema = z.object({
  status: z.enum(["ok", "degraded"]),
  /** Why it is degraded; empty when it is not. */
  reasons: z.array(z.string()),
  version: z.string(),
  uptimeS: z.number(),
  sessionsOpen: z.int(),
  devicesConnected: z.int(),
  screensWatching: z.int(),
  screensCanSound: z.int(),
  journal: z.object({ lagMs: z.number(), bytes: z.number() }),
  loop: z.object({ lagMsP99: z.number() }),
  /** From a condition's onset to its alarm, and from the alarm to screens' drawing and sound. */
  alarmDelays: z.object({ condition: delaySchema, shown: delaySchema, sounded: delaySchema }),
});
export type Health = z.infer<typeof healthSchema>;

export const wardSchema = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.enum(WARD_PURPOSES),
  beds: z.array(z.object({ id: z.string(), name: z.string() })),
});
export const wardsSchema = z.object({ wards: z.array(wardSchema) });
export type WardRow = z.infer<typeof wardSchema>;

export const bedsQuerySchema = z.strictObject({ ward: z.string().optional() });
export const bedsSchema = z.object({ beds: z.array(bedViewSchema) });

const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** Whether a query's stretch of time ends after it begins: times of one form compare as text. */
function isForward({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean {
  return from === undefined || to === undefined || from <= to;
}
const BACKWARD = { message: "lies before from", path: ["to"] };

export const alarmsQuerySchema = z
  .strictObject({
    ward: z.string().optional(),
    bed: z.string().optional(),
    session: z.string().optional(),
    priority: z.enum(PRIORITIES).optional(),
    kind: z.enum(ALARM_KINDS).optional(),
    /** A condition, or the first parts of its name: `systolic`, `systolic.low`, `no-data`. */
    condition: z.string().min(1).max(128).optional(),
    /** Raised in this stretch of time, both ends included. */
    from: momentSchema.optional(),
    to: momentSchema.optional(),
    open: flag.optional(),
    /** The last alarm of the page before. */
    before: z.string().min(1).max(128).optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_ROWS_MAX).default(100),
  })
  .refine(isForward, BACKWARD);
export type AlarmsQuery = z.infer<typeof alarmsQuerySchema>;

const kindStatisticsSchema = z.object({
  count: z.int(),
  perHour: z.number().nullable(),
  acknowledged: z.int(),
  acknowledgedShare: z.number().nullable(),
  medianToAcknowledgeMs: z.number().nullable(),
});
const loggedAlarmSchema = alarmViewSchema.extend({
  /** From when it was raised until a screen first drew it, and first began its sound; null where no
   * screen has confirmed it. */
  signals: z.object({ shownMs: z.int().nullable(), soundedMs: z.int().nullable() }),
});
export type LoggedAlarm = z.infer<typeof loggedAlarmSchema>;
export const alarmsSchema = z.object({
  alarms: z.array(loggedAlarmSchema),
  /** Whose alarms these are, one for each session that occurs. */
  patients: z.array(z.object({ session: z.string(), name: z.string(), initials: z.string() })),
  /** Of the whole session that was asked for, whatever else narrows the list. */
  statistics: z
    .object({ physiological: kindStatisticsSchema, technical: kindStatisticsSchema })
    .optional(),
});
export type AlarmsAnswer = z.infer<typeof alarmsSchema>;

export const idParamsSchema = z.strictObject({ id: z.string().min(1).max(128) });

/**
 * `condition` is the alarm as the person last saw it: one that has got worse since is refused.
 * A request without a body says the same as an empty one; Fastify gives null for it.
 */
export const acknowledgeBodySchema = z
  .strictObject({
    condition: z.string().max(128).optional(),
    note: z.string().max(NOTE_CHARS_MAX).optional(),
    action: z.string().max(NOTE_CHARS_MAX).optional(),
  })
  .nullish()
  .transform((body) => body ?? {});
export const alarmSchema = z.object({ alarm: alarmViewSchema });

export const audioPauseBodySchema = z.strictObject({
  /** Zero ends a pause. Too many seconds are refused by name, not by form. */
  seconds: z.int().nonnegative(),
});
export const audioPauseSchema = z.object({
  bed: z.string(),
  audioPausedUntil: timeSchema.nullable(),
});

export const limitsBodySchema = z.strictObject({
  limits: askedLimitsSchema,
  reason: z.string().max(NOTE_CHARS_MAX).optional(),
  /** The session's `limitChanges` as the one who sends this saw them: what somebody else changed
   * meanwhile is not undone unseen. */
  limitChanges: z.int().nonnegative().optional(),
  /** Where the limits are this version's, untouched: the record then names it. */
  profile: profileMarkSchema.pick({ id: true, version: true }).optional(),
});

/** Every change of a profile keeps who, when and why. */
const whySchema = z.string().trim().min(1, "is blank: say why").max(NOTE_CHARS_MAX);
const signatureShape = { by: personSchema, at: timeSchema, reason: z.string() };

/** One version of a profile. `made` is null for what came with Vigil. */
export const profileVersionSchema = limitProfileSchema.extend({
  made: z.object(signatureShape).nullable(),
});
export type ProfileVersion = z.infer<typeof profileVersionSchema>;

export const profileRowSchema = profileVersionSchema.extend({
  builtIn: z.boolean(),
  /** Ids of the wards whose sessions start from it. */
  wards: z.array(z.string()),
});
export type ProfileRow = z.infer<typeof profileRowSchema>;

/** `chosen` is null where nobody has chosen, and the ward starts from an adult's limits. */
export const wardProfileSchema = z.object({
  ward: z.string(),
  name: z.string(),
  profile: profileIdSchema,
  chosen: z.object(signatureShape).nullable(),
});
export type WardProfile = z.infer<typeof wardProfileSchema>;

export const profilesSchema = z.object({
  profiles: z.array(profileRowSchema),
  wards: z.array(wardProfileSchema),
});
export type Profiles = z.infer<typeof profilesSchema>;

/** Newest first. */
export const profileHistorySchema = z.object({
  profile: profileRowSchema,
  versions: z.array(profileVersionSchema),
});

export const profileParamsSchema = z.strictObject({ id: profileIdSchema });
export const profileBodySchema = z.strictObject({
  name: profileNameSchema,
  limits: askedLimitsSchema,
  reason: whySchema,
  /** The version that was edited; 0 makes a new profile. */
  version: z.int().nonnegative(),
});
export type ProfileBody = z.infer<typeof profileBodySchema>;
export const profileAnswerSchema = z.object({ profile: profileRowSchema });

/** The site's policy; `set` is null, and the version 0, where nobody has set one. */
export const policyRowSchema = sitePolicySchema.extend({
  version: z.int().nonnegative(),
  set: z.object(signatureShape).nullable(),
});
export type PolicyRow = z.infer<typeof policyRowSchema>;

/** `version` is the one that the person looked at. */
export const policyBodySchema = z.strictObject({
  ...sitePolicySchema.shape,
  reason: whySchema,
  version: z.int().nonnegative(),
});
export type PolicyBody = z.infer<typeof policyBodySchema>;

export const wardProfileBodySchema = z.strictObject({
  profile: profileIdSchema,
  reason: whySchema,
  /** The profile that the person saw in force; with another one meanwhile, the choice is refused. */
  instead: profileIdSchema.optional(),
});
export const wardProfileAnswerSchema = z.object({ ward: wardProfileSchema });

function isBlank(part: unknown): boolean {
  return typeof part === "string" && part.trim() === "";
}

/** What a person saw; at least one thing of it. */
export const observationBodySchema = observationSchema
  .pick({ acvpu: true, symptoms: true, ctcaeGrade: true, action: true, vitals: true, note: true })
  .refine(({ symptoms = [] }) => new Set(symptoms).size === symptoms.length, {
    message: "names a symptom twice",
    path: ["symptoms"],
  })
  .refine((seen) => Object.values(seen).some((part) => part !== undefined && !isBlank(part)), {
    message: "an observation says something",
  });
export const sessionNowSchema = z.object({ session: sessionViewSchema });

const baselineValue = z.number().nullable();
const ofEachVital = <T extends z.ZodType>(part: T) =>
  z.object({
    heartRate: part,
    pulse: part,
    systolic: part,
    diastolic: part,
    mean: part,
    respiration: part,
    temperature: part,
    spo2: part,
  });
/** What people did, as their entries tell it, with the moment. */
const madeAt = { at: timeSchema, by: personSchema };
export const sessionSchema = z.object({
  id: z.string(),
  bed: z.string(),
  ward: z.string(),
  patient: z.object({ name: z.string(), initials: z.string(), recordNumber: z.string() }),
  nurse: z.string().nullable(),
  doctor: z.string().nullable(),
  phase: z.enum(SESSION_PHASES),
  outcome: z.enum(OUTCOMES).nullable(),
  openedAt: timeSchema,
  closedAt: timeSchema.nullable(),
  plannedMinutes: z.number(),
  volumePlannedMl: z.number(),
  sources: z.array(z.enum(SOURCES)),
  /** In force now, or at its end. */
  limits: limitsSchema,
  /** The profile whose limits these are; null where a person has set others, or where the record is
   * from before there were profiles. */
  limitProfile: profileMarkSchema.nullable(),
  /** How often the limits were changed since it opened. */
  limitChanges: z.int().nonnegative(),
  baseline: ofEachVital(baselineValue).nullable(),
  /** How many readings each reference rests on, or would if the infusion began now; null before the
   * baseline. */
  baselineReadings: ofEachVital(z.int().nonnegative()).nullable(),
  /** The records of the registers that it was opened with; null where it was opened without. */
  registered: registeredSchema.nullable(),
  linkedDevice: z.string().nullable(),
  checklist: z.array(z.string()),
  openedBy: personSchema.nullable(),
  /** Infusing time and volume up to now, or to its end. */
  infusedMs: z.number().nonnegative(),
  givenMl: z.number().nonnegative(),
  /** Rates that people set, as they came. */
  drips: z.array(dripSchema.omit({ type: true, atMs: true, recorded: true }).extend(madeAt)),
  observations: z.array(
    observationSchema.omit({ type: true, atMs: true, recorded: true }).extend(madeAt),
  ),
  /** Limits as they came into force, those of the opening first: nobody in particular set these. */
  limitsInForce: z.array(
    z.object({
      at: timeSchema,
      by: personSchema.nullable(),
      limits: limitsSchema,
      limitProfile: profileMarkSchema.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** Phases as they came, with the moment each began. */
  phases: z.array(
    z.object({
      phase: z.enum(SESSION_PHASES),
      at: timeSchema,
      by: personSchema.nullable().default(null),
      reason: z.string().nullable(),
    }),
  ),
  alarms: z.array(alarmViewSchema),
});
export type SessionDetail = z.infer<typeof sessionSchema>;

export const trendQuerySchema = z
  .strictObject({
    from: momentSchema.optional(),
    to: momentSchema.optional(),
    points: z.coerce.number().int().min(2).max(TREND_POINTS_MAX).default(TREND_POINTS_MAX),
  })
  .refine(isForward, BACKWARD);
export type TrendQuery = z.infer<typeof trendQuerySchema>;

/** Points are [epoch ms, value]; a null value is a hole in the line. */
export const trendSchema = z.object({
  session: z.string(),
  from: timeSchema,
  to: timeSchema,
  series: z.array(
    z.object({
      vital: z.enum(VITALS),
      unit: z.string(),
      points: z.array(z.tuple([z.number(), z.number().nullable()])),
    }),
  ),
});
export type Trend = z.infer<typeof trendSchema>;

export const journalQuerySchema = z.strictObject({
  /** `events` leaves the readings out. */
  show: z.enum(["all", "events"]).default("all"),
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(PAGE_ROWS_MAX).default(100),
  order: z.enum(["oldest", "newest"]).default("oldest"),
});
export type JournalQuery = z.infer<typeof journalQuerySchema>;
export const journalSchema = z.object({
  entries: z.array(z.object({ n: z.int(), entry: entrySchema })),
});

/** What `GET /api/openapi.json` gives: an OpenAPI document, opaque to us. */
export const documentSchema = z.record(z.string(), z.unknown());
