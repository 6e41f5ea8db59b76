// Times on the wire: ISO 8601, UTC, milliseconds, and nothing looser.

import fc from "fast-check";
import { expect, test } from "vitest";
import { timeMs, timeSchema, timeText } from "../../../shared/protocol/time.ts";

test.each([
  "2026-11-23T10:15:00.000Z",
  "2026-11-23T23:59:59.999Z",
  "2028-02-29T00:00:00.000Z",
  "1970-01-01T00:00:00.000Z",
])("%s is a time", (text) => {
  expect(timeSchema.safeParse(text).success).toBe(true);
});

test.each([
  ["no milliseconds", "2026-11-23T10:15:00Z"],
  ["tenths only", "2026-11-23T10:15:00.0Z"],
  ["microseconds", "2026-11-23T10:15:00.000000Z"],
  ["no zone", "2026-11-23T10:15:00.000"],
  ["another zone", "2026-11-23T10:15:00.000+01:00"],
  ["zero offset instead of Z", "2026-11-23T10:15:00.000+00:00"],
  ["a small z", "2026-11-23T10:15:00.000z"],
  ["a blank instead of T", "2026-11-23 10:15:00.000Z"],
  ["no time of day", "2026-11-23"],
  ["hour 24", "2026-11-23T24:00:00.000Z"],
  ["second 60", "2026-11-23T10:15:60.000Z"],
  ["month 13", "2026-13-01T10:15:00.000Z"],
  ["30 February", "2026-02-30T10:15:00.000Z"],
  ["29 February of a common year", "2026-02-29T10:15:00.000Z"],
  ["blanks around it", " 2026-11-23T10:15:00.000Z "],
  ["a number", 1_795_428_900_000],
  ["nothing", ""],
])("%s is none", (_name, text) => {
  expect(timeSchema.safeParse(text).success).toBe(false);
});

test("a moment goes out as text and comes back as itself", () => {
  const year9999 = 253_402_300_799_999;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: year9999 }), (atMs) => {
      const text = timeText(atMs);
      expect(timeSchema.safeParse(text).success).toBe(true);
      expect(timeMs(text)).toBe(atMs);
    }),
  );
});
