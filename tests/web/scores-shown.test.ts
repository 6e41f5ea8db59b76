import { describe, expect, test } from "vitest";
import type { BedView } from "../../shared/protocol/live.ts";
import { ACVPU_FRESH_MS, scoreWords } from "../../web/session/scores-shown.ts";
import { at, bedView, sessionView, T0, vitalView } from "../helpers/views.ts";

const CUFF = { unit: "mmHg", staleAfterMs: 630_000 };

function vitals(change: Partial<BedView["vitals"]> = {}): BedView["vitals"] {
  const { vitals: calm } = bedView();
  return {
    ...calm,
    heartRate: vitalView({ value: 90, baseline: 72 }),
    systolic: vitalView({ ...CUFF, value: 100, baseline: 120 }),
    diastolic: vitalView({ ...CUFF, value: 70 }),
    mean: vitalView({ ...CUFF, value: 80 }),
    temperature: vitalView({ value: 36.6, baseline: 36.6, unit: "°C", staleAfterMs: 60_000 }),
    ...change,
  };
}

const seen = (acvpu: "alert" | "voice") =>
  sessionView({ general: { acvpu, symptoms: null, ctcaeGrade: null, at: at(0) } });

describe("the scores that are shown", () => {
  test("come from the values of now", () => {
    expect(scoreWords({ vitals: vitals(), session: null }, T0)).toEqual([
      "NEWS2 ≥ 2, 4 of 7 known",
      "Mean 80 mmHg",
      "Pulse pressure 30 mmHg",
      "Shock index 0.90",
      "from baseline: HR +18 (+25 %), Sys −20 (−17 %), Temp 0.0",
    ]);
  });

  test.each([
    ["a moment before a heart rate is stale", 9_999, true],
    ["when it is stale", 10_000, false],
  ])("%s", (_name, ageMs, isThere) => {
    const pulse = vitalView({ value: null, state: "none", takenAt: null });
    const told = scoreWords({ vitals: vitals({ pulse }), session: null }, T0 + ageMs);
    expect(told.some((words) => words.startsWith("Shock index"))).toBe(isThere);
  });

  test("a queried value gives no score", () => {
    const systolic = vitalView({ ...CUFF, value: 55, state: "queried", baseline: 120 });
    const told = scoreWords({ vitals: vitals({ systolic }), session: null }, T0).join(" ");
    expect(told).not.toMatch(/Shock|Pulse pressure|Sys/);
    expect(told).toContain("NEWS2 ≥ 0, 3 of 7 known");
  });

  test.each([
    ["alert", 0, "NEWS2 ≥ 2, 5 of 7 known"],
    ["voice", 0, "NEWS2 ≥ 5, 5 of 7 known"],
  ] as const)("somebody who is %s", (acvpu, ageMs, words) => {
    expect(scoreWords({ vitals: vitals(), session: seen(acvpu) }, T0 + ageMs)[0]).toBe(words);
  });

  test("an observation counts until it is half an hour old, and then no more", () => {
    const known = (bedMs: number): string =>
      scoreWords({ vitals: vitals(), session: seen("voice") }, bedMs)[0] ?? "";
    expect(known(T0 + ACVPU_FRESH_MS)).toBe("NEWS2 ≥ 3, 1 of 7 known");
    expect(known(T0 + ACVPU_FRESH_MS + 1)).not.toContain("≥ 3");
  });

  test("nothing fresh, nothing told", () => {
    const hourMs = 3_600_000;
    expect(scoreWords({ vitals: vitals(), session: null }, T0 + hourMs)).toEqual([]);
  });
});
