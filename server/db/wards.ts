/** The wards and beds of a site. Written by the demo and by administration, read at start. */
import { z } from "zod";
import { WARD_PURPOSES, type WardPurpose } from "../../shared/vocabulary.ts";
import type { BedPlace } from "../ward/bed.ts";
import type { Db } from "./database.ts";

const wardSchema = z.object({ id: z.string(), name: z.string(), purpose: z.enum(WARD_PURPOSES) });
export type Ward = z.infer<typeof wardSchema>;

const placeSchema = z.object({
  id: z.string(),
  name: z.string(),
  ward: z.string(),
  purpose: z.enum(WARD_PURPOSES),
});

export type Wards = ReturnType<typeof createWards>;

/** The wards of a database. */
export function createWards(db: Db) {
  const wards = db.prepare("SELECT id, name, purpose FROM wards ORDER BY position");
  const places = db.prepare(
    `SELECT beds.id, beds.name, beds.ward, wards.purpose FROM beds
     JOIN wards ON wards.id = beds.ward ORDER BY wards.position, beds.position`,
  );
  const insertWard = db.prepare(
    "INSERT INTO wards (id, name, purpose, position) VALUES (?, ?, ?, (SELECT count(*) FROM wards))",
  );
  const insertBed = db.prepare(
    `INSERT INTO beds (id, ward, name, position)
     VALUES (?, ?, ?, (SELECT count(*) FROM beds WHERE ward = ?))`,
  );

  return {
    /** In the order in which people list them. */
    list(): Ward[] {
      return z.array(wardSchema).parse(wards.all());
    },
    /** Every bed, ward by ward, in its place. */
    places(): BedPlace[] {
      return z.array(placeSchema).parse(places.all());
    },
    addWard(ward: { id: string; name: string; purpose: WardPurpose }): void {
      insertWard.run(ward.id, ward.name, ward.purpose);
    },
    addBed(bed: { id: string; ward: string; name: string }): void {
      insertBed.run(bed.id, bed.ward, bed.name, bed.ward);
    },
  };
}
