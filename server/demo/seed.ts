/**
 * The demo's house: a ward of eight beds, a lab of four, four people. Made once, in an empty data
 * folder; the logins are printed once and kept where only the owner of the folder reads them.
 */
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROLES, type Role } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Wards } from "../db/wards.ts";
import type { DeviceRegistry } from "../devices/registry.ts";
import { hashPassword, newPassword } from "../people/passwords.ts";
import type { Users } from "../people/users.ts";

export const DEMO_WARD = "demo";
const LAB_WARD = "lab";
const DEMO_BEDS = 8;
const LAB_BEDS = 4;
const OWNER_ONLY = 0o600;

const NAMES: Readonly<Record<Role, string>> = {
  nurse: "Nurse K. Lindqvist",
  doctor: "Dr. A. Moreau",
  engineer: "J. Tanaka",
  admin: "Administrator",
};

export type DemoLogins = { [role in Role]: string };

/** Makes wards, beds and people. Returns the new logins, or null where the house stands already. */
export async function seedDemo(options: {
  dataDir: string;
  wards: Wards;
  users: Users;
  clock: Clock;
}): Promise<DemoLogins | null> {
  const { dataDir, wards, users, clock } = options;
  if (wards.list().length > 0) return null;
  const logins = { nurse: "", doctor: "", engineer: "", admin: "" };
  for (const role of ROLES) {
    logins[role] = newPassword();
    const passwordHash = await hashPassword(logins[role]);
    const atMs = clock.now();
    users.add({ id: randomUUID(), username: role, name: NAMES[role], role, passwordHash, atMs });
  }
  writePrivate(join(dataDir, "demo-logins.json"), logins);
  wards.addWard({ id: DEMO_WARD, name: "Infusion ward", purpose: "care" });
  wards.addWard({ id: LAB_WARD, name: "Lab", purpose: "lab" });
  for (let bed = 1; bed <= DEMO_BEDS; bed += 1) {
    wards.addBed({ id: `bed-${bed}`, ward: DEMO_WARD, name: `Bed ${bed}` });
  }
  for (let bed = 1; bed <= LAB_BEDS; bed += 1) {
    wards.addBed({ id: `lab-${bed}`, ward: LAB_WARD, name: `Lab ${bed}` });
  }
  return logins;
}

const issuedSchema = z.record(z.string(), z.object({ device: z.string(), token: z.string() }));

/**
 * Tokens of simulated devices and of the lab's players, by bed, in a file for the command lines to
 * read. One that still opens the door is kept: whoever is connected with it comes back after a
 * restart, and would be sent away for good by a new one.
 */
export function issueDemoDevices(options: {
  dataDir: string;
  wards: Wards;
  registry: DeviceRegistry;
  clock: Clock;
}): Map<string, { device: string; token: string }> {
  const { dataDir, wards, registry, clock } = options;
  const file = join(dataDir, "demo-devices.json");
  const issued = readIssued(file);
  const devices = new Map<string, { device: string; token: string }>();
  for (const { id: bed, purpose } of wards.places()) {
    const device = purpose === "lab" ? `${bed}-player` : `sim-${bed}`;
    const token = issued[bed]?.token ?? "";
    const known = registry.deviceOfToken(token);
    if (known?.id === device && known.bed === bed) devices.set(bed, { device, token });
    if (devices.has(bed)) continue;
    const atMs = clock.now();
    registry.revoke(device, atMs);
    const fresh = registry.add({ id: device, bed, atMs });
    if (fresh !== null) devices.set(bed, { device, token: fresh });
  }
  writePrivate(file, Object.fromEntries(devices));
  return devices;
}

/** What earlier starts issued; nothing where the file is missing or damaged. */
function readIssued(file: string): z.infer<typeof issuedSchema> {
  try {
    return issuedSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {};
  }
}

function writePrivate(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: OWNER_ONLY });
}
