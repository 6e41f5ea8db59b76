/**
 * The demo's house: a ward of eight beds, a lab of four, four people. Made once, in an empty data
 * folder; the logins are printed once and kept where only the owner of the folder reads them.
 */
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
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

/** Tokens of simulated devices and of the lab's players, by bed; new at every start, for the
 * command lines to read. */
export function issueDemoDevices(options: {
  dataDir: string;
  wards: Wards;
  registry: DeviceRegistry;
  clock: Clock;
}): Map<string, { device: string; token: string }> {
  const { dataDir, wards, registry, clock } = options;
  const devices = new Map<string, { device: string; token: string }>();
  for (const { id: bed, purpose } of wards.places()) {
    const device = purpose === "lab" ? `${bed}-player` : `sim-${bed}`;
    const atMs = clock.now();
    registry.revoke(device, atMs);
    const token = registry.add({ id: device, bed, atMs });
    if (token !== null) devices.set(bed, { device, token });
  }
  writePrivate(join(dataDir, "demo-devices.json"), Object.fromEntries(devices));
  return devices;
}

function writePrivate(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: OWNER_ONLY });
}
