/** What every version of a register's record is kept with: whose it is, who made it, when and why. */
import { z } from "zod";
import { type Person, personSchema } from "../../shared/protocol/person.ts";

/** A row as SQL gives it: the record and the person are JSON. */
export const recordRowSchema = z.looseObject({ record: z.string() });

export const madeSchema = z.object({
  id: z.string(),
  version: z.int().positive(),
  by: z.string().transform((text) => personSchema.parse(JSON.parse(text))),
  atMs: z.number(),
  /** Null where none was asked for. */
  reason: z.string().nullable(),
});

/** One version of a record. */
export type Made<Value> = {
  id: string;
  version: number;
  record: Value;
  by: Person;
  atMs: number;
  reason: string | null;
};
