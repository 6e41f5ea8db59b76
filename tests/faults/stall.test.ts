// The disk takes nothing for a while and gives no error: another connection holds the database as
// a writer stuck in an fsync does. Only the record may wait for it.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { databaseFile } from "../../server/db/database.ts";
import { present } from "../../shared/assert.ts";
import { HEARTBEAT_MS } from "../../shared/bounds.ts";
import { bedsSchema } from "../../shared/protocol/http.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { createRandom } from "../../simulator/random.ts";
import { type FurnishedBed, furnishHouse } from "../helpers/furnished-house.ts";
import { openScreen, type ScreenClient } from "../helpers/screen-client.ts";
import { ask, logIn, type ServerProcess, startServer } from "../helpers/server-process.ts";
import { type BedsideDevice, startBedsideDevice } from "./bedside-device.ts";
import { eventually } from "./busy-ward.ts";

const WARD = "ward";
const WELL = { heartRate: 72, pulse: 72, temperature: 36.7 };
const FEVER = { ...WELL, temperature: 39.6 };
/** Longer than it took until the next device was written down, and the wait for the lock. */
const BEATS = 12;

let dataDir: string;
let server: ServerProcess;
let disk: Database.Database;
let screen: ScreenClient;
const devices: BedsideDevice[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "vigil-stall-"));
});

afterEach(async () => {
  for (const device of devices.splice(0)) device.stop();
  screen.close();
  disk.close();
  await server.end("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the disk takes nothing for twelve seconds", () => {
  test("ticks, heartbeats, alarms, devices and logins go on, and all of it is kept", async () => {
    const house = await furnishHouse({ dataDir, wards: [{ id: WARD, beds: 2 }] });
    server = await startServer({ dataDir });
    disk = new Database(databaseFile(dataDir));
    screen = await openScreen(server.url, { cookie: await logIn(server.url, "nurse") });
    await screen.ask("watch", { ward: WARD });
    const [first, second] = house.beds.map((bed) => present(bed, "a bed"));
    let isFeverish = false;
    startDevice(first, () => (isFeverish ? FEVER : WELL));
    await eventually("a bed is watched", () => bedValue(first, "heartRate") === 72);
    await eventually("a login on disk", () => count("SELECT 1 FROM logins") === 1);

    disk.exec("BEGIN IMMEDIATE");
    const before = screen.heartbeats.length;
    isFeverish = true;
    startDevice(second, () => WELL);
    const cookie = await logIn(server.url, "doctor");
    const { beds } = await ask(bedsSchema, { url: `${server.url}/api/beds`, cookie });
    expect(beds).toHaveLength(2);
    await eventually("the alarm", () => alarmsOf(first).includes("temperature.high.high"));
    await eventually("the newcomer", () => bedValue(second, "heartRate") === 72);
    await eventually("a dozen heartbeats", () => screen.heartbeats.length >= before + BEATS);
    const [from, ...beats] = screen.heartbeats.slice(before).map(({ at }) => timeMs(at));
    const spanMs = present(beats.at(-1), "heartbeats") - present(from, "a heartbeat");
    // One that is late is forgiven on a busy machine, and five in a row are not.
    expect(beats.length).toBeGreaterThan(spanMs / HEARTBEAT_MS / 2);
    expect(count("SELECT 1 FROM alarms")).toBe(0);
    disk.exec("COMMIT");

    for (const device of devices) device.rest();
    await eventually("everything is acknowledged", () =>
      devices.every((device) => device.ackedSeq() === device.lastSeq()),
    );
    await eventually("the alarm on disk", () => count("SELECT 1 FROM alarms") > 0);
    await eventually("both logins on disk", () => count("SELECT 1 FROM logins") === 2);
    await eventually(
      "the newcomer was seen",
      () => count("SELECT 1 FROM devices WHERE seen_at IS NOT NULL") === 2,
    );
    expect(server.complaints()).toBe("");
  });
});

function startDevice(
  bed: FurnishedBed | undefined,
  vitals: Parameters<typeof startBedsideDevice>[0]["vitals"],
): void {
  const { id, device, token } = present(bed, "a bed");
  const url = server.url.replace("http", "ws");
  const random = createRandom(id);
  devices.push(startBedsideDevice({ url, device, token, random, vitals }));
}

function bedValue(bed: FurnishedBed | undefined, vital: "heartRate"): number | null | undefined {
  return screen.bed(present(bed, "a bed").id)?.vitals[vital].value;
}

function alarmsOf(bed: FurnishedBed | undefined): string[] {
  const alarms = screen.bed(present(bed, "a bed").id)?.alarms ?? [];
  return alarms.map(({ condition }) => condition);
}

function count(sql: string): number {
  return disk.prepare(sql).all().length;
}
