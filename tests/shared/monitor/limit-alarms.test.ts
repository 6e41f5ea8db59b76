// The adult table of domain.md §3, row by row, and the life of a limit alarm as a ward sees it.

import { describe, expect, test } from "vitest";
import { VITALS, type Vital } from "../../../shared/vocabulary.ts";
import { watchedBed } from "../../helpers/bed-story.ts";
import { acknowledge, type reading } from "../../helpers/entries.ts";

// A line's pressures come often enough to be sure of one value; cuffs have their own stories.
const LINE = { systolic: 29 };

// Written out once more, from domain.md and not from the code: medium and high limits, onset
// delays in seconds, hysteresis, and the smallest difference that a display shows.
type Row = {
  vital: Vital;
  side: "low" | "high";
  medium: number | null;
  high: number;
  delays: [medium: number, high: number];
  hysteresis: number;
  unit: number;
};

const HEART = { delays: [10, 3], hysteresis: 2, unit: 1 } satisfies Partial<Row>;
const CUFF = { delays: [0, 0], hysteresis: 3, unit: 1 } satisfies Partial<Row>;
const SLOW = { delays: [15, 5], hysteresis: 1, unit: 1 } satisfies Partial<Row>;
const WARM = { delays: [0, 0], hysteresis: 0.2, unit: 0.1 } satisfies Partial<Row>;

const rows: (Row & { medium: number })[] = [
  { vital: "systolic", side: "low", medium: 90, high: 80, ...CUFF },
  { vital: "systolic", side: "high", medium: 160, high: 200, ...CUFF },
  { vital: "diastolic", side: "low", medium: 50, high: 40, ...CUFF },
  { vital: "diastolic", side: "high", medium: 90, high: 120, ...CUFF },
  { vital: "mean", side: "low", medium: 60, high: 55, ...CUFF },
  { vital: "mean", side: "high", medium: 110, high: 130, ...CUFF },
  { vital: "pulse", side: "low", medium: 50, high: 40, ...HEART },
  { vital: "pulse", side: "high", medium: 120, high: 150, ...HEART },
  { vital: "heartRate", side: "low", medium: 50, high: 40, ...HEART },
  { vital: "heartRate", side: "high", medium: 120, high: 150, ...HEART },
  { vital: "respiration", side: "low", medium: 8, high: 5, ...SLOW },
  { vital: "respiration", side: "high", medium: 30, high: 35, ...SLOW },
  { vital: "temperature", side: "low", medium: 35.5, high: 35, ...WARM },
  { vital: "temperature", side: "high", medium: 38, high: 39, ...WARM },
  { vital: "spo2", side: "low", medium: 92, high: 88, ...SLOW },
];

const cases = rows.flatMap((row) =>
  (["medium", "high"] as const).map((severity) => {
    const outward = row.side === "low" ? -1 : 1;
    const limit = row[severity];
    const round = (value: number): number => Math.round(value * 10) / 10;
    return {
      ...row,
      severity,
      limit,
      delayS: row.delays[severity === "medium" ? 0 : 1],
      name: `${row.vital}.${row.side}.${severity}`,
      beyond: round(limit + outward * row.unit),
      released: round(limit - outward * row.hysteresis),
      held: round(limit - outward * (row.hysteresis - row.unit)),
    };
  }),
);

