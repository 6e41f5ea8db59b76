// When an alarm first reached somebody is kept beside it: what a screen confirmed stands in the log,
// also after a restart, and a disk that takes nothing gathers only so much.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Note } from "../../../server/db/notes.ts";
import { noteFirstSignals } from "../../../server/live/first-signals.ts";
import { RECEIPTS_MAX } from "../../../shared/bounds.ts";
import { alarmsSchema, type LoggedAlarm } from "../../../shared/protocol/http.ts";
import { attach } from "../../helpers/device-client.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { watchWard } from "../../helpers/screen-client.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";
import { until } from "../../helpers/until.ts";

const clock = steeredClock();
let house: House;

beforeAll(async () => {
  house = await openHouse({ clock, sessions: ["care-1"] });
});
afterAll(() => house.end());

describe("the alarm log", () => {
  test("tells when a screen first drew an alarm and began its sound, for good", async () => {
    const screen = await watchWard(house, "care");
    const device = await attach(house, "mon-care-1");
    device.reads(1, { systolic: 70, diastolic: 40 });
    const { id } = await until("the alarm", () =>
      screen.bed("care-1")?.alarms.find(({ vital }) => vital === "systolic"),
    );
    expect((await logged(id)).signals).toEqual({ shownMs: null, soundedMs: null });
    clock.advance(40);
    screen.socket.emit("shown", { alarms: [id] });
    await until("it is shown", async () => (await logged(id)).signals.shownMs !== null);
    clock.advance(200);
    screen.socket.emit("sounded", { alarms: [id] });
    await until("it is heard", async () => (await logged(id)).signals.soundedMs !== null);
    const { shownMs, soundedMs } = (await logged(id)).signals;
    expect(shownMs).toBeGreaterThanOrEqual(40);
    expect(soundedMs).toBeGreaterThanOrEqual((shownMs ?? 0) + 200);
    screen.socket.emit("shown", { alarms: [id] });
    screen.close();
    await house.stop();
    await house.start();
    expect((await logged(id)).signals).toEqual({ shownMs, soundedMs });
  });
});

test("a disk that takes nothing gathers a bounded number of signals, and then goes on", async () => {
  const notes: Note[] = [];
  const settles: (() => void)[] = [];
  const take = noteFirstSignals({
    note(note) {
      notes.push(note);
      return new Promise((settle) => settles.push(settle));
    },
  });
  for (let number = 0; number < RECEIPTS_MAX + 50; number += 1) {
    take({ alarm: `s.${number}`, signal: "shown", delayMs: 1 });
  }
  expect(sizes(notes)).toEqual([1]);
  settles[0]?.();
  await until("the rest is handed over", () => notes.length === 2);
  expect(sizes(notes)).toEqual([1, RECEIPTS_MAX]);
});

function sizes(notes: readonly Note[]): number[] {
  return notes.map((note) => (note.kind === "alarm-signals" ? note.signals.length : 0));
}

async function logged(id: string): Promise<LoggedAlarm> {
  const headers = { cookie: await house.cookie("nurse") };
  const url = "/api/alarms?session=s-care-1";
  return until(`alarm ${id} in the log`, async () => {
    const answer = await house.vigil().app.inject({ url, headers });
    return alarmsSchema.parse(answer.json()).alarms.find((alarm) => alarm.id === id);
  });
}
