/**
 * The simulator's command line: patients, recordings and hosted beds, each through the device
 * protocol and nothing else. Exit codes: 0 done, 1 a failure said in one sentence, 2 misuse.
 */
import { randomUUID } from "node:crypto";
import { Command, CommanderError } from "commander";
import { realClock } from "./clock.ts";
import { hostCommand } from "./commands/host.ts";
import { replayCommand } from "./commands/replay.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { readConfig } from "./config.ts";
import { EXIT, Failure } from "./failure.ts";
import type { World } from "./world.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: "user" });
    return EXIT.success;
  } catch (error) {
    // Commander has already said what is wrong; asking for help is no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.success : EXIT.misuse;
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exit;
  }
}

function program(): Command {
  const world = realWorld();
  const whole = new Command("simulator")
    .description("bedside devices that do not exist, for a Vigil server that does")
    .exitOverride();
  for (const command of [simulateCommand, replayCommand, hostCommand]) {
    whole.addCommand(command(world).exitOverride());
  }
  return whole;
}

function realWorld(): World {
  return {
    config: readConfig(),
    clock: realClock(),
    newBoot: () => randomUUID(),
    input: process.stdin,
    output: process.stdout,
    notes: process.stderr,
    isTerminal: process.stderr.isTTY === true,
    onInterrupt: (run) => {
      process.once("SIGINT", run);
      process.once("SIGTERM", run);
      return () => {
        process.removeListener("SIGINT", run);
        process.removeListener("SIGTERM", run);
      };
    },
  };
}
