/** The site's policy as it is on disk. Read only: the notes that add to it are written by the
 * journal's thread (notes.ts). */
import { z } from "zod";
import { sitePolicySchema } from "../../shared/alarms/acknowledge.ts";
import { personSchema } from "../../shared/protocol/person.ts";
import type { Db } from "./database.ts";

export const setPolicySchema = sitePolicySchema.extend({
  version: z.int().positive(),
  by: personSchema,
  atMs: z.number(),
  reason: z.string(),
});
/** One version of the policy, with who set it, when and why. */
export type SetPolicy = z.infer<typeof setPolicySchema>;

const rowSchema = z.looseObject({ by: z.string() });

/** The policy that was set last; null where nobody has set one. */
export function lastPolicy(db: Db): SetPolicy | null {
  const row: unknown = db
    .prepare(
      `SELECT version, nurses_acknowledge AS nursesAcknowledge, set_by AS by, at_ms AS atMs, reason
       FROM site_policies ORDER BY version DESC LIMIT 1`,
    )
    .get();
  if (row === undefined) return null;
  const { by, ...rest } = rowSchema.parse(row);
  return setPolicySchema.parse({ ...rest, by: JSON.parse(by) });
}