describe("every limit of the adult table", () => {
  test.each(cases)("$name: a value at $limit is still inside", (row) => {
    const bed = watchedBed({ [row.vital]: 20 });
    bed.keepsReading([0, 60], { [row.vital]: row.limit });
    expect(bed.log().filter((line) => line.includes(row.name))).toEqual([]);
    if (row.severity === "medium") expect(bed.state.alarmsRaised).toBe(0);
  });

  test.each(cases)(
    "$name: $beyond is told after $delayS s, and not a millisecond earlier",
    (row) => {
      const bed = watchedBed({ [row.vital]: 20 });
      const { delayS } = row;
      bed.keepsReading([0, delayS - 1], { [row.vital]: row.beyond });
      if (delayS > 0) {
        bed.until(delayS - 0.001);
        expect(bed.log()).toEqual([]);
        bed.until(delayS);
      } else bed.reads(0, { [row.vital]: row.beyond });
      const [line, ...more] = bed.log();
      expect(line).toContain(`${delayS.toFixed(1)} s #1 raised ${row.name} `);
      expect(line).toMatch(new RegExp(` ${row.severity}$`));
      // At 39 °C the fever is told as a reaction too, and explains this one.
      expect(
        more.filter((next) => !next.includes("febrile") && !next.includes(" explained ")),
      ).toEqual([]);
    },
  );

  test.each(cases)("$name: holds at $held, and lets go at $released", (row) => {
    const bed = watchedBed({ [row.vital]: 20 });
    bed.keepsReading([0, row.delayS], { [row.vital]: row.beyond });
    bed.acknowledges(row.delayS, 1);
    bed.log();
    bed.reads(row.delayS + 6, { [row.vital]: row.held });
    expect(bed.log()).toEqual([]);
    bed.reads(row.delayS + 7, { [row.vital]: row.released });
    const [line] = bed.log();
    const act = row.severity === "medium" ? "ended" : "eased";
    expect(line).toContain(`s #1 ${act} ${row.vital}.${row.side}.medium`);
  });

  test("covers each side of each vital; oxygen saturation has no high side", () => {
    const covered = rows.map(({ vital, side }) => `${vital}.${side}`);
    const all = VITALS.flatMap((vital) => [`${vital}.low`, `${vital}.high`]);
    expect(all.filter((name) => !covered.includes(name))).toEqual(["spo2.high"]);
  });

  test("full oxygen saturation is never an alarm", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 60], { spo2: 100 });
    expect(bed.log()).toEqual([]);
  });
});

describe("the onset delay", () => {
  test("a heart rate that goes back in time was only pending", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 9], { heartRate: 132 });
    bed.reads(9.999, { heartRate: 120 });
    bed.keepsReading([10, 60], { heartRate: 110 });
    expect(bed.log()).toEqual([]);
  });

  test("a heart rate that goes back in the very millisecond of the deadline comes too late", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 9], { heartRate: 132 });
    bed.keepsReading([10, 15], { heartRate: 110 });
    expect(bed.log()).toEqual([
      '10.0 s #1 raised heartRate.high.medium "Heart rate 132 > 120" medium',
      '15.0 s #1 ended heartRate.high.medium "Heart rate 132 > 120" medium closed',
    ]);
  });

  test("starts anew after the heart rate was inside once", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 8], { heartRate: 132 });
    bed.reads(9, { heartRate: 120 });
    bed.keepsReading([10, 19], { heartRate: 132 });
    expect(bed.log()).toEqual([]);
    bed.until(20);
    expect(bed.log()).toEqual([
      '20.0 s #1 raised heartRate.high.medium "Heart rate 132 > 120" medium',
    ]);
  });

  test("counts from the first value beyond, however much the value moves there", () => {
    const bed = watchedBed();
    for (let second = 0; second < 10; second += 1) bed.reads(second, { heartRate: 121 + second });
    bed.until(10);
    expect(bed.log()).toEqual([
      '10.0 s #1 raised heartRate.high.medium "Heart rate 130 > 120" medium',
    ]);
  });

  test("ends at its own time, also when the next reading comes long after", () => {
    const bed = watchedBed({ heartRate: 30 });
    bed.reads(0, { heartRate: 160 });
    bed.reads(20, { heartRate: 160 });
    expect(bed.log()).toEqual(['3.0 s #1 raised heartRate.high.high "Heart rate 160 > 150" high']);
  });

  test("short of the high limit, a worse heart rate does not shorten the medium delay", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 1], { heartRate: 160 });
    bed.keepsReading([2, 9], { heartRate: 140 });
    bed.until(9.999);
    expect(bed.log()).toEqual([]);
    bed.until(10);
    expect(bed.log()).toEqual([
      '10.0 s #1 raised heartRate.high.medium "Heart rate 140 > 120" medium',
    ]);
  });

  test("both sides of a vital keep their own", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 5], { heartRate: 130 });
    bed.keepsReading([6, 15], { heartRate: 45 });
    bed.until(15.999);
    expect(bed.log()).toEqual([]);
    bed.until(16);
    expect(bed.log()).toEqual([
      '16.0 s #1 raised heartRate.low.medium "Heart rate 45 < 50" medium',
    ]);
  });
});

