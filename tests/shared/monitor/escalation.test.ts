// Who is told when nobody answers: the supervising doctor's screens, then every screen of the site.
// By time alone, whoever may have received it (domain.md §4).

import { describe, expect, test } from "vitest";
import { lockedBed, watchedBed } from "../../helpers/bed-story.ts";
import { gap } from "../../helpers/entries.ts";

const HIGH = { temperature: 34.9 };
const MEDIUM = { temperature: 35.4 };

const coldBed = (vitals: { temperature: number }) => {
  const bed = watchedBed({ temperature: 3_600 });
  bed.reads(0, vitals);
  bed.log();
  return bed;
};
type Bed = ReturnType<typeof watchedBed>;
const level = (bed: Bed, number = 1) =>
  bed.alarms.filter(({ alarm }) => alarm.number === number).at(-1)?.alarm.escalation;
/** At which seconds an alarm was escalated. */
const escalations = (bed: Bed, number = 1): string[] =>
  bed
    .log()
    .filter((line) => line.includes(` #${number} escalated `))
    .map((line) => line.slice(0, line.indexOf(" s ")));

describe("an alarm that nobody acknowledges", () => {
  test.each([
    ["high", HIGH, 30, 90],
    ["medium", MEDIUM, 120, 180],
  ])("%s: at %d s, then at %d s, and each not a millisecond earlier", (_p, vitals, first, next) => {
    const bed = coldBed(vitals);
    bed.until(first - 0.001);
    expect(level(bed)).toBe(0);
    bed.until(first);
    expect(level(bed)).toBe(1);
    bed.until(next - 0.001);
    expect(level(bed)).toBe(1);
    bed.until(next);
    expect(level(bed)).toBe(2);
    bed.until(3_000);
    expect(escalations(bed)).toEqual([`${first}.0`, `${next}.0`]);
  });

  test("of low priority stays where it is", () => {
    const bed = watchedBed();
    for (let second = 0; second < 600; second += 50) bed.takes(gap(second, 1));
    expect(bed.open()).toEqual(["#1 gap low active"]);
    expect(escalations(bed)).toEqual([]);
  });

  test("escalates when it is latched as well: it still calls", () => {
    const bed = coldBed(HIGH);
    bed.reads(10, { temperature: 36.6 });
    bed.until(30);
    expect(bed.open()).toEqual(["#1 temperature.low.high high latched"]);
    expect(escalations(bed)).toEqual(["30.0"]);
  });

  test("does not once it has closed", () => {
    const bed = coldBed(MEDIUM);
    bed.reads(119, { temperature: 36.6 });
    bed.until(600);
    expect(escalations(bed)).toEqual([]);
  });

  test("does so though somebody attends", () => {
    const bed = coldBed(HIGH);
    bed.attends(10, 1);
    bed.until(60);
    expect(escalations(bed)).toEqual(["30.0"]);
  });

  test("keeps what it has reached when it gets worse, and gets no time anew", () => {
    const bed = coldBed(MEDIUM);
    bed.until(120);
    expect(level(bed)).toBe(1);
    bed.reads(130, HIGH);
    expect(level(bed)).toBe(1);
    bed.until(179.999);
    expect(level(bed)).toBe(1);
    bed.until(180);
    expect(escalations(bed)).toEqual(["120.0", "180.0"]);
  });

  test.each([
    ["early: it has the 30 s of a high one", 10, 40],
    ["late: never later than it would have been told as a medium one", 110, 120],
  ])("gets worse %s", (_when, worseS, first) => {
    const bed = coldBed(MEDIUM);
    bed.reads(worseS, HIGH);
    bed.until(first - 0.001);
    expect(level(bed)).toBe(0);
    bed.until(first + 60);
    expect(escalations(bed)).toEqual([`${first}.0`, `${first + 60}.0`]);
  });
});

