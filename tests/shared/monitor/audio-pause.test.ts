// The sound of a bed held back for a while: never longer than two minutes, and not for anything new
// that is as bad as what was held back (domain.md §4).

import { describe, expect, test } from "vitest";
import { lockedBed, watchedBed } from "../../helpers/bed-story.ts";
import { screens } from "../../helpers/entries.ts";

/** A bed with long-lived values and one alarm of a priority, raised at second 0. */
const callingBed = (priority: "high" | "medium" | "low") => {
  const bed = watchedBed({ temperature: 3_600, heartRate: 3_600, respiration: 3_600 });
  const temperature = { high: 34.9, medium: 35.4, low: 36.6 }[priority];
  bed.reads(0, { temperature, heartRate: 72, respiration: 14 });
  if (priority === "low") {
    bed.takes({ type: "clock-offset", atMs: bed.state.atMs, clockOffsetMs: 90_000 });
  }
  return bed;
};

describe("a pause", () => {
  test("ends by itself when its time is up, and not a millisecond earlier", () => {
    const bed = callingBed("medium");
    bed.pausesSound(10, 120);
    bed.until(129.999);
    expect(bed.other).toEqual(["10.0 s audio paused"]);
    expect(bed.state.audioPause).not.toBeNull();
    bed.until(130);
    expect(bed.other).toEqual(["10.0 s audio paused", "130.0 s audio ran-out"]);
    expect(bed.state.audioPause).toBeNull();
  });

  test("is counted from the last time that somebody pressed", () => {
    const bed = callingBed("medium");
    bed.pausesSound(10, 120);
    bed.pausesSound(100, 30);
    bed.until(129.999);
    expect(bed.state.audioPause).not.toBeNull();
    bed.until(130);
    expect(bed.other.at(-1)).toBe("130.0 s audio ran-out");
  });

  test("can be ended by hand; ending none is no event", () => {
    const bed = callingBed("medium");
    bed.pausesSound(5, 0);
    bed.pausesSound(10, 60);
    bed.pausesSound(20, 0);
    bed.pausesSound(30, 0);
    bed.until(200);
    expect(bed.other).toEqual(["10.0 s audio paused", "20.0 s audio resumed"]);
  });

  test("ends with the session", () => {
    const bed = callingBed("medium");
    bed.pausesSound(10, 120);
    bed.goesTo(20, "closed");
    expect(bed.state.audioPause).toBeNull();
    expect(bed.other.at(-1)).toBe("20.0 s audio ran-out");
  });

  test("answers nothing: alarms stay as they are, and escalate", () => {
    const bed = callingBed("high");
    bed.pausesSound(10, 60);
    bed.until(30);
    expect(bed.open()).toEqual(["#1 temperature.low.high high active"]);
    expect(bed.log().at(-1)).toContain("30.0 s #1 escalated");
    expect(bed.state.audioPause).not.toBeNull();
  });
});