describe("a worse severity replaces the milder one", () => {
  test("systolic 85, then 78: one alarm, raised to high", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 85 });
    bed.reads(20, { systolic: 78 });
    expect(bed.log()).toEqual([
      '0.0 s #1 raised systolic.low.medium "Systolic 85 < 90" medium',
      '20.0 s #1 worsened systolic.low.high "Systolic 78 < 80" high',
    ]);
    expect(bed.open()).toEqual(["#1 systolic.low.high high active"]);
  });

  test("after the high delay, at its due time, and the acknowledgement is void", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 12], { heartRate: 130 });
    bed.acknowledges(12, 1);
    bed.keepsReading([13, 15], { heartRate: 135 });
    bed.keepsReading([16, 18], { heartRate: 139 });
    bed.log();
    bed.keepsReading([19, 21], { heartRate: 155 });
    bed.until(21.999);
    // The step to 155 calls at once, the worse severity after its delay.
    expect(bed.log()).toEqual([
      '19.0 s #1 worsened heartRate.high.medium "Heart rate 155 > 120" medium',
    ]);
    bed.acknowledges(21.999, 1);
    bed.log();
    bed.until(22);
    expect(bed.log()).toEqual([
      '22.0 s #1 worsened heartRate.high.high "Heart rate 155 > 150" high',
    ]);
  });

  test("not when the value left the high range within the delay", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 12], { heartRate: 130 });
    bed.keepsReading([13, 15], { heartRate: 155 });
    bed.keepsReading([15.999, 30], { heartRate: 149 });
    expect(bed.open()).toEqual(["#1 heartRate.high.medium medium active"]);
  });

  test("an acknowledgement of the milder one that arrives after it does not count", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 85 });
    bed.reads(300, { systolic: 78 });
    bed.takes(acknowledge(300, 1, { condition: "systolic.low.medium" }));
    expect(bed.open()).toEqual(["#1 systolic.low.high high active"]);
    bed.takes(acknowledge(301, 1, { condition: "systolic.low.high" }));
    expect(bed.open()).toEqual(["#1 systolic.low.high high active acknowledged"]);
  });
});

describe("the message keeps the worst value so far", () => {
  test("it follows a value that gets worse, and not one that gets better", () => {
    const bed = watchedBed(LINE);
    for (const [second, systolic] of [
      [0, 85],
      [10, 83],
      [20, 88],
      [30, 83],
      [40, 82],
    ] as const) {
      bed.reads(second, { systolic });
    }
    expect(bed.log()).toEqual([
      '0.0 s #1 raised systolic.low.medium "Systolic 85 < 90" medium',
      '10.0 s #1 worst-value systolic.low.medium "Systolic 83 < 90" medium',
      '40.0 s #1 worst-value systolic.low.medium "Systolic 82 < 90" medium',
    ]);
  });

  test("a value that is worse by less than a step leaves the acknowledgement as it is", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 85 });
    bed.acknowledges(5, 1);
    bed.reads(10, { systolic: 83 });
    expect(bed.open()).toEqual(["#1 systolic.low.medium medium active acknowledged"]);
  });

  test("effects already told keep the value they told", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 85 });
    bed.reads(10, { systolic: 78 });
    expect(bed.alarms[0]?.alarm).toMatchObject({
      priority: "medium",
      subject: { worst: 85, limit: 90 },
    });
  });
});

describe("easing waits for somebody to look", () => {
  test("a high alarm stays high while the value is only out of the medium limit", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 });
    bed.reads(20, { systolic: 86 });
    expect(bed.open()).toEqual(["#1 systolic.low.high high active"]);
    bed.log();
    bed.acknowledges(21, 1);
    expect(bed.log()).toEqual([
      '21.0 s #1 acknowledged systolic.low.high "Systolic 78 < 80" high',
      '21.0 s #1 eased systolic.low.medium "Systolic 78 < 90" medium acknowledged',
    ]);
  });

  test("an acknowledged high alarm eases by itself, keeps its mark, and ends closed", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 });
    bed.acknowledges(10, 1);
    bed.log();
    bed.reads(30, { systolic: 86 });
    bed.reads(60, { systolic: 93 });
    expect(bed.log()).toEqual([
      '30.0 s #1 eased systolic.low.medium "Systolic 78 < 90" medium acknowledged',
      '60.0 s #1 ended systolic.low.medium "Systolic 78 < 90" medium closed acknowledged',
    ]);
  });

  test("what has eased sounds again, as the same alarm, when it worsens again", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 });
    bed.acknowledges(10, 1);
    bed.reads(30, { systolic: 86 });
    bed.log();
    bed.reads(60, { systolic: 79 });
    expect(bed.log()).toEqual(['60.0 s #1 worsened systolic.low.high "Systolic 78 < 80" high']);
  });
});