describe("an acknowledgement", () => {
  test("in time keeps it from escalating", () => {
    const bed = coldBed(HIGH);
    bed.acknowledges(29.999, 1);
    bed.until(300);
    expect(escalations(bed)).toEqual([]);
  });

  test("takes it back to the ward", () => {
    const bed = coldBed(HIGH);
    bed.until(60);
    bed.acknowledges(61, 1);
    expect(level(bed)).toBe(0);
    bed.until(300);
    expect(escalations(bed)).toEqual(["30.0"]);
  });

  test.each([
    ["before the time is up: it goes on", 29.998, ["30.0", "90.0"]],
    ["at the time", 30, ["30.0", "90.0"]],
    ["after it: at once, and the next in its own time", 40, ["40.0", "90.0"]],
  ])("that is taken back counts as never given, %s", (_when, undoneS, times) => {
    const bed = coldBed(HIGH);
    bed.acknowledges(20, 1);
    bed.undoes(undoneS, 1);
    bed.until(500);
    expect(escalations(bed)).toEqual(times);
  });

  test("that is given and taken back every 29 s keeps nothing from anybody", () => {
    const bed = coldBed(HIGH);
    for (let second = 29; second < 150; second += 29) {
      bed.acknowledges(second, 1);
      bed.undoes(second + 28.999, 1);
    }
    expect(escalations(bed)).toEqual(["57.999", "115.999"]);
    expect(level(bed)).toBe(2);
  });

  test("that is taken back gives back whom the alarm had reached", () => {
    const bed = coldBed(HIGH);
    bed.until(30);
    bed.acknowledges(80, 1);
    expect(level(bed)).toBe(0);
    bed.undoes(81, 1);
    expect(level(bed)).toBe(1);
    bed.until(89.999);
    expect(level(bed)).toBe(1);
    bed.until(90);
    expect(escalations(bed)).toEqual(["30.0", "90.0"]);
  });

  test("that is taken back past both times reaches everybody at once", () => {
    const bed = coldBed(HIGH);
    bed.until(30);
    bed.acknowledges(89, 1);
    bed.undoes(91, 1);
    expect(level(bed)).toBe(2);
    expect(escalations(bed)).toEqual(["30.0", "91.0"]);
  });

  test("of which a medium one is taken back keeps its 120 s too", () => {
    const bed = coldBed(MEDIUM);
    bed.acknowledges(100, 1);
    bed.undoes(119.999, 1);
    bed.until(500);
    expect(escalations(bed)).toEqual(["120.0", "180.0"]);
  });

  test("that a reminder ends starts it anew too", () => {
    const bed = coldBed(HIGH);
    bed.acknowledges(20, 1);
    bed.until(500);
    expect(escalations(bed)).toEqual(["350.0", "410.0"]);
  });

  test("that a worse severity voids starts it anew too", () => {
    const bed = coldBed(MEDIUM);
    bed.acknowledges(20, 1);
    bed.reads(100, HIGH);
    bed.until(200);
    expect(escalations(bed)).toEqual(["130.0", "190.0"]);
  });
});

describe("an alarm that a reaction explains", () => {
  test("does not escalate; the reaction does", () => {
    const bed = lockedBed();
    bed.reads(10, { temperature: 38.2 });
    expect(bed.open()).toEqual([
      "#1 temperature.high.medium medium active",
      "#2 reaction.febrile.medium medium active",
    ]);
    bed.until(200);
    const lines = bed.log().filter((line) => line.includes(" escalated "));
    const fevers = lines.filter((line) => / #[12] /.test(line));
    expect(fevers.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
      "130.0 s #2",
      "190.0 s #2",
    ]);
  });

  test("has its own time from when it is no longer explained", () => {
    // Warm from the start: the rise is over before the fever is.
    const bed = lockedBed({ temperature: 37.3 });
    bed.reads(10, { temperature: 38.3 });
    bed.reads(50, { temperature: 38.2 });
    expect(bed.open()).toEqual([
      "#1 temperature.high.medium medium active",
      "#2 reaction.febrile.medium medium active",
    ]);
    bed.reads(60, { temperature: 38.05 });
    expect(bed.open()).toEqual(["#1 temperature.high.medium medium active"]);
    bed.reads(150, { temperature: 38.05 });
    bed.until(179.999);
    expect(escalations(bed)).toEqual([]);
    bed.until(180);
    expect(escalations(bed)).toEqual(["180.0"]);
  });
});
