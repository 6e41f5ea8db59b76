// Builds the ward dashboard before the server starts, and only when something it is made of
// has changed: `npm start` on an unchanged tree goes straight to the server.
//
// The hash of the inputs lies beside the built files. The new files are built in a folder of
// their own and swapped in at the end, so a build that fails or is killed leaves the old
// dashboard whole, and two starts at the same moment cannot mix their files.

import { createHash } from "node:crypto";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const WEB = join(ROOT, "web");
const DIST = join(WEB, "dist");
const MARKER = "inputs.sha256";

// What decides the bundle: its sources, the code it shares, how it is built, and what is installed.
const INPUTS = ["web", "shared", "vite.config.ts", "package-lock.json"];

if (import.meta.main) await main();

async function main(): Promise<void> {
  try {
    await buildIfNeeded();
  } catch (error) {
    console.error(`The dashboard could not be built: ${describe(error)}`);
    process.exitCode = 1;
  }
}

/** Leaves an up-to-date dashboard in web/dist, and tells whether it had to build it. */
export async function buildIfNeeded(): Promise<"built" | "up-to-date"> {
  const wanted = hashOfInputs();
  if (hashOfDist() === wanted) return "up-to-date";
  console.log("Building the dashboard (only when its sources have changed) …");
  const fresh = `${DIST}-${process.pid}`;
  // Vite builds React's slow and large development form where NODE_ENV says anything else, as it
  // does under the tests, and the marker could not tell the two apart.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    // Loaded here, not above: an unchanged dashboard must not wait for the bundler to load.
    const { build } = await import("vite");
    await build({
      root: WEB,
      configFile: join(ROOT, "vite.config.ts"),
      logLevel: "error",
      build: { outDir: fresh },
    });
    writeFileSync(join(fresh, MARKER), wanted);
    swapIn(fresh);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    rmSync(fresh, { recursive: true, force: true });
  }
  return "built";
}

function hashOfDist(): string | null {
  const marker = join(DIST, MARKER);
  return existsSync(marker) ? readFileSync(marker, "utf8") : null;
}

/** Depends on names and contents only, so a fresh clone of the same sources hashes the same. */
function hashOfInputs(): string {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap((input) => filesOf(join(ROOT, input)))) {
    const content = readFileSync(file);
    hash.update(`${relative(ROOT, file).replaceAll("\\", "/")}\0${content.length}\0`);
    hash.update(content);
  }
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith(".") && !entry.name.startsWith("dist"))
    .flatMap((entry) => {
      const child = join(path, entry.name);
      return entry.isDirectory() ? filesOf(child) : [child];
    })
    .sort();
}

function swapIn(fresh: string): void {
  const old = `${fresh}-old`;
  try {
    if (existsSync(DIST)) renameSync(DIST, old);
    renameSync(fresh, DIST);
  } catch (error) {
    // Another start swapped its own build in between the two moves. It was made from the same
    // tree, so it serves as well as ours; if it was not, the next start builds again.
    if (!existsSync(join(DIST, MARKER))) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
