/**
 * What a doctor has planned for one patient: which cells, how many, in which volume, how often. Every
 * change is a version with who made it, when and why; a session records the one that it runs under.
 */
import { z } from "zod";
import { LISTED_MAX, NOTE_CHARS_MAX } from "../bounds.ts";
import type { ErrorCode } from "../errors.ts";
import { isAllowed } from "../rights.ts";
import { CELL_SOURCES, DROP_FACTORS, type Role } from "../vocabulary.ts";

/** Cells in a procedure, ×10⁶ (proposal): published doses lie between 30 and 500, and a slip of three
 * places must not pass. */
export const CELLS_MILLION = { min: 0.1, max: 10_000 } as const;
/** One bag or a few, mL (proposal): published ones hold 40 to 250. */
export const VOLUME_ML = { min: 5, max: 1_000 } as const;
/** Planned minutes (proposal) around the 40 to 45 of the procedure (domain.md §1). */
export const PLANNED_MINUTES = { min: 10, max: 240, default: 45 } as const;
/** Procedures of a course, and days from one to the next (proposal). */
export const PROCEDURES_MAX = 100;
export const INTERVAL_DAYS_MAX = 366;

const words = z.string().trim().max(NOTE_CHARS_MAX);

export const programmeSchema = z.strictObject({
  cellSource: z.enum(CELL_SOURCES),
  /** Of what tissue, and for combined cells of which: `bone marrow`, `cord blood and fat`. */
  cells: words.min(1, "is missing"),
  /** In one procedure, ×10⁶. */
  cellsMillion: z.number().min(CELLS_MILLION.min).max(CELLS_MILLION.max),
  /** Of one procedure, mL. */
  volumeMl: z.number().min(VOLUME_ML.min).max(VOLUME_ML.max),
  procedures: z.int().min(1).max(PROCEDURES_MAX),
  /** From one procedure to the next, days; null where there is only one, or the doctor says each
   * time. */
  intervalDays: z.int().min(1).max(INTERVAL_DAYS_MAX).nullable(),
  plannedMinutes: z.number().min(PLANNED_MINUTES.min).max(PLANNED_MINUTES.max),
  /** Of the infusion set, gtt/mL. */
  dropFactor: z.literal(DROP_FACTORS),
  premedication: z.array(words.min(1, "is missing")).max(LISTED_MAX),
  /** The account of the doctor who supervises. */
  doctorId: z.string().min(1),
  notes: words,
});
export type Programme = z.infer<typeof programmeSchema>;

/** Cells for each kilogram, ×10⁶/kg; null where nobody has weighed the patient. */
export function cellsMillionPerKg(
  { cellsMillion }: Pick<Programme, "cellsMillion">,
  weightKg: number | null,
): number | null {
  return weightKg === null ? null : cellsMillion / weightKg;
}

/** Why somebody may not write a programme down, or null when they may.
 * @param version the one that was looked at, 0 for a new programme
 * @param newest the newest that there is, 0 where there is none */
export function programmeRefusal(
  role: Role,
  { version, newest }: { version: number; newest: number },
): ErrorCode | null {
  if (!isAllowed(role, "change-programmes")) return "FORBIDDEN";
  return version === newest ? null : "PROGRAMME_CHANGED";
}
