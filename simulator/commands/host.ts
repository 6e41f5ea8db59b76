/**
 * `host`: simulated devices on another program's behalf. The server starts it and says on stdin, a
 * JSON object a line, which beds need a device; it answers on stdout the same way, and ends when
 * stdin closes. A token is never written anywhere.
 */
import { createInterface } from "node:readline";
import { Command } from "commander";
import { z } from "zod";
import { SCENARIOS } from "../../shared/vocabulary.ts";
import { MODEL_BEGINS_S } from "../bedside/bedside.ts";
import { createSimulatedDevice, type SimulatedDevice } from "../device/simulated-device.ts";
import { webSocketDial } from "../device/web-socket.ts";
import type { World } from "../world.ts";
import { urlOption } from "./options.ts";

/** Beds of one process. A hundred take a few per cent of a core; the bound keeps a runaway server
 * from filling the machine with patients. */
const BEDS_MAX = 200;

const name = z.string().min(1).max(128);
const SECONDS_PER_MIN = 60;
/** The model's last infusion second for joining: a day, past which nobody watches a bed. */
const ELAPSED_S_MAX = 24 * 3_600;

const runSchema = z.strictObject({
  bed: name,
  device: name,
  token: z.string().min(1),
  scenario: z.enum(SCENARIOS),
  seed: z.number(),
  elapsedMinutes: z.number().default(0),
  historyMinutes: z.number().min(0).default(0),
  eventAtMinutes: z.number().optional(),
  boot: name.optional(),
});
type Run = z.infer<typeof runSchema>;

const commandSchema = z.union([
  z.strictObject({ run: runSchema }),
  z.strictObject({ stop: z.strictObject({ bed: name }) }),
]);

const EXAMPLES = `
Commands on stdin, one JSON object a line:
  {"run":{"bed":"bed-1","device":"sim-bed-1","token":"…","scenario":"hypotensive","seed":11,
          "elapsedMinutes":17,"historyMinutes":17,"eventAtMinutes":18}}   (on one line)
  {"stop":{"bed":"bed-1"}}
News on stdout, likewise: {"bed":"bed-1","news":"welcomed","session":"…"}, "lost", "gave-up",
"rejected", "bad-command".

Example:
  node simulator/main.ts host --url http://127.0.0.1:3000 < commands.ndjson`;

export function hostCommand(world: World): Command {
  return new Command("host")
    .description("run simulated devices for a server that says on stdin which beds need one")
    .addOption(urlOption(world))
    .addHelpText("after", EXAMPLES)
    .action(async ({ url }: { url: string }) => {
      await host(world, url);
    });
}

async function host(world: World, url: string): Promise<void> {
  /** One device a bed, at most BEDS_MAX. */
  const devices = new Map<string, SimulatedDevice>();
  const stopBed = (bed: string): void => {
    devices.get(bed)?.stop();
    devices.delete(bed);
  };
  // Whoever reads may have gone; stdin closes then, and that is what ends this program.
  world.output.on("error", () => {});
  for await (const line of createInterface({ input: world.input })) {
    if (line.trim() === "") continue;
    const command = parseCommand(line);
    if ("fault" in command) tell(world, { news: "bad-command", message: command.fault });
    else if ("stop" in command) stopBed(command.stop.bed);
    else if (devices.size >= BEDS_MAX && !devices.has(command.run.bed)) {
      tell(world, {
        bed: command.run.bed,
        news: "gave-up",
        message: `${BEDS_MAX} beds are enough`,
      });
    } else {
      stopBed(command.run.bed);
      devices.set(command.run.bed, runBed(world, url, command.run));
    }
  }
  for (const bed of [...devices.keys()]) stopBed(bed);
}

function parseCommand(line: string): z.infer<typeof commandSchema> | { fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    // The line itself is not repeated: it may hold a token.
    return { fault: "not JSON" };
  }
  const parsed = commandSchema.safeParse(json);
  return parsed.success
    ? parsed.data
    : { fault: z.prettifyError(parsed.error).split("\n").join(" ") };
}

function runBed(world: World, url: string, run: Run): SimulatedDevice {
  const { bed } = run;
  const device = createSimulatedDevice({
    dial: webSocketDial({ url, token: run.token }),
    clock: world.clock,
    boot: run.boot ?? world.newBoot(),
    bed,
    device: run.device,
    scenario: run.scenario,
    seed: run.seed,
    ...place(run),
    eventAtS: eventAtS(run),
    time: "server",
    speed: 1,
    lastsS: null,
    onNews: (news) => {
      switch (news.kind) {
        case "welcomed":
          return tell(world, { bed, news: "welcomed", session: news.welcome.session });
        case "lost":
        case "gave-up":
          return tell(world, { bed, news: news.kind, message: news.sentence });
        case "rejected":
          return tell(world, { bed, news: "rejected", code: news.code, message: news.message });
        default:
          return undefined;
      }
    },
  });
  device.start();
  return device;
}

/** Where in the infusion the bed is joined, and how far back its device remembers. A session that
 * was opened long ago gets a shorter memory, not no device. */
function place({ elapsedMinutes, historyMinutes }: Run): { elapsedS: number; historyS: number } {
  const askedS = Math.round(elapsedMinutes * SECONDS_PER_MIN);
  const elapsedS = Math.min(ELAPSED_S_MAX, Math.max(MODEL_BEGINS_S, askedS));
  const historyS = Math.round(historyMinutes * SECONDS_PER_MIN);
  return { elapsedS, historyS: Math.min(historyS, elapsedS - MODEL_BEGINS_S) };
}

/** An event is given by its moment in the infusion, so that a bed that is joined again later, after
 * a restart, is in the midst of the same event. */
function eventAtS({ eventAtMinutes }: Run): number | null {
  return eventAtMinutes === undefined ? null : Math.round(eventAtMinutes * SECONDS_PER_MIN);
}

function tell(world: World, news: Record<string, unknown>): void {
  world.output.write(`${JSON.stringify(news)}\n`);
}
