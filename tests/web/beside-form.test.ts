// In which form a tile says what stands beside its alarm's message.

import { describe, expect, test } from "vitest";
import { besideForm, besideLines, linesOf } from "../../web/ward/beside-form.ts";

/** Ten, six and three letters with their gaps. */
const WORDS = { whole: "x x x x x x x x x x", brief: "x x x x x x", fewest: "x x x" };
const EM = 0.5;

describe("what stands beside a message was once cut with an ellipsis", () => {
  test.each([
    ["all of it in a line", 19.1, 1, "whole"],
    ["one letter too many", 18.9, 1, "brief"],
    ["no more than that", 11.1, 1, "brief"],
    ["again too many", 10.9, 1, "fewest"],
    ["all of it in two lines", 9.1, 2, "whole"],
    ["one letter too many for two", 8.9, 2, "brief"],
    ["no room at all", 0, 2, "fewest"],
  ] as const)("%s: room for %f letters in each of %i", (_name, letters, lines, form) => {
    expect(besideForm((each) => WORDS[each], { lineEm: letters * EM, lines })).toBe(form);
  });

  test("lines are broken between words", () => {
    expect(linesOf("four more", 9 * EM)).toBe(1);
    expect(linesOf("four more", 8.9 * EM)).toBe(2);
    expect(linesOf("four more by", 7 * EM)).toBe(2);
    expect(linesOf("four more bys", 7 * EM)).toBe(3);
  });

  test("a message of two lines leaves one", () => {
    expect(besideLines("full", false)).toBe(2);
    expect(besideLines("full", true)).toBe(1);
    expect(besideLines("no-limits", false)).toBe(1);
  });
});
