/** Bodies, queries and answers about sessions as people open, move and find them (interfaces.md). What
 * one session tells of itself is in http.ts. */
import { z } from "zod";
import { CHECKLIST_ITEMS_MAX, NOTE_CHARS_MAX, PAGE_ROWS_MAX } from "../bounds.ts";
import { DROP_FACTORS, FOLLOW_UP_KINDS, OUTCOMES, SESSION_PHASES } from "../vocabulary.ts";
import { registeredSchema } from "./entry.ts";
import { personSchema } from "./person.ts";
import { momentSchema, timeSchema } from "./time.ts";

const idSchema = z.string().min(1).max(128);
const noteSchema = z.string().max(NOTE_CHARS_MAX);

/** `from` is the phase that was looked at: a session that has moved on meanwhile is left alone. Without
 * an outcome it follows from the phase. */
export const phaseBodySchema = z.strictObject({
  to: z.enum(SESSION_PHASES),
  from: z.enum(SESSION_PHASES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  reason: noteSchema.optional(),
});

/** A count of drops with the drop factor of the set, or a rate that was read off. */
export const dripBodySchema = z
  .strictObject({
    dropsPerMin: z.number().positive().optional(),
    rateMlPerH: z.number().nonnegative().optional(),
    dropFactor: z.literal(DROP_FACTORS).optional(),
  })
  .refine(
    ({ dropsPerMin, rateMlPerH }) => (dropsPerMin === undefined) !== (rateMlPerH === undefined),
    {
      message: "is missing, or rateMlPerH stands beside it: it is one of the two",
      path: ["dropsPerMin"],
    },
  )
  .refine(({ dropsPerMin, dropFactor }) => dropsPerMin === undefined || dropFactor !== undefined, {
    message: "is missing: without it a count of drops is no rate",
    path: ["dropFactor"],
  })
  .transform(({ dropsPerMin, rateMlPerH = 0, dropFactor }) =>
    dropsPerMin !== undefined && dropFactor !== undefined
      ? { dropsPerMin, dropFactor }
      : { rateMlPerH, dropFactor },
  );

/** The points of the checklist in force; `version` is 0 for those that came with Vigil. */
export const checklistSchema = z.object({
  items: z.array(z.string()),
  version: z.int().nonnegative(),
  set: z.object({ by: personSchema, at: timeSchema, reason: z.string() }).nullable(),
});
export type Checklist = z.infer<typeof checklistSchema>;

/** `version` is the one that was looked at. */
export const checklistBodySchema = z.strictObject({
  items: z
    .array(z.string().trim().min(1, "is missing").max(NOTE_CHARS_MAX))
    .min(1, "has a point at the least")
    .max(CHECKLIST_ITEMS_MAX)
    .refine((items) => new Set(items).size === items.length, "has a point twice"),
  reason: z.string().trim().min(1, "is blank: say why").max(NOTE_CHARS_MAX),
  version: z.int().nonnegative(),
});
export type ChecklistBody = z.infer<typeof checklistBodySchema>;

/** What a person chose on the way to a session. */
export const openSessionBodySchema = z.strictObject({
  /** The version that was looked at. */
  programme: z.strictObject({ id: idSchema, version: z.int().positive() }),
  bed: idSchema,
  /** The device that was found on the bed; null to begin without one. */
  device: idSchema.nullable(),
  checklist: z.strictObject({
    version: z.int().nonnegative(),
    /** What was looked at, in the words of that version. */
    done: z.array(noteSchema).max(CHECKLIST_ITEMS_MAX),
  }),
  /** The nurse who answers for it; a nurse who opens it does. */
  nurse: z.string().trim().min(1).max(120).optional(),
});
export type OpenSessionBody = z.infer<typeof openSessionBodySchema>;

const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** `q` is looked for in the patient's name and record number; `before` is the last session of the page
 * before. Times compare with the opening. */
export const sessionsQuerySchema = z
  .strictObject({
    q: noteSchema.optional(),
    ward: idSchema.optional(),
    bed: idSchema.optional(),
    patient: idSchema.optional(),
    programme: idSchema.optional(),
    outcome: z.enum(OUTCOMES).optional(),
    open: flag.optional(),
    from: momentSchema.optional(),
    to: momentSchema.optional(),
    before: idSchema.optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_ROWS_MAX).default(50),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: "lies before from",
    path: ["to"],
  });
export type SessionsQuery = z.output<typeof sessionsQuerySchema>;

export const sessionRowSchema = z.object({
  id: z.string(),
  bed: z.string(),
  ward: z.string().nullable(),
  phase: z.enum(SESSION_PHASES),
  outcome: z.enum(OUTCOMES).nullable(),
  patient: z.object({ name: z.string(), recordNumber: z.string() }),
  registered: registeredSchema.nullable(),
  /** Of how many procedures it is one, by the version of the programme that it runs under. */
  procedures: z.int().positive().nullable(),
  nurse: z.string().nullable(),
  doctor: z.string().nullable(),
  openedAt: timeSchema,
  infusingAt: timeSchema.nullable(),
  closedAt: timeSchema.nullable(),
  /** Infusing time without its pauses; null while the session is open. */
  infusedMs: z.number().nonnegative().nullable(),
  /** Why it was closed; null where nobody had to say, or has. */
  reason: z.string().nullable(),
  /** Alarms of the patient, without those of the equipment. */
  alarms: z.int().nonnegative(),
});
export type SessionRow = z.infer<typeof sessionRowSchema>;
export const sessionsSchema = z.object({ sessions: z.array(sessionRowSchema) });

/** What somebody writes down after a session has closed. */
export const followUpBodySchema = z.strictObject({
  kind: z.enum(FOLLOW_UP_KINDS),
  text: z.string().trim().min(1, "is blank: say what").max(NOTE_CHARS_MAX),
});
export type FollowUpBody = z.infer<typeof followUpBodySchema>;

export const followUpNoteSchema = z.object({
  id: z.string(),
  session: z.string(),
  kind: z.enum(FOLLOW_UP_KINDS),
  text: z.string(),
  by: personSchema,
  at: timeSchema,
});
export type FollowUpNote = z.infer<typeof followUpNoteSchema>;
/** Newest first. */
export const followUpNotesSchema = z.object({ notes: z.array(followUpNoteSchema) });
export const followUpAnswerSchema = z.object({ note: followUpNoteSchema });
