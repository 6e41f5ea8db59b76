import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FRAME_BYTES_MAX } from "../../shared/bounds.ts";
import { SCENARIOS } from "../../shared/vocabulary.ts";
import { createOutbox } from "../../simulator/device/outbox.ts";
import { deviceStory } from "./helpers/device.ts";
import { START_MS } from "./helpers/simulated-clock.ts";

describe("a simulated device", () => {
  it("says hello first, then a reading each second", () => {
    const { server, passS } = deviceStoryStarted();
    passS(5);
    expect(server.hellos[0]).toMatchObject({
      device: "sim-bed-1",
      boot: "boot-1",
      source: "simulator",
      time: "server",
      cadence: { heartRate: 1, systolic: 300, temperature: 10 },
    });
    expect(server.readings().map(({ seq, takenAt }) => `${seq} ${takenAt.slice(14, 23)}`)).toEqual([
      "1 15:00.000",
      "2 15:01.000",
      "3 15:02.000",
      "4 15:03.000",
      "5 15:04.000",
    ]);
  });

  it("keeps nothing that the server has stored", () => {
    const { device, passS } = deviceStoryStarted();
    passS(60.5);
    expect(device.unsettled()).toBe(0);
    expect(device.counts()).toMatchObject({ taken: 61, acked: 61, recorded: 61, welcomes: 1 });
  });

  it.each(SCENARIOS)("gives the same frames byte for byte from the same seed: %s", (scenario) => {
    const run = () => {
      const story = deviceStoryStarted({ scenario, elapsedS: 300, historyS: 300, eventAtS: 320 });
      story.passS(200);
      return story.server.texts;
    };
    expect(run()).toEqual(run());
    expect(run().length).toBeGreaterThan(100);
  });

  it("gives each bed of one seed a patient of its own", () => {
    const run = (bed: string) => {
      const story = deviceStoryStarted({ bed });
      story.passS(60);
      return story.server.readings().map(({ vitals }) => vitals);
    };
    expect(run("bed-1")).not.toEqual(run("bed-2"));
  });

  it("sends its memory as batches right after the welcome, then goes on live", () => {
    const { server, passS } = deviceStoryStarted({ elapsedS: 1_020, historyS: 1_020 });
    passS(3);
    const [first, second] = server.frames.filter(({ type }) => type === "readings");
    expect(first?.type === "readings" && first.readings.length).toBe(500);
    expect(second?.type === "readings" && second.readings[0]?.seq).toBe(501);
    const readings = server.readings();
    expect(readings[0]?.takenAt).toBe(new Date(START_MS - 1_020_000).toISOString());
    expect(readings.at(-1)?.takenAt).toBe(new Date(START_MS + 2_000).toISOString());
    expect(server.faults).toEqual([]);
    expect(Math.max(...server.texts.map((text) => text.length))).toBeLessThan(FRAME_BYTES_MAX);
  });

  it("goes on after what the server already has of its boot", () => {
    const { server, device, clock } = deviceStory({ elapsedS: 300, historyS: 300 });
    server.remembers("boot-1", 290);
    device.start();
    clock.pass(2_000);
    expect(server.readings()[0]?.seq).toBe(291);
    expect(server.faults).toEqual([]);
  });

  it("measures with its cuff soon after the server asks", () => {
    const { server, passS } = deviceStoryStarted();
    passS(100);
    server.says({ type: "repeat-cuff", withinS: 120 });
    passS(30);
    const cuffs = server.readings().filter(({ vitals }) => vitals.systolic !== undefined);
    expect(cuffs.map(({ seq }) => seq)).toEqual([21, 122]);
  });

  it("tells its status at the welcome and when the cuff begins and ends", () => {
    const { server, passS } = deviceStoryStarted();
    passS(30);
    const cuffs = server.frames.flatMap((frame) => (frame.type === "status" ? [frame.cuff] : []));
    expect(cuffs).toEqual(["measuring", "idle"]);
  });

  it("ends after its time, once everything is stored", () => {
    const { server, told, passS } = deviceStoryStarted({ lastsS: 10 });
    server.manner.acknowledges = false;
    passS(20);
    expect(told()).toEqual(["welcomed"]);
    server.acknowledgeAll();
    passS(1);
    expect(told()).toEqual(["welcomed", "finished"]);
    expect(server.storedCount()).toBe(10);
    expect(server.isConnected()).toBe(false);
  });

  it("carries its own time in stream time, a second for each tenth at speed 10", () => {
    const { server, passS } = deviceStoryStarted({ time: "stream", speed: 10 });
    passS(1);
    expect(server.hellos[0]).toMatchObject({ time: "stream", speed: 10 });
    const readings = server.readings();
    expect(readings).toHaveLength(10);
    expect(readings.every(({ at, takenAt }) => at === takenAt)).toBe(true);
    expect(readings.at(-1)?.at).toBe(new Date(START_MS + 9_000).toISOString());
  });
});

