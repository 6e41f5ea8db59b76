// The test groups, in the order they run: what is fast and says most first.
// Faults and browser tests kill processes and drive a real Chromium: one file at a time, so that
// a slow machine makes them slower and not wrong.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "tests/{shared,web,simulator,server,tools,docs}/**/*.test.{ts,tsx}",
            "tests/tidy.test.ts",
          ],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "simulation",
          include: ["tests/simulation/**/*.test.ts"],
          testTimeout: 120_000,
          // A share a core: by itself Vitest leaves one core idle, which on two is half of them.
          maxWorkers: "100%",
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
