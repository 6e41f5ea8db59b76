// A whole Vigil in this process, on a folder of its own: wards, beds, devices, people and open
// sessions, the real application on a real loopback port. It can be stopped and started again.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { buildVigil, type Vigil } from "../../server/app.ts";
import { type Clock, systemClock } from "../../server/clock.ts";
import type { Config } from "../../server/config.ts";
import { databaseFile, openDatabase } from "../../server/db/database.ts";
import { createWards } from "../../server/db/wards.ts";
import { createDeviceRegistry } from "../../server/devices/registry.ts";
import { createWriter } from "../../server/journal/writer.ts";
import { hashPassword } from "../../server/people/passwords.ts";
import { createUsers } from "../../server/people/users.ts";
import { present } from "../../shared/assert.ts";
import { canonicalText } from "../../shared/monitor/digest.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import {
  alarmsSchema,
  bedsSchema,
  type SessionDetail,
  sessionSchema,
} from "../../shared/protocol/http.ts";
import type { AlarmView, BedView } from "../../shared/protocol/live.ts";
import { ROLES, type Role } from "../../shared/vocabulary.ts";
import { sessionOpened } from "./entries.ts";

/** Everybody's password: these people exist in temporary folders only. */
export const PASSWORD = "a horse with a battery";

/** Three beds for patients, one on another ward, two in the lab. */
const WARDS = [
  { id: "care", name: "Infusion ward", purpose: "care", beds: ["care-1", "care-2", "care-3"] },
  { id: "east", name: "East ward", purpose: "care", beds: ["east-1"] },
  { id: "lab", name: "Lab", purpose: "lab", beds: ["lab-1", "lab-2"] },
] as const;

export type HouseOptions = {
  clock?: Clock;
  config?: Partial<Config>;
  /** Beds whose session is open and infusing when the house starts; its id is `s-` and the bed. */
  sessions?: readonly string[];
};

export type House = {
  dataDir: string;
  clock: Clock;
  /** Tokens by device: every bed has `mon-` (a monitor) and `sim-` (a simulator), and the bed. */
  tokens: Map<string, string>;
  vigil(): Vigil;
  /** `http://127.0.0.1:PORT` */
  url(): string;
  /** The Cookie header of somebody who has just logged in. */
  cookie(role: Role): Promise<string>;
  /** A bed as HTTP tells it. */
  bed(id: string): Promise<BedView>;
  /** A session as HTTP tells it. */
  session(id: string): Promise<SessionDetail>;
  /** A session's alarms as the alarm list tells them, newest first; without their signals. */
  alarms(session: string): Promise<AlarmView[]>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Looks into the database from outside. */
  rows<T>(sql: string, ...values: unknown[]): T[];
  /** Changes the database from outside. */
  run(sql: string): void;
  /** A session's journal as it is on disk. */
  journal(session: string): Entry[];
  /** Stops the house and takes its folder away. */
  end(): Promise<void>;
};

const passwordHash = hashPassword(PASSWORD);

/** Furnishes a house and starts it. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const { clock = systemClock, sessions = [] } = options;
  const dataDir = mkdtempSync(join(tmpdir(), "vigil-house-"));
  const tokens = await furnish(dataDir, clock, sessions);
  const config: Config = {
    host: "127.0.0.1",
    port: 0,
    dataDir,
    demo: false,
    simulator: false,
    siteName: "Test site",
    timeZone: "Europe/Vienna",
    tls: null,
    origins: [],
    logLevel: "silent",
    ...options.config,
  };
  let vigil: Vigil | null = null;
  let cookie: string | null = null;
  const outside = new Database(databaseFile(dataDir));

  /** What HTTP answers a nurse. */
  const answer = async (url: string): Promise<unknown> => {
    cookie ??= await house.cookie("nurse");
    return (await house.vigil().app.inject({ url, headers: { cookie } })).json();
  };

  const house: House = {
    dataDir,
    clock,
    tokens,
    vigil: () => present(vigil, "the house is open"),
    url: () => {
      const address = house.vigil().app.server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      return `http://127.0.0.1:${present(port, "the house has a port")}`;
    },
    async cookie(role) {
      const payload = { username: role, password: PASSWORD };
      const response = await house
        .vigil()
        .app.inject({ method: "POST", url: "/api/login", payload });
      const [cookie] = response.cookies;
      return `${present(cookie, `${role} can log in`).name}=${cookie?.value}`;
    },
    async session(id) {
      return sessionSchema.parse(await answer(`/api/sessions/${id}`));
    },
    async alarms(session) {
      const { alarms } = alarmsSchema.parse(await answer(`/api/alarms?session=${session}`));
      return alarms.map(({ signals: _signals, ...alarm }) => alarm);
    },
    async bed(id) {
      const { beds } = bedsSchema.parse(await answer("/api/beds"));
      return present(
        beds.find((bed) => bed.id === id),
        `bed ${id} is listed`,
      );
    },
    async start() {
      vigil = await buildVigil(config, clock);
      await vigil.app.listen({ host: config.host, port: config.port });
      vigil.listening(house.url());
    },
    async stop() {
      const open = vigil;
      vigil = null;
      await open?.close();
    },
    rows: <T>(sql: string, ...values: unknown[]) =>
      outside.prepare<unknown[], T>(sql).all(...values),
    run: (sql) => void outside.exec(sql),
    journal: (session) =>
      house
        .rows<{ text: string }>("SELECT text FROM entries WHERE session = ? ORDER BY n", session)
        .map(({ text }) => JSON.parse(text) as Entry),
    async end() {
      await house.stop();
      outside.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await house.start();
  return house;
}

async function furnish(
  dataDir: string,
  clock: Clock,
  sessions: readonly string[],
): Promise<Map<string, string>> {
  const db = openDatabase(dataDir);
  const wards = createWards(db);
  const registry = createDeviceRegistry(db);
  const users = createUsers(db);
  const write = createWriter(db);
  const atMs = clock.now();
  const tokens = new Map<string, string>();
  for (const { id, name, purpose, beds } of WARDS) {
    wards.addWard({ id, name, purpose });
    for (const bed of beds) {
      wards.addBed({ id: bed, ward: id, name: `Bed ${bed}` });
      for (const device of [`mon-${bed}`, `sim-${bed}`]) {
        tokens.set(device, present(registry.add({ id: device, bed, atMs }), "a new device"));
      }
    }
  }
  for (const role of ROLES) {
    const person = { id: `${role}-1`, username: role, name: `The ${role}`, role };
    users.add({ ...person, passwordHash: await passwordHash, atMs });
  }
  for (const bed of sessions) write([infusing(bed, atMs)]);
  db.close();
  return tokens;
}

/** A session that has just begun to infuse. */
function infusing(
  bed: string,
  atMs: number,
): Parameters<ReturnType<typeof createWriter>>[0][number] {
  const session = `s-${bed}`;
  const entries: Entry[] = [
    { ...sessionOpened(0, { session, bed }), atMs },
    { type: "phase", atMs, to: "baseline", by: null },
    { type: "phase", atMs, to: "infusing", by: null },
  ];
  return {
    entries: entries.map((entry, index) => ({
      session,
      n: index + 1,
      atMs,
      type: entry.type,
      text: canonicalText(entry),
    })),
    sessions: [
      { id: session, bed, openedAtMs: atMs, closedAtMs: null, phase: "infusing", toldAtMs: atMs },
    ],
    alarms: [],
    progress: [],
    quarantine: [],
  };
}
