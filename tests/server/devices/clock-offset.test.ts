// A device's clock against the server's: measured at hello, and again each minute from its readings.

import { describe, expect, test } from "vitest";
import { createClockOffset } from "../../../server/devices/clock-offset.ts";

type Minute = {
  name: string;
  /** Offset at hello: device minus server. */
  atHelloMs: number;
  /** How far the device's clock really is ahead. */
  aheadMs: number;
  /** Time on the way of each of the minute's readings. */
  delaysMs: number[];
  moved: number | null;
};

const often = (delayMs: number, count = 60): number[] =>
  Array.from({ length: count }, () => delayMs);

const minutes: Minute[] = [
  { name: "a steady clock stays", atHelloMs: 500, aheadMs: 500, delaysMs: often(40), moved: null },
  { name: "250 ms ahead is jitter", atHelloMs: 0, aheadMs: 290, delaysMs: often(40), moved: null },
  {
    name: "a clock set ahead is followed",
    atHelloMs: 0,
    aheadMs: 5_000,
    delaysMs: often(40),
    moved: 4_960,
  },
  {
    name: "2 s behind is a slow device",
    atHelloMs: 0,
    aheadMs: 0,
    delaysMs: often(2_000),
    moved: null,
  },
  {
    name: "a clock set back is followed",
    atHelloMs: 0,
    aheadMs: -7_000,
    delaysMs: often(40),
    moved: -7_040,
  },
  {
    name: "a backlog that drains is no clock",
    atHelloMs: 0,
    aheadMs: 0,
    delaysMs: often(0, 30).map((_, at) => 30_000 - at * 900),
    moved: null,
  },
  {
    name: "nine readings tell too little",
    atHelloMs: 0,
    aheadMs: 9_000,
    delaysMs: often(40, 9),
    moved: null,
  },
  { name: "ten are enough", atHelloMs: 0, aheadMs: 9_000, delaysMs: often(40, 10), moved: 8_960 },
];

describe("after a minute", () => {
  test.each(minutes)("$name", ({ atHelloMs, aheadMs, delaysMs, moved }) => {
    const startMs = 1_000_000;
    const offset = createClockOffset(atHelloMs, startMs);
    let told: number | null = null;
    for (const [index, delayMs] of delaysMs.entries()) {
      // The last one closes the minute.
      const isLast = index === delaysMs.length - 1;
      const receivedMs = isLast ? startMs + 60_000 : startMs + index * 100;
      told = offset.note(receivedMs, receivedMs - delayMs + aheadMs);
      if (!isLast) expect(told).toBeNull();
    }
    expect(told).toBe(moved);
    expect(offset.offsetMs()).toBe(moved ?? atHelloMs);
  });

  test("the next minute is measured from the new offset", () => {
    const offset = createClockOffset(0, 0);
    for (let second = 0; second <= 60; second += 1)
      offset.note(second * 1_000, second * 1_000 + 5_000);
    expect(offset.offsetMs()).toBe(5_000);
    let moved: number | null = null;
    for (let second = 61; second <= 120; second += 1) {
      moved = offset.note(second * 1_000, second * 1_000 + 5_000);
    }
    expect(moved).toBeNull();
  });
});
