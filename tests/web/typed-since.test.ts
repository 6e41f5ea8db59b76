// Whether something was typed while a request was on its way: what is cleared must be in the record.

import { describe, expect, test } from "vitest";
import { type Seen, UNTOUCHED } from "../../web/session/observation-form.ts";
import { isTypedSince } from "../../web/ui/typed-since.ts";

const pale: Seen = {
  ...UNTOUCHED,
  acvpu: "alert",
  symptoms: ["chills"],
  manual: { systolic: "118", pulse: "84" },
  note: "Pale",
};

describe("what was typed since a form was sent", () => {
  test.each([
    ["the very same form", pale, pale],
    ["the same texts, drawn again", pale, structuredClone(pale)],
    ["fields that were filled in in another order", { a: "1", b: "2" }, { b: "2", a: "1" }],
    ["an empty form", {}, {}],
    ["a field that was never there and one that is undefined", {}, { reason: undefined }],
  ])("is nothing in %s", (_name, sent, now) => {
    expect(isTypedSince(sent, now)).toBe(false);
  });

  test.each<[string, unknown, unknown]>([
    ["a word more", pale, { ...pale, note: "Pale, sweats" }],
    ["a word less", pale, { ...pale, note: "" }],
    ["a choice taken back", pale, { ...pale, acvpu: null }],
    ["a symptom more", pale, { ...pale, symptoms: ["chills", "nausea"] }],
    ["no symptom where none was touched", UNTOUCHED, { ...UNTOUCHED, symptoms: [] }],
    ["a number within", pale, { ...pale, manual: { systolic: "108", pulse: "84" } }],
    ["a field that was not there", { rate: "42" }, { rate: "42", dropFactor: "20" }],
    ["an emptied field", { rate: "42" }, { rate: "" }],
    ["a field set back to what is in force", { rate: "42" }, {}],
  ])("is told of %s", (_name, sent, now) => {
    expect(isTypedSince(sent, now)).toBe(true);
  });
});
