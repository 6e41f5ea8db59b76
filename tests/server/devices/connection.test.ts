// One connection against a disk that waits: what is told when, and to whom.

import { describe, expect, test } from "vitest";
import { present } from "../../../shared/assert.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { type Bedside, openBedside } from "../../helpers/bedside.ts";

describe("acknowledgements wait for the disk", () => {
  test("no ack goes out before the commit, and one covers all of it", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    for (let seq = 1; seq <= 20; seq += 1) device.reads(seq, { heartRate: 70 });
    await bedside.clock.settle();
    expect(bedside.bed("bed-1").state.vitals.heartRate.last?.value).toBe(70);
    expect(device.acks()).toEqual([]);
    await bedside.write();
    expect(device.acks()).toEqual([{ type: "ack", boot: "boot-1", seq: 20, recorded: true }]);
  });

  test("commits one by one are acknowledged one by one, in order", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    await bedside.write();
    for (let seq = 1; seq <= 3; seq += 1) {
      device.reads(seq, { heartRate: 70 });
      await bedside.clock.settle();
    }
    for (let seq = 1; seq <= 3; seq += 1) {
      bedside.journal.commit(1);
      await bedside.clock.settle();
      expect(device.acks().at(-1)).toMatchObject({ seq });
    }
  });

  test("a reject was once sent before the good half of its reading was on disk", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    device.reads(1, { heartRate: 70, temperature: 99 });
    device.reads(2, { heartRate: 70 }, { puls: 1 });
    device.reads(3, { heartRate: 70 }, { takenAt: timeText(bedside.clock.now() + 6_000) });
    await bedside.clock.settle();
    expect(device.rejects()).toEqual([]);
    await bedside.write();
    expect(device.heard.map(({ type }) => type)).toEqual([
      "welcome",
      "reject",
      "reject",
      "reject",
      "ack",
    ]);
    expect(device.rejects().map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(device.acks()).toMatchObject([{ seq: 3 }]);
  });

  test("a repeat waits for what it repeats", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    await bedside.write();
    device.reads(1, { heartRate: 70 });
    device.reads(1, { heartRate: 70 });
    await bedside.clock.settle();
    expect(device.acks()).toEqual([]);
    await bedside.write();
    expect(device.acks()).toMatchObject([{ seq: 1, recorded: true }]);
  });
});

describe("one connection after another", () => {
  test("what the replaced one left in the queue is acknowledged to the new one", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const first = bedside.connect("mon-1", "bed-1");
    first.hello();
    first.reads(1, { heartRate: 70 });
    await bedside.clock.settle();
    first.connection.refuse({ code: 4409, reason: "replaced" }, "replaced");
    const second = bedside.connect("mon-1", "bed-1");
    second.hello();
    expect(second.heard[0]).toMatchObject({ type: "welcome", stored: null });
    second.reads(1, { heartRate: 70 });
    await bedside.write();
    expect(first.acks()).toEqual([]);
    expect(second.acks()).toMatchObject([{ seq: 1, recorded: true }]);
    const readings = bedside.journal.entries("s-bed-1").filter(({ type }) => type === "reading");
    expect(readings).toHaveLength(1);
  });

  test("what an earlier boot left in the queue is no ack of the new boot", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const first = bedside.connect("mon-1", "bed-1");
    first.hello({ boot: "boot-1" });
    for (let seq = 1; seq <= 9; seq += 1) first.reads(seq, { heartRate: 70 });
    await bedside.clock.settle();
    first.connection.onGone("closed");
    const second = bedside.connect("mon-1", "bed-1");
    second.hello({ boot: "boot-2" });
    second.reads(1, { heartRate: 70 });
    await bedside.write();
    expect(second.acks()).toEqual([{ type: "ack", boot: "boot-2", seq: 1, recorded: true }]);
  });

  test("nothing is taken from a connection that is over", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    device.connection.refuse({ code: 4401, reason: "revoked" }, "revoked");
    device.reads(1, { heartRate: 70 });
    await bedside.write();
    expect(bedside.journal.entries("s-bed-1").at(-1)).toMatchObject({ end: "revoked" });
    expect(device.heard.map(({ type }) => type)).toEqual(["welcome", "error"]);
  });
});

