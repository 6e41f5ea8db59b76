// The whole house stopped and started again: what was there is there, and nothing is there twice.

import { afterEach, describe, expect, test } from "vitest";
import { buildVigil } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { HOLD_MS } from "../../shared/alarms/life-cycle.ts";
import { present } from "../../shared/assert.ts";
import { stateText } from "../../shared/monitor/digest.ts";
import { fold } from "../../shared/monitor/fold.ts";
import { initialState } from "../../shared/monitor/state.ts";
import { alarmsSchema, healthSchema } from "../../shared/protocol/http.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { attach } from "../helpers/device-client.ts";
import { type House, openHouse } from "../helpers/house.ts";
import { openScreen } from "../helpers/screen-client.ts";
import { steeredClock } from "../helpers/steered-clock.ts";
import { until } from "../helpers/until.ts";

let house: House;
afterEach(() => house.end());

describe("after a restart", () => {
  test("open alarms, acknowledgements and values are what they were", async () => {
    house = await openHouse({ sessions: ["care-1", "care-2"] });
    const device = await attach(house, "mon-care-1");
    device.reads(1, { systolic: 70, diastolic: 40, heartRate: 72, temperature: 38.4 });
    await device.acked(1);
    const [first] = (await house.bed("care-1")).alarms;
    const url = `/api/alarms/${present(first, "an alarm").id}/acknowledge`;
    const headers = { cookie: await house.cookie("doctor") };
    await house.vigil().app.inject({ method: "POST", url, headers, payload: { note: "called" } });
    const before = await house.bed("care-1");
    expect(before.alarms.filter(({ acknowledged }) => acknowledged !== null)).toHaveLength(1);
    await house.stop();
    await house.start();
    const after = await house.bed("care-1");
    expect(after.alarms).toEqual(before.alarms);
    expect(after.vitals.systolic).toEqual(before.vitals.systolic);
    expect(after.session).toEqual(before.session);
    expect(after.device).toMatchObject({ id: "mon-care-1", connected: false });
  });

  test("the journal folds to the state that was there, and its alarms to the table's", async () => {
    const clock = steeredClock();
    house = await openHouse({ clock, sessions: ["care-1"] });
    const device = await attach(house, "mon-care-1", { cadence: { heartRate: 1 } });
    for (let seq = 1; seq <= 40; seq += 1) {
      const systolic = seq % 8 < 3 ? 85 : 125;
      device.reads(seq, { heartRate: 70, systolic, diastolic: 60 });
      if (seq % 8 !== 4) continue;
      // Past the time for which every alarm is held, or all of these would be one.
      await device.acked(seq);
      clock.advance(HOLD_MS);
    }
    await device.acked(40);
    await house.stop();
    const rows = new Map<number, string>();
    const folded = fold(initialState("care-1"), house.journal("s-care-1"), (effects) => {
      for (const effect of effects) {
        if (effect.type === "alarm") rows.set(effect.alarm.number, effect.alarm.phase.kind);
      }
    });
    const views = house
      .rows<{ view: string }>("SELECT view FROM alarms ORDER BY id")
      .map(({ view }) => JSON.parse(view) as AlarmView);
    expect(views.length).toBeGreaterThan(2);
    expect(new Map(views.map(({ id, phase }) => [Number(id.split(".")[1]), phase]))).toEqual(rows);
    await house.start();
    await house.stop();
    expect(stateText(fold(initialState("care-1"), house.journal("s-care-1")))).toBe(
      stateText(folded),
    );
  });

  test("what the device says again is known, in every boot's own numbering", async () => {
    house = await openHouse({ sessions: ["care-1"] });
    const old = await attach(house, "mon-care-1", { boot: "boot-1" });
    for (let seq = 1; seq <= 30; seq += 1) old.reads(seq, { heartRate: 70 });
    await old.acked(30);
    const device = await attach(house, "mon-care-1", { boot: "boot-2" });
    const second = { type: "reading", ...device.reading(2, { heartRate: 72 }) };
    device.reads(1, { heartRate: 71 });
    device.say(second);
    device.reads(6, { heartRate: 76 });
    // Refused, and so the highest number of the boot although no reading of the journal.
    device.say({ type: "reading", ...device.reading(7, {}) });
    await device.acked(7);
    await house.stop();
    await house.start();

    const again = await attach(house, "mon-care-1", { boot: "boot-2" });
    expect(again.heard[0]).toMatchObject({ stored: { boot: "boot-2", seq: 7 } });
    again.say(second);
    expect(await again.acked(7)).toMatchObject({ recorded: true });
    again.reads(2, { heartRate: 99 });
    expect(await again.next("reject")).toMatchObject({ code: "SEQ_REPEATED_WITH_OTHER_CONTENT" });
    again.reads(4, { heartRate: 74 });
    await until("the reading that fills the hole", () => seqs().includes(4));
    again.reads(8, { heartRate: 78 });
    await again.acked(8);
    expect(seqs()).toEqual([1, 2, 6, 4, 8]);
  });

  test("a device that stays away is missed", async () => {
    const clock = steeredClock();
    house = await openHouse({ clock, sessions: ["care-1"] });
    const device = await attach(house, "mon-care-1");
    device.reads(1, { heartRate: 70 });
    await device.acked(1);
    await house.stop();
    clock.advance(60_000);
    await house.start();
    await until("device-lost", async () =>
      (await house.bed("care-1")).alarms.some(({ condition }) => condition === "device-lost"),
    );
    expect(house.journal("s-care-1").at(-1)).toMatchObject({ end: "server-stopped" });
  });

  test("an alarm that only a deadline raised once lost its number to another", async () => {
    const clock = steeredClock();
    house = await openHouse({ clock, sessions: ["care-1"] });
    const device = await attach(house, "mon-care-1", { cadence: { heartRate: 1 } });
    device.reads(1, { heartRate: 70 });
    await device.acked(1);
    clock.advance(8_000);
    const noData = async (): Promise<AlarmView | undefined> =>
      (await house.alarms("s-care-1")).find(({ condition }) => condition === "no-data.heartRate");
    await until("no-data", async () => (await noData()) !== undefined);
    const before = await noData();
    expect((await house.session("s-care-1")).alarms).toEqual([before]);
    await house.stop();
    // As a power cut leaves it: nobody wrote down that the link had ended.
    house.run("DELETE FROM entries WHERE type = 'device-disconnected'");
    await house.start();
    clock.advance(8_000);
    await until("device-lost", async () =>
      (await house.bed("care-1")).alarms.some(({ condition }) => condition === "device-lost"),
    );
    expect(await noData()).toEqual(before);
  });

  test("an alarm that had escalated was once kept from the screens of other wards", async () => {
    const clock = steeredClock();
    house = await openHouse({ clock, sessions: ["care-1"] });
    const device = await attach(house, "mon-care-1");
    device.reads(1, { temperature: 39.5 });
    await device.acked(1);
    clock.advance(31_000);
    await until("the escalation", async () =>
      (await house.bed("care-1")).alarms.some(({ escalation }) => escalation === 1),
    );
    await house.stop();
    await house.start();
    const doctor = await openScreen(house.url(), { cookie: await house.cookie("doctor") });
    await doctor.ask("watch", { ward: "east" });
    expect(doctor.escalations[0]?.alarms[0]).toMatchObject({ bed: "care-1", escalation: 1 });
    doctor.close();
  });

  test("a journal that cannot be read is named, not guessed at", async () => {
    house = await openHouse({ sessions: ["care-1"] });
    await house.stop();
    house.run("UPDATE entries SET text = replace(text, 'baseline', 'baselin') WHERE n = 2");
    await expect(house.start()).rejects.toThrow("entry 2 of session s-care-1 can be read");
    house.run("UPDATE entries SET text = replace(text, 'baselin', 'baseline') WHERE n = 2");
  });
});

