// The device door before and around the conversation: who gets in, and how a connection ends.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { PROTOCOL_VERSIONS } from "../../../shared/protocol/device.ts";
import { timeMs, timeText } from "../../../shared/protocol/time.ts";
import { attach, dial, helloOf } from "../../helpers/device-client.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";
import { until } from "../../helpers/until.ts";

const clock = steeredClock("still");
let house: House;

beforeAll(async () => {
  house = await openHouse({ clock, sessions: ["care-1", "care-2"] });
});
afterAll(() => house.end());

describe("before the upgrade", () => {
  test.each([
    ["without a token", {}],
    ["with an unknown token", { authorization: "Bearer nobody-knows-me" }],
    ["with a word that is no token", { authorization: "Basic bW9uOnRva2Vu" }],
    ["with an empty token", { authorization: "Bearer " }],
  ])("a device %s gets 401 and no connection", async (_name, headers) => {
    expect(await knock(headers)).toBe(401);
  });

  test("a revoked token gets 401", async () => {
    house.run("UPDATE devices SET revoked_at = 1 WHERE id = 'mon-east-1'");
    expect(await knock({ authorization: `Bearer ${house.tokens.get("mon-east-1")}` })).toBe(401);
  });

  test("an upgrade at another address gets 404", async () => {
    expect(await knock({}, "/api/devices/elsewhere")).toBe(404);
  });

  test("a web page from elsewhere gets 403, even with a token", async () => {
    const authorization = `Bearer ${house.tokens.get("mon-care-3")}`;
    expect(await knock({ authorization, origin: "https://evil.example" })).toBe(403);
  });

  test("the sub-protocol is agreed on", async () => {
    const client = await dial(house, "mon-care-3");
    expect(client.socket.protocol).toBe("vigil.v1");
    await client.hangUp();
  });
});

describe("hello", () => {
  test("the welcome tells bed, session, what is stored, the time and the clock's offset", async () => {
    const client = await dial(house, "mon-care-1");
    const nowMs = clock.now();
    client.hello({ clock: timeText(nowMs - 120) });
    const welcome = await client.next("welcome");
    expect(welcome).toMatchObject({
      device: "mon-care-1",
      bed: "care-1",
      session: "s-care-1",
      stored: null,
    });
    // Device clock minus server clock: this device's clock is slow, and its words took a moment.
    expect(welcome.clockOffsetMs).toBeLessThanOrEqual(-120);
    expect(welcome.clockOffsetMs).toBeGreaterThan(-1_500);
    expect(timeMs(welcome.time) - nowMs).toBeLessThan(1_500);
    await client.hangUp();
  });

  test("a bed without a session is welcome too", async () => {
    const client = await dial(house, "mon-care-3");
    client.hello();
    expect(await client.next("welcome")).toMatchObject({ bed: "care-3", session: null });
    await client.hangUp();
  });

  test.each([
    ["is not JSON", "hello", 4400],
    ["is no hello", { type: "status" }, 4400],
    ["lacks its boot", { boot: undefined }, 4400],
    ["has a key too many", { cadense: {} }, 4400],
    ["has a clock without milliseconds", { clock: "2026-11-23T10:15:00Z" }, 4400],
    ["says a version as text", { protocol: "1" }, 4400],
    ["names another device", { device: "mon-care-2" }, 4400],
    ["names a source that nobody knows", { source: "guess" }, 4400],
    ["wants the stream's time for a real device", { time: "stream" }, 4400],
    ["speaks another version", { protocol: 2 }, 4426],
    ["speaks another version with keys of its own", { protocol: 3, more: true }, 4426],
  ])("a hello that %s ends with its code", async (_name, words, code) => {
    const client = await dial(house, "mon-care-3");
    if (typeof words === "string") client.sayRaw(words);
    else client.say("type" in words ? words : helloOf(house, "mon-care-3", words));
    const error = await client.next("error");
    expect(error.code).toBe(code);
    expect(await client.ended()).toMatchObject({ code, reason: error.message });
  });

  test("a refused version is told which ones there are", async () => {
    const client = await dial(house, "mon-care-3");
    client.hello({ protocol: 2 });
    const { message } = await client.next("error");
    for (const version of PROTOCOL_VERSIONS) expect(message).toContain(String(version));
  });

  test("who says nothing for 5 s is let go with 4408", async () => {
    const client = await dial(house, "mon-care-3");
    clock.advance(4_999);
    expect(client.isOpen()).toBe(true);
    clock.advance(1);
    expect((await client.ended()).code).toBe(4408);
  });
});

