// A data folder as a running site would have it: wards, beds, devices with their tokens, people,
// and open sessions with a past. Made through the server's own modules, so that it is a folder the
// server might have written itself.

import { randomUUID } from "node:crypto";
import { systemClock } from "../../server/clock.ts";
import { openDatabase } from "../../server/db/database.ts";
import { createWards } from "../../server/db/wards.ts";
import { createDeviceRegistry } from "../../server/devices/registry.ts";
import type { Batch } from "../../server/journal/journal.ts";
import { createWriter } from "../../server/journal/writer.ts";
import { hashPassword } from "../../server/people/passwords.ts";
import { createUsers } from "../../server/people/users.ts";
import { present } from "../../shared/assert.ts";
import { canonicalText } from "../../shared/monitor/digest.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import type { Role, WardPurpose } from "../../shared/vocabulary.ts";
import { openingEntry, patientJournal } from "./patient-journal.ts";

export type Furniture = {
  dataDir: string;
  /** A ward is for care where it does not say otherwise. */
  wards: { id: string; beds: number; purpose?: WardPurpose }[];
  /** Seconds of readings that each open session already has. */
  pastS?: number;
};

export type FurnishedBed = {
  id: string;
  ward: string;
  session: string;
  device: string;
  token: string;
};

export type House = { dataDir: string; wards: string[]; beds: FurnishedBed[] };

/** The same password for everybody: these people exist in temporary folders only. */
export const PASSWORD = "correct horse battery staple";
const PEOPLE: readonly Role[] = ["nurse", "doctor"];

/** Furnishes an empty folder. Every bed has a device and an open session, infusing. */
export async function furnishHouse({ dataDir, wards, pastS = 0 }: Furniture): Promise<House> {
  const db = openDatabase(dataDir);
  const rooms = createWards(db);
  const registry = createDeviceRegistry(db);
  const users = createUsers(db);
  const write = createWriter(db);
  // Nobody acknowledges anything here: a crash of the machine costs a folder that can be made anew.
  db.pragma("synchronous = OFF");
  const nowMs = systemClock.now();
  const beds: FurnishedBed[] = [];
  const furnish = db.transaction(() => {
    for (const ward of wards) {
      rooms.addWard({ id: ward.id, name: ward.id, purpose: ward.purpose ?? "care" });
      for (let place = 1; place <= ward.beds; place += 1) {
        const id = `${ward.id}-bed-${place}`;
        const device = `mon-${id}`;
        rooms.addBed({ id, ward: ward.id, name: `Bed ${place}` });
        const token = present(registry.add({ id: device, bed: id, atMs: nowMs }), "a new device");
        beds.push({ id, ward: ward.id, session: randomUUID(), device, token });
      }
    }
  });
  furnish();
  for (const role of PEOPLE) {
    const passwordHash = await hashPassword(PASSWORD);
    users.add({ id: role, username: role, name: role, role, passwordHash, atMs: nowMs });
  }
  for (const bed of beds) write([openSession(bed, nowMs, pastS)]);
  db.close();
  return { dataDir, wards: wards.map(({ id }) => id), beds };
}

function openSession(bed: FurnishedBed, nowMs: number, pastS: number): Batch {
  const openedAtMs = nowMs - (pastS + 1) * 1_000;
  const { id, session, device } = bed;
  const boot = `past-of-${id}`;
  const scenario = "uneventful";
  const entries: Entry[] =
    pastS === 0
      ? [
          openingEntry(session, id, openedAtMs),
          { type: "phase", atMs: openedAtMs, to: "baseline", by: null },
          { type: "phase", atMs: openedAtMs, to: "infusing", by: null },
        ]
      : patientJournal({
          session,
          bed: id,
          device,
          boot,
          scenario,
          seed: id,
          openedAtMs,
          seconds: pastS,
        });
  return {
    entries: entries.map((entry, index) => ({
      session,
      n: index + 1,
      atMs: entry.atMs,
      type: entry.type,
      text: canonicalText(entry),
    })),
    sessions: [
      {
        id: session,
        bed: id,
        openedAtMs,
        closedAtMs: null,
        phase: "infusing",
        toldAtMs: openedAtMs,
      },
    ],
    alarms: [],
    progress: pastS === 0 ? [] : [{ device, boot, seq: pastS }],
    quarantine: [],
  };
}