describe("one server for one folder", () => {
  test("a second one was once let in, and broke the journal of the first", async () => {
    house = await openHouse({ sessions: ["care-1"] });
    const device = await attach(house, "mon-care-1");
    const config = readConfig();
    if (config.kind === "bad") throw new Error(config.message);
    const { dataDir, clock } = house;
    const second = buildVigil({ ...config.config, dataDir, demo: true }, clock);
    await expect(second).rejects.toMatchObject({ code: "SQLITE_BUSY" });
    device.reads(1, { heartRate: 70 });
    await device.acked(1);
  });
});

describe("the computer's clock set back", () => {
  test("once froze every deadline until that hour had come round again", async () => {
    const clock = steeredClock();
    house = await openHouse({ clock, sessions: ["care-1"] });
    const device = await attach(house, "mon-care-1", { cadence: { heartRate: 1 } });
    device.reads(1, { heartRate: 70 });
    await device.acked(1);
    clock.setWall(-3_600_000);
    clock.advance(8_000);
    await until("no-data", async () =>
      (await house.bed("care-1")).alarms.some(({ condition }) => condition === "no-data.heartRate"),
    );
    const health = healthSchema.parse((await house.vigil().app.inject("/api/health")).json());
    expect(health).toMatchObject({
      status: "degraded",
      reasons: ["the computer's clock was set back; times are 3600 s ahead"],
    });
    await house.stop();
    await house.start();
    const again = await attach(house, "mon-care-1");
    again.reads(2, { heartRate: 71 });
    await again.acked(2);
    const times = house.journal("s-care-1").map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((left, right) => left - right));
    expect((await house.bed("care-1")).vitals.heartRate).toMatchObject({
      value: 71,
      state: "fresh",
    });
  });
});

