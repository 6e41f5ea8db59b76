// Minutes and millilitres of a drip: 100 mL in 45 minutes, with pauses, looked at at any time.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  atRate,
  givenMl,
  type Infusion,
  infusedMs,
  infusionMinute,
  plannedInfusion,
  settle,
} from "../../../shared/session/infusion.ts";

const MIN = 60_000;
const planned = plannedInfusion(45, 100);
const running = settle(planned, 0, "running");

describe("a drip at its planned rate", () => {
  test("is 133.3 mL an hour", () => {
    expect(planned.rateMlPerH).toBeCloseTo(133.333, 3);
  });

  test("gives nothing before it runs", () => {
    expect(infusedMs(planned, 10 * MIN)).toBe(0);
    expect(givenMl(planned, 10 * MIN)).toBe(0);
  });

  test.each([
    [0, 0, 0],
    [1, 1, 2.222],
    [22.5, 22, 50],
    [44.999, 44, 99.998],
    [45, 45, 100],
    [60, 60, 100],
  ])("after %d min: minute %d, %d mL", (minutes, minute, mL) => {
    expect(infusionMinute(running, minutes * MIN)).toBe(minute);
    expect(givenMl(running, minutes * MIN)).toBeCloseTo(mL, 3);
  });

  test("never gives more than there is in the bag, nor takes any back", () => {
    expect(givenMl(running, 600 * MIN)).toBe(100);
    expect(givenMl(running, -MIN)).toBe(0);
  });
});

describe("a pause", () => {
  const paused = settle(running, 10 * MIN, "stopped");

  test("stops minutes and volume", () => {
    expect(infusedMs(paused, 30 * MIN)).toBe(10 * MIN);
    expect(givenMl(paused, 30 * MIN)).toBeCloseTo(22.222, 3);
  });

  test("and both go on after it from where they were", () => {
    const again = settle(paused, 30 * MIN, "running");
    expect(infusionMinute(again, 35 * MIN)).toBe(15);
    expect(givenMl(again, 65 * MIN)).toBeCloseTo(100, 6);
  });
});

test("settling at the same rate changes nothing, however often it is done", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 * MIN }), { maxLength: 30 }), (steps) => {
      let settled: Infusion = running;
      let atMs = 0;
      for (const stepMs of steps) {
        atMs += stepMs;
        settled = settle(settled, atMs, "running");
      }
      expect(infusedMs(settled, atMs)).toBe(infusedMs(running, atMs));
      expect(givenMl(settled, atMs)).toBeCloseTo(givenMl(running, atMs), 6);
    }),
  );
});

test.each([
  [0, 100, "an infusion takes time"],
  [45, 0, "an infusion has a volume"],
])("%d minutes for %d mL break loudly", (minutes, mL, message) => {
  expect(() => plannedInfusion(minutes, mL)).toThrow(message);
});

describe("another rate", () => {
  test("counts from its moment on, also in a pause", () => {
    const halved = atRate(running, 15 * MIN, planned.rateMlPerH / 2);
    expect(givenMl(halved, 15 * MIN)).toBeCloseTo(33.333, 3);
    expect(givenMl(halved, 30 * MIN)).toBeCloseTo(50, 3);
    expect(infusedMs(halved, 30 * MIN)).toBe(30 * MIN);
    const paused = settle(halved, 30 * MIN, "stopped");
    const faster = atRate(paused, 35 * MIN, planned.rateMlPerH);
    expect(faster.flow).toEqual({ kind: "stopped" });
    expect(givenMl(faster, 40 * MIN)).toBeCloseTo(50, 3);
    const again = settle(faster, 40 * MIN, "running");
    expect(givenMl(again, 49 * MIN)).toBeCloseTo(70, 3);
    expect(givenMl(again, 200 * MIN)).toBe(100);
  });
});
