// Somebody has to look at the patient at fixed moments, and is missed 5 minutes later (domain.md §5).

import { describe, expect, test } from "vitest";
import { sessionView } from "../../../shared/monitor/view.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { emptyBed, infusingBed, watchedBed } from "../../helpers/bed-story.ts";
import { atMs, connected, sessionOpened } from "../../helpers/entries.ts";

const MIN = 60;
type Bed = ReturnType<typeof watchedBed>;
const shown = (bed: Bed) => {
  const { session, atMs: nowMs } = bed.state;
  return session === null ? null : sessionView(session, nowMs).observation;
};
const raisedAt = (bed: Bed): string[] =>
  bed.log().filter((line) => line.includes(" raised observation-overdue "));
const due = (second: number, overdueS: number | null = null) => ({
  dueAt: timeText(atMs(second)),
  overdueSince: overdueS === null ? null : timeText(atMs(overdueS)),
});

describe("an observation", () => {
  test("of the baseline is overdue 5 min after the infusion began, and not a millisecond earlier", () => {
    const bed = infusingBed();
    bed.until(5 * MIN - 0.001);
    expect(bed.open()).toEqual([]);
    expect(shown(bed)).toEqual(due(0));
    bed.until(5 * MIN);
    expect(bed.log()).toEqual([
      '300.0 s #1 raised observation-overdue "Observation overdue: baseline" low',
    ]);
    expect(shown(bed)).toEqual(due(0, 5 * MIN));
  });

  test("made before the infusion begins is the baseline's", () => {
    const bed = watchedBed();
    bed.until(10 * MIN);
    expect(shown(bed)).toBeNull();
    bed.sees(11 * MIN, { acvpu: "alert" });
    bed.goesTo(12 * MIN, "infusing");
    expect(shown(bed)).toEqual(due(17 * MIN));
    bed.until(22 * MIN - 0.001);
    expect(bed.log()).toEqual([]);
    bed.until(22 * MIN);
    expect(bed.log()).toEqual([
      '1320.0 s #1 raised observation-overdue "Observation overdue: minute 5" low',
    ]);
  });

  test("does all that is due up to then: the alarm closes, and the next is waited for", () => {
    const bed = infusingBed();
    bed.until(11 * MIN);
    bed.log();
    bed.sees(11.5 * MIN, { symptoms: [] });
    expect(bed.log()).toEqual([
      '690.0 s #1 ended observation-overdue "Observation overdue: baseline" low closed',
    ]);
    expect(shown(bed)).toEqual(due(15 * MIN));
    bed.until(20 * MIN);
    expect(raisedAt(bed)).toEqual([
      '1200.0 s #2 raised observation-overdue "Observation overdue: minute 15" low',
    ]);
  });

  test.each([
    ["at its minute", 5, 15 * MIN],
    ["two minutes before it", 3, 15 * MIN],
    ["a moment too early for it", 3 - 1 / MIN, 10 * MIN],
  ])("%s", (_when, minute, overdueS) => {
    const bed = watchedBed();
    bed.sees(0, { symptoms: [] });
    bed.goesTo(0, "infusing");
    bed.sees(minute * MIN, { symptoms: [] });
    bed.until(overdueS - 0.001);
    expect(bed.log()).toEqual([]);
    bed.until(overdueS);
    expect(raisedAt(bed)).toHaveLength(1);
  });

  test("of every point in time keeps a whole session quiet", () => {
    const bed = watchedBed();
    bed.sees(4 * MIN, { symptoms: [] });
    bed.goesTo(5 * MIN, "infusing");
    for (const minute of [5, 10, 15, 30]) bed.sees((5 + minute + 4.9) * MIN, { symptoms: [] });
    bed.goesTo(50 * MIN, "observing");
    for (const minute of [0, 15, 30, 60]) bed.sees((50 + minute + 4.9) * MIN, { symptoms: [] });
    expect(shown(bed)).toBeNull();
    bed.until(200 * MIN);
    expect(bed.log()).toEqual([]);
  });

  test("nobody makes: one alarm for the first that is due, which reminds and never escalates", () => {
    const bed = infusingBed();
    bed.until(6 * MIN);
    bed.acknowledges(6 * MIN, 1);
    bed.until(40 * MIN);
    expect(bed.log().map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
      "300.0 s #1 raised",
      "360.0 s #1 acknowledged",
      "660.0 s #1 reminded",
    ]);
  });
});

describe("the schedule", () => {
  test("counts minutes of infusing: a pause moves what is not due, and not what is", () => {
    const bed = watchedBed();
    bed.sees(0, { symptoms: [] });
    bed.goesTo(0, "infusing");
    bed.goesTo(4 * MIN, "paused");
    expect(shown(bed)).toBeNull();
    bed.goesTo(20 * MIN, "infusing");
    expect(shown(bed)).toEqual(due(21 * MIN));
    bed.goesTo(22 * MIN, "paused");
    bed.until(26 * MIN - 0.001);
    expect(bed.log()).toEqual([]);
    bed.until(26 * MIN);
    expect(raisedAt(bed)).toHaveLength(1);
  });

  test("of an infusion that ends early goes on with its end", () => {
    const bed = watchedBed();
    bed.sees(0, { symptoms: [] });
    bed.goesTo(0, "infusing");
    bed.goesTo(3 * MIN, "observing");
    expect(shown(bed)).toEqual(due(3 * MIN));
    bed.sees(4 * MIN, { symptoms: [] });
    expect(shown(bed)).toEqual(due(18 * MIN));
    bed.until(23 * MIN);
    expect(raisedAt(bed)).toEqual([
      '1380.0 s #1 raised observation-overdue "Observation overdue: 15 min after the end" low',
    ]);
  });

  test("ends with the session", () => {
    const bed = infusingBed();
    bed.until(6 * MIN);
    bed.goesTo(7 * MIN, "closed");
    expect(bed.log().at(-1)).toContain("#1 session-closed observation-overdue");
    bed.until(60 * MIN);
    expect(bed.log()).toEqual([]);
  });

  test("is none in a stream: nobody sits beside a replay", () => {
    const bed = emptyBed();
    bed.takes(sessionOpened(0, { time: "stream" }), connected(0));
    bed.goesTo(0, "baseline");
    bed.goesTo(0, "infusing");
    bed.sees(6 * MIN, { symptoms: [] });
    bed.until(100 * MIN);
    expect(bed.log()).toEqual([]);
    expect(shown(bed)).toBeNull();
  });
});
