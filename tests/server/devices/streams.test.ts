// Replays and simulations: whose time rules a bed, where they may, and how they never mix with a
// real device.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { present } from "../../../shared/assert.ts";
import type { Hello } from "../../../shared/protocol/device.ts";
import { sessionSchema } from "../../../shared/protocol/http.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import type { VitalValues } from "../../../shared/vitals/plausibility.ts";
import { attach, type DeviceClient, dial } from "../../helpers/device-client.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { until } from "../../helpers/until.ts";

/** The recorded morning that is replayed. */
const MORNING_MS = Date.UTC(2021, 2, 4, 8, 30);

let house: House;

beforeEach(async () => {
  house = await openHouse({ sessions: ["care-1", "care-2"] });
});
afterEach(() => house.end());

describe("where a stream may bring its time", () => {
  test.each([
    ["a replay on a lab bed", "sim-lab-1", { source: "replay" }, null],
    ["a simulator on a lab bed", "sim-lab-1", { source: "simulator" }, null],
    ["a real device on a lab bed", "sim-lab-1", { source: "device" }, 4400],
    ["a replay on a patient's bed", "sim-care-1", { source: "replay" }, 4400],
    ["a simulator on a free bed", "sim-care-3", { source: "simulator" }, 4400],
  ] as const)("%s", async (_name, device, words, code) => {
    const client = await dial(house, device);
    client.hello({ ...words, time: "stream" });
    if (code === null) await client.next("welcome");
    else expect((await client.ended()).code).toBe(code);
  });
});

