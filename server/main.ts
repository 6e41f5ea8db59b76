/** How the server is run: configuration, listening, signals, exit codes. */
import { SHUTDOWN_MS_MAX } from "../shared/bounds.ts";
import { buildVigil, type Vigil } from "./app.ts";
import { systemClock } from "./clock.ts";
import { type Config, readConfig } from "./config.ts";
import { startFault } from "./start-fault.ts";

const BAD_START = 2;

await run();

async function run(): Promise<void> {
  const result = readConfig();
  if (result.kind === "bad") return giveUp(result.message);
  const { config } = result;
  try {
    const vigil = await buildVigil(config, systemClock);
    await vigil.app.listen({ host: config.host, port: config.port });
    greet(vigil, config);
    vigil.listening(addressOf(vigil, config));
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => void stop(vigil));
    }
  } catch (error) {
    giveUp(startFault(error, config));
  }
}

async function stop(vigil: Vigil): Promise<void> {
  // What does not close in time is cut; everything that was acknowledged is on disk already.
  setTimeout(() => process.exit(0), SHUTDOWN_MS_MAX).unref();
  await vigil.close();
  process.exit(0);
}

function greet(vigil: Vigil, config: Config): void {
  const { demoLogins } = vigil;
  const lines = [`Vigil is at ${addressOf(vigil, config)}`];
  if (demoLogins !== null) {
    lines.push("Demo logins, printed this once (also in demo-logins.json in the data folder):");
    for (const [user, password] of Object.entries(demoLogins)) {
      lines.push(`  ${user.padEnd(10)}${password}`);
    }
  } else if (config.demo) {
    lines.push("Demo logins are in demo-logins.json in the data folder.");
  }
  lines.push("Information software, not a certified medical device.");
  process.stdout.write(`${lines.join("\n")}\n`);
}

function addressOf(vigil: Vigil, config: Config): string {
  const address = vigil.app.server.address();
  const port = typeof address === "object" && address !== null ? address.port : config.port;
  const isAny = config.host === "0.0.0.0" || config.host === "::";
  const host = isAny ? "localhost" : config.host;
  return `${config.tls === null ? "http" : "https"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function giveUp(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(BAD_START);
}
