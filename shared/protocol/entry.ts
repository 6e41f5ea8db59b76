/**
 * Journal entries: everything that happens in a session, and nothing else that could change what
 * the monitor decides. `atMs` is the bed's time, epoch ms, never decreasing within a journal.
 */
import { z } from "zod";
import { AUDIO_PAUSE_S_MAX } from "../alarms/audio-pause.ts";
import { profileMarkSchema } from "../alarms/limit-profiles.ts";
import { limitsSchema } from "../alarms/limits.ts";
import { CHECKLIST_ITEMS_MAX, NOTE_CHARS_MAX } from "../bounds.ts";
import { RATE_ML_PER_H } from "../session/drip.ts";
import {
  ACVPU,
  CTCAE_GRADES,
  CUFF_STATES,
  DROP_FACTORS,
  LINK_ENDS,
  OUTCOMES,
  RECORDING_STATES,
  REJECT_CODES,
  SCENARIOS,
  SESSION_PHASES,
  SOURCES,
  SYMPTOMS,
  TIMES,
  VITALS,
} from "../vocabulary.ts";
import { personSchema } from "./person.ts";
import { MOMENT_MS_MAX } from "./time.ts";
import { cadencesSchema, manualVitalsSchema, vitalValuesSchema } from "./vitals.ts";

const atMs = z.number().nonnegative().max(MOMENT_MS_MAX);
const seq = z.int().nonnegative();
/** Set on what a replay carries over from the recorded session (device-protocol.md). */
const recorded = z.literal(true).optional();

/** A version of a record in a register. */
const versionedSchema = z.strictObject({ id: z.string().min(1), version: z.int().positive() });
export const registeredSchema = z.strictObject({
  patient: versionedSchema,
  /** `procedure` counts from 1: "procedure 2 of 6". */
  programme: versionedSchema.extend({ procedure: z.int().positive() }),
});

export type Registered = z.infer<typeof registeredSchema>;

/** First entry of every journal. `simulated` is set where the session is the demo's. */
export const sessionOpenedSchema = z.strictObject({
  type: z.literal("session-opened"),
  atMs,
  session: z.string().min(1),
  bed: z.string().min(1),
  patient: z.strictObject({
    name: z.string(),
    initials: z.string(),
    recordNumber: z.string(),
  }),
  nurse: z.string().nullable(),
  doctor: z.string().nullable(),
  /** The supervising doctor's account, where there is one: whose screens an alarm escalates to. */
  doctorId: z.string().min(1).optional(),
  plannedMinutes: z.number().positive(),
  plannedMl: z.number().positive(),
  /** Of the infusion set, gtt/mL; null where nobody has said. */
  dropFactor: z.literal(DROP_FACTORS).nullish(),
  /** Whose record and which plan of the registers it runs under, as they were when it opened. What
   * the demo, a replay or an older record opened has none. */
  registered: registeredSchema.optional(),
  /** The device that a person found on the bed and said is this patient's; null without one. */
  linkedDevice: z.string().min(1).nullish(),
  /** What was looked at before it opened, in the words of the checklist. */
  checklist: z.array(z.string().min(1).max(NOTE_CHARS_MAX)).max(CHECKLIST_ITEMS_MAX).optional(),
  openedBy: personSchema.optional(),
  limits: limitsSchema,
  /** The profile whose limits these are; records from before there were profiles have none. */
  limitProfile: profileMarkSchema.optional(),
  time: z.enum(TIMES),
  scenario: z.enum(SCENARIOS).optional(),
});

export const phaseSchema = z.strictObject({
  type: z.literal("phase"),
  atMs,
  to: z.enum(SESSION_PHASES),
  outcome: z.enum(OUTCOMES).optional(),
  reason: z.string().max(NOTE_CHARS_MAX).optional(),
  by: personSchema.nullable(),
  recorded,
});

const deviceConnectedSchema = z.strictObject({
  type: z.literal("device-connected"),
  atMs,
  device: z.string().min(1),
  source: z.enum(SOURCES),
  model: z.string(),
  boot: z.string().min(1),
  cadence: cadencesSchema,
  clockOffsetMs: z.number(),
  speed: z.number().positive().optional(),
});

const deviceDisconnectedSchema = z.strictObject({
  type: z.literal("device-disconnected"),
  atMs,
  device: z.string().min(1),
  end: z.enum(LINK_ENDS),
});

const clockOffsetSchema = z.strictObject({
  type: z.literal("clock-offset"),
  atMs,
  clockOffsetMs: z.number(),
});

/** `takenAtMs` is corrected by the clock offset; `deviceTakenAtMs` is what the device said, left
 * out where both are the same. */
const readingSchema = z.strictObject({
  type: z.literal("reading"),
  atMs,
  boot: z.string().min(1),
  seq,
  takenAtMs: atMs,
  deviceTakenAtMs: z.number().optional(),
  late: z.literal(true).optional(),
  vitals: vitalValuesSchema,
  queried: z.array(z.enum(VITALS)).optional(),
  missing: z.array(z.enum(VITALS)).optional(),
  rejected: z
    .array(
      z.strictObject({
        vital: z.enum(VITALS),
        code: z.enum(REJECT_CODES),
        message: z.string(),
        value: z.number(),
      }),
    )
    .optional(),
});

