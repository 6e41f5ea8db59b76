// The whole world from one seed: real ward loop, journal, attendance and rooms, on a simulated
// clock, network and disk. Whatever goes wrong, nothing that was said to be stored is missing or
// doubled, and in the end disk, beds and screens agree. A failure names its seed and last steps.

import { describe, expect, test } from "vitest";
import { type Counts, runWorld } from "./world.ts";

const SEEDS = Array.from({ length: 24 }, (_, index) => `world-${index + 1}`);
const STEPS = 150;

const all: Counts[] = [];

describe("a world from its seed", () => {
  test.each(SEEDS)("%s holds", async (seed) => {
    const { counts } = await runWorld(seed, STEPS);
    expect(counts.readingsOnDisk).toBeGreaterThan(0);
    all.push(counts);
  });

  test("the same seed gives the same world", async () => {
    const [first, second, other] = [
      await runWorld("twice", 80),
      await runWorld("twice", 80),
      await runWorld("thrice", 80),
    ];
    expect(second).toEqual(first);
    expect(other.digest).not.toBe(first.digest);
  });

  test("the worlds were not empty: everything that can go wrong did", () => {
    const sum = (read: (counts: Counts) => number): number =>
      all.reduce((total, counts) => total + read(counts), 0);
    const least: Partial<Record<keyof Counts, number>> = {
      crashes: 20,
      refolds: 3,
      readingsOnDisk: 5_000,
      rejected: 50,
      reconnects: 100,
      doubled: 20,
      swapped: 20,
      alarms: 100,
      marks: 50,
      marksRefused: 10,
      snapshots: 100,
      skipped: 20,
      clockSteps: 10,
    };
    for (const [name, count] of Object.entries(least)) {
      const happened = sum((counts) => counts[name as keyof Counts]);
      expect({ [name]: happened >= count }, `${name}: ${happened}`).toEqual({ [name]: true });
    }
  });
});
