// The living ward under load: how long a reading takes to the disk and back, how long to a screen,
// and what the server spends on it; beside each run the same load through a bare relay, the floor.

import { assert } from "../../shared/assert.ts";
import { furnishHouse, type House } from "../helpers/furnished-house.ts";
import { logIn, startServer } from "../helpers/server-process.ts";
import { startLoad, startRelay } from "./children.ts";
import { type Figure, median, type Part } from "./figures.ts";
import { withDataDir } from "./folders.ts";
import { ackLatency, type Latency, screenLatency } from "./latency.ts";
import type { Sent, Side } from "./load-protocol.ts";
import { cpuPercent, type Usage, usageOf } from "./process-usage.ts";

export type LiveOptions = {
  name: string;
  /** Beds of each ward, and the ward that each screen watches. */
  wards: { id: string; beds: number }[];
  screens: string[];
  rounds: number;
  warmUpMs: number;
  measureMs: number;
  backlogReadings: number;
  /** More arguments for the server's Node, to profile it or to try a setting. */
  nodeArguments: string[];
  /** Whether the project's targets are for this load. */
  isTarget: boolean;
};

export type LiveRun = {
  sent: number;
  ack: Latency | null;
  screen: Latency;
  missed: number;
  cpuPercent: number;
  rssMb: number;
};

type Round = { vigil: LiveRun; relay: LiveRun };

const ACK_P99_MS_MAX = 60;
const SCREEN_P99_MS_MAX = 50;
const SCREEN_P50_RATIO_MAX = 2;
const CPU_PERCENT_MAX = 40;
const RSS_MB_MAX = 250;

/** Runs the load, Vigil and relay in turn. */
export async function measureLive(options: LiveOptions): Promise<Part> {
  const rounds: Round[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const vigil = await runVigil(options);
    const relay = await runRelay(options);
    rounds.push({ vigil, relay });
  }
  const beds = options.wards.reduce((sum, ward) => sum + ward.beds, 0);
  return {
    title: `${options.name}: ${beds} beds × 1/s, ${options.screens.length} screens, ${rounds.length} rounds of ${options.measureMs / 1_000} s`,
    figures: figuresOf(rounds, options.isTarget),
  };
}

/** One run against a fresh server on a fresh folder. */
export function runVigil(options: LiveOptions): Promise<LiveRun> {
  return withDataDir(async (dataDir) => {
    const house = await furnishHouse({ dataDir, wards: options.wards });
    const server = await startServer({ dataDir, nodeArguments: options.nodeArguments });
    try {
      const cookie = await logIn(server.url, "nurse");
      return await run({ kind: "vigil", url: server.url, cookie }, server.pid, house.beds, options);
    } finally {
      await server.end("SIGTERM");
      assert(server.complaints() === "", `the server complained: ${server.complaints()}`);
    }
  });
}

async function runRelay(options: LiveOptions): Promise<LiveRun> {
  const relay = await startRelay();
  try {
    return await run({ kind: "relay", url: relay.url }, relay.pid, bedsOf(options), options);
  } finally {
    relay.stop();
  }
}

async function run(
  side: Side,
  pid: number,
  beds: House["beds"],
  options: LiveOptions,
): Promise<LiveRun> {
  const { screens, warmUpMs, measureMs } = options;
  const backlogReadings = side.kind === "vigil" ? options.backlogReadings : 0;
  let tellOpen = (): void => undefined;
  const areOpen = new Promise<void>((resolve) => {
    tellOpen = resolve;
  });
  const ids = beds.map(({ id }) => id);
  const watching = startLoad({ kind: "screens", side, wards: screens, beds: ids }, tellOpen);
  await Promise.race([areOpen, watching.done]);
  const looks: Usage[] = [];
  const job = { kind: "devices", side, beds, backlogReadings, warmUpMs, measureMs } as const;
  const devices = await startLoad(job, () => looks.push(usageOf(pid))).done;
  watching.finish();
  const seen = await watching.done;
  const [before, after] = looks;
  assert(before !== undefined, "the measurement began");
  assert(after !== undefined, "the measurement ended");
  assert(devices.kind === "done-devices", "devices tell what they sent");
  assert(seen.kind === "done-screens", "screens tell what they were shown");
  const ack = ackLatency(devices.sent);
  const screen = screenLatency(devices.sent, seen.shown);
  return {
    sent: devices.sent.length,
    ack,
    screen,
    missed: missedOf(devices.sent, { ack, screen }, { beds, screens, side }),
    cpuPercent: cpuPercent(before, after),
    rssMb: after.rssMb,
  };
}

