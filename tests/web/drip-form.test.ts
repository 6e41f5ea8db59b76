// The form of a drip: what a count comes to, what is refused beside which field, and what is sent.

import { describe, expect, test } from "vitest";
import { ERRORS } from "../../shared/errors.ts";
import type { SessionView } from "../../shared/protocol/live.ts";
import { dripBodySchema } from "../../shared/protocol/sessions.ts";
import { DROP_FACTORS } from "../../shared/vocabulary.ts";
import { type DripDraft, dripForm } from "../../web/session/drip-form.ts";
import { figureText, offText, rateOrigin, rateText } from "../../web/session/drip-words.ts";
import { at, sessionView, T0 } from "../helpers/views.ts";

const MIN = 60_000;

/** 100 mL in 45 minutes at 20 drops/mL, which have run for nine. */
function form(draft: DripDraft, change: Partial<SessionView> = {}) {
  const session = sessionView({
    volumePlannedMl: 100,
    infusion: { settledMs: 0, settledMl: 0, rateMlPerH: 400 / 3, runningSince: at(0) },
    ...change,
  });
  return dripForm({ session, draft, bedMs: T0 + 9 * MIN, timeZone: "UTC" });
}

const paused = {
  phase: "paused",
  infusion: { settledMs: 9 * MIN, settledMl: 20, rateMlPerH: 400 / 3, runningSince: null },
} as const;
const before = {
  phase: "baseline",
  infusion: { settledMs: 0, settledMl: 0, rateMlPerH: 400 / 3, runningSince: null },
} as const;

describe("the plan in drops, by clinical-sources.md §8", () => {
  test.each([
    ["10", "Plan: 133 mL/h · 22 drops/min"],
    ["15", "Plan: 133 mL/h · 33 drops/min"],
    ["20", "Plan: 133 mL/h · 44 drops/min"],
    ["60", "Plan: 133 mL/h · 133 drops/min"],
    ["", "Plan: 133 mL/h"],
  ])("at a set of %s drops/mL", (dropFactor, plan) => {
    expect(form({ dropFactor }).plan).toBe(plan);
  });
});

describe("what a rate comes to", () => {
  test("a count shows its rate, the volume and the end at once", () => {
    expect(form({ dropsPerMin: "40" }).means).toEqual({
      rate: "120 mL/h · 40 drops/min",
      volume: "20 of 100 mL given, 80 mL left",
      end: "about 10:49",
    });
  });

  test("a rate in mL an hour shows its drops at the set", () => {
    expect(form({ way: "rate", rateMlPerH: "160,5" }).means.rate).toBe("161 mL/h · 54 drops/min");
  });

  test("in a pause the end moves on, before the start it counts from there", () => {
    expect(form({ dropsPerMin: "40" }, paused).means.end).toBe(
      "paused: the end moves on; 40 min from when it runs again",
    );
    expect(form({ dropsPerMin: "40" }, before).means.end).toBe("50 min after the start");
  });

  test("once the bag is empty there is no end to come", () => {
    const infusion = { settledMs: 0, settledMl: 100, rateMlPerH: 60, runningSince: at(0) };
    const { means } = form({ dropsPerMin: "40" }, { infusion });
    expect(means.end).toBe("the planned volume has been given");
    expect(means.volume).toBe("100 of 100 mL given, 0 mL left");
  });

  test("nothing typed comes to nothing, but what has run is told", () => {
    expect(form({}).means).toEqual({
      rate: "–",
      volume: "20 of 100 mL given, 80 mL left",
      end: "–",
    });
  });
});

describe("a rate off the plan", () => {
  test("asks for another count, in the words of what was counted", () => {
    const { recount, body } = form({ dropFactor: "15", dropsPerMin: "42" });
    expect(recount).toBe("42 drops/min is 26 % above the plan (33): count again.");
    expect(body).toEqual({ dropsPerMin: 42, dropFactor: 15 });
  });

  test("asks for another look where it was read off", () => {
    expect(form({ way: "rate", rateMlPerH: "100" }).recount).toBe(
      "100 mL/h is 25 % below the plan (133): look again.",
    );
  });

  test.each([
    ["just less than a tenth above", "146.6", null],
    ["a tenth above", "146.667", "10 % above"],
    ["a tenth below", "120", "10 % below"],
    ["just less than a tenth below", "120.1", null],
  ])("%s", (_what, rateMlPerH, off) => {
    const { recount } = form({ way: "rate", rateMlPerH });
    if (off === null) expect(recount).toBeNull();
    else expect(recount).toContain(off);
  });
});

