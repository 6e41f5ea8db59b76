import { describe, expect, test } from "vitest";
import {
  fractionOf,
  infusedMsAt,
  lastingSpans,
  momentAt,
  momentOfInfusedMs,
  phaseSpans,
  sessionMoment,
  ticks,
  timeWindow,
} from "../../web/session/timeline.ts";

const MIN = 60_000;
const T0 = Date.UTC(2026, 10, 23, 10, 0);

/** A story of phases in minutes after ten o'clock. */
function story(
  nowMin: number,
  ...phases: [Parameters<typeof phaseSpans>[0][number]["phase"], number][]
) {
  return phaseSpans(
    phases.map(([phase, minute]) => ({ phase, atMs: T0 + minute * MIN })),
    T0 + nowMin * MIN,
  );
}

function window(
  spans: ReturnType<typeof story>,
  nowMin: number,
  range: "session" | "recent" = "session",
) {
  return timeWindow(spans, { plannedMinutes: 45, nowMs: T0 + nowMin * MIN, range });
}

function minutesOf({ fromMs, toMs }: { fromMs: number; toMs: number }) {
  return [(fromMs - T0) / MIN, Math.round((toMs - T0) / MIN)];
}

const PAUSED = story(
  40,
  ["scheduled", -60],
  ["baseline", 0],
  ["infusing", 10],
  ["paused", 20],
  ["infusing", 25],
);

describe("infusing time", () => {
  test.each([
    ["before the infusion", 5, 0],
    ["at its first moment", 10, 0],
    ["while it runs", 17, 7],
    ["in the pause it stands still", 23, 10],
    ["after the pause it goes on", 30, 15],
    ["now", 40, 25],
    ["not beyond now", 60, 25],
  ])("%s", (_name, minute, infused) => {
    expect(infusedMsAt(PAUSED, T0 + minute * MIN)).toBe(infused * MIN);
  });

  test.each([
    ["the first minute", 0, 10],
    ["before the pause", 7, 17],
    ["the last moment before the pause", 10, 20],
    ["just after the pause", 10.5, 25.5],
    ["what is still to come runs on from now", 45, 60],
  ])("%s has its moment", (_name, infused, minute) => {
    expect(momentOfInfusedMs(PAUSED, infused * MIN, T0 + 40 * MIN)).toBe(T0 + minute * MIN);
  });

  test("there is no such moment before the infusion has begun", () => {
    expect(momentOfInfusedMs(story(5, ["baseline", 0]), 0, T0)).toBeNull();
  });
});

test("a phase without length has no place on the axis", () => {
  const spans = story(50, ["scheduled", 0], ["infusing", 0], ["closed", 50]);
  expect(lastingSpans(spans).map(({ phase }) => phase)).toEqual(["infusing"]);
});

describe("the axis", () => {
  test("begins with the baseline, not with hours of waiting", () => {
    expect(minutesOf(window(PAUSED, 40))[0]).toBe(0);
  });

  test.each([
    ["ten minutes of baseline", story(3, ["baseline", 0]), 3, [0, 10]],
    ["a long baseline up to now", story(25, ["baseline", 0]), 25, [0, 25]],
    ["an infusion to its expected end, pauses counted", PAUSED, 40, [0, 60]],
    ["an infusion that runs over, up to now", story(70, ["infusing", 0]), 70, [0, 70]],
    [
      "the watch in quarters of an hour",
      story(50, ["infusing", 0], ["observing", 45]),
      50,
      [0, 60],
    ],
    [
      "the next quarter at its first moment",
      story(60, ["infusing", 0], ["observing", 45]),
      60,
      [0, 75],
    ],
    [
      "a closed session to its end",
      story(200, ["infusing", 0], ["observing", 45], ["closed", 100]),
      200,
      [0, 100],
    ],
  ])("shows %s", (_name, spans, now, expected) => {
    expect(minutesOf(window(spans, now))).toEqual(expected);
  });

  test("its last fifteen minutes end now, and begin no earlier than the session", () => {
    expect(minutesOf(window(PAUSED, 40, "recent"))).toEqual([25, 40]);
    expect(minutesOf(window(story(5, ["baseline", 0]), 5, "recent"))).toEqual([0, 5]);
  });

  test("fractions and moments are each other's inverse", () => {
    const shown = window(PAUSED, 40);
    expect(momentAt(shown, fractionOf(shown, T0 + 17 * MIN))).toBe(T0 + 17 * MIN);
    expect(fractionOf(shown, T0 - MIN)).toBe(0);
    expect(fractionOf(shown, T0 + 90 * MIN)).toBe(1);
  });
});

describe("the marks of the axis", () => {
  const markWords = (spans: ReturnType<typeof story>, now: number) =>
    ticks(spans, window(spans, now)).map(({ moment, atMs }) => [
      moment.kind,
      moment.minute,
      (atMs - T0) / MIN,
    ]);

  test("count infusion minutes, jump over the pause, and count back into the baseline", () => {
    expect(markWords(PAUSED, 40)).toEqual([
      ["before", 10, 0],
      ["before", 5, 5],
      ["infusion", 0, 10],
      ["infusion", 5, 15],
      ["infusion", 10, 20],
      ["infusion", 15, 30],
      ["infusion", 20, 35],
      ["infusion", 25, 40],
      ["infusion", 30, 45],
      ["infusion", 35, 50],
      ["infusion", 40, 55],
      ["infusion", 45, 60],
    ]);
  });

  test("count from the baseline while nothing has been infused", () => {
    expect(
      markWords(story(3, ["baseline", 0]), 3)
        .map(([kind, minute]) => [kind, minute])
        .slice(0, 3),
    ).toEqual([
      ["opened", 0],
      ["opened", 1],
      ["opened", 2],
    ]);
  });

  test("the watch begins at its own nought, which stands for the end of the infusion", () => {
    const spans = story(50, ["infusing", 0], ["observing", 45]);
    expect(markWords(spans, 50).slice(-5)).toEqual([
      ["infusion", 40, 40],
      ["watch", 0, 45],
      ["watch", 5, 50],
      ["watch", 10, 55],
      ["watch", 15, 60],
    ]);
  });

  test("are few enough to read", () => {
    const spans = story(600, ["infusing", 0], ["observing", 45]);
    expect(ticks(spans, window(spans, 600)).length).toBeLessThanOrEqual(26);
  });
});

describe("a moment in the words of the session", () => {
  const spans = story(90, ["baseline", 0], ["infusing", 10], ["paused", 20], ["observing", 60]);

  test.each([
    ["before the infusion", 6.5, { kind: "before", minute: 4 }],
    ["in it", 17.9, { kind: "infusion", minute: 7 }],
    ["in a pause", 30, { kind: "infusion", minute: 10 }],
    ["at the beginning of the watch", 60, { kind: "watch", minute: 0 }],
    ["in the watch", 75, { kind: "watch", minute: 15 }],
  ])("%s", (_name, minute, expected) => {
    expect(sessionMoment(spans, T0 + minute * MIN)).toEqual(expected);
  });

  test("has none before there is a session", () => {
    expect(sessionMoment([], T0)).toBeNull();
  });

  test("counts from the baseline while nothing has been infused", () => {
    const waiting = story(5, ["scheduled", -30], ["baseline", 0]);
    expect(sessionMoment(waiting, T0 + 5 * MIN)).toEqual({ kind: "opened", minute: 5 });
  });
});
