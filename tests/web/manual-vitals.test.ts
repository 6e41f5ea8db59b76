// Vitals measured by hand: what is wrong with what was typed, and how they read in the record.

import { describe, expect, test } from "vitest";
import { observationBodySchema } from "../../shared/protocol/http.ts";
import { manualText } from "../../shared/vitals/manual-text.ts";
import { judgeManual, type ManualTexts } from "../../web/session/manual-vitals.ts";
import { observationBody, UNTOUCHED } from "../../web/session/observation-form.ts";
import { actEn } from "../../web/text/act-en.ts";

describe("what was measured by hand", () => {
  test.each<[ManualTexts, unknown, object]>([
    [{}, null, {}],
    [{ pulse: "  " }, null, {}],
    [{ temperature: "38,4" }, { temperature: 38.4 }, {}],
    [{ systolic: "118", diastolic: "76" }, { systolic: 118, diastolic: 76 }, {}],
    [{ pulse: "fast" }, null, { pulse: "is not a number" }],
    [{ pulse: "301" }, null, { pulse: "is outside 20–300 /min" }],
    [{ pulse: "300" }, { pulse: 300 }, {}],
    [{ systolic: "80", diastolic: "80" }, null, { diastolic: "is not below the systolic" }],
    [{ pulse: "72", spo2: "x" }, null, { spo2: "is not a number" }],
  ])("%j is %j", (texts, vitals, faults) => {
    expect(judgeManual(texts)).toEqual({ vitals, faults });
  });

  test("is sent with an observation, and held back whole while one value is none", () => {
    const body = (manual: ManualTexts) =>
      observationBody({ ...UNTOUCHED, note: "pale", manual }, actEn.observation.actionWords);
    expect(body({ pulse: "72" })).toEqual({ vitals: { pulse: 72 }, note: "pale" });
    expect(body({ pulse: "7x" })).toBeNull();
  });

  test.each([
    [{ systolic: 118, diastolic: 76, pulse: 82 }, "118/76 mmHg, Pulse 82 /min"],
    [{ systolic: 118, temperature: 38.4 }, "Systolic 118 mmHg, Temperature 38.4 °C"],
  ])("%j reads %s", (vitals, words) => {
    expect(manualText(vitals)).toBe(words);
  });
});

test.each([
  [{ vitals: {} }, false],
  [{ vitals: { pulse: 72 } }, true],
  [{ vitals: { pulse: 0 } }, false],
  [{ vitals: { heartRate: 72 } }, false],
])("the server takes %j: %s", (body, isTaken) => {
  expect(observationBodySchema.safeParse(body).success).toBe(isTaken);
});