describe("a stream's session", () => {
  test("begins with the stream's first moment and is stamped with nothing else", async () => {
    const player = await play("boot-1");
    says(player, 1, 0, { heartRate: 70 });
    says(player, 2, 1, { heartRate: 71 });
    expect(await player.acked(2)).toMatchObject({ recorded: true });
    const journal = house.journal(await sessionOn("lab-1"));
    expect(journal.map(({ type, atMs }) => [type, (atMs - MORNING_MS) / 1_000])).toEqual([
      ["session-opened", 0],
      ["phase", 0],
      ["phase", 0],
      ["device-connected", 0],
      ["reading", 0],
      ["reading", 1],
    ]);
    expect(await house.bed("lab-1")).toMatchObject({
      at: timeText(MORNING_MS + 1_000),
      device: { source: "replay", speed: 10 },
      session: { time: "stream", sources: ["replay"] },
    });
  });

  test.each([
    ["a reading without its time", { at: undefined }, "at"],
    ["time that goes backwards", { at: timeText(MORNING_MS - 1) }, "at"],
  ])("%s is refused", async (_name, some, path) => {
    const player = await play("boot-1");
    says(player, 1, 0, { heartRate: 70 });
    player.reads(2, { heartRate: 71 }, { takenAt: timeText(MORNING_MS), ...some });
    expect(await player.next("reject")).toMatchObject({ code: "BAD_FRAME", path, seq: 2 });
    says(player, 3, 0, { heartRate: 72 });
    await player.acked(3);
  });

  test("clock frames move time, and what falls due on the way is due in recorded time", async () => {
    const player = await play("boot-1", { cadence: { heartRate: 1 } });
    says(player, 1, 0, { heartRate: 70 });
    player.say({ type: "clock", at: timeText(MORNING_MS + 60_000) });
    const alarm = await until("no-data", async () => (await house.bed("lab-1")).alarms[0]);
    // Two cadences and five seconds after the last value, a minute before its clock frame came.
    expect(alarm).toMatchObject({ condition: "no-data.heartRate", raisedAt: at(7) });
  });

  test("people's commands are stamped with the stream's present", async () => {
    const player = await play("boot-1");
    says(player, 1, 0, { systolic: 70, diastolic: 40 });
    says(player, 2, 5, { heartRate: 70 });
    await player.acked(2);
    const { alarms } = await house.bed("lab-1");
    const { id } = present(
      alarms.find(({ condition }) => condition === "systolic.low.high"),
      "alarm",
    );
    const cookie = await house.cookie("doctor");
    const url = `/api/alarms/${id}/acknowledge`;
    const answer = await house.vigil().app.inject({ method: "POST", url, headers: { cookie } });
    expect(answer.json().alarm.acknowledged).toMatchObject({ at: at(5) });
  });

  test("recorded entries are taken at their own time and marked as recorded", async () => {
    const player = await play("boot-1");
    says(player, 1, 0, { heartRate: 70 });
    const entry = { type: "phase", atMs: MORNING_MS + 9_000, to: "paused", by: null };
    player.say({ type: "entry", entry });
    says(player, 2, 10, { heartRate: 70 });
    await player.acked(2);
    expect(house.journal(await sessionOn("lab-1"))).toContainEqual({ ...entry, recorded: true });
  });

  test("an entry from the year 275760 once ended the process", async () => {
    const player = await play("boot-1");
    says(player, 1, 0, { heartRate: 70 });
    player.say({ type: "entry", entry: { type: "phase", atMs: 1e300, to: "paused", by: null } });
    expect(await player.next("reject")).toMatchObject({ code: "BAD_FRAME", path: "entry.atMs" });
    says(player, 2, 1, { heartRate: 70 });
    await player.acked(2);
  });

  test("a value taken before 1970 once ended the process", async () => {
    const player = await play("boot-1");
    player.reads(1, { heartRate: 70 }, { at: timeText(5_000), takenAt: timeText(-1_000) });
    expect(await player.next("reject")).toMatchObject({ code: "TOO_OLD", path: "takenAt" });
    says(player, 2, 1, { heartRate: 70 });
    await player.acked(2);
  });

  test("a status before the first moment is no part of the session before", async () => {
    const first = await play("boot-1");
    says(first, 1, 0, { heartRate: 70 });
    await first.acked(1);
    const second = await play("boot-2");
    second.say({ type: "status", leadOff: ["heartRate"] });
    expect(await second.next("reject")).toMatchObject({ code: "BAD_FRAME", seq: null });
    expect((await house.bed("lab-1")).vitals.heartRate.state).not.toBe("lead-off");
  });

  test("the same boot goes on in its session, a new boot begins another", async () => {
    const first = await play("boot-1");
    says(first, 1, 0, { heartRate: 70 });
    await first.acked(1);
    const session = await sessionOn("lab-1");
    await first.hangUp();
    const again = await play("boot-1");
    expect(again.heard[0]).toMatchObject({ session, stored: { boot: "boot-1", seq: 1 } });
    says(again, 2, 3, { heartRate: 71 });
    await again.acked(2);
    expect(await sessionOn("lab-1")).toBe(session);

    const other = await play("boot-2");
    says(other, 1, -60, { heartRate: 80 });
    expect(await other.next("attached")).toMatchObject({ bed: "lab-1" });
    await other.acked(1);
    expect(await sessionOn("lab-1")).not.toBe(session);
    const closed = house.journal(session).at(-1);
    expect(closed).toMatchObject({ type: "phase", to: "closed", outcome: "completed" });
  });

  test("another player's stream does not go on in a session that is not its own", async () => {
    const first = await play("boot-1");
    says(first, 1, 600, { heartRate: 70 });
    await first.acked(1);
    const session = await sessionOn("lab-1");
    const other = await attach(house, "mon-lab-1", stream("boot-1"));
    says(other, 1, 0, { heartRate: 70 });
    await other.acked(1);
    expect(await sessionOn("lab-1")).not.toBe(session);
  });

  test("the same stream gives the same alarms, however it is cut into frames", async () => {
    const values = Array.from({ length: 300 }, (_, index) => ({
      heartRate: 70 + Math.round(70 * Math.sin(index / 20)),
      ...(index % 60 === 0 ? { systolic: 120 - index / 5, diastolic: 60 } : {}),
    }));
    const slow = await play("boot-1", { cadence: { heartRate: 1 } });
    for (const [index, vitals] of values.entries()) {
      says(slow, index + 1, index, vitals);
      if (index % 50 === 0) await slow.acked(index + 1);
    }
    await slow.acked(values.length);
    const first = await alarmsTold(await sessionOn("lab-1"));
    const fast = await play("boot-2", { cadence: { heartRate: 1 } });
    const readings = values.map((vitals, index) =>
      fast.reading(index + 1, vitals, { takenAt: at(index), at: at(index) }),
    );
    fast.say({ type: "readings", readings });
    await fast.acked(values.length);
    expect(first.length).toBeGreaterThan(3);
    expect(await alarmsTold(await sessionOn("lab-1"))).toEqual(first);
  });

  test("a real device was once held fast in a stream's time", async () => {
    const player = await play("boot-1");
    says(player, 1, 0, { heartRate: 70 });
    await player.acked(1);
    const session = await sessionOn("lab-1");
    const monitor = await attach(house, "mon-lab-1");
    expect((await player.ended()).code).toBe(4409);
    expect(await monitor.next("detached")).toMatchObject({ session });
    monitor.reads(1, { heartRate: 72 });
    expect(await monitor.acked(1)).toMatchObject({ recorded: false });
    const bed = await house.bed("lab-1");
    expect(Math.abs(Date.parse(bed.at) - house.clock.now())).toBeLessThan(5_000);
    expect(bed).toMatchObject({ session: null, vitals: { heartRate: { value: 72 } } });
  });
});

