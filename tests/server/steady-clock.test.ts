// Somebody sets the computer's clock: what the ward's time makes of it.

import { describe, expect, test } from "vitest";
import { steadyClock } from "../../server/steady-clock.ts";
import { START_MS } from "../helpers/entries.ts";
import { simulatedClock } from "../helpers/simulated-clock.ts";

const HOUR_MS = 3_600_000;

function house() {
  const wall = simulatedClock();
  const steps: number[] = [];
  const clock = steadyClock(wall, (backMs) => steps.push(backMs));
  const second = (): number => (clock.now() - START_MS) / 1_000;
  return { wall, clock, steps, second };
}

describe("a clock that is set back", () => {
  test("does not stop time: it goes on at its own pace", async () => {
    const { wall, clock, steps, second } = house();
    await wall.advance(10_000);
    expect(second()).toBe(10);
    wall.setWall(-HOUR_MS);
    expect(second()).toBe(10);
    await wall.advance(5_000);
    expect(second()).toBe(15);
    expect(steps).toEqual([HOUR_MS]);
    expect(clock.aheadMs()).toBe(HOUR_MS);
  });

  test("and right again makes up for it, without a jump", async () => {
    const { wall, clock, second } = house();
    wall.setWall(-HOUR_MS);
    await wall.advance(5_000);
    expect(second()).toBe(5);
    wall.setWall(HOUR_MS);
    await wall.advance(5_000);
    expect(second()).toBe(10);
    expect(clock.aheadMs()).toBe(0);
  });
});

test("a clock that is set ahead is followed", async () => {
  const { wall, clock, steps, second } = house();
  wall.setWall(HOUR_MS);
  await wall.advance(1_000);
  expect(second()).toBe(3_601);
  expect(steps).toEqual([]);
  expect(clock.aheadMs()).toBe(0);
});

test("time goes on from what the record has already seen", async () => {
  const { wall, clock, second } = house();
  clock.notBefore(START_MS - 5_000);
  expect(second()).toBe(0);
  clock.notBefore(START_MS + 60_000);
  expect(second()).toBe(60);
  await wall.advance(1_000);
  expect(second()).toBe(61);
});

test("time never goes back, however the clock is set", async () => {
  const { wall, clock } = house();
  let last = clock.now();
  for (const setMs of [-5, 700, -HOUR_MS, 40, HOUR_MS, -86_400_000, 3, 90_000_000]) {
    wall.setWall(setMs);
    expect(clock.now()).toBeGreaterThanOrEqual(last);
    last = clock.now();
    await wall.advance(250);
    expect(clock.now() - last).toBeGreaterThanOrEqual(250);
    last = clock.now();
  }
});
