// What a browser has to load before it shows the ward.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { buildIfNeeded } from "../../web/build-if-needed.ts";

const ASSETS = fileURLToPath(new URL("../../web/dist/assets/", import.meta.url));
/** Scripts of the first load, gzipped: a ward tablet on a slow network waits about a second. */
const FIRST_LOAD_BYTES_MAX = 250_000;

let first: string;

beforeAll(async () => {
  await buildIfNeeded();
  const page = readFileSync(new URL("../../web/dist/index.html", import.meta.url), "utf8");
  const scripts = readdirSync(ASSETS).filter((file) => page.includes(file) && file.endsWith(".js"));
  first = scripts.map((file) => readFileSync(ASSETS + file, "utf8")).join("\n");
});

describe("the first load", () => {
  test("was React's development form when a test had built it, and is for production now", () => {
    expect(first).not.toContain("React DevTools");
  });

  test("stays within its size", () => {
    expect(first.length).toBeGreaterThan(0);
    expect(gzipSync(first).length).toBeLessThan(FIRST_LOAD_BYTES_MAX);
  });

  test("has no chart in it: the session page brings its own", () => {
    expect(first).not.toContain("recharts");
  });
});
