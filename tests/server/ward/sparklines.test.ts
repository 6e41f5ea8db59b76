// Fifteen minutes in ten-second steps, whatever order the values come in.

import { describe, expect, test } from "vitest";
import { createSparklines } from "../../../server/ward/sparklines.ts";
import { SPARK_BUCKET_MS, SPARK_BUCKETS } from "../../../shared/bounds.ts";
import { START_MS } from "../../helpers/entries.ts";

const bucket = (index: number): number => START_MS + index * SPARK_BUCKET_MS;

describe("sparklines", () => {
  test("a vital that never came has no line, one that did has all of its steps", () => {
    const book = createSparklines();
    book.add({ temperature: 36.7, pulse: null }, bucket(0));
    const view = book.view(bucket(0));
    expect(view.pulse).toEqual([]);
    expect(view.temperature).toHaveLength(SPARK_BUCKETS);
    expect(view.temperature.at(-1)).toBe(36.7);
    expect(view.temperature.at(-2)).toBeNull();
    expect(Date.parse(view.endsAt)).toBe(bucket(1));
  });

  test("the last value of a step stands for it", () => {
    const book = createSparklines();
    for (const value of [70, 90, 80]) book.add({ pulse: value }, bucket(3) + value);
    expect(book.view(bucket(3)).pulse.at(-1)).toBe(80);
  });

  test("what is older than the window makes room, and old values push nothing out", () => {
    const book = createSparklines();
    book.add({ pulse: 70 }, bucket(0));
    book.add({ pulse: 75 }, bucket(SPARK_BUCKETS));
    expect(book.view(bucket(SPARK_BUCKETS)).pulse.filter((value) => value !== null)).toEqual([75]);
    book.add({ pulse: 60 }, bucket(0));
    expect(book.view(bucket(SPARK_BUCKETS)).pulse.at(-1)).toBe(75);
  });

  test("a backlog fills the holes that it belongs to", () => {
    const book = createSparklines();
    book.add({ pulse: 70 }, bucket(9));
    book.add({ pulse: 65 }, bucket(5));
    const { pulse } = book.view(bucket(9));
    expect([pulse.at(-1), pulse.at(-5)]).toEqual([70, 65]);
  });

  test("a moment before the first values is an empty window", () => {
    const book = createSparklines();
    book.add({ pulse: 70 }, bucket(9));
    expect(book.view(bucket(-SPARK_BUCKETS)).pulse.every((value) => value === null)).toBe(true);
  });
});