describe("what stands in the way, beside its field", () => {
  const bounds = ERRORS.RATE_OUT_OF_BOUNDS.sentence;
  test.each<[string, DripDraft, object]>([
    ["no count", {}, { dropsPerMin: "Count the drops of one minute." }],
    ["no rate", { way: "rate" }, { rateMlPerH: "Give the rate." }],
    ["no number", { dropsPerMin: "many" }, { dropsPerMin: "Not a number." }],
    ["zero", { dropsPerMin: "0" }, { dropsPerMin: expect.stringContaining("is a pause") }],
    ["less than zero", { way: "rate", rateMlPerH: "-5" }, { rateMlPerH: expect.any(String) }],
    ["the least", { way: "rate", rateMlPerH: "1" }, {}],
    ["less than the least", { way: "rate", rateMlPerH: "0.9" }, { rateMlPerH: bounds }],
    ["the most", { way: "rate", rateMlPerH: "3000" }, {}],
    ["more than the most", { way: "rate", rateMlPerH: "3001" }, { rateMlPerH: bounds }],
    ["too many drops", { dropsPerMin: "1001" }, { dropsPerMin: bounds }],
    [
      "a count without a set",
      { dropFactor: "", dropsPerMin: "44" },
      { dropFactor: expect.stringContaining("Choose the drop factor") },
    ],
    ["a rate without a set", { way: "rate", dropFactor: "", rateMlPerH: "100" }, {}],
  ])("%s", (_what, draft, faults) => {
    const made = form(draft);
    expect(made.faults).toEqual(faults);
    expect(made.body === null).toBe(Object.keys(faults).length > 0);
  });

  test("the end of the drip keeps what was typed, and sends nothing", () => {
    const over = form({ dropsPerMin: "44" }, { ...paused, phase: "observing" });
    expect(over).toMatchObject({ isOver: true, body: null });
    expect(over.typed.dropsPerMin).toBe("44");
  });
});

describe("what is sent", () => {
  test.each(DROP_FACTORS)("a count at %d drops/mL is what the server takes", (factor) => {
    const { body } = form({ dropFactor: String(factor), dropsPerMin: "44" });
    expect(dripBodySchema.parse(body)).toEqual({ dropsPerMin: 44, dropFactor: factor });
  });

  test("only the way that is chosen counts, and the set goes with it", () => {
    const { body } = form({ way: "rate", dropsPerMin: "44", rateMlPerH: "120" });
    expect(dripBodySchema.parse(body)).toEqual({ rateMlPerH: 120, dropFactor: 20 });
    const bare = form({ way: "rate", dropFactor: "", rateMlPerH: "120" }).body;
    expect(dripBodySchema.parse(bare)).toEqual({ rateMlPerH: 120 });
  });

  test("a set that was chosen here wins over the session's, which is followed until then", () => {
    const drip = { dropFactor: 60, set: null } as const;
    expect(form({}, { drip }).typed.dropFactor).toBe("60");
    expect(form({ dropFactor: "10" }, { drip }).typed.dropFactor).toBe("10");
  });
});

describe("a rate in words", () => {
  test("is whole where it is large, and has a place where it is small", () => {
    expect([133.3, 10, 9.96, 2.5, 3].map(figureText)).toEqual(["133", "10", "10", "2.5", "3"]);
    expect(rateText(400 / 3, 20)).toBe("133 mL/h · 44 drops/min");
    expect(rateText(400 / 3, null)).toBe("133 mL/h");
  });

  test("tells whose it is, and that it is off the plan", () => {
    const by = { id: "n", name: "K. Lindqvist", role: "nurse" } as const;
    const set = { by, at: at(180), dropsPerMin: 40 };
    const counted = sessionView({ drip: { dropFactor: 20, set } });
    expect(rateOrigin(sessionView(), "UTC")).toBe("as planned");
    expect(rateOrigin(counted, "UTC")).toBe("counted 10:03 by K. Lindqvist");
    const read = { ...counted, drip: { dropFactor: null, set: { ...set, dropsPerMin: null } } };
    const fast = { ...read, infusion: { ...read.infusion, rateMlPerH: 150 } };
    expect(rateOrigin(fast, "UTC")).toBe("set 10:03 by K. Lindqvist, 25 % above plan");
    expect(offText(120, 120)).toBeNull();
  });
});