describe("the end of a limit alarm", () => {
  test("a medium alarm closes with its condition, seen or not", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 85 });
    bed.reads(30, { systolic: 92 });
    bed.reads(60, { systolic: 93 });
    expect(bed.log()).toEqual([
      '0.0 s #1 raised systolic.low.medium "Systolic 85 < 90" medium',
      '60.0 s #1 ended systolic.low.medium "Systolic 85 < 90" medium closed',
    ]);
  });

  test("a high alarm that nobody saw stays latched, until it is acknowledged", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 });
    bed.reads(20, { systolic: 120 });
    for (let second = 40; second <= 900; second += 20) bed.reads(second, { systolic: 120 });
    expect(bed.open()).toEqual(["#1 systolic.low.high high latched"]);
    bed.log();
    bed.acknowledges(910, 1);
    expect(bed.log()).toEqual([
      '910.0 s #1 acknowledged systolic.low.high "Systolic 78 < 80" high closed',
    ]);
  });

  test("a high alarm that was acknowledged closes with its condition", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 });
    bed.acknowledges(10, 1);
    bed.log();
    bed.reads(30, { systolic: 120 });
    expect(bed.log()).toEqual([
      '30.0 s #1 ended systolic.low.high "Systolic 78 < 80" high closed acknowledged',
    ]);
  });

  test("what returns after closing is a new alarm with a new number", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 85 });
    bed.reads(30, { systolic: 120 });
    bed.reads(60, { systolic: 85 });
    expect(bed.log().at(-1)).toBe('60.0 s #2 raised systolic.low.medium "Systolic 85 < 90" medium');
  });
});

describe("a condition that returns while its alarm is latched", () => {
  test("goes on as the same alarm, counted twice", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 });
    bed.reads(10, { systolic: 120 });
    bed.log();
    bed.reads(20, { systolic: 75 });
    expect(bed.log()).toEqual(['20.0 s #1 returned systolic.low.high "Systolic 75 < 80" high']);
    expect(bed.alarms.at(-1)?.alarm.occurrences).toBe(2);
  });

  test("after its delay, at the due time and not with the next reading", () => {
    const bed = watchedBed({ heartRate: 30 });
    bed.reads(0, { heartRate: 160 });
    bed.reads(10, { heartRate: 80 });
    bed.log();
    bed.reads(20, { heartRate: 170 });
    bed.until(22.999);
    expect(bed.log()).toEqual([]);
    bed.reads(30, { heartRate: 170 });
    expect(bed.log()).toEqual([
      '23.0 s #1 returned heartRate.high.high "Heart rate 170 > 150" high',
    ]);
  });

  test("stays high when it returns beyond the medium limit only", () => {
    const bed = watchedBed({ heartRate: 30 });
    bed.reads(0, { heartRate: 160 });
    bed.reads(10, { heartRate: 80 });
    bed.log();
    bed.reads(20, { heartRate: 130 });
    bed.until(32);
    expect(bed.log()).toEqual([
      '30.0 s #1 returned heartRate.high.high "Heart rate 160 > 150" high',
    ]);
  });

  test("acknowledged on its way back, it comes as a new alarm at the same moment", () => {
    const bed = watchedBed({ heartRate: 30 });
    bed.reads(0, { heartRate: 160 });
    bed.reads(20, { heartRate: 80 });
    bed.reads(40, { heartRate: 170 });
    bed.acknowledges(41, 1);
    bed.log();
    bed.until(60);
    expect(bed.log()).toEqual(['43.0 s #2 raised heartRate.high.high "Heart rate 170 > 150" high']);
  });
});

