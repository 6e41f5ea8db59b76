/** The checklist as it is on disk. Read only: the notes that add to it are written by the journal's
 * thread (notes.ts). */
import { z } from "zod";
import { personSchema } from "../../shared/protocol/person.ts";
import type { Db } from "./database.ts";

const setChecklistSchema = z.object({
  version: z.int().positive(),
  items: z.array(z.string()),
  by: personSchema,
  atMs: z.number(),
  reason: z.string(),
});
/** One version of the checklist, with who set it, when and why. */
export type SetChecklist = z.infer<typeof setChecklistSchema>;

const rowSchema = z.looseObject({ items: z.string(), by: z.string() });

/** The checklist that was set last; null where nobody has set one. */
export function lastChecklist(db: Db): SetChecklist | null {
  const row: unknown = db
    .prepare(
      `SELECT version, items, set_by AS by, at_ms AS atMs, reason
       FROM checklists ORDER BY version DESC LIMIT 1`,
    )
    .get();
  if (row === undefined) return null;
  const { items, by, ...rest } = rowSchema.parse(row);
  return setChecklistSchema.parse({ ...rest, items: JSON.parse(items), by: JSON.parse(by) });
}
