// What the page keeps in memory while a ward goes on. Ten minutes are ten simulated minutes: streams
// of a lab ward run ten times faster than life, and bring as many readings, steps of sparklines and
// changes of alarms as ten minutes at one reading a second.

import type { CDPSession, Page } from "playwright-core";
import { assert, present } from "../../shared/assert.ts";
import { SPARK_BUCKET_MS, SPARK_BUCKETS } from "../../shared/bounds.ts";
import { furnishHouse } from "../helpers/furnished-house.ts";
import { startServer } from "../helpers/server-process.ts";
import { startLoad } from "./children.ts";
import { withDataDir } from "./folders.ts";
import { onWardPage, SCREEN_BEDS, scenarioAt } from "./ward-page.ts";

/** `minute` is what the page shows of an infusion: a page that fell behind would show it. */
type Sample = { heapMb: number; nodes: number; minute: number; busyS: number; atMs: number };

export type HeapRun = {
  samples: Sample[];
  /** The least of the first and of the last samples. What a single collection leaves goes up and
   * down by a MB or two, with what is being drawn and with code that V8 forgets and compiles
   * anew; a leak lifts the least of several too. */
  firstMb: number;
  lastMb: number;
  /** Share of its time in which the page's main thread worked, per cent. */
  busyPercent: number;
};

export const HEAP_SPEED = 10;

const LAB = "lab";
/** More than a sparkline holds: none of them still grows when the measurement begins. */
const HISTORY_S = (SPARK_BUCKETS * SPARK_BUCKET_MS) / 1_000 + 60;
/** The page's code has been compiled, and every kind of thing has been drawn. */
const WARM_UP_MS = 15_000;
const SAMPLES = 13;
/** How many of them are compared: the first quarter with the last. */
const COMPARED = 4;
const BYTES_PER_MB = 1_024 * 1_024;

export function measureScreenHeap(measureMs: number): Promise<HeapRun> {
  return withDataDir(async (dataDir) => {
    const wards = [{ id: LAB, beds: SCREEN_BEDS, purpose: "lab" as const }];
    const house = await furnishHouse({ dataDir, wards });
    const beds = house.beds.map((bed, place) => ({ ...bed, scenario: scenarioAt(place) }));
    const server = await startServer({ dataDir });
    try {
      const { url } = server;
      let tellLive = (): void => undefined;
      const areLive = new Promise<void>((resolve) => {
        tellLive = resolve;
      });
      const job = { kind: "streams", url, beds, historyS: HISTORY_S, speed: HEAP_SPEED } as const;
      const load = startLoad(job, tellLive);
      await Promise.race([areLive, load.done]);
      const watched = onWardPage({ url, ward: LAB }, ({ page }) => watchHeap(page, measureMs));
      await Promise.race([watched, load.done]);
      load.finish();
      const done = await load.done;
      assert(done.kind === "done-streams", "streams tell what they sent");
      assert(done.rejected === 0, "nothing of the streams is refused");
      return await watched;
    } finally {
      await server.end("SIGTERM");
      assert(server.complaints() === "", `the server complained: ${server.complaints()}`);
    }
  });
}

async function watchHeap(page: Page, measureMs: number): Promise<HeapRun> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.waitForTimeout(WARM_UP_MS);
  const samples: Sample[] = [];
  const beganMs = performance.now();
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const dueMs = beganMs + (sample * measureMs) / (SAMPLES - 1);
    await page.waitForTimeout(Math.max(0, dueMs - performance.now()));
    samples.push(await sampleOf(page, session));
  }
  const first = present(samples[0], "there is a first sample");
  const last = present(samples.at(-1), "there is a last sample");
  const busyPercent = (100_000 * (last.busyS - first.busyS)) / (last.atMs - first.atMs);
  const least = (some: readonly Sample[]): number => Math.min(...some.map(({ heapMb }) => heapMb));
  return {
    samples,
    firstMb: least(samples.slice(0, COMPARED)),
    lastMb: least(samples.slice(-COMPARED)),
    busyPercent,
  };
}

/** What is left after everything that can be thrown away has been. */
async function sampleOf(page: Page, session: CDPSession): Promise<Sample> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name: string): number =>
    present(metrics.find((each) => each.name === name)?.value, `Chromium tells ${name}`);
  return {
    heapMb: usedSize / BYTES_PER_MB,
    nodes: metric("Nodes"),
    minute: await minuteShown(page),
    busyS: metric("TaskDuration"),
    atMs: performance.now(),
  };
}

async function minuteShown(page: Page): Promise<number> {
  const words = await page.locator("[data-bed]").nth(1).textContent();
  const [, minute] = /min (\d+) of/.exec(words ?? "") ?? [];
  return Number(present(minute, "a tile shows its infusion's minute"));
}
