// One of Vigil's own programs as a process, to its end.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Ended = { code: number | null; out: string; err: string };

/** Runs a program of the tree with Node as the scripts do. It is killed when it takes too long. */
export function runProgram(
  program: string,
  options: { words?: string[]; environment?: Record<string, string>; msMax?: number } = {},
): Promise<Ended> {
  const { words = [], environment = {}, msMax = 15_000 } = options;
  const file = fileURLToPath(new URL(`../../${program}`, import.meta.url));
  const child = spawn(process.execPath, [file, ...words], {
    env: { PATH: process.env.PATH ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: msMax,
    killSignal: "SIGKILL",
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString("utf8");
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}
