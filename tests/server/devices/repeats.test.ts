// New, said again, contradicted, missing: what a number means, given what came before.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRepeats } from "../../../server/devices/repeats.ts";
import { HOLES_MAX, REPEAT_MEMORY_READINGS } from "../../../shared/bounds.ts";

const content = (seq: number): number => seq * 31 + 7;

describe("what a number means", () => {
  test.each([
    ["the first of a boot, whatever it is", [], 900, { kind: "new" }],
    ["the next", [1, 2], 3, { kind: "new" }],
    ["one after a hole", [1, 2], 6, { kind: "new-after-gap", fromSeq: 3, toSeq: 5 }],
    ["one from the hole", [1, 6], 4, { kind: "new" }],
    ["one that was taken", [1, 2], 1, { kind: "repeat" }],
    ["one from a hole that was filled", [1, 6, 4], 4, { kind: "repeat" }],
    ["one from before the first", [5], 4, { kind: "new" }],
    ["one between the first and what came before it", [5, 2], 3, { kind: "new" }],
  ] as const)("%s", (_name, taken, seq, verdict) => {
    const repeats = createRepeats(null);
    for (const one of taken) repeats.remember(one, content(one));
    expect(repeats.judge(seq, content(seq))).toEqual(verdict);
  });

  test("other content is a contradiction", () => {
    const repeats = createRepeats(null);
    repeats.remember(1, 5);
    expect(repeats.judge(1, 6)).toEqual({ kind: "contradiction" });
  });

  test("what is forgotten was stored, and is a repeat whatever it says", () => {
    const repeats = createRepeats(null);
    for (let seq = 0; seq <= REPEAT_MEMORY_READINGS; seq += 1) repeats.remember(seq, content(seq));
    expect(repeats.judge(0, 1)).toEqual({ kind: "repeat" });
    expect(repeats.judge(1, 1)).toEqual({ kind: "contradiction" });
  });
});

describe("after a restart", () => {
  test("everything up to what is stored is a repeat", () => {
    const repeats = createRepeats(41);
    expect(repeats.last()).toBe(41);
    expect(repeats.judge(1, 1)).toEqual({ kind: "repeat" });
    expect(repeats.judge(42, 1)).toEqual({ kind: "new" });
    expect(repeats.judge(44, 1)).toEqual({ kind: "new-after-gap", fromSeq: 42, toSeq: 43 });
  });

  test("a hole was once forgotten, and the reading that filled it dropped as a repeat", () => {
    const repeats = createRepeats(41);
    repeats.reopen(10, 12);
    repeats.remember(11, content(11));
    expect(repeats.judge(10, 1)).toEqual({ kind: "new" });
    expect(repeats.judge(11, content(11))).toEqual({ kind: "repeat" });
    expect(repeats.judge(11, 1)).toEqual({ kind: "contradiction" });
    expect(repeats.judge(12, 1)).toEqual({ kind: "new" });
    expect(repeats.judge(13, 1)).toEqual({ kind: "repeat" });
  });
});

test("whatever order numbers come in, each is new once and a repeat ever after", () => {
  const numbers = fc.array(fc.nat(60), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(numbers, (seqs) => {
      const repeats = createRepeats(null);
      const taken = new Set<number>();
      for (const seq of seqs) {
        const { kind } = repeats.judge(seq, content(seq));
        expect(kind === "repeat").toBe(taken.has(seq));
        if (kind !== "repeat") repeats.remember(seq, content(seq));
        taken.add(seq);
        expect(repeats.last()).toBe(Math.max(...taken));
      }
    }),
  );
});

test("holes are bounded: the oldest is given up", () => {
  const repeats = createRepeats(null);
  for (let hole = 0; hole <= HOLES_MAX + 1; hole += 1) repeats.remember(hole * 10, 1);
  expect(repeats.judge(5, 1)).toEqual({ kind: "repeat" });
  expect(repeats.judge(15, 1)).toEqual({ kind: "new" });
});
