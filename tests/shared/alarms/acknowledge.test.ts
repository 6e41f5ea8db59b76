// Who may acknowledge what (domain.md §4), every case written out.

import { describe, expect, test } from "vitest";
import { acknowledgeRefusal, hasRight } from "../../../shared/alarms/acknowledge.ts";
import type { Phase } from "../../../shared/alarms/phase.ts";
import { ALARM_KINDS, PRIORITIES, ROLES } from "../../../shared/vocabulary.ts";

// role, then physiological high, medium, low, technical high, medium, low.
const matrix = [
  ["doctor", "yes", "yes", "yes", "yes", "yes", "yes"],
  ["nurse", "no", "no", "yes", "yes", "yes", "yes"],
  ["engineer", "no", "no", "no", "no", "no", "no"],
  ["admin", "no", "no", "no", "no", "no", "no"],
] as const;

const cases = matrix.flatMap(([role, ...answers]) =>
  ALARM_KINDS.flatMap((kind, row) =>
    PRIORITIES.map((priority, column) => {
      const answer = answers[row * PRIORITIES.length + column] ?? "missing";
      return { role, kind, priority, answer };
    }),
  ),
);

const active: Phase = { kind: "active", goneSinceMs: null };
const latched: Phase = { kind: "latched", sinceMs: 1 };
const closed: Phase = { kind: "closed", atMs: 1 };
const mark = { by: "somebody" };

describe("a right to acknowledge", () => {
  test.each(cases)("$role, $kind $priority: $answer", ({ role, kind, priority, answer }) => {
    const isAllowed = answer === "yes";
    expect(hasRight(role, kind, priority)).toBe(isAllowed);
    const alarm = { kind, priority };
    for (const phase of [active, latched]) {
      expect(acknowledgeRefusal(role, { ...alarm, phase, acknowledged: null })).toBe(
        isAllowed ? null : "FORBIDDEN",
      );
      expect(acknowledgeRefusal(role, { ...alarm, phase, acknowledged: mark })).toBe(
        isAllowed ? "ALARM_ACKNOWLEDGED" : "FORBIDDEN",
      );
    }
    for (const acknowledged of [null, mark]) {
      expect(acknowledgeRefusal(role, { ...alarm, phase: closed, acknowledged })).toBe(
        isAllowed ? "ALARM_CLOSED" : "FORBIDDEN",
      );
    }
  });

  test.each(cases)("$role, $kind $priority where nurses acknowledge all", (row) => {
    const { role, kind, priority, answer } = row;
    const policy = { nursesAcknowledge: "all" } as const;
    const isAllowed = answer === "yes" || role === "nurse";
    expect(hasRight(role, kind, priority, policy)).toBe(isAllowed);
    const alarm = { kind, priority, phase: active, acknowledged: null };
    expect(acknowledgeRefusal(role, alarm, policy)).toBe(isAllowed ? null : "FORBIDDEN");
  });

  test("is written out for every role", () => {
    expect(matrix.map(([role]) => role).sort()).toEqual([...ROLES].sort());
    expect(cases).toHaveLength(ROLES.length * ALARM_KINDS.length * PRIORITIES.length);
  });
});
