// When a session seems to have been forgotten: the moments around each edge, and what never does.

import { describe, expect, test } from "vitest";
import {
  leftOpen,
  OPEN_LONG_MS,
  WATCH_MINUTES,
  WATCH_OVER_MS,
} from "../../../shared/session/left-open.ts";
import { SESSION_PHASES } from "../../../shared/vocabulary.ts";

const OPENED_MS = Date.UTC(2026, 10, 23, 16, 40);
const H = 3_600_000;
const MIN = 60_000;

const openPhases = SESSION_PHASES.filter((phase) => phase !== "closed");

describe("a session that has been open for long", () => {
  test.each([
    ["just before twelve hours is not", -1, null],
    ["at twelve hours is", 0, { kind: "open-long", sinceMs: OPENED_MS }],
    ["just after is", 1, { kind: "open-long", sinceMs: OPENED_MS }],
  ])("%s left open", (_what, afterMs, found) => {
    const standing = { phase: "infusing", openedAtMs: OPENED_MS, phaseSinceMs: OPENED_MS } as const;
    expect(leftOpen(standing, OPENED_MS + OPEN_LONG_MS + afterMs)).toEqual(found);
  });

  test.each(openPhases)("is so in the phase %s, too", (phase) => {
    const standing = { phase, openedAtMs: OPENED_MS, phaseSinceMs: OPENED_MS + 11 * H };
    expect(leftOpen(standing, OPENED_MS + 13 * H)?.kind).toBe("open-long");
  });
});

describe("a session whose watch is over", () => {
  const sinceMs = OPENED_MS + 2 * H;
  const standing = { phase: "observing", openedAtMs: OPENED_MS, phaseSinceMs: sinceMs } as const;
  const overMs = sinceMs + WATCH_MINUTES * MIN;

  test.each([
    ["at its end is not", 0, null],
    ["just before half an hour more is not", WATCH_OVER_MS - 1, null],
    ["at half an hour more is", WATCH_OVER_MS, { kind: "watch-over", sinceMs: overMs }],
    ["just after is", WATCH_OVER_MS + 1, { kind: "watch-over", sinceMs: overMs }],
  ])("%s left open", (_what, afterMs, found) => {
    expect(leftOpen(standing, overMs + afterMs)).toEqual(found);
  });

  test("is left open since it was opened, once that is the longer story", () => {
    expect(leftOpen(standing, OPENED_MS + OPEN_LONG_MS)?.kind).toBe("open-long");
  });

  test.each(openPhases.filter((phase) => phase !== "observing"))(
    "a long %s is no watch",
    (phase) => {
      expect(leftOpen({ ...standing, phase }, overMs + 2 * WATCH_OVER_MS)).toBeNull();
    },
  );
});

test("a closed session is never left open", () => {
  const standing = { phase: "closed", openedAtMs: OPENED_MS, phaseSinceMs: OPENED_MS } as const;
  expect(leftOpen(standing, OPENED_MS + 100 * H)).toBeNull();
});
