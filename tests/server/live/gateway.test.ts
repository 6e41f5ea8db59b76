// Screens at the real gateway: who gets in, a snapshot and then changes without a gap, two wards
// apart, and a screen that cannot keep up.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Gateway, openGateway } from "../../../server/live/gateway.ts";
import { type Bed, createBed } from "../../../server/ward/bed.ts";
import { addTouch, untouched } from "../../../server/ward/touch.ts";
import { present } from "../../../shared/assert.ts";
import { SCREEN_PACKETS_MAX } from "../../../shared/bounds.ts";
import { step } from "../../../shared/monitor/step.ts";
import type { Entry } from "../../../shared/protocol/entry.ts";
import { attach } from "../../helpers/device-client.ts";
import { atMs, connected, phase, reading, sessionOpened } from "../../helpers/entries.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { openScreen, type ScreenClient, watchWard } from "../../helpers/screen-client.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";
import { until } from "../../helpers/until.ts";

describe("a house with screens", () => {
  const clock = steeredClock();
  let house: House;
  const open: ScreenClient[] = [];

  beforeAll(async () => {
    house = await openHouse({ clock, sessions: ["care-1", "care-2", "east-1"] });
  });
  afterEach(() => {
    for (const screen of open.splice(0)) screen.close();
  });
  afterAll(() => house.end());

  const watch = async (ward: string): Promise<ScreenClient> => {
    const screen = await watchWard(house, ward);
    open.push(screen);
    return screen;
  };

  test.each([
    ["without a login", {}, "NOT_LOGGED_IN"],
    [
      "with a cookie that is none",
      { cookie: "vigil_login=%E0%A4%A; vigil_login" },
      "NOT_LOGGED_IN",
    ],
  ])("a screen %s is turned away", async (_name, headers, code) => {
    await expect(openScreen(house.url(), headers)).rejects.toThrow(code);
  });

  test("a page from elsewhere is turned away, even with a login", async () => {
    const cookie = await house.cookie("nurse");
    const page = openScreen(house.url(), { cookie, origin: "https://evil.example" });
    await expect(page).rejects.toThrow("BAD_ORIGIN");
  });

  test("the house's own page gets in", async () => {
    const headers = { cookie: await house.cookie("nurse"), origin: house.url() };
    open.push(await openScreen(house.url(), headers));
  });

  test.each([
    ["a ward that nobody knows", "watch", { ward: "attic" }, "NOT_FOUND"],
    ["no ward", "watch", {}, "BAD_REQUEST"],
    ["a ward and more", "watch", { ward: "care", all: true }, "BAD_REQUEST"],
    ["a word for armed", "armed", { armed: "yes" }, "BAD_REQUEST"],
    ["nothing", "armed", null, "BAD_REQUEST"],
  ])("asking for %s is answered with its code", async (_name, event, body, code) => {
    const screen = await openScreen(house.url(), { cookie: await house.cookie("nurse") });
    open.push(screen);
    expect(await screen.ask(event, body)).toMatchObject({ ok: false, code });
    screen.socket.emit(event, body);
    screen.socket.emit("latency", "no function");
    expect(await screen.ask("watch", { ward: "care" })).toEqual({ ok: true });
  });

  test("a snapshot comes first, then changes with every number once", async () => {
    const screen = await watch("care");
    const device = await attach(house, "mon-care-1");
    for (let seq = 1; seq <= 30; seq += 1) {
      device.reads(seq, { heartRate: 60 + seq });
      if (seq % 7 === 0) await device.acked(seq);
    }
    await device.acked(30);
    await until("the last value", () => screen.bed("care-1")?.vitals.heartRate.value === 90);
    expect(screen.told.map(({ kind }) => kind).indexOf("changes")).toBe(1);
    expectNoGap(screen);
    await device.hangUp();
  });

  test("a screen that comes in the middle of it all misses nothing", async () => {
    const device = await attach(house, "mon-care-2");
    const cookie = await house.cookie("nurse");
    let seq = 0;
    for (let round = 0; round < 8; round += 1) {
      const screen = await openScreen(house.url(), { cookie });
      open.push(screen);
      const answer = screen.ask("watch", { ward: "care" });
      for (let count = 0; count < 10; count += 1) {
        seq += 1;
        device.reads(seq, { heartRate: 60 + (seq % 40) });
      }
      await answer;
      await device.acked(seq);
      const value = 60 + (seq % 40);
      await until("the last value", () => screen.bed("care-2")?.vitals.heartRate.value === value);
      expectNoGap(screen);
    }
    await device.hangUp();
  });

  test("two wards are told of their own beds only", async () => {
    const [care, east] = [await watch("care"), await watch("east")];
    expect(east.snapshots()[0]).toMatchObject({ ward: { id: "east" }, beds: [{ id: "east-1" }] });
    const device = await attach(house, "mon-care-1");
    device.reads(100, { heartRate: 77 });
    await until("the value", () => care.bed("care-1")?.vitals.heartRate.value === 77);
    const beds = east.told.flatMap(({ body }) => body.beds.map(({ id }) => id));
    expect(new Set(beds)).toEqual(new Set(["east-1"]));
    await device.hangUp();
  });

  test("a screen that goes over to another ward hears no more of the first", async () => {
    const screen = await watch("care");
    await screen.ask("watch", { ward: "east" });
    await until("the other snapshot", () => screen.snapshots().length === 2);
    const before = screen.told.length;
    const device = await attach(house, "mon-care-1");
    device.reads(200, { heartRate: 71 });
    await device.acked(200);
    clock.advance(1_000);
    await until("a heartbeat", () => screen.heartbeats.length > 0);
    expect(screen.told.slice(before).flatMap(({ body }) => body.beds)).toEqual([]);
    await device.hangUp();
  });

  test("a heartbeat with the last number comes every second", async () => {
    const screen = await watch("east");
    for (let beat = 1; beat <= 3; beat += 1) {
      clock.advance(1_000);
      await until(`heartbeat ${beat}`, () => screen.heartbeats.length >= beat);
    }
    expect(screen.heartbeats.at(-1)?.seq).toBe(screen.lastSeq());
  });

  test("screens and those with sound are counted, for each ward", async () => {
    const first = await watch("care");
    const second = await watch("care");
    await watch("east");
    await second.ask("armed", { armed: true });
    const screens = (): unknown =>
      first.told.findLast(({ body }) => body.screens !== undefined)?.body.screens;
    await until("both counted", () => JSON.stringify(screens()) === '{"watching":2,"armed":1}');
    const counted = (await house.vigil().app.inject("/api/health")).json();
    expect(counted).toMatchObject({ screensWatching: 3, screensCanSound: 1 });
    second.close();
    await until("one counted", () => JSON.stringify(screens()) === '{"watching":1,"armed":0}');
    const health = (await house.vigil().app.inject("/api/health")).json();
    expect(health).toMatchObject({ screensWatching: 2, screensCanSound: 0 });
  });

  test("an acknowledgement at one screen is seen at another", async () => {
    const screen = await watch("care");
    const device = await attach(house, "mon-care-1");
    device.reads(300, { systolic: 70, diastolic: 40 });
    const alarm = await until("the alarm", () => screen.bed("care-1")?.alarms[0]);
    const headers = { cookie: await house.cookie("doctor") };
    const url = `/api/alarms/${alarm.id}/acknowledge`;
    await house.vigil().app.inject({ method: "POST", url, headers });
    const seen = await until("the mark", () =>
      screen.bed("care-1")?.alarms.find(({ id, acknowledged }) => id === alarm.id && acknowledged),
    );
    expect(seen.acknowledged).toMatchObject({ by: { role: "doctor", name: "The doctor" } });
    await device.hangUp();
  });

  test("a login that was ended elsewhere once went on watching", async () => {
    const cookie = await house.cookie("nurse");
    const screen = await openScreen(house.url(), { cookie });
    open.push(screen);
    // A login that began just now is known from memory until its note is confirmed; only then
    // does ending it on disk end it.
    await until("the login has ended", async () => {
      house.run("DELETE FROM logins");
      const me = await house.vigil().app.inject({ url: "/api/me", headers: { cookie } });
      return me.statusCode === 401;
    });
    expect(screen.socket.connected).toBe(true);
    clock.advance(60_000);
    await until("the end", () => !screen.socket.connected);
  });

  test("all screens are told when the journal stops and starts being written", async () => {
    const screen = await watch("care");
    house.run(`CREATE TRIGGER refusing BEFORE INSERT ON entries
      BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    const device = await attach(house, "mon-care-1");
    device.reads(400, { heartRate: 70 });
    const told = (): (boolean | undefined)[] =>
      screen.told.map(({ body }) => body.recording).filter((recording) => recording !== undefined);
    await until("the stop", () => told().at(-1) === false);
    expect((await watch("care")).snapshots()[0]?.recording).toBe(false);
    house.run("DROP TRIGGER refusing");
    clock.advance(1_000);
    await until("the start", () => told().at(-1) === true);
    await device.acked(400);
  });
});

describe("a screen that cannot keep up", () => {
  let server: Server;
  let gateway: Gateway;
  let bed: Bed;
  let second = 0;
  let screens: ScreenClient[] = [];

  beforeEach(async () => {
    second = 0;
    bed = createBed({ id: "bed-1", name: "Bed 1", ward: "ward", purpose: "care" });
    server = createServer();
    gateway = openGateway({
      server,
      clock: steeredClock(),
      wards: [{ id: "ward", name: "Ward", purpose: "care" }],
      site: { name: "Site", timeZone: "UTC" },
      bedsOf: () => [bed],
      admit: () => null,
      isRecording: () => true,
      personOf: () => ({ id: "nurse", role: "nurse" }),
      wardName: (id) => id,
      onSounding() {},
      onReceipt() {},
      onFirstSignal() {},
    });
    takes(sessionOpened(0), connected(0), phase(0, "baseline"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    for (const screen of screens) screen.close();
    screens = [];
    gateway.close();
    await new Promise((resolve) => server.close(resolve));
  });

  test("is held, and then gets one snapshot with all open alarms and the count it skipped", async () => {
    const [stalled, other] = [await openWatching(), await openWatching()];
    const transport = socketOf(stalled);
    transport.pause();
    // Enough to fill what the system keeps for a reader that does not read, and then the bound.
    await tellMuch(other);
    takes(reading(nextSecond(), { systolic: 70, diastolic: 40 }));
    gateway.flush();
    await until(
      "the alarm at the screen that reads",
      () => (other.bed("bed-1")?.alarms.length ?? 0) > 0,
    );
    expect(stalled.bed("bed-1")?.alarms).toEqual([]);
    transport.resume();
    const snapshot = await until("a new snapshot", () => stalled.snapshots()[1]);
    expect(snapshot.skipped).toBeGreaterThan(0);
    expect(snapshot.beds[0]?.alarms.map(({ condition }) => condition)).toContain(
      "systolic.low.high",
    );
    takes(reading(nextSecond(), { systolic: 72, diastolic: 40 }));
    gateway.flush();
    await until("the stream again", () => stalled.bed("bed-1")?.vitals.systolic.value === 72);
    expect(stalled.snapshots()).toHaveLength(2);
    const skipped = stalled.told[stalled.told.findLastIndex(({ kind }) => kind === "snapshot") - 1];
    expect(snapshot.seq - snapshot.skipped).toBe(skipped?.body.seq);
    expectNoGap(other);
  });

  const nextSecond = (): number => {
    second += 1;
    return second;
  };

  /** Turns of the ward, until far more is under way than a screen may have waiting. */
  const tellMuch = async (reader: ScreenClient): Promise<void> => {
    for (let turn = 0; turn < SCREEN_PACKETS_MAX * 24; turn += 1) {
      second += 1;
      bed.sparklines.add({ heartRate: second % 90 }, atMs(second * 10));
      const touch = untouched();
      touch.sparklines = true;
      touch.session = true;
      gateway.touched(bed, touch);
      gateway.flush();
      const last = reader.lastSeq();
      if (turn % 64 === 0) await until("the other screen", () => reader.lastSeq() > last);
    }
  };

  const openWatching = async (): Promise<ScreenClient> => {
    const { port } = server.address() as AddressInfo;
    const screen = await openScreen(`http://127.0.0.1:${port}`, {});
    screens.push(screen);
    await screen.ask("watch", { ward: "ward" });
    await until("a snapshot", () => screen.snapshots().length > 0);
    return screen;
  };

  const takes = (...entries: Entry[]): void => {
    for (const entry of entries) {
      const { effects } = step(bed.state, entry);
      const touch = untouched();
      addTouch(touch, entry, effects);
      gateway.touched(bed, touch);
    }
  };
});

/** Every change has the number after the one before it. */
function expectNoGap({ told }: ScreenClient): void {
  const numbers = told.map(({ body }) => body.seq);
  const first = present(numbers[0], "something was told");
  expect(numbers).toEqual(numbers.map((_, index) => first + index));
}

/** The TCP connection under a screen, to stop reading from it. */
function socketOf({ socket }: ScreenClient): { pause(): void; resume(): void } {
  const transport = socket.io.engine.transport as unknown as { ws: { _socket: never } };
  return transport.ws._socket;
}
