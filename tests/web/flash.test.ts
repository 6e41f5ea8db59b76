// The flash of calling alarms, by the page's own beat.

import { describe, expect, test } from "vitest";
import { LINK_LOOK_MS } from "../../shared/bounds.ts";
import { PRIORITIES, type Priority } from "../../shared/vocabulary.ts";
import { darkAt, FLASH_HZ } from "../../web/ui/flash.ts";
import { documentText } from "../docs/markdown.ts";

const MINUTE_MS = 60_000;

/** Of one minute of beats: how often the marks went dark, for which share, and for how long. */
function minuteOf(priority: Priority): { times: number; share: number; longestMs: number } {
  const beats = Array.from({ length: MINUTE_MS / LINK_LOOK_MS }, (_, at) =>
    darkAt(at).includes(priority),
  );
  const runs = beats.map(Number).join("").match(/1+/g) ?? [];
  return {
    times: runs.length,
    share: beats.filter(Boolean).length / beats.length,
    longestMs: Math.max(0, ...runs.map((run) => run.length)) * LINK_LOOK_MS,
  };
}

describe("domain.md §4", () => {
  test.each([
    ["high", 2, 250],
    ["medium", 0.6, 1_000],
  ] as const)(
    "%s flashes %d times a second, and is dark for half of it",
    (priority, hz, darkMs) => {
      const { times, share, longestMs } = minuteOf(priority);
      expect(times / 60).toBeCloseTo(hz, 1);
      expect(share).toBeCloseTo(0.5, 2);
      expect(longestMs).toBe(darkMs);
    },
  );

  test("low does not flash, and nothing is dark before the first beat", () => {
    expect(minuteOf("low").times).toBe(0);
    expect(darkAt(0)).toEqual([]);
  });

  test("every priority that flashes has its dark half, none where motion is reduced", () => {
    const css = documentText("web/styles/base.css");
    const [before = "", allowed = ""] = css.split("@media (prefers-reduced-motion: no-preference)");
    expect(before).not.toContain("[data-dark");
    for (const priority of PRIORITIES) {
      const rule = `:root[data-dark~="${priority}"] [data-flash="${priority}"]::before`;
      expect(allowed.includes(rule), priority).toBe(FLASH_HZ[priority] !== null);
    }
  });
});