/** The raw text of the frame is kept apart, in the server's quarantine. */
const frameRejectedSchema = z.strictObject({
  type: z.literal("frame-rejected"),
  atMs,
  device: z.string().min(1),
  code: z.enum(REJECT_CODES),
  path: z.string(),
  message: z.string(),
  seq: seq.nullable(),
});

const gapSchema = z.strictObject({
  type: z.literal("gap"),
  atMs,
  boot: z.string().min(1),
  fromSeq: seq,
  toSeq: seq,
});

const deviceStatusSchema = z.strictObject({
  type: z.literal("device-status"),
  atMs,
  battery: z.number().min(0).max(1).optional(),
  leadOff: z.array(z.enum(VITALS)).optional(),
  cuff: z.enum(CUFF_STATES).optional(),
});

/** `alarm` counts within the session; `condition` tells what it was about when it was pressed. */
export const acknowledgeSchema = z.strictObject({
  type: z.literal("acknowledge"),
  atMs,
  alarm: z.int().positive(),
  condition: z.string(),
  by: personSchema,
  note: z.string().max(NOTE_CHARS_MAX).optional(),
  action: z.string().max(NOTE_CHARS_MAX).optional(),
  recorded,
});

/** An acknowledgement taken back by whoever gave it. */
export const undoSchema = z.strictObject({
  type: z.literal("undo"),
  atMs,
  alarm: z.int().positive(),
  by: personSchema,
  recorded,
});

/** "I am going", shown to all. */
export const attendSchema = z.strictObject({
  type: z.literal("attend"),
  atMs,
  alarm: z.int().positive(),
  by: personSchema,
  recorded,
});

/** The sound of the bed is held back; zero seconds end that. */
export const audioPauseSchema = z.strictObject({
  type: z.literal("audio-pause"),
  atMs,
  seconds: z.int().min(0).max(AUDIO_PAUSE_S_MAX),
  by: personSchema,
  recorded,
});

/** Other limits from now on. `reason` is there where one of them was switched off, `limitProfile`
 * where they are a profile's, untouched. */
export const limitsEntrySchema = z.strictObject({
  type: z.literal("limits"),
  atMs,
  limits: limitsSchema,
  limitProfile: profileMarkSchema.optional(),
  by: personSchema,
  reason: z.string().max(NOTE_CHARS_MAX).optional(),
  recorded,
});

/** What a person saw of the patient. What is left out was not looked at; an empty list of symptoms
 * says that there are none. Vitals measured by hand are kept with it; limits and reactions go by the
 * devices, whose next value would gainsay a hand's within a second. */
export const observationSchema = z.strictObject({
  type: z.literal("observation"),
  atMs,
  by: personSchema,
  acvpu: z.enum(ACVPU).optional(),
  symptoms: z.array(z.enum(SYMPTOMS)).max(SYMPTOMS.length).optional(),
  /** Zero says that there is no reaction. */
  ctcaeGrade: z.literal([0, ...CTCAE_GRADES]).optional(),
  action: z.string().max(NOTE_CHARS_MAX).optional(),
  vitals: manualVitalsSchema.optional(),
  note: z.string().max(NOTE_CHARS_MAX).optional(),
  recorded,
});

/** The drip runs at another rate from now on. `counted` tells by which count, where somebody counted
 * drops; the drop factor belongs to the set that hangs there. */
export const dripSchema = z.strictObject({
  type: z.literal("drip"),
  atMs,
  rateMlPerH: z.number().min(RATE_ML_PER_H.min).max(RATE_ML_PER_H.max),
  dropFactor: z.literal(DROP_FACTORS).nullable(),
  counted: z.strictObject({ dropsPerMin: z.number().positive() }).nullable(),
  by: personSchema,
  recorded,
});

/** Whether the record can be written, as the server tells each bed. */
const recordingSchema = z.strictObject({
  type: z.literal("recording"),
  atMs,
  recording: z.enum(RECORDING_STATES),
});

/** How many screens that watch the ward can sound, as the server tells each bed. */
const screensSchema = z.strictObject({
  type: z.literal("screens"),
  atMs,
  canSound: z.int().nonnegative(),
});

export const entrySchema = z.discriminatedUnion("type", [
  readingSchema,
  sessionOpenedSchema,
  phaseSchema,
  deviceConnectedSchema,
  deviceDisconnectedSchema,
  clockOffsetSchema,
  frameRejectedSchema,
  gapSchema,
  deviceStatusSchema,
  acknowledgeSchema,
  undoSchema,
  attendSchema,
  audioPauseSchema,
  limitsEntrySchema,
  observationSchema,
  dripSchema,
  recordingSchema,
  screensSchema,
]);

export type Entry = z.infer<typeof entrySchema>;
export type EntryOf<T extends Entry["type"]> = Extract<Entry, { type: T }>;
export type SessionOpened = EntryOf<"session-opened">;
export type ReadingEntry = EntryOf<"reading">;

/** Entries that a person made; a replay may carry recorded ones along. */
export const personEntrySchema = z.discriminatedUnion("type", [
  phaseSchema,
  acknowledgeSchema,
  undoSchema,
  attendSchema,
  audioPauseSchema,
  limitsEntrySchema,
  observationSchema,
  dripSchema,
]);
