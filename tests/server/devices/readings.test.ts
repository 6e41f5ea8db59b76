// From a frame to the disk and back: acknowledgements, repeats, holes, refusals and what the tile,
// the journal and the quarantine then show.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOLD_MS } from "../../../shared/alarms/life-cycle.ts";
import { present } from "../../../shared/assert.ts";
import type { BedView, DeviceView } from "../../../shared/protocol/live.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { attach, type DeviceClient, dial } from "../../helpers/device-client.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";
import { until } from "../../helpers/until.ts";

const clock = steeredClock("still");
let house: House;
let boots = 0;

beforeAll(async () => {
  house = await openHouse({ clock, sessions: ["care-1", "care-2"] });
});
afterAll(() => house.end());

describe("acknowledging", () => {
  test("a reading is acknowledged once it is in the journal, as recorded", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(1, { heartRate: 71 });
    expect(await device.acked(1)).toMatchObject({ boot: bootNow(), seq: 1, recorded: true });
    expect(seqs("s-care-1")).toEqual([1]);
    await device.hangUp();
  });

  test("without a session it is shown and acknowledged, and not recorded", async () => {
    const device = await newBoot("mon-care-3");
    device.reads(1, { heartRate: 71 });
    expect(await device.acked(1)).toMatchObject({ seq: 1, recorded: false });
    expect(await house.bed("care-3")).toMatchObject({
      session: null,
      vitals: { heartRate: { value: 71, state: "fresh" } },
    });
    await device.hangUp();
  });

  test("a batch of 500 is acknowledged as a whole, in order", async () => {
    const device = await newBoot("mon-care-1");
    const readings = Array.from({ length: 500 }, (_, index) =>
      device.reading(index + 1, { pulse: 60 + (index % 20) }),
    );
    device.say({ type: "readings", readings });
    await device.acked(500);
    expect(seqs("s-care-1")).toEqual(readings.map(({ seq }) => seq));
    await device.hangUp();
  });

  test("a batch of 501 is refused whole", async () => {
    const device = await newBoot("mon-care-1");
    const one = device.reading(1, { pulse: 60 });
    device.say({ type: "readings", readings: Array.from({ length: 501 }, () => one) });
    expect(await device.next("reject")).toMatchObject({ code: "BAD_FRAME", path: "readings" });
    await device.hangUp();
  });

  test("one bad reading in a batch does not take its neighbours along", async () => {
    const device = await newBoot("mon-care-1");
    const readings = [
      device.reading(1, { pulse: 60 }),
      { ...device.reading(2, { pulse: 61 }), puls: 61 },
      device.reading(3, { pulse: 62 }),
    ];
    device.say({ type: "readings", readings });
    expect(await device.next("reject")).toMatchObject({
      seq: 2,
      code: "BAD_FRAME",
      path: "readings.1.puls",
    });
    await device.acked(3);
    expect(seqs("s-care-1")).toEqual([1, 3]);
    // The refused number has been used: it is no hole.
    expect(gaps("s-care-1")).toEqual([]);
    const { raw } = quarantine("care-1");
    expect(JSON.parse(raw)).toMatchObject({ seq: 2, puls: 61 });
    await device.hangUp();
  });
});

