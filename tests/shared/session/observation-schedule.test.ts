// When somebody has to look at the patient (domain.md §5), minute by minute.

import { describe, expect, test } from "vitest";
import { plannedInfusion, settle } from "../../../shared/session/infusion.ts";
import {
  comeDue,
  endInfusion,
  nextObservationMs,
  OBSERVATION_EARLY_MS,
  OBSERVATION_GRACE_MS,
  OBSERVATION_POINTS,
  type ObservationCourse,
  observed,
  overdueMs,
  pointText,
  startObservations,
} from "../../../shared/session/observation-schedule.ts";

const MIN_MS = 60_000;
const START_MS = 1_000 * MIN_MS;
const at = (minute: number) => START_MS + minute * MIN_MS;

const running = (startMs = START_MS) => settle(plannedInfusion(45, 100), startMs, "running");
const infusing: ObservationCourse = {
  phase: "infusing",
  phaseSinceMs: START_MS,
  infusion: running(),
};

const waitingIn = (phase: "scheduled" | "baseline"): ObservationCourse => ({
  phase,
  phaseSinceMs: START_MS,
  infusion: plannedInfusion(45, 100),
});

describe("the table of points", () => {
  test.each([
    [0, "baseline", 0],
    [1, "minute 5", 5],
    [2, "minute 10", 10],
    [3, "minute 15", 15],
    [4, "minute 30", 30],
  ])("point %d, %s, falls due at minute %d of the infusion", (next, words, minute) => {
    expect(nextObservationMs({ next, due: null }, infusing)).toBe(at(minute));
    expect(pointText(next)).toBe(words);
  });

  test.each([
    [5, "end", 0],
    [6, "15 min after the end", 15],
    [7, "30 min after the end", 30],
    [8, "60 min after the end", 60],
  ])("point %d, %s, falls due %d minutes after the infusion", (next, words, minutes) => {
    const infusion = settle(running(), at(45), "stopped");
    const observing = { phase: "observing", phaseSinceMs: at(45), infusion } as const;
    expect(nextObservationMs({ next, due: null }, observing)).toBe(at(45 + minutes));
    expect(nextObservationMs({ next, due: null }, infusing)).toBeNull();
    expect(pointText(next)).toBe(words);
  });

  test("has no other, and none before its time", () => {
    expect(OBSERVATION_POINTS).toHaveLength(9);
    expect(nextObservationMs({ next: 9, due: null }, infusing)).toBeNull();
    for (const phase of ["scheduled", "baseline"] as const) {
      const infusion = plannedInfusion(45, 100);
      const course = { phase, phaseSinceMs: START_MS, infusion };
      expect(nextObservationMs(startObservations(), course)).toBeNull();
    }
  });
});

test("a pause moves what is not due yet by as long as it lasts", () => {
  const paused = settle(running(), at(3), "stopped");
  const course = { phase: "paused", phaseSinceMs: at(3), infusion: paused } as const;
  expect(nextObservationMs({ next: 1, due: null }, course)).toBeNull();
  const again = settle(paused, at(10), "running");
  const on = { phase: "infusing", phaseSinceMs: at(10), infusion: again } as const;
  expect(nextObservationMs({ next: 1, due: null }, on)).toBe(at(12));
});

describe("an observation", () => {
  const due = comeDue(comeDue(startObservations(), at(0)), at(5));

  test("does all that is due, and nothing that is not", () => {
    expect(due).toEqual({ next: 2, due: { point: 0, sinceMs: at(0) } });
    const done = observed(due, infusing, at(6));
    expect(done).toEqual({ next: 2, due: null });
    expect(observed(done, infusing, at(6))).toEqual({ next: 2, due: null });
  });

  test("up to 2 min before a point is due is that point's, and no earlier one", () => {
    expect(OBSERVATION_EARLY_MS).toBe(2 * MIN_MS);
    const waiting = { next: 1, due: null };
    expect(observed(waiting, infusing, at(3))).toEqual({ next: 2, due: null });
    expect(observed(waiting, infusing, at(3) - 1)).toEqual(waiting);
    expect(observed(due, infusing, at(8))).toEqual({ next: 3, due: null });
  });

  test("in the baseline is the baseline's; before it there is none to make", () => {
    expect(observed(startObservations(), waitingIn("baseline"), at(0))).toEqual({
      next: 1,
      due: null,
    });
    expect(observed(startObservations(), waitingIn("scheduled"), at(0))).toEqual({
      next: 0,
      due: null,
    });
  });

  test("is overdue when it has been due for the grace, counted from the first", () => {
    expect(OBSERVATION_GRACE_MS).toBe(5 * MIN_MS);
    expect(overdueMs(due)).toBe(at(5));
    expect(overdueMs(startObservations())).toBeNull();
  });
});

test("minutes that an infusion did not reach never fall due; what was due stays due", () => {
  expect(endInfusion({ next: 3, due: null })).toEqual({ next: 5, due: null });
  const late = { next: 3, due: { point: 2, sinceMs: at(10) } };
  expect(endInfusion(late)).toEqual({ ...late, next: 5 });
  expect(endInfusion({ next: 6, due: null }).next).toBe(6);
});