describe("a disk that refuses", () => {
  test("keeps nobody out, and what waits is on disk and acknowledged when it recovers", async () => {
    const clock = steeredClock();
    house = await openHouse({ clock, sessions: ["care-1"] });
    const tables = ["entries", "device_progress", "quarantine", "alarms"];
    for (const table of tables) {
      house.run(`CREATE TRIGGER no_${table} BEFORE INSERT ON ${table}
        BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    }
    for (const table of ["devices", "logins"]) {
      house.run(`CREATE TRIGGER no_${table} BEFORE UPDATE ON ${table}
        BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    }
    const cookie = await house.cookie("doctor");
    clock.advance(120_000);
    const device = await attach(house, "mon-care-1");
    device.reads(1, { systolic: 70, diastolic: 40 });
    await until("degraded health", async () => {
      const health = (await house.vigil().app.inject("/api/health")).json();
      return (
        health.status === "degraded" && health.reasons.includes("the journal cannot be written")
      );
    });
    const answer = await house.vigil().app.inject({ url: "/api/beds", headers: { cookie } });
    expect(answer.statusCode).toBe(200);
    expect((await house.bed("care-1")).alarms.length).toBeGreaterThan(0);
    clock.advance(10_000);
    // Alarms go on, and with them the wish for another cuff value; nothing is told as stored.
    expect(device.heard.map(({ type }) => type)).toEqual(["welcome", "repeat-cuff"]);
    for (const { name } of house.rows<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    )) {
      house.run(`DROP TRIGGER ${name}`);
    }
    clock.advance(2_000);
    expect(await device.acked(1)).toMatchObject({ recorded: true });
    const url = "/api/alarms?open=true";
    const { alarms } = alarmsSchema.parse(
      (await house.vigil().app.inject({ url, headers: { cookie } })).json(),
    );
    expect(alarms.length).toBeGreaterThan(0);
  });
});

function seqs(): number[] {
  return house
    .journal("s-care-1")
    .flatMap((entry) => (entry.type === "reading" && entry.boot === "boot-2" ? [entry.seq] : []));
}