/** Acknowledgements that did not come, and readings that a screen was not shown. */
function missedOf(
  sent: readonly Sent[],
  { ack, screen }: { ack: Latency | null; screen: Latency },
  { beds, screens, side }: { beds: House["beds"]; screens: string[]; side: Side },
): number {
  const wardOf = new Map(beds.map(({ id, ward }) => [id, ward]));
  const watchers = (bed: string): number =>
    screens.filter((ward) => ward === wardOf.get(bed)).length;
  const toShow = sent.reduce((sum, [bed]) => sum + watchers(bed), 0);
  const toAck = side.kind === "vigil" ? sent.length : 0;
  return Math.abs(toShow - screen.count) + Math.abs(toAck - (ack?.count ?? 0));
}

function figuresOf(rounds: readonly Round[], isTarget: boolean): Figure[] {
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick));
  const atMost = (limit: number): Pick<Figure, "target"> =>
    isTarget ? { target: { atMost: limit } } : {};
  const ack = (run: LiveRun): { p50: number; p99: number; max: number } =>
    run.ack ?? { p50: Number.NaN, p99: Number.NaN, max: Number.NaN };
  return [
    { what: "device → durable ack p50", value: of(({ vigil }) => ack(vigil).p50), unit: "ms" },
    {
      what: "device → durable ack p99",
      value: of(({ vigil }) => ack(vigil).p99),
      unit: "ms",
      ...atMost(ACK_P99_MS_MAX),
    },
    {
      what: "device → screen p50",
      value: of(({ vigil }) => vigil.screen.p50),
      unit: "ms",
      note: `relay ${of(({ relay }) => relay.screen.p50).toFixed(2)} ms`,
    },
    {
      what: "device → screen p50, times the relay's",
      value: of(({ vigil, relay }) => vigil.screen.p50 / relay.screen.p50),
      unit: "×",
      ...atMost(SCREEN_P50_RATIO_MAX),
      note: `rounds ${rounds.map(({ vigil, relay }) => (vigil.screen.p50 / relay.screen.p50).toFixed(2)).join(", ")}`,
    },
    {
      what: "device → screen p99",
      value: of(({ vigil }) => vigil.screen.p99),
      unit: "ms",
      ...atMost(SCREEN_P99_MS_MAX),
      note: `relay ${of(({ relay }) => relay.screen.p99).toFixed(2)} ms`,
    },
    {
      what: "server CPU, of one core",
      value: of(({ vigil }) => vigil.cpuPercent),
      unit: "%",
      ...atMost(CPU_PERCENT_MAX),
      note: `relay ${of(({ relay }) => relay.cpuPercent).toFixed(1)} %`,
    },
    {
      what: "server memory (RSS)",
      value: of(({ vigil }) => vigil.rssMb),
      unit: "MB",
      ...atMost(RSS_MB_MAX),
      note: `relay ${of(({ relay }) => relay.rssMb).toFixed(0)} MB`,
    },
    {
      what: "readings that were not acknowledged or not shown",
      value: rounds.reduce((sum, { vigil }) => sum + vigil.missed, 0),
      unit: "",
      target: { atMost: 0 },
      note: `of ${rounds.reduce((sum, { vigil }) => sum + vigil.sent, 0).toLocaleString("en")}`,
    },
  ];
}

/** The relay knows no house; it gets beds of the same number in wards of the same names. */
function bedsOf({ wards }: LiveOptions): House["beds"] {
  return wards.flatMap(({ id, beds }) =>
    Array.from({ length: beds }, (_, place) => {
      const bed = `${id}-bed-${place + 1}`;
      return { id: bed, ward: id, session: "", device: `mon-${bed}`, token: "" };
    }),
  );
}
