// The demo's devices from one start to the next: whoever holds a token goes on using it.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Db, openDatabase } from "../../../server/db/database.ts";
import { createWards } from "../../../server/db/wards.ts";
import { issueDemoDevices } from "../../../server/demo/seed.ts";
import { createDeviceRegistry, type DeviceRegistry } from "../../../server/devices/registry.ts";
import { present } from "../../../shared/assert.ts";
import { attach } from "../../helpers/device-client.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { simulatedClock } from "../../helpers/simulated-clock.ts";

describe("the tokens of a demo", () => {
  const clock = simulatedClock();
  let dataDir: string;
  let db: Db;
  let registry: DeviceRegistry;

  const issue = () => issueDemoDevices({ dataDir, wards: createWards(db), registry, clock });
  const file = (): string => join(dataDir, "demo-devices.json");

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "vigil-demo-"));
    db = openDatabase(dataDir);
    registry = createDeviceRegistry(db);
    const wards = createWards(db);
    wards.addWard({ id: "demo", name: "Demo", purpose: "care" });
    wards.addWard({ id: "lab", name: "Lab", purpose: "lab" });
    wards.addBed({ id: "bed-1", ward: "demo", name: "Bed 1" });
    wards.addBed({ id: "lab-1", ward: "lab", name: "Lab 1" });
  });
  afterEach(() => {
    db.close();
    rmSync(dataDir, { recursive: true });
  });

  test("once were others after every start", () => {
    const first = issue();
    expect([...first.values()].map(({ device }) => device)).toEqual(["sim-bed-1", "lab-1-player"]);
    expect(issue()).toEqual(first);
    expect(JSON.parse(readFileSync(file(), "utf8"))).toEqual(Object.fromEntries(first));
  });

  test("are issued anew where they were revoked, and only there", () => {
    const first = issue();
    registry.revoke("sim-bed-1", 1);
    const second = issue();
    expect(second.get("bed-1")?.token).not.toBe(first.get("bed-1")?.token);
    expect(second.get("lab-1")).toEqual(first.get("lab-1"));
    expect(registry.deviceOfToken(present(second.get("bed-1"), "a device").token)).toMatchObject({
      id: "sim-bed-1",
      bed: "bed-1",
    });
  });

  test("are issued anew where the file is damaged, or names a token for another bed", () => {
    const first = issue();
    writeFileSync(file(), "{");
    const second = issue();
    expect(second.get("lab-1")?.token).not.toBe(first.get("lab-1")?.token);
    writeFileSync(file(), JSON.stringify({ "bed-1": second.get("lab-1") }));
    expect(issue().get("bed-1")?.token).not.toBe(second.get("lab-1")?.token);
  });
});

describe("a server with the demo that is started again", () => {
  let house: House;
  afterEach(() => house.end());

  test("lets the lab's player in with the token that it had", async () => {
    house = await openHouse({ config: { demo: true } });
    const issued = JSON.parse(readFileSync(join(house.dataDir, "demo-devices.json"), "utf8"));
    house.tokens.set("lab-1-player", issued["lab-1"].token);
    const some = { source: "replay", time: "stream", boot: "night" } as const;
    await (await attach(house, "lab-1-player", some)).hangUp();
    await house.stop();
    await house.start();
    const again = await attach(house, "lab-1-player", some);
    expect(again.isOpen()).toBe(true);
  });
});