describe("how a connection ends", () => {
  test("a binary frame closes with 1003", async () => {
    const client = await attach(house, "mon-care-1");
    client.sayRaw(Buffer.from([1, 2, 3]));
    expect((await client.ended()).code).toBe(1003);
  });

  test("a frame of 64 KiB is read, one byte more closes with 4413", async () => {
    const client = await attach(house, "mon-care-1");
    client.sayRaw("x".repeat(64 * 1024));
    expect(await client.next("reject")).toMatchObject({ code: "NOT_JSON", seq: null });
    client.sayRaw("x".repeat(64 * 1024 + 1));
    expect((await client.ended()).code).toBe(4413);
  });

  test("a newer connection takes over, and the older one is closed with 4409", async () => {
    const older = await attach(house, "mon-care-1");
    const newer = await attach(house, "mon-care-1");
    expect((await older.ended()).code).toBe(4409);
    newer.reads(1, { heartRate: 70 });
    await newer.acked(1);
    await newer.hangUp();
  });

  test("two real devices at one bed once threw each other out for ever", async () => {
    const first = await attach(house, "mon-care-3");
    // The bed's other token, in the hands of a monitor.
    const second = await dial(house, "sim-care-3");
    second.hello({ source: "device" });
    expect(await second.ended()).toEqual({
      code: 4409,
      reason: "another device watches this bed",
    });
    first.reads(1, { heartRate: 70 });
    await first.acked(1);
    const again = await attach(house, "mon-care-3");
    expect((await first.ended()).code).toBe(4409);
    await again.hangUp();

    const later = await attach(house, "sim-care-3", { source: "device" });
    later.reads(1, { heartRate: 80 });
    await later.acked(1);
    expect((await house.bed("care-3")).device).toMatchObject({ id: "sim-care-3" });
    await later.hangUp();
  });

  test("a real device still takes the bed from a simulator", async () => {
    const simulator = await attach(house, "sim-care-3");
    const monitor = await attach(house, "mon-care-3");
    expect((await simulator.ended()).code).toBe(4409);
    expect(monitor.isOpen()).toBe(true);
    await monitor.hangUp();
  });

  test("a token revoked while connected closes with 4401 at the next ping", async () => {
    const client = await attach(house, "mon-care-2");
    house.run("UPDATE devices SET revoked_at = 1 WHERE id = 'mon-care-2'");
    clock.advance(5_000);
    expect((await client.ended()).code).toBe(4401);
    house.run("UPDATE devices SET revoked_at = NULL WHERE id = 'mon-care-2'");
  });

  test("a device that answers pings stays, however long it has nothing to say", async () => {
    const client = await attach(house, "mon-care-2");
    for (let ping = 1; ping <= 5; ping += 1) {
      const pinged = new Promise((resolve) => client.socket.once("ping", resolve));
      clock.advance(5_000);
      await pinged;
      // The pong is on its way before anything that is asked after it.
      const { length } = client.heard;
      client.sayRaw("{}");
      await until("the answer that follows the pong", () => client.heard.length > length);
    }
    expect(client.isOpen()).toBe(true);
    await client.hangUp();
  });

  test("silence for 15 s cuts the connection, and the record says so", async () => {
    const client = await dial(house, "mon-care-2", { autoPong: false });
    client.hello();
    await client.next("welcome");
    const before = ends("s-care-2", "silent");
    clock.advance(14_999);
    expect(client.isOpen()).toBe(true);
    clock.advance(1);
    expect((await client.ended()).code).toBe(1006);
    await until("the disconnection in the journal", () => ends("s-care-2", "silent") > before);
  });
});

function ends(session: string, end: string): number {
  return house
    .journal(session)
    .filter((entry) => entry.type === "device-disconnected" && entry.end === end).length;
}

/** Knocks at the door and returns the HTTP status that refused. */
function knock(headers: Record<string, string>, path = "/api/devices/stream"): Promise<number> {
  const socket = new WebSocket(`${house.url()}${path}`, "vigil.v1", { headers });
  return new Promise((resolve, reject) => {
    socket.once("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.once("open", () => reject(new Error("the door opened")));
    socket.once("error", reject);
  });
}