describe("repeats and holes", () => {
  test("what is said again is acknowledged again and changes nothing", async () => {
    const device = await newBoot("mon-care-1");
    const first = { type: "reading", ...device.reading(1, { heartRate: 71 }) };
    device.say(first);
    await device.acked(1);
    const entries = house.journal("s-care-1").length;
    device.heard.length = 0;
    device.say(first);
    expect(await device.acked(1)).toMatchObject({ recorded: true });
    expect(house.journal("s-care-1")).toHaveLength(entries);
    await device.hangUp();
  });

  test("a repeat on a new connection was once acknowledged as not recorded", async () => {
    const device = await newBoot("mon-care-1");
    const first = { type: "reading", ...device.reading(1, { heartRate: 71 }) };
    device.say(first);
    await device.acked(1);
    const again = await attach(house, "mon-care-1", { boot: bootNow() });
    again.say(first);
    expect(await again.acked(1)).toMatchObject({ seq: 1, recorded: true });
    await again.hangUp();
  });

  test("other content under a used number is refused and changes nothing", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(1, { heartRate: 71 });
    await device.acked(1);
    device.reads(1, { heartRate: 72 });
    expect(await device.next("reject")).toMatchObject({
      seq: 1,
      code: "SEQ_REPEATED_WITH_OTHER_CONTENT",
      path: "seq",
    });
    expect(seqs("s-care-1")).toEqual([1]);
    await device.hangUp();
  });

  test("a hole is journaled and counted, and a reading may still fill it", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(1, { heartRate: 71 });
    device.reads(5, { heartRate: 72 });
    await device.acked(5);
    expect(gaps("s-care-1")).toEqual([[2, 4]]);
    expect((await house.bed("care-1")).device).toMatchObject({ missed: 3 });
    device.reads(3, { heartRate: 73 });
    await until("the reading that fills the hole", () => seqs("s-care-1").includes(3));
    expect(gaps("s-care-1")).toEqual([[2, 4]]);
    await device.hangUp();
  });

  test("the first two readings swapped on the way were once taken for a repeat", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(2, { heartRate: 72 });
    device.reads(1, { heartRate: 71 });
    await until("both readings in the journal", () => seqs("s-care-1").length === 2);
    expect(seqs("s-care-1")).toEqual([2, 1]);
    await device.hangUp();
  });

  test("the welcome tells a returning device what is stored of its boot", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(7, { heartRate: 71 });
    await device.acked(7);
    const again = await attach(house, "mon-care-1", { boot: bootNow() });
    expect(again.heard[0]).toMatchObject({ stored: { boot: bootNow(), seq: 7 } });
    const other = await newBoot("mon-care-1");
    expect(other.heard[0]).toMatchObject({ stored: null });
    await other.hangUp();
  });
});

