// Bodies and queries of the HTTP interface: what is filled in, what is refused.

import { describe, expect, test } from "vitest";
import { NOTE_CHARS_MAX, PAGE_ROWS_MAX, TREND_POINTS_MAX } from "../../../shared/bounds.ts";
import {
  acknowledgeBodySchema,
  alarmsQuerySchema,
  journalQuerySchema,
  loginSchema,
  observationBodySchema,
  trendQuerySchema,
} from "../../../shared/protocol/http.ts";

describe("what nobody says is filled in", () => {
  test("for lists of alarms, journals and trends", () => {
    expect(alarmsQuerySchema.parse({})).toEqual({ limit: 100 });
    expect(journalQuerySchema.parse({})).toEqual({
      show: "all",
      after: 0,
      limit: 100,
      order: "oldest",
    });
    expect(trendQuerySchema.parse({})).toEqual({ points: TREND_POINTS_MAX });
  });

  test("an acknowledgement needs no body", () => {
    expect(acknowledgeBodySchema.parse(undefined)).toEqual({});
  });

  test("a query's texts become what they mean", () => {
    expect(alarmsQuerySchema.parse({ open: "false", limit: "5" })).toEqual({
      open: false,
      limit: 5,
    });
    expect(alarmsQuerySchema.parse({ open: "true" })).toMatchObject({ open: true });
  });
});

describe("a page", () => {
  test.each([
    ["0", false],
    ["1", true],
    [String(PAGE_ROWS_MAX), true],
    [String(PAGE_ROWS_MAX + 1), false],
    ["1.5", false],
    ["many", false],
  ])("of %s rows is given: %s", (limit, isGiven) => {
    expect(alarmsQuerySchema.safeParse({ limit }).success).toBe(isGiven);
    expect(journalQuerySchema.safeParse({ limit }).success).toBe(isGiven);
  });

  test.each([
    ["1", false],
    ["2", true],
    [String(TREND_POINTS_MAX), true],
    [String(TREND_POINTS_MAX + 1), false],
  ])("of %s points is drawn: %s", (points, isDrawn) => {
    expect(trendQuerySchema.safeParse({ points }).success).toBe(isDrawn);
  });
});

test.each([
  ["an alarm query with an unknown key", alarmsQuerySchema, { beds: "bed-1" }],
  ["an unknown priority", alarmsQuerySchema, { priority: "urgent" }],
  ["open: maybe", alarmsQuerySchema, { open: "maybe" }],
  ["a trend from yesterday", trendQuerySchema, { from: "yesterday" }],
  ["a trend to the year 10000", trendQuerySchema, { to: "9999-12-31T23:59:59-12:00" }],
  ["a trend from before 1970", trendQuerySchema, { from: "0000-01-01T00:00:00+14:00" }],
  ["a trend from a time without a zone", trendQuerySchema, { from: "2026-11-23T10:15:00" }],
  [
    "an observation that names a symptom twice",
    observationBodySchema,
    { symptoms: ["rash", "rash"] },
  ],
  ["a note that is too long", acknowledgeBodySchema, { note: "x".repeat(NOTE_CHARS_MAX + 1) }],
  ["an acknowledgement with an unknown key", acknowledgeBodySchema, { by: "doctor" }],
  ["a login without a name", loginSchema, { username: "", password: "x" }],
  ["a login with an unknown key", loginSchema, { username: "a", password: "x", remember: true }],
])("%s is refused", (_name, schema, value) => {
  expect(schema.safeParse(value).success).toBe(false);
});

test.each([
  ["2026-11-23T10:15:00Z", "2026-11-23T10:15:00.000Z"],
  ["2026-11-23T11:15:00.5+01:00", "2026-11-23T10:15:00.500Z"],
])("a trend may be asked for from %s", (from, moment) => {
  expect(trendQuerySchema.parse({ from }).from).toBe(moment);
});
