/**
 * What screens get: a snapshot with a number, then numbered changes. A number that is missing means
 * "ask for a snapshot again"; a screen that was too slow is told how many changes it skipped.
 */
import { z } from "zod";
import { profileMarkSchema } from "../alarms/limit-profiles.ts";
import { limitsSchema } from "../alarms/limits.ts";
import { RECEIPT_ALARMS_MAX, SPARK_BUCKETS } from "../bounds.ts";
import {
  ACVPU,
  ALARM_COURSES,
  ALARM_KINDS,
  ALARM_PHASES,
  CTCAE_GRADES,
  CUFF_STATES,
  DROP_FACTORS,
  ESCALATIONS,
  PRIORITIES,
  ROLES,
  SESSION_PHASES,
  SOURCES,
  SYMPTOMS,
  TIMES,
  VITAL_STATES,
  VITALS,
  WARD_PURPOSES,
} from "../vocabulary.ts";
import { personSchema } from "./person.ts";
import { timeSchema } from "./time.ts";

const time = timeSchema;

const acknowledgementSchema = z.object({
  by: personSchema,
  at: time,
  note: z.string().optional(),
  action: z.string().optional(),
  /** What the alarm said when it was given; left out where an older record does not tell. */
  message: z.string().optional(),
});

export const alarmViewSchema = z.object({
  id: z.string(),
  bed: z.string(),
  session: z.string(),
  condition: z.string(),
  kind: z.enum(ALARM_KINDS),
  priority: z.enum(PRIORITIES),
  vital: z.enum(VITALS).nullable(),
  phase: z.enum(ALARM_PHASES),
  provisional: z.boolean(),
  message: z.string(),
  /** Of a limit alarm: the limit in force and the worst value so far; a reaction has its worst too. */
  limit: z.number().nullable().default(null),
  worst: z.number().nullable().default(null),
  /** When its condition began; the onset delay lies between this and the alarm. Null where an older
   * record does not tell: to take it for no delay would be invented. */
  onsetAt: time.nullable().default(null),
  raisedAt: time,
  /** When it last called anew because it was worse; null where it never did. */
  worsenedAt: time.nullable().default(null),
  /** Minute of the infusion and mL given when it was raised; null before the infusion. */
  raisedInfusion: z.object({ minute: z.number(), givenMl: z.number() }).nullable(),
  closedAt: time.nullable(),
  acknowledged: acknowledgementSchema.nullable(),
  /** Those before it, oldest first: each counted until the alarm called anew. */
  acknowledgedBefore: z.array(acknowledgementSchema.extend({ until: time })).default([]),
  attending: z.object({ by: personSchema, at: time }).nullable(),
  escalation: z.literal(ESCALATIONS),
  explainedBy: z.string().nullable(),
  course: z.enum(ALARM_COURSES).default("steady"),
  /** Of a reaction: what its rule saw, and who published its numbers. */
  evidence: z.array(z.string()).optional(),
  source: z.string().optional(),
  occurrences: z.int().positive(),
});
export type AlarmView = z.infer<typeof alarmViewSchema>;

export const vitalViewSchema = z.object({
  value: z.number().nullable(),
  unit: z.string(),
  takenAt: time.nullable(),
  state: z.enum(VITAL_STATES),
  derived: z.boolean(),
  /** Age at which the value becomes stale, so that a screen can show what is left of it. */
  staleAfterMs: z.number(),
  /** Reference value locked when the infusion started. */
  baseline: z.number().nullable(),
});
export type VitalView = z.infer<typeof vitalViewSchema>;

const vitalViewsSchema = z.object({
  heartRate: vitalViewSchema,
  pulse: vitalViewSchema,
  systolic: vitalViewSchema,
  diastolic: vitalViewSchema,
  mean: vitalViewSchema,
  respiration: vitalViewSchema,
  temperature: vitalViewSchema,
  spo2: vitalViewSchema,
});