describe("refusals", () => {
  const now = (): string => timeText(clock.now());
  const later = (ms: number): string => timeText(clock.now() + ms);
  const reading = (some: Record<string, unknown>): object => ({
    type: "reading",
    seq: 1,
    takenAt: now(),
    vitals: { heartRate: 70 },
    ...some,
  });

  test.each([
    ["no JSON", () => "{", "NOT_JSON", "", null],
    ["a number", () => "17", "BAD_FRAME", "type", null],
    ["a type that nobody knows", () => ({ type: "telemetry" }), "BAD_FRAME", "type", null],
    ["a second hello", () => ({ type: "hello", protocol: 1 }), "BAD_FRAME", "type", null],
    ["an unknown key", () => reading({ vital: 1 }), "BAD_FRAME", "vital", 1],
    ["an unknown vital", () => reading({ vitals: { bp: 1 } }), "BAD_FRAME", "vitals.bp", 1],
    [
      "a key called __proto__",
      () => `{"type":"reading","seq":1,"takenAt":"${now()}","vitals":{},"__proto__":{"a":1}}`,
      "BAD_FRAME",
      "vitals",
      1,
    ],
    ["no time", () => reading({ takenAt: undefined }), "BAD_FRAME", "takenAt", 1],
    [
      "a time that is none",
      () => reading({ takenAt: "2026-02-30T10:00:00.000Z" }),
      "BAD_FRAME",
      "takenAt",
      1,
    ],
    [
      "a text for a value",
      () => reading({ vitals: { pulse: "70" } }),
      "BAD_FRAME",
      "vitals.pulse",
      1,
    ],
    ["no number", () => reading({ seq: undefined }), "BAD_FRAME", "seq", null],
    ["half a number", () => reading({ seq: 1.5 }), "BAD_FRAME", "seq", null],
    ["no vital at all", () => reading({ vitals: {} }), "BAD_FRAME", "vitals", 1],
    [
      "a value beyond all numbers",
      () => JSON.stringify(reading({})).replace(":70}", ":7e999}"),
      "BAD_FRAME",
      "vitals.heartRate",
      1,
    ],
    ["the stream's time", () => reading({ at: now() }), "BAD_FRAME", "at", 1],
    ["a clock frame", () => ({ type: "clock", at: now() }), "BAD_FRAME", "at", null],
    ["a battery of 200 %", () => ({ type: "status", battery: 2 }), "BAD_FRAME", "battery", null],
    ["an empty batch", () => ({ type: "readings", readings: [] }), "BAD_FRAME", "readings", null],
    [
      "a value out of range",
      () => reading({ vitals: { temperature: 384.5 } }),
      "OUT_OF_RANGE",
      "vitals.temperature",
      1,
    ],
    [
      "crossed pressures",
      () => reading({ vitals: { systolic: 70, diastolic: 90 } }),
      "PRESSURES_CROSSED",
      "vitals.systolic",
      1,
    ],
    ["a time 6 s ahead", () => reading({ takenAt: later(6_000) }), "TAKEN_IN_FUTURE", "takenAt", 1],
    [
      "a time 25 h ago",
      () => reading({ takenAt: later(-25 * 3_600_000) }),
      "TOO_OLD",
      "takenAt",
      1,
    ],
  ])(
    "%s is refused by code, path and number, and kept in quarantine",
    async (_name, frame, code, path, seq) => {
      const device = await newBoot("mon-care-2");
      const { rejected } = await until(
        "the device",
        async () => (await house.bed("care-2")).device,
      );
      const said = frame();
      const text = typeof said === "string" ? said : JSON.stringify(said);
      device.sayRaw(text);
      const refusal = await device.next("reject");
      expect(refusal).toMatchObject({ code, path, seq });
      expect(refusal.message).not.toBe("");
      await until("the tile's count", async () => (await deviceOf("care-2")).rejected > rejected);
      if (code !== "OUT_OF_RANGE" && code !== "PRESSURES_CROSSED") {
        expect(quarantine("care-2")).toMatchObject({ device: "mon-care-2", code, path, raw: text });
      }
      await device.hangUp();
    },
  );

  test("good values beside a bad one are kept, and the reading is acknowledged", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(1, { heartRate: 71, temperature: 384.5, respiration: 500 });
    expect(await device.next("reject")).toMatchObject({
      seq: 1,
      path: "vitals.respiration",
      message: expect.stringContaining("respiration 500"),
    });
    expect(await device.next("reject")).toMatchObject({
      path: "vitals.temperature",
      message: expect.stringContaining("384.5 °C is outside 30–43 °C"),
    });
    await device.acked(1);
    expect(readings("s-care-1")[0]).toMatchObject({
      vitals: { heartRate: 71 },
      rejected: [
        { vital: "respiration", value: 500 },
        { vital: "temperature", value: 384.5 },
      ],
    });
    await device.hangUp();
  });

  test("a refused value leaves the alarm of its vital as it is", async () => {
    const device = await newBoot("mon-care-1", { cadence: { systolic: 300 } });
    device.reads(1, { systolic: 70, diastolic: 45 });
    await until(
      "the alarm",
      async () => alarmsOf(await house.bed("care-1"), "systolic").length > 0,
    );
    const before = alarmsOf(await house.bed("care-1"), "systolic");
    device.reads(2, { systolic: 900, diastolic: 45 });
    await device.acked(2);
    expect(alarmsOf(await house.bed("care-1"), "systolic")).toEqual(before);
    device.reads(3, { systolic: 120, diastolic: 80 });
    await device.acked(3);
    await device.hangUp();
  });

  test("a bad frame far ahead of its time does not use up the numbers before it", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(1, { heartRate: 71 });
    device.say(reading({ seq: 1_000_000, vital: 1 }));
    await device.next("reject");
    device.reads(2, { heartRate: 72 });
    await device.acked(2);
    expect(seqs("s-care-1")).toEqual([1, 2]);
    expect(gaps("s-care-1")).toEqual([]);
    await device.hangUp();
  });

  test("one wild number once made nine quadrillion readings missed, and acknowledged them", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(1, { heartRate: 71 });
    device.reads(2 ** 53 - 1, { heartRate: 72 });
    expect(await device.next("reject")).toMatchObject({
      seq: 2 ** 53 - 1,
      code: "BAD_FRAME",
      path: "seq",
    });
    device.reads(2, { heartRate: 73 });
    expect(await device.acked(2)).toMatchObject({ seq: 2 });
    expect(seqs("s-care-1")).toEqual([1, 2]);
    expect(gaps("s-care-1")).toEqual([]);
    await device.hangUp();
  });

  test("a bad frame behind a hole is a refusal and not a part of the hole", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(1, { heartRate: 71 });
    device.say(reading({ seq: 4, vital: 1 }));
    device.reads(5, { heartRate: 72 });
    await device.acked(5);
    expect(gaps("s-care-1")).toEqual([[2, 3]]);
    await device.hangUp();
  });

  test("a binary frame and one over 64 KiB are counted on the tile too", async () => {
    const { rejected } = await deviceOf("care-2");
    const device = await newBoot("mon-care-2");
    device.sayRaw(Buffer.from([0xca, 0xfe]));
    await device.ended();
    await until("the count", async () => (await deviceOf("care-2")).rejected === rejected + 1);
    await until("the quarantine", () => quarantine("care-2").raw === "cafe");
    const other = await newBoot("mon-care-2");
    other.sayRaw("x".repeat(70_000));
    await other.ended();
    await until("the count", async () => (await deviceOf("care-2")).rejected === rejected + 2);
  });

  test("a hello with a key of a thousand letters once ended the process", async () => {
    const device = await attach(house, "mon-care-2");
    await device.hangUp();
    const mad = await dial(house, "mon-care-2");
    mad.hello({ ["ü".repeat(1_000)]: 1 });
    const { code, reason } = await mad.ended();
    expect(code).toBe(4400);
    expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123);
    expect((await house.vigil().app.inject("/api/health")).statusCode).toBe(200);
  });
});