describe("what the next value is compared with", () => {
  /** Whether the newest reading's heart rate is in doubt. */
  const isDoubted = (bedside: Bedside, session: string): boolean => {
    const readings = bedside.journal.entries(session).filter(({ type }) => type === "reading");
    return readings.at(-1)?.type === "reading" && "queried" in present(readings.at(-1), "one");
  };

  test("was once forgotten when the device was switched on anew", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const first = bedside.connect("mon-1", "bed-1");
    first.hello({ boot: "boot-1" });
    first.reads(1, { heartRate: 70 });
    first.connection.onGone("closed");
    const second = bedside.connect("mon-1", "bed-1");
    second.hello({ boot: "boot-2" });
    second.reads(1, { heartRate: 140 });
    await bedside.write();
    expect(isDoubted(bedside, "s-bed-1")).toBe(true);
  });

  test("was once forgotten when the server came back from its journal", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const first = bedside.connect("mon-1", "bed-1");
    first.hello();
    first.reads(1, { heartRate: 70 });
    await bedside.write();
    bedside.restart("bed-1");
    const second = bedside.connect("mon-1", "bed-1");
    second.hello();
    second.reads(2, { heartRate: 140 });
    await bedside.write();
    expect(isDoubted(bedside, "s-bed-1")).toBe(true);
  });

  test("a replay is not compared with the one before it", async () => {
    const bedside = openBedside();
    for (const [boot, second, heartRate] of [
      ["boot-1", 9, 70],
      ["boot-2", 9.5, 140],
    ] as const) {
      const player = bedside.connect("sim-1", "lab-1");
      player.hello({ boot, source: "replay", time: "stream" });
      const at = timeText(second * 1_000);
      player.reads(1, { heartRate }, { at, takenAt: at });
      await bedside.write();
    }
    expect(isDoubted(bedside, "lab-session-2")).toBe(false);
  });
});

describe("the clock of a device", () => {
  /** One reading a second, each so long after it was taken. */
  const live = async (
    bedside: Bedside,
    device: ReturnType<Bedside["connect"]>,
    { from, to, delayMs }: { from: number; to: number; delayMs: number },
  ): Promise<void> => {
    for (let seq = from; seq <= to; seq += 1) {
      const takenAt = timeText(bedside.clock.now() - delayMs);
      device.reads(seq, { heartRate: 60 + (seq % 7) }, { takenAt });
      await bedside.clock.advance(1_000);
    }
    await bedside.write();
  };
  const lateness = (bedside: Bedside): boolean[] =>
    bedside.journal
      .entries("s-bed-1")
      .flatMap((entry) => (entry.type === "reading" ? [entry.late === true] : []));

  test("was once found slow by 20 s after a minute of delay, and old values shown as fresh", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    await live(bedside, device, { from: 1, to: 200, delayMs: 20_000 });
    expect(lateness(bedside)).toEqual(Array.from({ length: 200 }, () => true));
    expect(bedside.bed("bed-1").state.vitals.heartRate.last).toBeNull();
  });

  test("set ahead by 9 s is followed after a minute", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    await live(bedside, device, { from: 1, to: 70, delayMs: -9_000 });
    const codes = device.rejects().map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(["TAKEN_IN_FUTURE"]));
    expect(codes.length).toBeLessThanOrEqual(61);
    expect(lateness(bedside).length + codes.length).toBe(70);
    expect(bedside.journal.entries("s-bed-1")).toContainEqual(
      expect.objectContaining({ type: "clock-offset", clockOffsetMs: 9_000 }),
    );
  });

  test("stays what it was when the server's is set ahead", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    await live(bedside, device, { from: 1, to: 3, delayMs: 0 });
    bedside.clock.setWall(600_000);
    await live(bedside, device, { from: 4, to: 6, delayMs: 600_000 });
    expect(lateness(bedside)).toEqual([false, false, false, false, false, false]);
  });
});

