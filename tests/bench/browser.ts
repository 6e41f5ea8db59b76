// What the dashboard asks of the computer in front of which somebody stands: bytes before the first
// page, work while a ward is shown, memory after a long look, and the time until it is there at all.

import { present } from "../../shared/assert.ts";
import { FIRST_LOAD_BYTES_MAX, firstLoadScript, gzippedBytes } from "../browser/first-load.ts";
import { measureScreenCpu } from "./browser-cpu.ts";
import { HEAP_SPEED, measureScreenHeap } from "./browser-heap.ts";
import type { Figure, Part } from "./figures.ts";
import { measureFirstStart } from "./first-start.ts";
import { SCREEN_BEDS } from "./ward-page.ts";

const CPU_PERCENT_MAX = 25;
/** Our reading of "flat": the least that collections leave moves by a few per cent with the alarms
 * that are open; a leak of a tenth of a kB a reading would be 2 MB, nearly twice as much. */
const HEAP_GROWTH_PERCENT_MAX = 10;
const FIRST_START_MS_MAX = 60_000;
const BYTES_PER_KB = 1_000;
/** A page draws once a second and whenever an alarm flashes: it takes a longer look than a server. */
const LONGER = 4;

export async function measureBrowser(effort: { measureMs: number }): Promise<Part> {
  const measureMs = LONGER * effort.measureMs;
  const script = gzippedBytes(await firstLoadScript());
  const cpu = await cpuFigure(measureMs);
  const heap = await heapFigures(measureMs);
  const start = await startFigure();
  return {
    title: `Browser: ${SCREEN_BEDS} beds on a wall screen, headless Chromium`,
    figures: [
      {
        what: "script of the first load, gzipped",
        value: script / BYTES_PER_KB,
        unit: "kB",
        target: { atMost: FIRST_LOAD_BYTES_MAX / BYTES_PER_KB },
      },
      cpu,
      ...heap,
      start,
    ],
  };
}

async function cpuFigure(measureMs: number): Promise<Figure> {
  const { percentByType, flashing } = await measureScreenCpu(measureMs);
  const shares = [...percentByType].map(([type, percent]) => `${type} ${percent.toFixed(1)}`);
  return {
    what: `all of Chromium at 1 reading/s a bed, of one core, over ${measureMs / 1_000} s`,
    value: [...percentByType.values()].reduce((sum, percent) => sum + percent, 0),
    unit: "%",
    target: { atMost: CPU_PERCENT_MAX },
    note: `${shares.join(", ")}; ${flashing} beds flash`,
  };
}

async function heapFigures(measureMs: number): Promise<Figure[]> {
  const { samples, firstMb, lastMb, busyPercent } = await measureScreenHeap(measureMs);
  const first = present(samples[0], "there is a first sample");
  const last = present(samples.at(-1), "there is a last sample");
  const minutes = (HEAP_SPEED * (last.atMs - first.atMs)) / 60_000;
  return [
    {
      what: "heap after garbage collections, at first",
      value: firstMb,
      unit: "MB",
      note: `${first.nodes.toLocaleString("en")} nodes; infusion at minute ${first.minute}`,
    },
    {
      what: `the same ${minutes.toFixed(1)} simulated minutes later`,
      value: lastMb,
      unit: "MB",
      note: `${last.nodes.toLocaleString("en")} nodes; infusion at minute ${last.minute}`,
    },
    {
      what: "growth of the heap",
      value: (100 * (lastMb - firstMb)) / firstMb,
      unit: "%",
      target: { atMost: HEAP_GROWTH_PERCENT_MAX },
      note: samples.map(({ heapMb }) => heapMb.toFixed(1)).join(", "),
    },
    {
      what: `main thread at ${HEAP_SPEED} readings/s a bed, of its time`,
      value: busyPercent,
      unit: "%",
      note: "under 100 it keeps up",
    },
  ];
}

async function startFigure(): Promise<Figure> {
  const { buildMs, readyMs } = await measureFirstStart();
  return {
    what: "first start of a fresh clone until its page comes",
    value: Math.round(readyMs),
    unit: "ms",
    target: { atMost: FIRST_START_MS_MAX },
    note: `building the dashboard ${Math.round(buildMs).toLocaleString("en")} ms; npm ci not counted`,
  };
}
