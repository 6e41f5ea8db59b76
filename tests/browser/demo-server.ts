// A real server process with the demo on, in a data folder of its own, for browsers to look at.
// It can be killed and started again on the same port, as a ward's server would be.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ROLES, type Role } from "../../shared/vocabulary.ts";
import { buildIfNeeded } from "../../web/build-if-needed.ts";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const START_MS_MAX = 20_000;

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
  let child: ChildProcess | null = null;
  // The first start finds a free port; the next ones come back to it.
  let url = "http://127.0.0.1:0";

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        NODE_ENV: "test",
        HOST: "127.0.0.1",
        PORT: new URL(url).port || "0",
        VIGIL_DATA_DIR: dataDir,
        VIGIL_DEMO: "on",
        ...environment,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    child = started;
    url = await addressSaid(started);
  };

  const kill = async (): Promise<void> => {
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child?.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  };

  await start();
  return {
    get url() {
      return url;
    },
    dataDir,
    password: (role) => {
      const file = join(dataDir, "demo-logins.json");
      return loginsSchema.parse(JSON.parse(readFileSync(file, "utf8")))[role];
    },
    kill,
    start,
    async remove() {
      await kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function addressSaid(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the server did not start")), START_MS_MAX);
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const address = /Vigil is at (\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}`));
    });
  });
}
