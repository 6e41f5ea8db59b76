import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BACKOFF_MS_MAX, backoffMs } from "../../simulator/device/backoff.ts";
import { createRandom } from "../../simulator/random.ts";

const draws = (seed: string, count: number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.uniform());
};

describe("chance", () => {
  it("gives the same numbers for the same seed, on every machine", () => {
    // Computed once with a second implementation, in Python.
    expect(draws("7/bed-1", 4)).toEqual([
      0.6884017854463309, 0.6453090489376336, 0.29432478710077703, 0.49893914302811027,
    ]);
  });

  it("gives other numbers for another seed", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        fc.pre(left !== right);
        expect(draws(left, 4)).not.toEqual(draws(right, 4));
      }),
    );
  });

  it("forks generators that leave their parent where it was", () => {
    const random = createRandom("7");
    random.fork("patient").normal();
    expect(random.uniform()).toBe(draws("7", 1)[0]);
    expect(random.fork("patient").uniform()).not.toBe(random.fork("sensors").uniform());
  });

  it("has a normal distribution of mean 0 and deviation 1, cut at 3", () => {
    const random = createRandom("normal");
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.03);
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(3);
  });
});

describe("back-off", () => {
  it("doubles, stays between half and all of its cap, and never passes it", () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.string(), (failures, seed) => {
        const waitMs = backoffMs(failures, createRandom(seed));
        const cappedMs = Math.min(BACKOFF_MS_MAX, 500 * 2 ** Math.min(failures, 16));
        expect(waitMs).toBeGreaterThanOrEqual(Math.floor(cappedMs / 2));
        expect(waitMs).toBeLessThanOrEqual(cappedMs);
      }),
    );
  });

  it("differs between devices that have all reached the cap", () => {
    const waits = ["bed-1", "bed-2", "bed-3", "bed-4"].map((bed) =>
      backoffMs(9, createRandom(bed)),
    );
    expect(new Set(waits).size).toBe(4);
  });
});