describe("a simulator in the server's time", () => {
  test("opens a session of its own on a lab bed", async () => {
    const simulator = await attach(house, "sim-lab-2");
    simulator.reads(1, { heartRate: 70 });
    expect(await simulator.acked(1)).toMatchObject({ recorded: true });
    expect(await house.bed("lab-2")).toMatchObject({
      session: { phase: "infusing", time: "server", sources: ["simulator"] },
    });
  });

  test("gives way to a real device, and never comes back into that session", async () => {
    const simulator = await attach(house, "sim-care-1");
    simulator.reads(1, { heartRate: 70 });
    await simulator.acked(1);
    const monitor = await attach(house, "mon-care-1");
    expect((await simulator.ended()).code).toBe(4409);
    monitor.reads(1, { heartRate: 80 });
    await monitor.acked(1);
    const early = await dial(house, "sim-care-1");
    early.hello();
    expect((await early.ended()).code).toBe(4409);
    await monitor.hangUp();

    const late = await attach(house, "sim-care-1");
    late.reads(2, { heartRate: 60 });
    expect(await late.next("reject")).toMatchObject({
      seq: 2,
      code: "BAD_FRAME",
      message: expect.stringContaining("a real device watches this session"),
    });
    expect((await house.bed("care-1")).vitals.heartRate.value).toBe(80);
  });

  test("once ended the real device's device-lost by connecting", async () => {
    const monitor = await attach(house, "mon-care-2", { cadence: { heartRate: 1 } });
    monitor.reads(1, { heartRate: 80 });
    await monitor.acked(1);
    await monitor.hangUp();
    const simulator = await attach(house, "sim-care-2");
    simulator.say({ type: "status", leadOff: [] });
    expect(await simulator.next("reject")).toMatchObject({ code: "BAD_FRAME" });
    expect((await house.bed("care-2")).device).toMatchObject({
      id: "mon-care-2",
      connected: false,
    });
  });
});

function stream(boot: string): Partial<Hello> {
  return { boot, source: "replay", time: "stream", speed: 10 };
}

function play(boot: string, some: Partial<Hello> = {}): Promise<DeviceClient> {
  return attach(house, "sim-lab-1", { ...stream(boot), ...some });
}

function says(player: DeviceClient, seq: number, second: number, vitals: VitalValues): void {
  player.reads(seq, vitals, { takenAt: at(second), at: at(second) });
}

function at(second: number): string {
  return timeText(MORNING_MS + second * 1_000);
}

async function sessionOn(bed: string): Promise<string> {
  return present((await house.bed(bed)).session, `${bed} has a session`).id;
}

/** Every alarm of a session without what differs between any two sessions. */
async function alarmsTold(session: string): Promise<unknown[]> {
  const headers = { cookie: await house.cookie("nurse") };
  const answer = await house.vigil().app.inject({ url: `/api/sessions/${session}`, headers });
  return sessionSchema
    .parse(answer.json())
    .alarms.map(({ id: _id, session: _session, explainedBy, ...alarm }) => ({
      ...alarm,
      explainedBy: explainedBy?.split(".")[1],
    }));
}