describe("the session beside the connection", () => {
  test("attached and detached tell the device that its bed's session changed", async () => {
    const bedside = openBedside();
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    device.reads(1, { heartRate: 70 });
    await bedside.write();
    expect(device.acks()).toMatchObject([{ seq: 1, recorded: false }]);
    await bedside.infuse("bed-1", "s-1");
    device.reads(2, { heartRate: 70 });
    await bedside.write();
    expect(device.acks().at(-1)).toMatchObject({ seq: 2, recorded: true });
    expect(bedside.changes).toEqual([{ bed: "bed-1", opened: "s-1" }]);
  });

  test("progress is kept although the bed has no session", async () => {
    const bedside = openBedside();
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    device.reads(7, { heartRate: 70 });
    await bedside.write();
    expect(bedside.journal.written.at(-1)?.progress).toEqual([
      { device: "mon-1", boot: "boot-1", seq: 7 },
    ]);
  });

  test("a simulator that was kept out comes in with the next session", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1", "s-1");
    const monitor = bedside.connect("mon-1", "bed-1");
    monitor.hello();
    monitor.reads(1, { heartRate: 70 });
    await bedside.write();
    monitor.connection.onGone("closed");
    const simulator = bedside.connect("sim-1", "bed-1");
    simulator.hello({ source: "simulator" });
    simulator.reads(1, { heartRate: 60 });
    await bedside.write();
    expect(simulator.rejects()).toMatchObject([{ seq: null }].map(() => ({ code: "BAD_FRAME" })));
    void bedside.ward.changePhase("bed-1", { to: "closed", outcome: "completed", by: null });
    await bedside.infuse("bed-1", "s-2");
    simulator.reads(2, { heartRate: 60 });
    await bedside.write();
    expect(simulator.acks().at(-1)).toMatchObject({ seq: 2, recorded: true });
    expect(bedside.bed("bed-1").state.session?.sources).toEqual(["simulator"]);
  });
});

test("two hellos in one turn once opened two sessions on a lab bed and ended the process", async () => {
  const bedside = openBedside();
  const first = bedside.connect("sim-1", "lab-1");
  const second = bedside.connect("sim-2", "lab-1");
  first.hello({ source: "simulator" });
  second.hello({ source: "simulator" });
  first.reads(1, { heartRate: 70 });
  second.reads(1, { heartRate: 71 });
  await bedside.write();
  expect(bedside.faults).toEqual([]);
  expect(bedside.bed("lab-1").state.session?.id).toBe("lab-session-2");
  expect(bedside.journal.entries("lab-session-1").at(-1)).toMatchObject({ to: "closed" });
  const open = bedside.journal.written.flatMap(({ sessions }) => sessions);
  expect(open.map(({ id }) => id)).toEqual([
    "lab-session-1",
    "lab-session-1",
    "lab-session-1",
    "lab-session-1",
    "lab-session-2",
    "lab-session-2",
    "lab-session-2",
  ]);
});

test("a trial that begins on a lab bed was once refused for the real device before it", async () => {
  const bedside = openBedside();
  const trial = bedside.connect("sim-1", "lab-1");
  trial.hello({ source: "simulator", boot: "boot-1" });
  const monitor = bedside.connect("mon-1", "lab-1");
  monitor.hello();
  monitor.reads(1, { heartRate: 70 });
  await bedside.write();
  expect(bedside.bed("lab-1").state.session?.sources).toEqual(["device"]);
  const next = bedside.connect("sim-1", "lab-1");
  next.hello({ source: "simulator", boot: "boot-2" });
  next.reads(1, { heartRate: 70 });
  await bedside.write();
  expect(next.rejects()).toEqual([]);
  expect(next.acks()).toMatchObject([{ seq: 1, recorded: true }]);
});
