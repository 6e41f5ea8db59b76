// The whole site from one seed: real ward loop, journal, attendance, rooms, escalation desk and
// receipts, on a simulated clock, network and disk. Whatever goes wrong, nothing that was said to be
// stored is missing or doubled, no alarm is missed or invented, and in the end disk, beds and screens
// agree. A failure names its seed and last steps; fresh seeds are in worlds-1.test.ts and its
// neighbours, and those that once failed stay here by name.

import { describe, expect, test } from "vitest";
import { runWorld } from "./world.ts";

/** Seeds that found a fault, and what it was. */
const PAST: readonly [seed: string, fault: string][] = [
  ["world-2", "after a crash screens of other wards were not told of alarms that had escalated"],
  ["world-4", "the same, with a session that had opened since"],
  ["world-103", "a bed whose record went on was shown for a moment as its journal had left it"],
];

describe("a world that once failed", () => {
  test.each(PAST)("%s holds: %s", async (seed) => {
    const { counts } = await runWorld(seed);
    expect(counts.readingsOnDisk).toBeGreaterThan(0);
  });
});

describe("a world from its seed", () => {
  test("the same seed gives the same world", async () => {
    const [first, second, other] = [
      await runWorld("twice"),
      await runWorld("twice"),
      await runWorld("thrice"),
    ];
    expect(second).toEqual(first);
    expect(other.digest).not.toBe(first.digest);
  });
});
