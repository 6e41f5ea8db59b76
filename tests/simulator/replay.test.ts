// Replays on a simulated clock: in the recording's time, at a speed or as fast as the door stores,
// through lost links, to the last acknowledgement.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Counts } from "../../simulator/device/sender.ts";
import { parseCsvRecording } from "../../simulator/recording/csv.ts";
import { createPerformance } from "../../simulator/recording/performance.ts";
import { type Speed, WINDOW_FRAMES_MAX } from "../../simulator/recording/player.ts";
import { csvScript } from "../../simulator/recording/script.ts";
import { serverInMemory } from "./helpers/server-in-memory.ts";
import { simulatedClock } from "./helpers/simulated-clock.ts";

const BASE_MS = Date.UTC(2000, 0, 1);

/** A recording of pulse, one value each so many seconds. */
function recording(count: number, everyS: number) {
  const lines = Array.from(
    { length: count },
    (_, index) => `${index * everyS},${60 + (index % 9)}`,
  );
  return parseCsvRecording(["time_s,pulse", ...lines].join("\n"), "night.csv");
}

function replay(readings: ReturnType<typeof recording>, speed: Speed) {
  const clock = simulatedClock();
  const server = serverInMemory(clock);
  const playing = createPerformance({
    script: csvScript(readings, BASE_MS),
    speed,
    dial: server.dial,
    clock,
    boot: "boot-1",
    device: "lab-1-player",
    title: "night.csv",
    onTime: () => {},
  });
  const result: { counts: Counts | null; fault: string | null } = { counts: null, fault: null };
  playing.done.then(
    (counts) => {
      result.counts = counts;
    },
    (error: unknown) => {
      result.fault = String(error);
    },
  );
  playing.start();
  /** Promises settle after the clock has stood still for a turn. */
  const settle = async () => {
    await Promise.resolve();
    await Promise.resolve();
    return result;
  };
  return { clock, server, playing, settle };
}

/** Stream times in the order in which the server hears them. */
function times(server: ReturnType<typeof serverInMemory>): number[] {
  return server.frames
    .flatMap((frame) => {
      if (frame.type === "clock") return [frame.at];
      if (frame.type === "readings") return frame.readings.map(({ at }) => at ?? "");
      return frame.type === "reading" ? [frame.at ?? ""] : [];
    })
    .map((at) => (Date.parse(at) - BASE_MS) / 1_000);
}

describe("a replay", () => {
  it("says that its time is the recording's, and how often it has what", () => {
    const { clock, server } = replay(recording(4, 1.024), 10);
    clock.pass(100);
    expect(server.hellos[0]).toMatchObject({
      source: "replay",
      time: "stream",
      speed: 10,
      model: "night.csv",
      cadence: { pulse: 1 },
      clock: "2000-01-01T00:00:00.000Z",
    });
  });

  it("takes a tenth of the recorded time at speed 10", async () => {
    const { clock, server, settle } = replay(recording(11, 1), 10);
    clock.pass(990);
    expect(server.readings()).toHaveLength(10);
    clock.pass(30);
    expect((await settle()).counts).toMatchObject({ taken: 11, acked: 11, rejected: {} });
    expect(server.isConnected()).toBe(false);
  });

  it("lets no streamed second pass in silence", () => {
    const { clock, server } = replay(recording(3, 2.5), 60);
    clock.pass(1_000);
    expect(times(server)).toEqual([0, 1, 2, 2.5, 3.5, 4.5, 5]);
  });

  it("gives the same texts for the same file, but for the boot", () => {
    const run = (speed: Speed) => {
      const { clock, server } = replay(recording(30, 1), speed);
      clock.pass(60_000);
      return server.texts.slice(1);
    };
    expect(run(1)).toEqual(run("max"));
  });

  it("keeps a bounded window under way when it goes as fast as it can", () => {
    const { clock, server } = replay(recording(5_000, 1), "max");
    server.manner.acknowledges = false;
    clock.pass(1_000);
    expect(server.readings()).toHaveLength(WINDOW_FRAMES_MAX);
    server.acknowledgeAll();
    clock.pass(1_000);
    expect(server.readings()).toHaveLength(2 * WINDOW_FRAMES_MAX);
  });

  it("crosses gaps longer than its window", async () => {
    const { clock, server, settle } = replay(recording(3, 10_000), "max");
    clock.pass(10_000);
    expect((await settle()).counts).toMatchObject({ acked: 3 });
    expect(times(server)).toHaveLength(20_001);
  });

  it("ends after the last acknowledgement, and not before", async () => {
    const { clock, server, settle } = replay(recording(3, 1), "max");
    server.manner.acknowledges = false;
    clock.pass(5_000);
    expect((await settle()).counts).toBeNull();
    server.acknowledgeAll();
    clock.pass(10);
    expect((await settle()).counts).toMatchObject({ acked: 3 });
  });

  it("counts refusals by code, and does not wait for what was refused", async () => {
    const { clock, server, settle } = replay(recording(3, 1), "max");
    server.manner.acknowledges = false;
    clock.pass(100);
    for (const seq of [1, 2, 3]) {
      server.says({ type: "reject", seq, code: "OUT_OF_RANGE", path: "vitals.pulse", message: "" });
    }
    clock.pass(10);
    expect((await settle()).counts).toMatchObject({
      taken: 3,
      acked: 0,
      rejected: { OUT_OF_RANGE: 3 },
    });
  });
});

