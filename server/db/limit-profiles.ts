/** The site's own limit profiles and the wards' choices, as they are on disk. Read only: the notes
 * that add to them are written by the journal's thread (notes.ts). */
import { z } from "zod";
import { limitProfileSchema } from "../../shared/alarms/limit-profiles.ts";
import { type Person, personSchema } from "../../shared/protocol/person.ts";
import type { Db } from "./database.ts";

const signatureSchema = z.object({ by: personSchema, atMs: z.number(), reason: z.string() });
export const madeProfileSchema = limitProfileSchema.extend(signatureSchema.shape);
/** One version of a profile, with who made it, when and why. */
export type MadeProfile = z.infer<typeof madeProfileSchema>;

const choiceSchema = z
  .object({ ward: z.string(), n: z.int().positive(), profile: z.string() })
  .extend(signatureSchema.shape);
/** The `n`th choice of a profile for a ward. */
export type WardChoice = z.infer<typeof choiceSchema>;

export type ProfileReader = ReturnType<typeof createProfileReader>;

const VERSION = "id, version, name, limits, made_by AS by, at_ms AS atMs, reason";

/** The limit profiles of a database. */
export function createProfileReader(db: Db) {
  // Of rows with a maximum SQLite gives the other columns of the row that has it.
  const newest = db.prepare(
    `SELECT id, max(version) AS version, name, limits, made_by AS by, at_ms AS atMs, reason
     FROM limit_profiles GROUP BY id`,
  );
  const versions = db.prepare(
    `SELECT ${VERSION} FROM limit_profiles WHERE id = ? ORDER BY version DESC`,
  );
  const choices = db.prepare(
    `SELECT ward, max(n) AS n, profile, chosen_by AS by, at_ms AS atMs, reason
     FROM ward_limit_profiles GROUP BY ward`,
  );

  return {
    /** The newest version of every profile. */
    newest: (): MadeProfile[] => newest.all().map(madeProfile),
    /** Every version of a profile, newest first. */
    versions: (id: string): MadeProfile[] => versions.all(id).map(madeProfile),
    /** The last choice of every ward that has one. */
    choices(): WardChoice[] {
      return choices.all().map((row) => {
        const { by, ...rest } = rowSchema.parse(row);
        return choiceSchema.parse({ ...rest, by: personOf(by) });
      });
    },
  };
}

const rowSchema = z.looseObject({ by: z.string() });
const profileRowSchema = rowSchema.extend({ limits: z.string() });

function madeProfile(row: unknown): MadeProfile {
  const { by, limits, ...rest } = profileRowSchema.parse(row);
  return madeProfileSchema.parse({ ...rest, limits: JSON.parse(limits), by: personOf(by) });
}

function personOf(text: string): Person {
  return personSchema.parse(JSON.parse(text));
}
