// When a tile says that somebody has to look at the patient.

import { expect, test } from "vitest";
import { timeText } from "../../shared/protocol/time.ts";
import { observationDue } from "../../web/ward/observation-due.ts";

const DUE_MS = Date.parse("2026-11-25T10:15:00.000Z");
const MIN_MS = 60_000;
const dueAt = timeText(DUE_MS);

test.each([
  ["nothing a moment before it is due", -1, null],
  ["it from then on", 0, { isOverdue: false, words: "Observe now", brief: "Observe now" }],
  [
    "no more, however late, until the monitor does",
    9 * MIN_MS,
    { isOverdue: false, words: "Observe now", brief: "Observe now" },
  ],
] as const)("says %s", (_what, afterMs, said) => {
  expect(observationDue({ dueAt, overdueSince: null }, DUE_MS + afterMs)).toEqual(said);
});

test("says for how long, when the monitor says that it is overdue", () => {
  const overdueSince = timeText(DUE_MS + 5 * MIN_MS);
  expect(observationDue({ dueAt, overdueSince }, DUE_MS + 6 * MIN_MS)).toEqual({
    isOverdue: true,
    words: "Observe: due 6:00",
    brief: "Obs 6:00",
  });
});

test("says nothing where nobody can tell", () => {
  expect(observationDue(null, DUE_MS)).toBeNull();
});