describe("something new", () => {
  const SICK = { heartRate: { high: 160, medium: 130 } } as const;
  const isPausedAfter = (calling: "high" | "medium" | "low", fresh: "high" | "medium") => {
    const bed = callingBed(calling);
    bed.pausesSound(1, 120);
    bed.reads(2, { heartRate: SICK.heartRate[fresh] });
    bed.until(20);
    expect(bed.open().join()).toContain(`heartRate.high.${fresh}`);
    return bed.state.audioPause !== null;
  };

  test.each([
    ["medium", "medium"],
    ["medium", "high"],
    ["high", "high"],
    ["low", "medium"],
  ] as const)("while %s was paused, %s breaks the pause", (calling, fresh) => {
    expect(isPausedAfter(calling, fresh)).toBe(false);
  });

  test("of a lower priority does not", () => {
    expect(isPausedAfter("high", "medium")).toBe(true);
  });

  test("breaks a pause that somebody set while nothing called, whatever it is", () => {
    const bed = watchedBed();
    bed.pausesSound(1, 120);
    bed.takes({ type: "clock-offset", atMs: bed.state.atMs, clockOffsetMs: 90_000 });
    expect(bed.other).toEqual(["1.0 s audio paused", "1.0 s audio broken"]);
  });

  test("breaks it at its onset, not with the first value beyond", () => {
    const bed = callingBed("medium");
    bed.pausesSound(1, 120);
    bed.reads(2, { heartRate: 130 });
    bed.until(11.999);
    expect(bed.state.audioPause).not.toBeNull();
    bed.until(12);
    expect(bed.other.at(-1)).toBe("12.0 s audio broken");
  });

  test("may be technical as well", () => {
    const bed = callingBed("medium");
    bed.pausesSound(1, 120);
    bed.takes(screens(2, 0));
    expect(bed.other.at(-1)).toBe("2.0 s audio broken");
  });

  test("may be what was paused, when it gets worse", () => {
    const bed = callingBed("medium");
    bed.pausesSound(1, 120);
    bed.reads(2, { temperature: 34.9 });
    expect(bed.other.at(-1)).toBe("2.0 s audio broken");
  });

  test("is no worse value of the same severity", () => {
    const bed = callingBed("medium");
    bed.pausesSound(1, 120);
    bed.reads(2, { temperature: 35.1 });
    expect(bed.state.audioPause).not.toBeNull();
  });
});

describe("nothing new", () => {
  test("is a reminder", () => {
    const bed = callingBed("medium");
    bed.acknowledges(1, 1);
    bed.reads(2, { heartRate: 130 });
    bed.until(12);
    bed.pausesSound(250, 120);
    bed.until(301);
    expect(bed.log().at(-1)).toContain("301.0 s #1 reminded");
    expect(bed.state.audioPause).not.toBeNull();
  });

  test.each(["escalated", "attended", "undone"])("is an alarm that was %s", (reason) => {
    const bed = callingBed("medium");
    bed.acknowledges(100, 1);
    bed.reads(101, { respiration: 31 });
    bed.pausesSound(118, 120);
    if (reason === "attended") bed.attends(119, 1);
    if (reason === "undone") bed.undoes(119, 1);
    bed.until(237.999);
    expect(bed.alarms.map((effect) => effect.reason)).toContain(reason);
    expect(bed.state.audioPause).not.toBeNull();
  });

  test("is what a reaction that was heard already explains", () => {
    const bed = lockedBed();
    bed.reads(10, { systolic: 90 });
    expect(bed.open()).toEqual(["#1 reaction.hypotensive.medium medium active"]);
    bed.pausesSound(11, 120);
    bed.reads(12, { systolic: 89 });
    expect(bed.open()[1]).toBe("#2 systolic.low.medium medium active");
    expect(bed.alarms.at(-1)?.alarm.explainedBy).toBe(1);
    expect(bed.state.audioPause).not.toBeNull();
  });

  test("but the reaction itself is, though it explains what was paused", () => {
    const bed = lockedBed({ temperature: 37.2 });
    bed.reads(10, { temperature: 38.1 });
    bed.pausesSound(11, 120);
    bed.reads(12, { temperature: 38.2 });
    expect(bed.open()[1]).toBe("#2 reaction.febrile.medium medium active");
    expect(bed.other.at(-1)).toBe("12.0 s audio broken");
  });

  test("is an acknowledged alarm whose condition comes and goes", () => {
    const bed = callingBed("low");
    for (const second of [1, 2, 3, 4]) {
      bed.reads(second, { temperature: 35.4 });
      bed.reads(second + 0.5, { temperature: 36.6 });
    }
    bed.acknowledges(10, 2);
    bed.pausesSound(11, 120);
    bed.reads(12, { temperature: 35.4 });
    expect(bed.log().at(-1)).toContain("#2 returned");
    expect(bed.state.audioPause).not.toBeNull();
  });
});
