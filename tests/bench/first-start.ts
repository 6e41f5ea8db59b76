// From `npm start` in a fresh clone to a page: the dashboard is built, the server starts on an empty
// folder with its demo, and the page comes. The clone is a copy without anything that was built; it
// borrows this one's packages, for how long `npm ci` takes is the network's matter.

import { spawn } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert } from "../../shared/assert.ts";
import { startServer } from "../helpers/server-process.ts";
import { withDataDir } from "./folders.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TREE = ["package.json", "package-lock.json", "vite.config.ts"];
const FOLDERS = ["web", "shared", "server", "simulator"];
const BUILD_MS_MAX = 120_000;

export type FirstStart = { buildMs: number; readyMs: number };

export function measureFirstStart(): Promise<FirstStart> {
  return withDataDir(async (clone) => {
    for (const name of [...TREE, ...FOLDERS]) {
      cpSync(join(ROOT, name), join(clone, name), { recursive: true, filter: isSource });
    }
    symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"), "dir");
    const beganMs = performance.now();
    await build(clone);
    const builtMs = performance.now();
    const server = await startServer({
      dataDir: join(clone, "data"),
      root: clone,
      environment: { VIGIL_DEMO: "on", VIGIL_SIMULATOR: "auto" },
    });
    try {
      const page = await fetch(server.url);
      assert((await page.text()).includes("<script"), "the page that comes is the dashboard");
      return { buildMs: builtMs - beganMs, readyMs: performance.now() - beganMs };
    } finally {
      await server.end("SIGTERM");
    }
  });
}

function isSource(path: string): boolean {
  return !basename(path).startsWith("dist");
}

function build(clone: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(clone, "web/build-if-needed.ts")], {
      cwd: clone,
      // Its word that it builds is not for this page.
      stdio: ["ignore", "ignore", "inherit"],
      timeout: BUILD_MS_MAX,
      killSignal: "SIGKILL",
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the build ended with ${code}`));
    });
  });
}