describe("a replay whose link is lost", () => {
  it("stands still meanwhile, and goes on with the same boot", async () => {
    const { clock, server, settle } = replay(recording(21, 1), 1);
    clock.pass(10_100);
    server.manner.refuses = { kind: "failed", message: "connect ECONNREFUSED" };
    server.drops();
    clock.pass(60_000);
    server.manner.refuses = null;
    clock.pass(30_000);
    const { counts } = await settle();
    expect(counts).toMatchObject({ taken: 21, acked: 21, welcomes: 2 });
    expect(new Set(server.hellos.map(({ boot }) => boot)).size).toBe(1);
    expect(server.hellos[1]?.clock).toBe("2000-01-01T00:00:10.000Z");
    expect(server.faults).toEqual([]);
  });

  it("loses nothing and never goes back in time, whenever it happens", async () => {
    const drops = fc.array(fc.integer({ min: 1, max: 15_000 }), { maxLength: 8 });
    const speeds = fc.constantFrom<Speed>(1, 10, 60, "max");
    await fc.assert(
      fc.asyncProperty(drops, speeds, async (pausesMs, speed) => {
        const { clock, server, settle } = replay(recording(60, 1.5), speed);
        for (const pauseMs of pausesMs) {
          clock.pass(pauseMs);
          server.drops();
        }
        clock.pass(200_000);
        expect((await settle()).counts).toMatchObject({ taken: 60, acked: 60 });
        expect(server.faults).toEqual([]);
        const heard = times(server);
        expect(heard).toEqual(heard.toSorted((left, right) => left - right));
      }),
      { numRuns: 50 },
    );
  });
});

describe("a replay that cannot go on", () => {
  it.each([
    ["no server", { kind: "failed", message: "connect ECONNREFUSED 127.0.0.1:3000" }, 15_000],
    ["a token nobody knows", { kind: "refused", status: 401 }, 10],
    ["a bed of patients", { kind: "closed", code: 4400, reason: "only beds of a lab" }, 10],
  ] as const)("says so in one sentence: %s", async (_name, refuses, withinMs) => {
    const clock = simulatedClock();
    const server = serverInMemory(clock);
    server.manner.refuses = refuses;
    const playing = createPerformance({
      script: csvScript(recording(3, 1), BASE_MS),
      speed: 1,
      dial: server.dial,
      clock,
      boot: "boot-1",
      device: "lab-1-player",
      title: "night.csv",
      onTime: () => {},
    });
    playing.start();
    clock.pass(withinMs);
    await expect(playing.done).rejects.toThrow(/^[A-Z][^\n]*\.$/);
  });

  it("does not wait for ever for a disk that is full", async () => {
    const { clock, server, settle } = replay(recording(3, 1), "max");
    server.manner.acknowledges = false;
    clock.pass(59_000);
    expect((await settle()).fault).toBeNull();
    clock.pass(2_000);
    expect((await settle()).fault).toContain("3 readings have not been acknowledged for 60 s.");
  });

  it("does not wait for ever for a server that never comes back", async () => {
    const { clock, server, settle } = replay(recording(100, 1), 1);
    clock.pass(10_000);
    server.manner.refuses = { kind: "failed", message: "connect ECONNREFUSED 127.0.0.1:3000" };
    server.drops();
    clock.pass(299_000);
    expect((await settle()).fault).toBeNull();
    clock.pass(2_000);
    expect((await settle()).fault).toContain("connect ECONNREFUSED");
  });
});
