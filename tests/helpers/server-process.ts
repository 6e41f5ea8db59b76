// The real server as a process of its own: started on a data folder, talked to over HTTP, stopped
// or killed by its id.

import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { present } from "../../shared/assert.ts";
import { PASSWORD } from "./furnished-house.ts";
import { startScript } from "./start-script.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const START_MS_MAX = 60_000;

export type ServerProcess = {
  pid: number;
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** From the start of the process to its first word, which comes when every door is open. */
  readyMs: number;
  /** What it said on stdout so far, its log among it. */
  said(): string;
  /** What it said on stderr so far. */
  complaints(): string;
  /** Sends a signal; settles with the exit code, null where the signal itself ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

export type ServerOptions = {
  dataDir: string;
  /** To come back to the port that devices know; 0 finds a free one. */
  port?: number;
  environment?: Record<string, string>;
  nodeArguments?: string[];
  /** The tree whose server it is; this one, where nothing is said. */
  root?: string;
};

/** Starts the server and waits until it says where it is. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { dataDir, port = 0, environment = {}, nodeArguments = [], root = ROOT } = options;
  const script = startScript();
  const beganMs = performance.now();
  const words = [...script.nodeArguments, ...nodeArguments, join(root, "server/main.ts")];
  const child = spawn(process.execPath, words, {
    env: {
      ...process.env,
      ...script.environment,
      HOST: "127.0.0.1",
      PORT: String(port),
      VIGIL_DATA_DIR: dataDir,
      VIGIL_DEMO: "off",
      VIGIL_SIMULATOR: "off",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let complaints = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString("utf8");
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = await addressSaid(child, () => complaints);
  return {
    pid: present(child.pid, "a process that speaks has an id"),
    url,
    readyMs: performance.now() - beganMs,
    said: () => said,
    complaints: () => complaints,
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}

/** Logs in and returns the Cookie header of the login. */
export async function logIn(url: string, username: string, password = PASSWORD): Promise<string> {
  const response = await fetch(`${url}/api/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  const [cookie] = response.headers.getSetCookie();
  return present(cookie?.split(";")[0], `${username} can log in (${response.status})`);
}

/** Asks the server for something as somebody who has logged in. */
export async function ask<S extends z.ZodType>(
  schema: S,
  { url, cookie, body }: { url: string; cookie: string; body?: unknown },
): Promise<z.output<S>> {
  const response = await fetch(url, {
    headers: { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${JSON.stringify(answer)}`);
  return schema.parse(answer);
}

function addressSaid(child: ChildProcess, complaints: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`the server said nothing for ${START_MS_MAX / 1_000} s`));
    }, START_MS_MAX);
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
      reject(new Error(`the server ended with ${code}: ${complaints()}`));
    });
  });
}
