// The phases of a session: every pair, allowed or not (domain.md §1).

import { describe, expect, test } from "vitest";
import {
  isDripAhead,
  isMoveAllowed,
  isWatched,
  movesFrom,
} from "../../../shared/session/phases.ts";
import { SESSION_PHASES } from "../../../shared/vocabulary.ts";

// Rows from, columns to, in the order scheduled, baseline, infusing, paused, observing, closed.
const table = {
  scheduled: [0, 1, 0, 0, 0, 1],
  baseline: [0, 0, 1, 0, 0, 1],
  infusing: [0, 0, 0, 1, 1, 1],
  paused: [0, 0, 1, 0, 1, 1],
  observing: [0, 0, 0, 0, 0, 1],
  closed: [0, 0, 0, 0, 0, 0],
};

describe("a session goes", () => {
  const pairs = SESSION_PHASES.flatMap((from) =>
    SESSION_PHASES.map((to, column) => ({
      from,
      to,
      answer: table[from][column] === 1 ? "allowed" : "blocked",
    })),
  );

  test.each(pairs)("from $from to $to: $answer", ({ from, to, answer }) => {
    expect(isMoveAllowed(from, to)).toBe(answer === "allowed");
  });
});

test.each([
  ["scheduled", false],
  ["baseline", true],
  ["infusing", true],
  ["paused", true],
  ["observing", true],
  ["closed", false],
] as const)("while %s, alarms are raised: %s", (phase, isRaised) => {
  expect(isWatched(phase)).toBe(isRaised);
});

test.each([
  ["scheduled", true],
  ["baseline", true],
  ["infusing", true],
  ["paused", true],
  ["observing", false],
  ["closed", false],
] as const)("while %s, something can still drip: %s", (phase, isAhead) => {
  expect(isDripAhead(phase)).toBe(isAhead);
});

test.each(SESSION_PHASES)("from %s the moves are those that are allowed", (from) => {
  expect([...movesFrom(from)].sort()).toEqual(
    SESSION_PHASES.filter((to) => isMoveAllowed(from, to)).sort(),
  );
});
