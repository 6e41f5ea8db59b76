/** `simulate`: model patients on one or more beds, for as long as asked. */
import { Command, InvalidArgumentError, Option } from "commander";
import { SCENARIOS, type Scenario } from "../../shared/vocabulary.ts";
import type { Counts } from "../device/sender.ts";
import { createSimulatedDevice } from "../device/simulated-device.ts";
import { createWatch, type Watch } from "../device/watch.ts";
import { webSocketDial } from "../device/web-socket.ts";
import { Failure } from "../failure.ts";
import { SCENARIO_TABLE } from "../scenarios.ts";
import { type Identity, identityOf, type TokenOptions } from "../tokens.ts";
import type { World } from "../world.ts";
import {
  NPM_USAGE,
  parseNumber,
  parsePositive,
  parseSpeed,
  tokenOptions,
  urlOption,
} from "./options.ts";

const SECONDS_PER_MIN = 60;
/** Infusion minutes that the model knows: from an hour before to a day after. */
const ELAPSED_MIN = [-60, 1_440] as const;

const EXAMPLES = `
Scenarios:
${SCENARIOS.map((name) => `  ${name.padEnd(12)} ${SCENARIO_TABLE[name].summary}`).join("\n")}

Examples:
  npm run simulate -- --beds bed-1,bed-2 --scenario febrile --seed 7
  npm run simulate -- --beds lab-1 --scenario hypotensive --event-in 20 --speed 10 --minutes 30
  npm run simulate -- --beds bed-9 --token "$TOKEN" --device mon-9 --minutes 5 --json

A speed other than 1 needs a bed of a lab ward or of the demo.`;

type Options = TokenOptions & {
  url: string;
  beds: string[];
  scenario: Scenario;
  seed: number;
  speed: number;
  minutes?: number;
  elapsed: number;
  eventIn?: number;
  json?: true;
};

export function simulateCommand(world: World): Command {
  const command = new Command("simulate")
    .configureHelp(NPM_USAGE)
    .description("send model patients to a server, one device a bed")
    .addOption(urlOption(world))
    .requiredOption("--beds <names>", "beds, separated by commas", parseBeds)
    .addOption(
      new Option("--scenario <name>", "what happens").choices(SCENARIOS).default("uneventful"),
    )
    .option("--seed <number>", "the same seed gives the same patients", parseNumber, 1)
    .option("--speed <times>", "patient seconds per second, up to 60", parseSpeed, 1)
    .option("--minutes <n>", "patient minutes to send; without it until Ctrl+C", parsePositive)
    .option("--elapsed <minutes>", "minutes that the infusion has run", parseElapsed, 0)
    .option("--event-in <seconds>", "the scenario's event begins so soon", parseNumber)
    .option("--json", "report as JSON");
  for (const option of tokenOptions(world)) command.addOption(option);
  return command.addHelpText("after", EXAMPLES).action(async (options: Options) => {
    if (options.token !== undefined && options.beds.length > 1) {
      command.error("error: --token is for one bed; several beds need --tokens");
    }
    await simulate(world, options);
  });
}

async function simulate(world: World, options: Options): Promise<void> {
  const identities = new Map<string, Identity>();
  for (const bed of options.beds) identities.set(bed, await identityOf(bed, options));
  const runs = [...identities].map(([bed, identity]) => runBed(world, options, bed, identity));
  const results = await Promise.all(runs);
  report(world, options, results);
  const failed = results.filter(({ fault }) => fault !== null);
  if (failed.length > 0) {
    throw new Failure(failed.map(({ bed, fault }) => `${bed}: ${fault}.`).join(" "));
  }
}

/** How a bed ended. One bed's failure leaves the others running, as in a ward. */
type Result = { bed: string; device: string; counts: Counts; fault: string | null };

function runBed(
  world: World,
  options: Options,
  bed: string,
  { device, token }: Identity,
): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<Result>();
  let watch: Watch | null = null;
  const elapsedS = Math.round(options.elapsed * SECONDS_PER_MIN);
  const simulated = createSimulatedDevice({
    dial: webSocketDial({ url: options.url, token }),
    clock: world.clock,
    boot: world.newBoot(),
    bed,
    device,
    scenario: options.scenario,
    seed: options.seed,
    elapsedS,
    historyS: 0,
    eventAtS: options.eventIn === undefined ? null : elapsedS + Math.round(options.eventIn),
    time: options.speed === 1 ? "server" : "stream",
    speed: options.speed,
    lastsS: options.minutes === undefined ? null : Math.round(options.minutes * SECONDS_PER_MIN),
    onNews: (news) => {
      if (news.kind === "finished") end(null);
      else watch?.notice(news);
    },
  });
  const end = (fault: string | null): void => {
    watch?.end();
    stopListening();
    simulated.stop();
    resolve({ bed, device, counts: simulated.counts(), fault });
  };
  watch = createWatch({ clock: world.clock, unsettled: () => simulated.unsettled(), fail: end });
  const stopListening = world.onInterrupt(() => end(null));
  simulated.start();
  return promise;
}

function report({ output }: World, options: Options, results: Result[]): void {
  if (options.json === true) {
    const beds = results.map(({ bed, device, counts, fault }) => ({
      bed,
      device,
      ...counts,
      fault,
    }));
    output.write(`${JSON.stringify({ scenario: options.scenario, seed: options.seed, beds })}\n`);
    return;
  }
  for (const { bed, counts } of results.filter((result) => result.counts.welcomes > 0)) {
    const rejected = Object.entries(counts.rejected).map(([code, count]) => `${count} ${code}`);
    output.write(
      `${bed}: ${counts.taken} readings measured, ${counts.acked} acknowledged` +
        ` (${counts.recorded} recorded), ${rejected.join(", ") || "none"} rejected\n`,
    );
  }
}

function parseBeds(text: string): string[] {
  const beds = text.split(",").map((bed) => bed.trim());
  if (beds.some((bed) => bed === "")) throw new InvalidArgumentError("A bed has a name.");
  return [...new Set(beds)];
}

function parseElapsed(text: string): number {
  const value = parseNumber(text);
  const [low, high] = ELAPSED_MIN;
  if (value < low || value > high) throw new InvalidArgumentError(`From ${low} to ${high}.`);
  return value;
}
