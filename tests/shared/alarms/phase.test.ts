// The life of an alarm: every pair of phases, allowed or not.

import { describe, expect, test } from "vitest";
import { endOf, move, type Phase } from "../../../shared/alarms/phase.ts";
import { ALARM_KINDS, PRIORITIES } from "../../../shared/vocabulary.ts";

const active: Phase = { kind: "active", goneSinceMs: null };
const latched: Phase = { kind: "latched", sinceMs: 1 };
const closed: Phase = { kind: "closed", atMs: 2 };

describe("an alarm", () => {
  test.each([
    [active, latched],
    [active, closed],
    [latched, active],
    [latched, closed],
  ])("goes from $kind to $kind", (from, to) => {
    expect(move(from, to)).toBe(to);
  });

  test.each([
    [active, active],
    [latched, latched],
    [closed, active],
    [closed, latched],
    [closed, closed],
  ])("never goes from $kind to $kind", (from, to) => {
    expect(() => move(from, to)).toThrow(`never goes from ${from.kind} to ${to.kind}`);
  });
});

describe("when its condition ends", () => {
  const cases = ALARM_KINDS.flatMap((kind) =>
    PRIORITIES.flatMap((priority) =>
      [null, "somebody"].flatMap((acknowledged) =>
        [false, true].map((provisional) => ({ kind, priority, acknowledged, provisional })),
      ),
    ),
  );

  test.each(cases)(
    "$kind $priority, acknowledged by $acknowledged, provisional $provisional",
    (alarm) => {
      const isLatching =
        alarm.kind === "physiological" &&
        alarm.priority === "high" &&
        alarm.acknowledged === null &&
        !alarm.provisional;
      expect(endOf(alarm)).toBe(isLatching ? "latched" : "closed");
    },
  );

  test("exactly one of the twenty-four cases latches", () => {
    expect(cases.filter((alarm) => endOf(alarm) === "latched")).toEqual([
      { kind: "physiological", priority: "high", acknowledged: null, provisional: false },
    ]);
  });
});
