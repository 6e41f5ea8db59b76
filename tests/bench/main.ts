// `npm run bench`: measures Vigil on this machine, part by part, and prints every figure beside its
// target. What the figures mean and what limits them is in docs/PERFORMANCE.md.

import { cpus, loadavg } from "node:os";
import { Command, Option } from "commander";
import { measureAlarms } from "./alarms.ts";
import { measureBatches } from "./batches.ts";
import { measureBrowser } from "./browser.ts";
import { type Part, partText, verdictOf } from "./figures.ts";
import { measureKernel } from "./kernel.ts";
import { measureLive } from "./live.ts";
import { measureMemory } from "./memory.ts";
import { measureStart } from "./start.ts";

type Effort = {
  rounds: number;
  warmUpMs: number;
  measureMs: number;
  /** Values beyond a limit. Of 110 a hundredth is one: p99 is then the worst but one. */
  crossings: number;
  nodeArguments: string[];
};

const FULL: Effort = {
  rounds: 3,
  warmUpMs: 8_000,
  measureMs: 15_000,
  crossings: 110,
  nodeArguments: [],
};
const QUICK: Effort = {
  rounds: 1,
  warmUpMs: 2_000,
  measureMs: 4_000,
  crossings: 25,
  nodeArguments: [],
};
/** Readings whose content a device's memory keeps, and some: seventeen minutes and more. */
const BACKLOG_READINGS = 1_100;

const fourWards = (beds: number): { id: string; beds: number }[] =>
  ["north", "east", "south", "west"].map((id) => ({ id, beds: beds / 4 }));
const FOUR_SCREENS = ["north", "east", "south", "west"];
const WIDE_WARD = [{ id: "wide", beds: 1_000 }];
const WIDE_SCREENS = ["wide", "wide", "wide", "wide"];

const PARTS: Record<string, (effort: Effort) => Promise<Part>> = {
  kernel: async ({ rounds }) => measureKernel({ rounds: 20 * rounds }),
  batches: (effort) => measureBatches(effort),
  start: (effort) => measureStart(effort),
  live40: (effort) =>
    measureLive({
      ...effort,
      name: "Live, 4 wards of 10",
      wards: fourWards(40),
      screens: FOUR_SCREENS,
      backlogReadings: 0,
      isTarget: false,
    }),
  alarms: (effort) => measureAlarms(effort),
  live1000: (effort) =>
    measureLive({
      ...effort,
      name: "Live, 4 wards of 250, a screen each",
      wards: fourWards(1_000),
      screens: FOUR_SCREENS,
      backlogReadings: 0,
      isTarget: true,
    }),
  wide1000: (effort) =>
    measureLive({
      ...effort,
      name: "Live, 1 ward of 1,000 that all screens watch",
      wards: WIDE_WARD,
      screens: WIDE_SCREENS,
      backlogReadings: 0,
      isTarget: false,
    }),
  memory: (effort) =>
    measureMemory({
      ...effort,
      name: "Memory",
      wards: fourWards(1_000),
      screens: FOUR_SCREENS,
      backlogReadings: BACKLOG_READINGS,
      isTarget: true,
    }),
  browser: (effort) => measureBrowser(effort),
};
const NAMES = Object.keys(PARTS);
/** Take minutes by themselves, and are left out of a quick look. */
const SLOW = ["memory", "alarms"];

type Options = {
  quick?: boolean;
  only?: string[];
  json?: boolean;
  rounds?: number;
  serverNode?: string;
};

await new Command("bench")
  .description("Measure Vigil on this machine and compare with its targets.")
  .option("--quick", "one short round each: a look, not a measurement")
  .addOption(new Option("--only <parts...>", "these parts only").choices(NAMES))
  .addOption(new Option("--rounds <n>", "rounds of each live part").argParser(Number))
  .option("--server-node <arguments>", "arguments for the server's Node in the live parts")
  .option("--json", "print the figures as JSON")
  .addHelpText(
    "after",
    '\nExamples:\n  npm run bench\n  npm run bench -- --quick --only kernel live40\n  npm run --silent bench -- --json > figures.json\n  npm run bench -- --only live1000 --rounds 1 --server-node "--cpu-prof --cpu-prof-dir=/tmp/profile"',
  )
  .action(bench)
  .parseAsync();

async function bench({ quick, only, json, rounds, serverNode }: Options): Promise<void> {
  const base = quick === true ? QUICK : FULL;
  const effort = {
    ...base,
    rounds: rounds ?? base.rounds,
    nodeArguments: serverNode?.split(" ") ?? [],
  };
  const names = only ?? NAMES.filter((name) => quick !== true || !SLOW.includes(name));
  const parts: Part[] = [];
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.version}`;
  if (json !== true) console.log(`${machine}, load ${loadText()}\n`);
  for (const name of names) {
    const part = await PARTS[name]?.(effort);
    if (part === undefined) continue;
    parts.push(part);
    if (json !== true) console.log(`${partText(part)}\n`);
  }
  const missed = parts.flatMap(({ title, figures }) =>
    figures
      .filter((figure) => verdictOf(figure) === "missed")
      .map(({ what }) => `${title}: ${what}`),
  );
  if (json === true) console.log(JSON.stringify({ machine, parts }, null, 2));
  else console.log(missed.length === 0 ? "Every target met." : `Missed:\n  ${missed.join("\n  ")}`);
}

function loadText(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(" ");
}