describe("acknowledging", () => {
  test("marks one alarm and no other", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 78, temperature: 34.8 });
    bed.acknowledges(5, 1);
    expect(bed.open()).toEqual([
      "#1 systolic.low.high high active acknowledged",
      "#2 temperature.low.high high active",
    ]);
  });

  test("a second one changes nothing, not even the name", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 78 });
    bed.acknowledges(5, 1);
    bed.log();
    bed.acknowledges(6, 1);
    expect(bed.log()).toEqual([]);
  });

  test.each([
    ["a number that was never given", 7, "systolic.low.high"],
    ["a condition that this alarm is not about", 1, "temperature.high.high"],
  ])("%s marks nothing", (_what, number, condition) => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 78 });
    bed.log();
    bed.takes(acknowledge(5, number, { condition }));
    expect(bed.log()).toEqual([]);
  });

  test("of an alarm that has closed meanwhile is no error", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 85 });
    bed.reads(300, { systolic: 120 });
    bed.log();
    bed.acknowledges(301, 1);
    expect(bed.log()).toEqual([]);
  });

  test("keeps who, when, note and action", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 78 });
    const words = { note: "seen at the bed", action: "drip paused" };
    bed.takes(acknowledge(5, 1, { condition: "systolic.low.high", ...words }));
    expect(bed.alarms.at(-1)?.alarm.acknowledged).toMatchObject({
      by: { name: "Dr Iris Lang" },
      ...words,
    });
  });

  test("a medium alarm never turns high by being acknowledged while its data are gone", () => {
    const bed = watchedBed();
    bed.keepsReading([0, 10], { heartRate: 130 });
    bed.reads(12, { heartRate: 155, respiration: 14 });
    bed.reads(13, { heartRate: null });
    bed.until(30);
    bed.log();
    bed.acknowledges(31, 1);
    expect(bed.log()).toEqual([
      '31.0 s #1 acknowledged heartRate.high.medium "Heart rate 155 > 120" medium',
    ]);
  });
});

