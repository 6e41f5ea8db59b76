// One reading of the right form: its time, its number, its values, in this order.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryContent, frameContent } from "../../../server/devices/content.ts";
import { createMemory, startBoot } from "../../../server/devices/device-memory.ts";
import { type IntakeContext, numberReading, takeReading } from "../../../server/devices/intake.ts";
import { createRateGuard } from "../../../server/devices/rate.ts";
import { assert } from "../../../shared/assert.ts";
import { SEQ_FIRST_MAX, SEQ_LEAP_MAX } from "../../../shared/bounds.ts";
import type { ReadingFrame } from "../../../shared/protocol/device.ts";
import { entrySchema } from "../../../shared/protocol/entry.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { VITALS } from "../../../shared/vocabulary.ts";
import { START_MS } from "../../helpers/entries.ts";

function taking(takenAtMs: number, some: { offsetMs?: number; vitals?: object } = {}) {
  const memory = createMemory(null);
  startBoot(memory, "boot-1");
  const { offsetMs = 0, vitals = { heartRate: 70 } } = some;
  const frame = { seq: 1, takenAt: timeText(takenAtMs), vitals };
  return take(frame, { memory, nowMs: START_MS, offsetMs });
}

/** Takes a reading that is new. */
function take(frame: ReadingFrame, context: IntakeContext) {
  const numbered = numberReading(frame, context.memory);
  assert(numbered.kind === "new", "the reading is new");
  return takeReading(frame, numbered, context);
}

describe("time", () => {
  test.each([
    ["5 s ahead is taken", 5_000, "reading"],
    ["a millisecond more is not", 5_001, "TAKEN_IN_FUTURE"],
    ["24 h ago is taken", -24 * 3_600_000, "reading"],
    ["a millisecond more is not", -24 * 3_600_000 - 1, "TOO_OLD"],
  ])("%s", (_name, ms, outcome) => {
    const finding = taking(START_MS + ms);
    expect(finding.kind === "rejected" ? finding.rejection.code : finding.kind).toBe(outcome);
  });

  test.each([
    ["15 s old is the present", -15_000, undefined],
    ["a millisecond more is late", -15_001, true],
  ])("%s", (_name, ms, late) => {
    const finding = taking(START_MS + ms);
    expect(finding).toMatchObject({ drafts: [{ type: "reading", ...(late ? { late } : {}) }] });
    if (!late) expect(finding).not.toMatchObject({ drafts: [{ late: true }] });
  });

  test("the device's offset is taken off, and both times are kept", () => {
    const finding = taking(START_MS + 60_000, { offsetMs: 60_000 });
    expect(finding).toMatchObject({
      drafts: [{ takenAtMs: START_MS, deviceTakenAtMs: START_MS + 60_000 }],
    });
  });
});

test("the hole before a reading that is refused for its time was once not written down", () => {
  const memory = createMemory(null);
  startBoot(memory, "boot-1");
  const takeAt = (seq: number, takenAtMs: number) => {
    const frame = { seq, takenAt: timeText(takenAtMs), vitals: { heartRate: 70 } };
    return take(frame, { memory, nowMs: START_MS, offsetMs: 0 });
  };
  takeAt(1, START_MS);
  expect(takeAt(4, START_MS + 6_000)).toMatchObject({
    kind: "rejected",
    rejection: { seq: 4, code: "TAKEN_IN_FUTURE" },
    drafts: [{ type: "gap", fromSeq: 2, toSeq: 3 }],
  });
});