export const sessionViewSchema = z.object({
  id: z.string(),
  phase: z.enum(SESSION_PHASES),
  phaseSince: time,
  patient: z.object({ name: z.string(), initials: z.string(), recordNumber: z.string() }),
  nurse: z.string().nullable(),
  doctor: z.string().nullable(),
  openedAt: time,
  elapsedMinutes: z.number(),
  plannedMinutes: z.number(),
  volumeGivenMl: z.number(),
  volumePlannedMl: z.number(),
  /** What a screen needs to carry elapsed time and volume on by itself. */
  infusion: z.object({
    settledMs: z.number(),
    settledMl: z.number(),
    rateMlPerH: z.number(),
    runningSince: time.nullable(),
  }),
  /** The set's drop factor, gtt/mL, and who set the rate last; `set` is null while it runs as
   * planned, `dropsPerMin` where nobody counted. */
  drip: z.object({
    dropFactor: z.literal(DROP_FACTORS).nullable(),
    set: z.object({ by: personSchema, at: time, dropsPerMin: z.number().nullable() }).nullable(),
  }),
  /** The programme it runs under, and which of its procedures this is; null without one. */
  programme: z.object({ id: z.string(), version: z.int(), procedure: z.int() }).nullable(),
  limits: limitsSchema,
  /** The profile whose limits these are; null where a person has set others. */
  limitProfile: profileMarkSchema.nullable(),
  /** How often the limits were changed since the session opened. */
  limitChanges: z.int().nonnegative(),
  /** What a person saw last; null where nobody has looked. */
  general: z
    .object({
      acvpu: z.enum(ACVPU).nullable(),
      symptoms: z.array(z.enum(SYMPTOMS)).nullable(),
      ctcaeGrade: z.literal([0, ...CTCAE_GRADES]).nullable(),
      at: time,
    })
    .nullable(),
  /** The observation that is due, or next: when, and since when it is overdue. Null where nobody can
   * tell yet: before the infusion, in a pause, in a stream; or where none is left. */
  observation: z.object({ dueAt: time, overdueSince: time.nullable() }).nullable().default(null),
  time: z.enum(TIMES),
  /** Every source that has sent readings into this session. */
  sources: z.array(z.enum(SOURCES)),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

export const deviceViewSchema = z.object({
  id: z.string(),
  source: z.enum(SOURCES),
  model: z.string(),
  connected: z.boolean(),
  /** Since when the link has been up, or down. */
  since: time,
  clockOffsetMs: z.number(),
  /** How many times faster than life a stream runs. */
  speed: z.number().nullable(),
  /** What became of the readings: refused values and frames, readings that never came. */
  rejected: z.number(),
  missed: z.number(),
  battery: z.number().nullable(),
  cuff: z.enum(CUFF_STATES).nullable(),
});
export type DeviceView = z.infer<typeof deviceViewSchema>;

/** A vital's last fifteen minutes in ten-second steps, oldest first; null is a hole. */
const sparklineSchema = z.array(z.number().nullable()).max(SPARK_BUCKETS);
export const sparklinesSchema = z.object({
  /** End of the last bucket. */
  endsAt: time,
  heartRate: sparklineSchema,
  pulse: sparklineSchema,
  systolic: sparklineSchema,
  diastolic: sparklineSchema,
  mean: sparklineSchema,
  respiration: sparklineSchema,
  temperature: sparklineSchema,
  spo2: sparklineSchema,
});
export type Sparklines = z.infer<typeof sparklinesSchema>;

export const bedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  ward: z.string(),
  /** The bed's time when this was written: the stream's own on a replayed bed. */
  at: time,
  session: sessionViewSchema.nullable(),
  device: deviceViewSchema.nullable(),
  vitals: vitalViewsSchema,
  alarms: z.array(alarmViewSchema),
  audioPausedUntil: time.nullable(),
});
export type BedView = z.infer<typeof bedViewSchema>;

/** A bed in a snapshot: its view and its sparklines. */
export const liveBedSchema = bedViewSchema.extend({ sparklines: sparklinesSchema });
export type LiveBed = z.infer<typeof liveBedSchema>;

/** What changed on a bed: each part that is there replaces the old one, vitals one by one. */
export const bedPatchSchema = z.object({
  id: z.string(),
  at: time,
  session: sessionViewSchema.nullable().optional(),
  device: deviceViewSchema.nullable().optional(),
  vitals: vitalViewsSchema.partial().optional(),
  alarms: z.array(alarmViewSchema).optional(),
  audioPausedUntil: time.nullable().optional(),
  /** Sent when late readings have filled holes. */
  sparklines: sparklinesSchema.optional(),
});
export type BedPatch = z.infer<typeof bedPatchSchema>;

/** Screens that watch the ward, and how many of them have sound. */
const screensSchema = z.object({ watching: z.int(), armed: z.int() });

export const snapshotSchema = z.object({
  seq: z.int(),
  /** Server time. */
  at: time,
  ward: z.object({ id: z.string(), name: z.string(), purpose: z.enum(WARD_PURPOSES) }),
  site: z.object({ name: z.string(), timeZone: z.string() }),
  screens: screensSchema,
  /** False while the journal cannot be written. */
  recording: z.boolean(),
  /** Changes that this screen was too slow for. */
  skipped: z.int(),
  beds: z.array(liveBedSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export const changesSchema = z.object({
  seq: z.int(),
  at: time,
  beds: z.array(bedPatchSchema),
  screens: screensSchema.optional(),
  recording: z.boolean().optional(),
});
export type Changes = z.infer<typeof changesSchema>;

/** At least every second, with the number of the last change, so that a lost one is noticed. */
export const heartbeatSchema = z.object({ seq: z.int(), at: time });
export type Heartbeat = z.infer<typeof heartbeatSchema>;

/** Alarms that have escalated as far as this screen, whichever ward it watches. */
export const escalatedAlarmSchema = alarmViewSchema.extend({
  bedName: z.string(),
  ward: z.string(),
  wardName: z.string(),
});
export type EscalatedAlarm = z.infer<typeof escalatedAlarmSchema>;
export const escalationsSchema = z.object({ alarms: z.array(escalatedAlarmSchema) });
export type Escalations = z.infer<typeof escalationsSchema>;

/** What a screen confirms: alarms that it has drawn, or whose sound has started. */
export const receiptSchema = z.strictObject({
  alarms: z.array(z.string().max(128)).max(RECEIPT_ALARMS_MAX),
});

export const watchSchema = z.strictObject({ ward: z.string().min(1).max(64) });
export const armedSchema = z.strictObject({ armed: z.boolean() });
/** Answer to `watch` and `armed`. */
export const liveAnswerSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);
export type LiveAnswer = z.infer<typeof liveAnswerSchema>;

/** The person at the screen, as GET /api/me tells. */
export const meSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
});
export type Me = z.infer<typeof meSchema>;