describe("a doubtful value", () => {
  const DOUBT = { queried: ["systolic"] } satisfies Parameters<typeof reading>[2];
  const HEART_DOUBT = { queried: ["heartRate"] } satisfies Parameters<typeof reading>[2];

  test("alarms at once, provisionally, and a sound value confirms", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 }, DOUBT);
    bed.reads(20, { systolic: 79 });
    expect(bed.log()).toEqual([
      '0.0 s #1 raised systolic.low.high "Systolic 78 < 80" high provisional',
      '20.0 s #1 confirmed systolic.low.high "Systolic 79 < 80" high',
    ]);
  });

  test("that makes a sound alarm worse once left it unmarked; now it is provisional again", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 85 });
    bed.reads(10, { systolic: 62 }, DOUBT);
    bed.reads(20, { systolic: 78 });
    expect(bed.log()).toEqual([
      '0.0 s #1 raised systolic.low.medium "Systolic 85 < 90" medium',
      '10.0 s #1 worsened systolic.low.high "Systolic 62 < 80" high provisional',
      '20.0 s #1 confirmed systolic.low.high "Systolic 78 < 80" high',
    ]);
  });

  test("does not stay on as the worst of an alarm that was sound", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 });
    bed.reads(20, { systolic: 62 }, DOUBT);
    expect(bed.log()).toHaveLength(1);
  });

  test("makes the mean that is computed from it doubtful too", () => {
    const bed = watchedBed();
    bed.reads(0, { systolic: 70, diastolic: 42 }, DOUBT);
    expect(bed.log()).toContain(
      '0.0 s #3 raised mean.low.high "Mean pressure 51 < 55" high provisional',
    );
  });

  test("a second doubtful value confirms nothing", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 }, DOUBT);
    bed.reads(20, { systolic: 78 }, DOUBT);
    expect(bed.log()).toHaveLength(1);
  });

  test("a sound value that is back inside the limit confirms nothing, though it still holds", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 }, DOUBT);
    bed.reads(20, { systolic: 80 });
    expect(bed.log()).toHaveLength(1);
    expect(bed.open()).toEqual(["#1 systolic.low.high high active"]);
  });

  test("a sound value closes it, though it was high: it was never sure, and latches nothing", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 }, DOUBT);
    bed.reads(20, { systolic: 120 });
    expect(bed.log()).toEqual([
      '0.0 s #1 raised systolic.low.high "Systolic 78 < 80" high provisional',
      '20.0 s #1 ended systolic.low.high "Systolic 78 < 80" high closed provisional',
    ]);
  });

  test("inside the limits neither ends nor eases an alarm", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 78 });
    bed.acknowledges(5, 1);
    bed.log();
    bed.reads(10, { systolic: 86 }, DOUBT);
    bed.reads(20, { systolic: 120 }, DOUBT);
    expect(bed.log()).toEqual([]);
    bed.reads(29, { systolic: 86 });
    expect(bed.log()).toHaveLength(1);
  });

  test("every 9 s among heart rates of 45 once raised no alarm in ten minutes", () => {
    const bed = watchedBed({ heartRate: 1 });
    for (let second = 0; second < 600; second += 1) {
      if (second % 9 === 8) bed.reads(second, { heartRate: 130 }, HEART_DOUBT);
      else bed.reads(second, { heartRate: 45 });
    }
    expect(bed.log()[0]).toBe('10.0 s #1 raised heartRate.low.medium "Heart rate 45 < 50" medium');
    expect(bed.open()).toEqual(["#1 heartRate.low.medium medium active"]);
  });

  test("at the moment of the onset was once told as the worst: 72 above 120", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.keepsReading([0, 8], { heartRate: 132 });
    bed.reads(9.5, { heartRate: 72 }, HEART_DOUBT);
    bed.until(10);
    expect(bed.log()).toEqual([
      '10.0 s #1 raised heartRate.high.medium "Heart rate 132 > 120" medium',
    ]);
  });

  test("beyond the limit is told by itself where another doubtful one follows", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(0, { heartRate: 72 });
    bed.reads(1, { heartRate: 160 }, HEART_DOUBT);
    bed.reads(2, { heartRate: 80 }, HEART_DOUBT);
    bed.until(3.999);
    expect(bed.log()).toEqual([]);
    bed.until(4);
    expect(bed.log()).toEqual([
      '4.0 s #1 raised heartRate.high.high "Heart rate 160 > 150" high provisional',
    ]);
  });

  test("beyond the limit was only an artefact where a sound one inside follows", () => {
    const bed = watchedBed({ heartRate: 1 });
    bed.reads(1, { heartRate: 160 }, HEART_DOUBT);
    bed.keepsReading([2, 30], { heartRate: 80 });
    expect(bed.log()).toEqual([]);
  });

  test("once stayed the worst of an alarm that had eased, and kept what was worse from calling", () => {
    const bed = watchedBed({ systolic: 300 });
    bed.reads(0, { systolic: 215 }, { queried: ["systolic"] });
    bed.reads(20, { systolic: 165 });
    expect(bed.log().at(-1)).toBe(
      '20.0 s #1 eased systolic.high.medium "Systolic 165 > 160" medium',
    );
    bed.acknowledges(30, 1);
    bed.log();
    bed.reads(300, { systolic: 195 });
    expect(bed.log()).toEqual([
      '300.0 s #1 worsened systolic.high.medium "Systolic 195 > 160" medium',
    ]);
  });

  test("that eased to where a sound value only holds it stays unsure", () => {
    const bed = watchedBed({ systolic: 300 });
    bed.reads(0, { systolic: 215 }, { queried: ["systolic"] });
    bed.reads(20, { systolic: 158 });
    expect(bed.log().at(-1)).toBe(
      '20.0 s #1 eased systolic.high.medium "Systolic 215 > 160" medium provisional',
    );
    bed.reads(300, { systolic: 150 });
    expect(bed.open()).toEqual([]);
  });

  test("that nobody confirmed is no measure for what is worse than was acknowledged", () => {
    const bed = watchedBed(LINE);
    bed.reads(0, { systolic: 62 }, DOUBT);
    bed.acknowledges(1, 1);
    bed.reads(10, { systolic: 79 });
    bed.reads(20, { systolic: 70 });
    expect(bed.open()).toEqual(["#1 systolic.low.high high active acknowledged"]);
    bed.reads(29, { systolic: 69 });
    expect(bed.log().at(-1)).toBe('29.0 s #1 worsened systolic.low.high "Systolic 69 < 80" high');
  });
});