describe("a number", () => {
  const last = 41;
  test.each([
    ["as many left out as a day can lose", last, last + 1 + SEQ_LEAP_MAX, "new"],
    ["one more", last, last + 2 + SEQ_LEAP_MAX, "BAD_FRAME"],
    ["a boot's first after ten years", null, SEQ_FIRST_MAX, "new"],
    ["one more", null, SEQ_FIRST_MAX + 1, "BAD_FRAME"],
    ["a leap from there", SEQ_FIRST_MAX, SEQ_FIRST_MAX + 1 + SEQ_LEAP_MAX, "new"],
    ["the greatest of all", last, Number.MAX_SAFE_INTEGER, "BAD_FRAME"],
    ["the greatest of all, first", null, Number.MAX_SAFE_INTEGER, "BAD_FRAME"],
  ])("%s after %s", (_name, stored, seq, outcome) => {
    const memory = createMemory(stored === null ? null : { boot: "boot-1", seq: stored });
    const frame = { seq, takenAt: timeText(START_MS), vitals: { heartRate: 70 } };
    const numbered = numberReading(frame, memory);
    expect(numbered.kind === "refused" ? numbered.rejection.code : numbered.kind).toBe(outcome);
    if (numbered.kind !== "refused") return;
    expect(numbered).toMatchObject({ isConsumed: false, rejection: { seq, path: "seq" } });
    expect(memory.repeats.last()).toBe(stored);
  });
});

describe("values", () => {
  test("sentinels are missing, not refused", () => {
    const finding = taking(START_MS, { vitals: { heartRate: 0, pulse: 8_388_607, spo2: 97 } });
    expect(finding).toMatchObject({
      drafts: [{ vitals: { spo2: 97 }, missing: ["heartRate", "pulse"] }],
      rejections: [],
    });
  });

  test("a reading whose every value is refused is still taken, empty", () => {
    const finding = taking(START_MS, { vitals: { heartRate: 900 } });
    expect(finding).toMatchObject({
      drafts: [{ type: "reading", vitals: {} }],
      rejections: [{ seq: 1, code: "OUT_OF_RANGE", path: "vitals.heartRate" }],
    });
  });
});

test("whatever a device sends, its entry can be read back and has its frame's fingerprint", () => {
  const value = fc.oneof(
    fc.constantFrom(null, 0, -1, 8_388_607, 70, 120, 36.6, 999, -0.5),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const vitals = fc
    .uniqueArray(fc.constantFrom(...VITALS), { minLength: 1 })
    .chain((some) => fc.record(Object.fromEntries(some.map((vital) => [vital, value]))));
  fc.assert(
    fc.property(
      vitals,
      fc.integer({ min: -60_000, max: 4_000 }),
      fc.nat(9_000),
      (all, ms, offsetMs) => {
        const takenAtMs = START_MS + ms + offsetMs;
        const finding = taking(takenAtMs, { offsetMs, vitals: all });
        if (finding.kind !== "reading") throw new Error("a reading of that time is taken");
        const entry = entrySchema.parse({ ...finding.drafts.at(-1), atMs: START_MS });
        if (entry.type !== "reading") throw new Error("a reading leads to a reading");
        expect(entryContent(entry)).toBe(frameContent(takenAtMs, all));
      },
    ),
  );
});

describe("rate", () => {
  const tooFastAfter = (perSecond: number, seconds: number): boolean => {
    const isTooFast = createRateGuard();
    let verdict = false;
    for (let second = 0; second < seconds; second += 1) {
      for (let count = 0; count < perSecond; count += 1) {
        verdict ||= isTooFast(START_MS + second * 1_000 + Math.floor((count * 1_000) / perSecond));
      }
    }
    return verdict;
  };

  test.each([
    ["50 a second for an hour are fine", 50, 3_600, false],
    ["51 a second for 10 s are fine", 51, 10, false],
    ["51 a second for longer are too many", 51, 11, true],
  ])("%s", (_name, perSecond, seconds, verdict) => {
    expect(tooFastAfter(perSecond, seconds)).toBe(verdict);
  });

  test("one quiet second begins the count anew", () => {
    const isTooFast = createRateGuard();
    for (let second = 0; second < 60; second += 1) {
      const count = second % 8 === 7 ? 0 : 200;
      for (let one = 0; one < count; one += 1) {
        expect(isTooFast(START_MS + second * 1_000)).toBe(false);
      }
    }
  });
});
