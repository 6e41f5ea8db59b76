// When a tile says that somebody has to look at the patient.

import { expect, test } from "vitest";
import { timeText } from "../../shared/protocol/time.ts";
import { OBSERVATION_GRACE_MS } from "../../shared/session/observation-schedule.ts";
import { observationDue } from "../../web/ward/observation-due.ts";

const DUE_MS = Date.parse("2026-11-25T10:15:00.000Z");
const next = { dueAt: timeText(DUE_MS), overdueSince: null };

test.each([
  ["nothing a moment before it is due", -1, null],
  ["it from then on", 0, { isOverdue: false, words: "Observe now" }],
  [
    "no more than that in the grace",
    OBSERVATION_GRACE_MS - 1,
    { isOverdue: false, words: "Observe now" },
  ],
  [
    "for how long, when it is overdue",
    OBSERVATION_GRACE_MS,
    { isOverdue: true, words: "Observe: due 5:00" },
  ],
] as const)("says %s", (_what, afterMs, said) => {
  expect(observationDue(next, DUE_MS + afterMs)).toEqual(said);
});

test("says nothing where nobody can tell", () => {
  expect(observationDue(null, DUE_MS)).toBeNull();
});
