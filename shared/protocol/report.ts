/** What a session's report says, whether it is shown as a page or written as a PDF file: the session as
 * its journal tells it, the records of the registers that it ran under, and what the record lacks. */
import { z } from "zod";
import { patientSchema } from "../session/patient.ts";
import { REJECT_CODES, VITALS } from "../vocabulary.ts";
import { sessionSchema, trendSchema } from "./http.ts";
import { personSchema } from "./person.ts";
import { patientRowSchema, programmeRowSchema } from "./registers.ts";
import { timeSchema } from "./time.ts";

export const REPORT_FORMATS = ["json", "pdf"] as const;

export const reportQuerySchema = z.strictObject({
  format: z.enum(REPORT_FORMATS).default("json"),
});

/** The patient's record as it was when the session opened; the age is that of its day. */
const reportPatientSchema = patientSchema.extend({
  version: z.int().positive(),
  ageYears: z.int(),
  childPugh: patientRowSchema.shape.childPugh,
});

export const reportSchema = z.object({
  /** When it was made, and for whom. */
  printed: z.object({ at: timeSchema, by: personSchema }),
  site: z.object({ name: z.string(), timeZone: z.string() }),
  /** As people read them. */
  place: z.object({ ward: z.string(), bed: z.string() }),
  session: sessionSchema,
  /** Null where it was opened without the register, or the register has no such version. */
  patient: reportPatientSchema.nullable(),
  programme: programmeRowSchema.nullable(),
  trend: trendSchema,
  /** Values that were shown with "?", as [epoch ms, value]. */
  doubtful: z.array(
    z.object({ vital: z.enum(VITALS), points: z.array(z.tuple([z.number(), z.number()])) }),
  ),
  /** Stretches without a value of a vital that was measured before and longer than it may be silent;
   * one that lasts to the end ends there. */
  holes: z.array(z.object({ vital: z.enum(VITALS), from: timeSchema, to: timeSchema })),
  readings: z.object({
    taken: z.int().nonnegative(),
    late: z.int().nonnegative(),
    /** Numbers that a device left out and never sent after all. */
    missed: z.int().nonnegative(),
    doubtfulValues: z.int().nonnegative(),
    /** Values and whole frames that were refused, by reason. */
    rejected: z.array(z.object({ code: z.enum(REJECT_CODES), count: z.int().positive() })),
  }),
  /** What proves which record this is: entries, the hash of the last one, and the fingerprint of the
   * alarms that they lead to (docs/EXPORTS.md). */
  record: z.object({ entries: z.int().positive(), hash: z.string(), decisions: z.string() }),
});
export type Report = z.infer<typeof reportSchema>;