describe("rate", () => {
  test("more than 50 readings/s for 10 s end the connection with 4429", async () => {
    const device = await newBoot("mon-care-2");
    let seq = 0;
    for (let second = 0; second <= 11 && device.isOpen(); second += 1) {
      for (let count = 0; count < 51; count += 1) {
        seq += 1;
        device.reads(seq, { pulse: 60 });
      }
      const last = seq;
      await until(
        "an answer",
        () =>
          !device.isOpen() ||
          device.heard.some((frame) => frame.type === "ack" && frame.seq >= last),
      );
      clock.advance(1_000 - (clock.now() % 1_000));
    }
    expect(await device.next("reject")).toMatchObject({ code: "RATE_LIMITED" });
    expect((await device.ended()).code).toBe(4429);
  });

  test("a backlog may come as fast as it likes", async () => {
    const device = await newBoot("mon-care-2");
    const takenAt = timeText(clock.now() - 3_600_000);
    let seq = 0;
    for (let second = 0; second <= 11; second += 1) {
      const readings = Array.from({ length: 200 }, () => {
        seq += 1;
        return device.reading(seq, { pulse: 60 }, { takenAt });
      });
      device.say({ type: "readings", readings });
      await device.acked(seq);
      clock.advance(1_000 - (clock.now() % 1_000));
    }
    expect(device.isOpen()).toBe(true);
    await device.hangUp();
  });
});

