// The fingerprint of decisions: one text for one meaning, and alarms only.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, digestEffects, stateText } from "../../../shared/monitor/digest.ts";
import type { Effect } from "../../../shared/monitor/effect.ts";
import { watchedBed } from "../../helpers/bed-story.ts";
import { sha256 } from "../../helpers/hash.ts";

describe("canonical text", () => {
  test.each([
    ["keys are sorted", { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ["deep down as well", { b: [{ d: 1, c: 2 }], a: {} }, '{"a":{},"b":[{"c":2,"d":1}]}'],
    ["what is undefined is not there", { a: undefined, b: null }, '{"b":null}'],
    ["lists keep their order", [3, 1, 2], "[3,1,2]"],
    ["minus zero is zero", { a: -0 }, '{"a":0}'],
    ["text is escaped as JSON does", { a: "“x”\n" }, '{"a":"“x”\\n"}'],
    ["a bare value is JSON", null, "null"],
  ])("%s", (_fact, value, text) => {
    expect(canonicalText(value)).toBe(text);
  });

  test("does not depend on the order in which keys were written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalText(turned)).toBe(canonicalText(value));
      }),
    );
  });

  test("lost what stood under a key called __proto__, and keeps it now", () => {
    const text = '{"a":{"__proto__":false}}';
    expect(canonicalText(JSON.parse(text))).toBe(text);
  });

  test("says all there is: read back, it is the same value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string().filter(isPlainKey), fc.jsonValue()), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalText(value))).toEqual(plain);
      }),
    );
  });
});

describe("the digest", () => {
  const effectsOfAStory = (): Effect[] => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 78 });
    bed.reads(300, { systolic: 120 });
    return bed.alarms;
  };
  const digestOf = (effects: readonly Effect[]): string => {
    const hasher = sha256();
    digestEffects(hasher, effects);
    return hasher.hex();
  };

  test("is the same for the same decisions, taken piece by piece or at once", () => {
    const effects = effectsOfAStory();
    const hasher = sha256();
    for (const effect of effectsOfAStory()) digestEffects(hasher, [effect]);
    expect(hasher.hex()).toBe(digestOf(effects));
  });

  test("changes with any decision", () => {
    const effects = effectsOfAStory();
    const [first] = effects;
    expect(digestOf(effects)).not.toBe(digestOf(effects.slice(1)));
    expect(digestOf([{ ...first, atMs: 1 } as Effect])).not.toBe(digestOf([first as Effect]));
  });

  test("leaves out how often a screen was told of a stale value", () => {
    const stale: Effect = { type: "stale", atMs: 1, vital: "heartRate" };
    const effects = effectsOfAStory();
    expect(digestOf([stale, ...effects, stale])).toBe(digestOf(effects));
  });

  test("of a known story is known: an unwanted change of rules shows here first", () => {
    expect(digestOf(effectsOfAStory())).toMatchInlineSnapshot(
      `"18f82a35145317063d3834ada8793f93301c255241e49684986db1fc8d3db070"`,
    );
  });
});

describe("the text of a state", () => {
  test("does not show how often somebody looked", () => {
    const seldom = watchedBed({ heartRate: 1 });
    const often = watchedBed({ heartRate: 1 });
    for (const bed of [seldom, often]) bed.reads(0, { heartRate: 72 });
    for (let second = 1; second < 6; second += 1) often.until(second);
    expect(stateText(often.state)).toBe(stateText(seldom.state));
  });

  test("shows what the monitor knows", () => {
    const one = watchedBed();
    const other = watchedBed();
    one.reads(0, { heartRate: 72 });
    other.reads(0, { heartRate: 73 });
    expect(stateText(one.state)).not.toBe(stateText(other.state));
  });
});

/** JSON.parse makes an own key of `__proto__`; plain assignment, as everywhere here, does not. */
function isPlainKey(key: string): boolean {
  return key !== "__proto__";
}
