// A real server process with the demo on, in a data folder of its own, for browsers to look at.
// It can be killed and started again on the same port, as a ward's server would be.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ROLES, type Role } from "../../shared/vocabulary.ts";
import { buildIfNeeded } from "../../web/build-if-needed.ts";
import { startServer } from "../helpers/server-process.ts";

const loginsSchema = z.record(z.enum(ROLES), z.string());

export type DemoServer = {
  url: string;
  /** The folder with the demo's logins and tokens. */
  dataDir: string;
  password(role: Role): string;
  /** Ends the process without a word, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port. */
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
};

/** Starts the demo, with its dashboard built. */
export async function startDemoServer(
  environment: Record<string, string> = {},
): Promise<DemoServer> {
  await buildIfNeeded();
  const dataDir = mkdtempSync(join(tmpdir(), "vigil-browser-"));
  const demo = { VIGIL_DEMO: "on", VIGIL_SIMULATOR: "auto", ...environment };
  let running = await startServer({ dataDir, environment: demo });
  const { url } = running;

  const kill = async (): Promise<void> => {
    await running.end("SIGKILL");
  };

  return {
    url,
    dataDir,
    password: (role) => {
      const file = join(dataDir, "demo-logins.json");
      return loginsSchema.parse(JSON.parse(readFileSync(file, "utf8")))[role];
    },
    kill,
    async start() {
      const port = Number(new URL(url).port);
      running = await startServer({ dataDir, port, environment: demo });
    },
    async remove() {
      await kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
