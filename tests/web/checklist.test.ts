// The form of the checklist without a browser: what stands in its way, and what is sent.

import { describe, expect, test } from "vitest";
import { CHECKLIST_ITEMS_MAX, NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import { checklistForm, checklistTyped } from "../../web/checklist/checklist-form.ts";

const BASE = { items: ["Label", "Consent"], version: 3 };
const lines = (count: number) => Array.from({ length: count }, (_, each) => `Point ${each}`);

describe("the form of the checklist", () => {
  test("begins with the points in force, which are no change", () => {
    expect(checklistTyped(BASE)).toEqual({ points: "Label\nConsent", reason: "" });
    const form = checklistForm({ ...checklistTyped(BASE), reason: "as agreed" }, BASE);
    expect(form).toMatchObject({ isSame: true, count: 2, sendable: null, faults: {} });
  });

  test("sends what was typed, without blank lines, over the version that was looked at", () => {
    const form = checklistForm({ points: " Vein \n\nLabel\n", reason: " as agreed " }, BASE);
    expect(form.sendable).toEqual({ items: ["Vein", "Label"], reason: "as agreed", version: 3 });
  });

  test.each([
    ["no point", "\n \n", "why", ["items"]],
    ["no reason", "Vein", " ", ["reason"]],
    ["neither", "", "", ["items", "reason"]],
    ["a point twice", "Vein\nVein", "why", ["items"]],
    ["as many as there can be", lines(CHECKLIST_ITEMS_MAX).join("\n"), "why", []],
    ["one too many", lines(CHECKLIST_ITEMS_MAX + 1).join("\n"), "why", ["items"]],
    ["a point as long as can be", "x".repeat(NOTE_CHARS_MAX), "why", []],
    ["a point too long", "x".repeat(NOTE_CHARS_MAX + 1), "why", ["items"]],
  ])("with %s", (_name, points, reason, faults) => {
    const form = checklistForm({ points, reason }, BASE);
    expect(Object.keys(form.faults)).toEqual(faults);
    expect(form.sendable === null).toBe(faults.length > 0);
  });

  test("the same points in another order are a change", () => {
    expect(checklistForm({ points: "Consent\nLabel", reason: "why" }, BASE).isSame).toBe(false);
  });
});