describe("a lost link", () => {
  it("loses no reading and changes none: the link-loss scenario", () => {
    const { server, told, passS } = deviceStoryStarted({ scenario: "link-loss", eventAtS: 30 });
    passS(35);
    expect(server.isConnected()).toBe(false);
    passS(54);
    expect(server.storedCount()).toBe(30);
    passS(31.5);
    expect(told()).toEqual(["welcomed", "lost", "welcomed"]);
    expect(server.faults).toEqual([]);
    expect(server.storedCount()).toBe(121);
    const backlog = server.frames.find(({ type }) => type === "readings");
    expect(backlog?.type === "readings" && backlog.readings.length).toBeGreaterThanOrEqual(60);
  });

  it("sends again what was not acknowledged, the same to the last character", () => {
    const { server, passS } = deviceStoryStarted();
    server.manner.acknowledges = false;
    passS(10);
    server.drops();
    server.remembers("boot-1", 4);
    passS(10);
    expect(server.faults).toEqual([]);
    const batch = server.frames.find(({ type }) => type === "readings");
    expect(batch?.type === "readings" && batch.readings[0]?.seq).toBe(5);
  });

  it("goes on sending live to a server that cannot store", () => {
    const { server, device, passS } = deviceStoryStarted();
    server.manner.acknowledges = false;
    passS(600);
    expect(server.readings()).toHaveLength(600);
    expect(device.unsettled()).toBe(601);
  });

  it("waits longer and longer between tries, up to ten seconds, never as one wave", () => {
    const tries = (bed: string) => {
      const { server, passS, device } = deviceStory({ bed });
      server.manner.refuses = { kind: "failed", message: "connect ECONNREFUSED" };
      device.start();
      passS(120);
      return server.dialledAtMs.map((ms, index, all) => ms - (all[index - 1] ?? ms)).slice(1);
    };
    const pauses = tries("bed-1");
    expect(pauses[0]).toBeLessThanOrEqual(501);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(10_001);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(5_000);
    expect(tries("bed-2")).not.toEqual(pauses);
  });

  it("is noticed within 15 s when the server falls silent", () => {
    const { server, told, passS } = deviceStoryStarted();
    server.manner.acknowledges = false;
    server.manner.pings = false;
    passS(14.9);
    expect(told()).toEqual(["welcomed"]);
    passS(0.2);
    expect(told()).toEqual(["welcomed", "lost"]);
  });

  it("is not assumed while the server only pings", () => {
    const { server, told, passS } = deviceStoryStarted();
    server.manner.acknowledges = false;
    passS(120);
    expect(told()).toEqual(["welcomed"]);
  });

  it("loses nothing, whenever and however often it happens", () => {
    const drops = fc.array(fc.integer({ min: 1, max: 40_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(drops, fc.boolean(), (pausesMs, acknowledges) => {
        const { server, clock } = deviceStoryStarted({ elapsedS: 60, historyS: 60 });
        for (const pauseMs of pausesMs) {
          server.manner.acknowledges = acknowledges;
          clock.pass(pauseMs);
          server.drops();
        }
        server.manner.acknowledges = true;
        clock.pass(30_000);
        expect(server.faults).toEqual([]);
        expect(server.storedCount()).toBe(server.storedSeq());
        const seconds = 60 + (clock.nowMs() - START_MS) / 1_000;
        expect(Math.abs(server.storedCount() - seconds)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a device gives up", () => {
  it.each([
    [{ kind: "closed", code: 4400, reason: "bad or missing hello" }, "4400: bad or missing hello"],
    [{ kind: "closed", code: 4401, reason: "the token has been revoked" }, "4401"],
    [{ kind: "closed", code: 4409, reason: "a newer connection has taken over" }, "4409"],
    [{ kind: "closed", code: 4426, reason: "protocol version not supported" }, "4426"],
    [{ kind: "refused", status: 401 }, "does not know this token"],
  ] as const)("on %o", (end, words) => {
    const { server, news, passS } = deviceStoryStarted();
    passS(5);
    server.manner.refuses = end;
    server.drops(end.kind === "closed" ? end : undefined);
    passS(60);
    const last = news.at(-1);
    expect(last?.kind === "gave-up" && last.sentence).toContain(words);
    const dialled = server.dialledAtMs.length;
    passS(120);
    expect(server.dialledAtMs.length).toBe(dialled);
  });

  it("when a real device has taken the bed", () => {
    const { server, told, passS } = deviceStoryStarted();
    passS(5);
    const message = "a real device watches this session; simulator readings are never mixed in";
    server.says({ type: "reject", seq: 5, code: "BAD_FRAME", path: "", message });
    passS(30);
    expect(told()).toEqual(["welcomed", "rejected", "gave-up"]);
    expect(server.isConnected()).toBe(false);
  });

  it("but not when the server only goes away for a while", () => {
    const { server, told, passS } = deviceStoryStarted();
    passS(5);
    server.drops({ kind: "closed", code: 1001, reason: "the server is stopping" });
    passS(30);
    expect(told()).toEqual(["welcomed", "lost", "welcomed"]);
  });
});

describe("the outbox", () => {
  const reading = (second: number) => ({
    takenAt: new Date(START_MS + second * 1_000).toISOString(),
    vitals: { heartRate: 70 + (second % 9) },
  });

  it("drops the oldest when it is full, as a gap that the server will see", () => {
    const outbox = createOutbox(3);
    for (let second = 0; second < 5; second += 1) outbox.add(reading(second));
    expect(outbox.size()).toBe(3);
    expect(outbox.dropped()).toBe(2);
    expect(outbox.frameAfter(0)?.text).toContain('[{"seq":3,');
  });

  it("does not send again what was refused", () => {
    const outbox = createOutbox();
    for (let second = 0; second < 3; second += 1) outbox.add(reading(second));
    outbox.refused(2);
    const frame = outbox.frameAfter(0);
    expect(frame?.text).not.toContain('"seq":2,');
    expect(frame?.lastSeq).toBe(3);
  });

  it("sends every reading once, in order, in frames that the server takes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_500 }), fc.nat(1_500), (count, stored) => {
        const outbox = createOutbox();
        for (let second = 0; second < count; second += 1) outbox.add(reading(second));
        outbox.stored(Math.min(stored, count));
        const seqs: number[] = [];
        let sent = Math.min(stored, count);
        for (let frame = outbox.frameAfter(sent); frame !== null; frame = outbox.frameAfter(sent)) {
          expect(frame.text.length).toBeLessThanOrEqual(FRAME_BYTES_MAX);
          seqs.push(...[...frame.text.matchAll(/"seq":(\d+)/g)].map((match) => Number(match[1])));
          sent = frame.lastSeq;
        }
        const expected = Array.from({ length: count }, (_, index) => index + 1);
        expect(seqs).toEqual(expected.slice(Math.min(stored, count)));
      }),
      { numRuns: 30 },
    );
  });
});

function deviceStoryStarted(some: Parameters<typeof deviceStory>[0] = {}) {
  const story = deviceStory(some);
  story.device.start();
  return story;
}
