// The few files at the root of shared/: words said once, bounds that agree, errors with a sentence.

import { describe, expect, test } from "vitest";
import { assert, present, unreachable } from "../../shared/assert.ts";
import * as bounds from "../../shared/bounds.ts";
import { ERRORS, VigilError } from "../../shared/errors.ts";
import * as vocabulary from "../../shared/vocabulary.ts";

describe("the vocabulary", () => {
  const lists = Object.entries(vocabulary).map(([name, words]) => ({ name, words }));

  test.each(lists)("$name says no word twice", ({ words }) => {
    expect(new Set<string | number>(words).size).toBe(words.length);
  });

  test("keeps the words that the world outside relies on", () => {
    expect(vocabulary.VITAL_STATES).toEqual(["fresh", "queried", "stale", "lead-off", "none"]);
    expect(vocabulary.PRIORITIES).toEqual(["high", "medium", "low"]);
    expect(vocabulary.ALARM_KINDS).toEqual(["physiological", "technical"]);
    expect(vocabulary.ALARM_PHASES).toEqual(["pending", "active", "latched", "closed"]);
    expect(vocabulary.SOURCES).toEqual(["device", "simulator", "replay"]);
  });
});

test("every bound is a positive whole number, its unit in its name", () => {
  for (const [name, bound] of Object.entries(bounds)) {
    expect(Number.isSafeInteger(bound) && bound > 0, name).toBe(true);
  }
});

describe("an error", () => {
  test.each(Object.entries(ERRORS))("%s has a status and a sentence", (_code, error) => {
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.sentence).toMatch(/^[A-Z].*\.$/);
  });

  test("says its sentence, or a better one", () => {
    expect(new VigilError("FORBIDDEN").message).toBe("Your role does not allow this.");
    expect(new VigilError("FORBIDDEN", { message: "Ask a doctor." })).toMatchObject({
      code: "FORBIDDEN",
      message: "Ask a doctor.",
    });
  });
});

describe("a broken assumption", () => {
  test("ends the step loudly, and names itself", () => {
    expect(() => assert(false, "beds have numbers")).toThrow("assertion failed: beds have numbers");
    expect(() => present(null, "a bed")).toThrow("assertion failed: a bed");
    expect(() => present(undefined, "a bed")).toThrow("assertion failed: a bed");
    expect(() => unreachable("x" as never)).toThrow('unexpected "x"');
  });

  test("is not what zero, empty text and false are", () => {
    for (const value of [0, "", false]) expect(present(value, "there")).toBe(value);
  });
});
