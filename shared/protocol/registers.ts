/** Bodies, queries and answers of the registers over HTTP: patients and programmes (interfaces.md). */
import { z } from "zod";
import { NOTE_CHARS_MAX, PAGE_ROWS_MAX } from "../bounds.ts";
import { patientSchema } from "../session/patient.ts";
import { programmeSchema } from "../session/programme.ts";
import { personSchema } from "./person.ts";
import { timeSchema } from "./time.ts";

const idSchema = z.string().min(1).max(128);
const versionSchema = z.int().positive();
const madeSchema = z.object({ by: personSchema, at: timeSchema, reason: z.string().nullable() });

/** A version of a patient's record, with what follows from it. */
export const patientRowSchema = patientSchema.extend({
  id: z.string(),
  version: versionSchema,
  initials: z.string(),
  /** Today, at the site. */
  ageYears: z.int(),
  /** Null where the patient has no cirrhosis. */
  childPugh: z
    .discriminatedUnion("kind", [
      z.object({
        kind: z.literal("scored"),
        points: z.int(),
        class: z.enum(["A", "B", "C"]),
      }),
      z.object({ kind: z.literal("missing"), inputs: z.array(z.string()) }),
    ])
    .nullable(),
  made: madeSchema,
});
export type PatientRow = z.infer<typeof patientRowSchema>;

/** `after` is the patient after whom the list goes on. */
export const patientsQuerySchema = z.strictObject({
  q: z.string().max(NOTE_CHARS_MAX).optional(),
  after: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_ROWS_MAX).default(50),
});
export type PatientsQuery = z.output<typeof patientsQuerySchema>;
export const patientsSchema = z.object({ patients: z.array(patientRowSchema) });

export const patientBodySchema = patientSchema;
export type PatientBody = z.output<typeof patientBodySchema>;
/** `version` is the one that was looked at. */
export const patientChangeBodySchema = patientSchema.extend({
  version: versionSchema,
  reason: z.string().trim().min(1).max(NOTE_CHARS_MAX).optional(),
});
export type PatientChangeBody = z.output<typeof patientChangeBodySchema>;
export const patientAnswerSchema = z.object({ patient: patientRowSchema });

/** A version of a programme; the cells per kilogram follow from the weight that is known today. */
export const programmeRowSchema = programmeSchema.extend({
  id: z.string(),
  version: versionSchema,
  patient: z.string(),
  cellsMillionPerKg: z.number().nullable(),
  made: madeSchema,
});
export type ProgrammeRow = z.infer<typeof programmeRowSchema>;

export const programmesQuerySchema = z.strictObject({ patient: idSchema });
export const programmesSchema = z.object({ programmes: z.array(programmeRowSchema) });

export const programmeBodySchema = programmeSchema.extend({ patient: idSchema });
export type ProgrammeBody = z.output<typeof programmeBodySchema>;
/** `version` is the one that was looked at. */
export const programmeChangeBodySchema = programmeSchema.extend({
  version: versionSchema,
  reason: z.string().trim().min(1, "is blank: say why").max(NOTE_CHARS_MAX),
});
export type ProgrammeChangeBody = z.output<typeof programmeChangeBodySchema>;
export const programmeAnswerSchema = z.object({ programme: programmeRowSchema });

/** Newest first. */
export const programmeHistorySchema = programmeAnswerSchema.extend({
  versions: z.array(programmeRowSchema),
});
/** A patient with every version of the record, newest first, and what is planned. */
export const patientHistorySchema = patientAnswerSchema.extend({
  versions: z.array(patientRowSchema),
  programmes: z.array(programmeRowSchema),
});

/** Somebody who can supervise a programme. */
export const doctorSchema = personSchema.pick({ id: true, name: true });
export type Doctor = z.infer<typeof doctorSchema>;
export const doctorsSchema = z.object({ doctors: z.array(doctorSchema) });
