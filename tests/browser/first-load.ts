// The script that a browser loads before it shows the ward, and the size that it may have.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildIfNeeded } from "../../web/build-if-needed.ts";

const DIST = fileURLToPath(new URL("../../web/dist/", import.meta.url));
const ASSETS = `${DIST}assets/`;

/** Scripts of the first load, gzipped: a ward tablet on a slow network waits about a second. */
export const FIRST_LOAD_BYTES_MAX = 250_000;

/** Builds the dashboard where it is not up to date, and reads every script that its page names. */
export async function firstLoadScript(): Promise<string> {
  await buildIfNeeded();
  const page = readFileSync(`${DIST}index.html`, "utf8");
  const scripts = readdirSync(ASSETS).filter((file) => page.includes(file) && file.endsWith(".js"));
  return scripts.map((file) => readFileSync(ASSETS + file, "utf8")).join("\n");
}

/** What of it goes over the network. */
export function gzippedBytes(script: string): number {
  return gzipSync(script).length;
}
