// Child-Pugh: every bound just below, at and just above it, and no score while an input is missing.

import { describe, expect, test } from "vitest";
import {
  type ChildPughInputs,
  childPugh,
  childPughInputsSchema,
} from "../../../shared/session/child-pugh.ts";

/** One point each. */
const BEST: ChildPughInputs = {
  bilirubinMgPerDl: 0.8,
  albuminGPerDl: 4.1,
  inr: 1,
  ascites: "none",
  encephalopathyGrade: 0,
};
const WORST: ChildPughInputs = {
  bilirubinMgPerDl: 9,
  albuminGPerDl: 2,
  inr: 3,
  ascites: "moderate-or-more",
  encephalopathyGrade: 4,
};

describe("a Child-Pugh score", () => {
  test("runs from 5 to 15", () => {
    expect(childPugh(BEST)).toEqual({ kind: "scored", points: 5, class: "A" });
    expect(childPugh(WORST)).toEqual({ kind: "scored", points: 15, class: "C" });
  });

  test.each<[Partial<ChildPughInputs>, number]>([
    [{ bilirubinMgPerDl: 1.99 }, 1],
    [{ bilirubinMgPerDl: 2 }, 2],
    [{ bilirubinMgPerDl: 3 }, 2],
    [{ bilirubinMgPerDl: 3.01 }, 3],
    [{ albuminGPerDl: 3.51 }, 1],
    [{ albuminGPerDl: 3.5 }, 2],
    [{ albuminGPerDl: 2.8 }, 2],
    [{ albuminGPerDl: 2.79 }, 3],
    [{ inr: 1.69 }, 1],
    [{ inr: 1.7 }, 2],
    [{ inr: 2.3 }, 2],
    [{ inr: 2.31 }, 3],
    [{ ascites: "none" }, 1],
    [{ ascites: "mild" }, 2],
    [{ ascites: "moderate-or-more" }, 3],
    [{ encephalopathyGrade: 0 }, 1],
    [{ encephalopathyGrade: 1 }, 2],
    [{ encephalopathyGrade: 2 }, 2],
    [{ encephalopathyGrade: 3 }, 3],
    [{ encephalopathyGrade: 4 }, 3],
  ])("%j is %i of them", (change, points) => {
    expect(childPugh({ ...BEST, ...change })).toMatchObject({ points: 4 + points });
  });

  test.each<[string, Partial<ChildPughInputs>, number, string]>([
    ["6 is still A", { inr: 2 }, 6, "A"],
    ["7 is B", { inr: 3 }, 7, "B"],
    ["9 is still B", { inr: 3, ascites: "moderate-or-more" }, 9, "B"],
    ["10 is C", { inr: 3, ascites: "moderate-or-more", encephalopathyGrade: 1 }, 10, "C"],
  ])("of %s", (_name, change, points, of) => {
    expect(childPugh({ ...BEST, ...change })).toEqual({ kind: "scored", points, class: of });
  });

  test("there is none while an input is missing, however bad the others are", () => {
    for (const [input] of Object.entries(WORST)) {
      expect(childPugh({ ...WORST, [input]: null })).toEqual({ kind: "missing", inputs: [input] });
    }
  });
});

describe("its inputs", () => {
  test.each<[string, Partial<Record<keyof ChildPughInputs, unknown>>]>([
    ["a bilirubin in µmol/L", { bilirubinMgPerDl: 90 }],
    ["an albumin in g/L", { albuminGPerDl: 41 }],
    ["an INR of nothing", { inr: 0 }],
    ["a grade that is none", { encephalopathyGrade: 5 }],
    ["a word that is none", { ascites: "much" }],
  ])("are not %s", (_name, change) => {
    expect(childPughInputsSchema.safeParse({ ...BEST, ...change }).success).toBe(false);
  });

  test("may be unknown, each of them", () => {
    const unknown = Object.fromEntries(Object.keys(BEST).map((input) => [input, null]));
    expect(childPughInputsSchema.safeParse(unknown).success).toBe(true);
  });
});
