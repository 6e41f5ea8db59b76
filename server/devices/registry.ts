/** Which device belongs to which bed, and by which token it is known. Read by the device door. */
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { assert } from "../../shared/assert.ts";
import type { Db } from "../db/database.ts";
import type { ProgressRow } from "../journal/journal.ts";

const deviceRowSchema = z.object({
  id: z.string(),
  bed: z.string(),
  addedAtMs: z.number(),
  revokedAtMs: z.number().nullable(),
  seenAtMs: z.number().nullable(),
});
export type DeviceRow = z.infer<typeof deviceRowSchema>;

const progressSchema = z.object({ device: z.string(), boot: z.string(), seq: z.number() });

/** Bytes of chance in a token: 256 bits, far beyond guessing. */
const TOKEN_BYTES = 32;

const COLUMNS = "id, bed, added_at AS addedAtMs, revoked_at AS revokedAtMs, seen_at AS seenAtMs";

export type DeviceRegistry = ReturnType<typeof createDeviceRegistry>;

/** The registry of a database. */
export function createDeviceRegistry(db: Db) {
  const byToken = db.prepare(
    `SELECT ${COLUMNS} FROM devices WHERE token_hash = ? AND revoked_at IS NULL`,
  );
  const all = db.prepare(`SELECT ${COLUMNS} FROM devices ORDER BY id`);
  const insert = db.prepare(
    `INSERT INTO devices (id, bed, token_hash, added_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET bed = excluded.bed, token_hash = excluded.token_hash,
       added_at = excluded.added_at, revoked_at = NULL WHERE devices.revoked_at IS NOT NULL`,
  );
  const revoke = db.prepare(
    "UPDATE devices SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
  );
  const isRevoked = db.prepare(
    "SELECT 1 FROM devices WHERE id = ? AND token_hash = ? AND revoked_at IS NULL",
  );
  const progress = db.prepare("SELECT device, boot, seq FROM device_progress WHERE device = ?");

  return {
    /** The device of a token, or null when there is none or it was revoked. */
    deviceOfToken(token: string): DeviceRow | null {
      return deviceRowSchema.nullable().parse(byToken.get(tokenHash(token)) ?? null);
    },
    /** Whether a token still opens the door. */
    isTokenValid(device: string, token: string): boolean {
      return isRevoked.get(device, tokenHash(token)) !== undefined;
    },
    list(): DeviceRow[] {
      return z.array(deviceRowSchema).parse(all.all());
    },
    /** Adds a device and returns its token, which is shown this once; null when the name is taken.
     * A revoked name may be given again. */
    add(device: { id: string; bed: string; atMs: number }): string | null {
      assert(device.id.length > 0, "a device has a name");
      const token = randomBytes(TOKEN_BYTES).toString("base64url");
      const { changes } = insert.run(device.id, device.bed, tokenHash(token), device.atMs);
      return changes === 1 ? token : null;
    },
    /** Takes a device's token away; false when there is no such device. */
    revoke(id: string, atMs: number): boolean {
      return revoke.run(atMs, id).changes === 1;
    },
    /** Up to where this device's readings are on disk. */
    progressOf(device: string): ProgressRow | null {
      return progressSchema.nullable().parse(progress.get(device) ?? null);
    },
  };
}

function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
