// A device's clock against the server's: measured at hello, and moved afterwards by nothing that may
// be a delay on the way.

import { describe, expect, test } from "vitest";
import {
  type ClockOffset,
  createClockOffset,
  type ServerTime,
} from "../../../server/devices/clock-offset.ts";

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
    name: "a clock that was set back looks like a delay, and is one until the next hello",
    atHelloMs: 0,
    aheadMs: -7_000,
    delaysMs: often(40),
    moved: null,
  },
  {
    name: "250 ms behind is jitter",
    atHelloMs: 0,
    aheadMs: 0,
    delaysMs: often(250),
    moved: null,
  },
  {
    name: "251 ms behind may be drift, and are followed by a small step",
    atHelloMs: 0,
    aheadMs: 0,
    delaysMs: often(251),
    moved: -20,
  },
  {
    name: "2 s behind are followed by the same small step",
    atHelloMs: 0,
    aheadMs: -1_960,
    delaysMs: often(40),
    moved: -20,
  },
  {
    name: "a millisecond more is a delay",
    atHelloMs: 0,
    aheadMs: 0,
    delaysMs: often(2_001),
    moved: null,
  },
  {
    name: "a delay of 20 s was once taken for a clock that is slow",
    atHelloMs: 0,
    aheadMs: 0,
    delaysMs: often(20_000),
    moved: null,
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
    const offset = createClockOffset(atHelloMs, serverAt(startMs));
    let told: number | null = null;
    for (const [index, delayMs] of delaysMs.entries()) {
      // The last one closes the minute.
      const isLast = index === delaysMs.length - 1;
      const receivedMs = isLast ? startMs + 60_000 : startMs + index * 100;
      told = offset.note(serverAt(receivedMs), receivedMs - delayMs + aheadMs);
      if (!isLast) expect(told).toBeNull();
    }
    expect(told).toBe(moved);
    expect(offset.offsetMs()).toBe(moved ?? atHelloMs);
  });

  test("the next minute is measured from the new offset", () => {
    const offset = createClockOffset(0, serverAt(0));
    expect(live(offset, { fromS: 0, toS: 60, delayMs: -5_000 })).toEqual([5_000]);
    expect(live(offset, { fromS: 61, toS: 120, delayMs: -5_000 })).toEqual([]);
  });
});

describe("for hours", () => {
  test("a steady delay moves nothing", () => {
    const offset = createClockOffset(0, serverAt(0));
    expect(live(offset, { fromS: 0, toS: 4 * 3_600, delayMs: 15_001 })).toEqual([]);
  });

  test("a clock that loses 6 ms a minute is followed", () => {
    const offset = createClockOffset(0, serverAt(0));
    for (let second = 0; second <= 12 * 3_600; second += 1) {
      const ms = second * 1_000;
      offset.note(serverAt(ms), ms - 40 - second / 10);
    }
    // Twelve hours lose 4.3 s; what is left of it is less than jitter.
    expect(offset.offsetMs()).toBeLessThan(-4_320 + 250);
  });

  test("a delay that grows faster than any clock drifts is not followed to where it is late", () => {
    const offset = createClockOffset(0, serverAt(0));
    for (let second = 0; second <= 3_600; second += 1) {
      const ms = second * 1_000;
      offset.note(serverAt(ms), ms - second * 10);
    }
    expect(offset.offsetMs()).toBeGreaterThanOrEqual(-100);
  });
});

describe("the server's own clock", () => {
  test("was set ahead by 600 s, and no device's readings are late for it", () => {
    const offset = createClockOffset(120, serverAt(0));
    expect(offset.note(serverAt(1_000), 1_120)).toBeNull();
    expect(offset.note(serverAt(2_000, 600_000), 2_120)).toBe(-599_880);
    expect(offset.note(serverAt(3_000, 600_000), 3_120)).toBeNull();
  });

  test("was set back, and a backlog's reading is enough to notice", () => {
    const offset = createClockOffset(0, serverAt(0));
    expect(offset.note(serverAt(2_000, -5_000), null)).toBe(5_000);
  });

  test("jumps by less than a second where two ways of measuring differ", () => {
    const offset = createClockOffset(0, serverAt(0));
    expect(offset.note(serverAt(1_000, 999), null)).toBeNull();
    expect(offset.note(serverAt(2_000, 1_998), null)).toBeNull();
    expect(offset.note(serverAt(3_000, 2_998), null)).toBe(-1_000);
  });
});

type Stretch = { fromS: number; toS: number; delayMs: number };

/** One reading a second; every offset that was told. */
function live(offset: ClockOffset, { fromS, toS, delayMs }: Stretch): number[] {
  const told: number[] = [];
  for (let second = fromS; second <= toS; second += 1) {
    const moved = offset.note(serverAt(second * 1_000), second * 1_000 - delayMs);
    if (moved !== null) told.push(moved);
  }
  return told;
}

function serverAt(monotonicMs: number, steppedMs = 0): ServerTime {
  return { nowMs: monotonicMs + steppedMs, monotonicMs };
}
