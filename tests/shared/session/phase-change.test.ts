// Moves that people make: which are refused, which owe a reason, and how a session ends by them.

import { describe, expect, test } from "vitest";
import { outcomeOf, phaseRefusal } from "../../../shared/session/phase-change.ts";
import { isMoveAllowed } from "../../../shared/session/phases.ts";
import { SESSION_PHASES, type SessionPhase } from "../../../shared/vocabulary.ts";

const pairs = SESSION_PHASES.flatMap((from) => SESSION_PHASES.map((to) => [from, to] as const));

describe("with a reason and a baseline", () => {
  test.each(pairs)("from %s to %s is what the table of phases says", (phase, to) => {
    const refusal = phaseRefusal({ phase, baselineReadings: 300 }, { to, reason: "seen" });
    expect(refusal).toBe(isMoveAllowed(phase, to) ? null : "PHASE_NOT_ALLOWED");
  });
});

describe("without a reason", () => {
  test.each<[SessionPhase, SessionPhase, string | null]>([
    ["scheduled", "baseline", null],
    ["baseline", "infusing", null],
    ["infusing", "paused", null],
    ["paused", "infusing", null],
    ["infusing", "observing", null],
    ["observing", "closed", null],
    ["scheduled", "closed", "PHASE_NEEDS_REASON"],
    ["baseline", "closed", "PHASE_NEEDS_REASON"],
    ["infusing", "closed", "PHASE_NEEDS_REASON"],
    ["paused", "closed", "PHASE_NEEDS_REASON"],
  ])("from %s to %s: %s", (phase, to, refusal) => {
    const standing = { phase, baselineReadings: 300 };
    expect(phaseRefusal(standing, { to })).toBe(refusal);
    expect(phaseRefusal(standing, { to, reason: "   " })).toBe(refusal);
  });

  test("a watch that was stopped early owes one", () => {
    const wish = { to: "closed", outcome: "stopped-early" } as const;
    const standing = { phase: "observing", baselineReadings: 300 } as const;
    expect(phaseRefusal(standing, wish)).toBe("PHASE_NEEDS_REASON");
    expect(phaseRefusal(standing, { ...wish, reason: "went home" })).toBeNull();
  });

  test.each([
    [0, "PHASE_NEEDS_REASON"],
    [1, null],
  ])("an infusion after %d baseline readings: %s", (baselineReadings, refusal) => {
    const standing = { phase: "baseline", baselineReadings } as const;
    expect(phaseRefusal(standing, { to: "infusing" })).toBe(refusal);
    expect(phaseRefusal(standing, { to: "infusing", reason: "no cuff fits" })).toBeNull();
  });

  test("a pause that ends needs no baseline", () => {
    expect(phaseRefusal({ phase: "paused", baselineReadings: 0 }, { to: "infusing" })).toBeNull();
  });
});

describe("a session is complete", () => {
  test.each<[SessionPhase, string | undefined, string | undefined]>([
    ["observing", undefined, "completed"],
    ["observing", "stopped-early", "stopped-early"],
    ["infusing", undefined, "stopped-early"],
    ["paused", undefined, "stopped-early"],
  ])("closed while %s, asked for as %s: %s", (phase, asked, outcome) => {
    const wish = asked === undefined ? { to: "closed" } : { to: "closed", outcome: asked };
    expect(outcomeOf(phase, wish as Parameters<typeof outcomeOf>[1])).toBe(outcome);
  });

  test("only after it was watched", () => {
    const wish = { to: "closed", outcome: "completed", reason: "done" } as const;
    expect(phaseRefusal({ phase: "infusing", baselineReadings: 9 }, wish)).toBe(
      "PHASE_NOT_ALLOWED",
    );
  });

  test("never before it ends", () => {
    expect(outcomeOf("infusing", { to: "paused" })).toBeUndefined();
  });
});
