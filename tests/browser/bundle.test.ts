// What a browser has to load before it shows the ward.

import { beforeAll, describe, expect, test } from "vitest";
import { FIRST_LOAD_BYTES_MAX, firstLoadScript, gzippedBytes } from "./first-load.ts";

let first: string;

beforeAll(async () => {
  first = await firstLoadScript();
});

describe("the first load", () => {
  test("was React's development form when a test had built it, and is for production now", () => {
    expect(first).not.toContain("React DevTools");
  });

  test("stays within its size", () => {
    expect(first.length).toBeGreaterThan(0);
    expect(gzippedBytes(first)).toBeLessThan(FIRST_LOAD_BYTES_MAX);
  });

  test("has no chart in it: the session page brings its own", () => {
    expect(first).not.toContain("recharts");
  });
});