describe("faulty readings in a batch", () => {
  /** Twelve seconds with 60 readings each that nobody can read. */
  const keepsSending = async (device: DeviceClient, takenAt: () => string): Promise<void> => {
    device.reads(1, { pulse: 60 });
    await device.acked(1);
    let seq = 1;
    for (let second = 0; second <= 11 && device.isOpen(); second += 1) {
      const readings = Array.from({ length: 60 }, () => {
        seq += 1;
        return device.reading(seq, {}, { takenAt: takenAt(), colour: "blue" });
      });
      device.say({ type: "readings", readings });
      const isHeard = () => device.heard.some((frame) => frame.type === "ack" && frame.seq >= seq);
      await until("an answer", () => !device.isOpen() || isHeard());
      clock.advance(1_000 - (clock.now() % 1_000));
    }
  };

  test("that were a backlog once ended the connection for sending too fast", async () => {
    const device = await newBoot("mon-care-2");
    const old = timeText(clock.now() - 3_600_000);
    await keepsSending(device, () => old);
    expect(device.isOpen()).toBe(true);
    await device.hangUp();
  });

  test("of the present count like every other, and those without a time too", async () => {
    for (const takenAt of [() => timeText(clock.now()), () => "yesterday"]) {
      const device = await newBoot("mon-care-2");
      await keepsSending(device, takenAt);
      expect((await device.ended()).code).toBe(4429);
    }
  });
});

describe("status and session", () => {
  test("a sensor that is off is told by status, and its alarm follows", async () => {
    const device = await newBoot("mon-care-1", { cadence: { spo2: 1 } });
    device.say({ type: "status", battery: 0.34, leadOff: ["spo2"], cuff: "measuring" });
    await until(
      "lead-off",
      async () => (await house.bed("care-1")).vitals.spo2.state === "lead-off",
    );
    expect((await house.bed("care-1")).device).toMatchObject({ battery: 0.34, cuff: "measuring" });
    expect(alarmsOf(await house.bed("care-1"), "lead-off").length).toBeGreaterThan(0);
    // Past the time for which every alarm is held.
    clock.advance(HOLD_MS);
    device.say({ type: "status", leadOff: [] });
    await until(
      "on again",
      async () => alarmsOf(await house.bed("care-1"), "lead-off").length === 0,
    );
    await device.hangUp();
  });

  test("a null value says the same as lead-off", async () => {
    const device = await newBoot("mon-care-1");
    device.reads(1, { respiration: null });
    await device.acked(1);
    expect((await house.bed("care-1")).vitals.respiration.state).toBe("lead-off");
    device.reads(2, { respiration: 14 });
    await device.acked(2);
    await device.hangUp();
  });
});

type Entry = ReturnType<House["journal"]>[number];

async function deviceOf(bed: string): Promise<DeviceView> {
  return present((await house.bed(bed)).device, `${bed} has a device`);
}

function alarmsOf({ alarms }: BedView, word: string): BedView["alarms"] {
  return alarms.filter(({ condition }) => condition.includes(word));
}

async function newBoot(device: string, some: Record<string, unknown> = {}): Promise<DeviceClient> {
  boots += 1;
  return attach(house, device, { boot: bootNow(), ...some });
}

function bootNow(): string {
  return `boot-${boots}`;
}

function readings(session: string): Extract<Entry, { type: "reading" }>[] {
  return house
    .journal(session)
    .filter((entry) => entry.type === "reading" && entry.boot === bootNow()) as never;
}

function seqs(session: string): number[] {
  return readings(session).map(({ seq }) => seq);
}

function gaps(session: string): [number, number][] {
  return house
    .journal(session)
    .flatMap((entry) =>
      entry.type === "gap" && entry.boot === bootNow()
        ? [[entry.fromSeq, entry.toSeq] as [number, number]]
        : [],
    );
}

function quarantine(onBed: string): { device: string; code: string; path: string; raw: string } {
  const rows = house.rows<{ device: string; code: string; path: string; raw: string }>(
    "SELECT device, code, path, raw FROM quarantine WHERE bed = ? ORDER BY id DESC LIMIT 1",
    onBed,
  );
  const [last] = rows;
  if (last === undefined) throw new Error(`nothing is in quarantine for ${onBed}`);
  return last;
}
