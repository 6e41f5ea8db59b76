import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { SCENARIOS, VITALS } from "../../shared/vocabulary.ts";
import { createBedside, MODEL_BEGINS_S } from "../../simulator/bedside/bedside.ts";
import { CUFF_TAKES_S, type CuffMoment, createCuff } from "../../simulator/bedside/cuff.ts";

const bedside = (fromS: number, seed = "7/bed-1") =>
  createBedside({ seed, scenario: "febrile", fromS, eventAtS: null });

const vitalsOf = (bed: ReturnType<typeof createBedside>, seconds: number) =>
  Array.from({ length: seconds }, () => bed.second().vitals);

describe("a bed", () => {
  it("lives the same seconds from the same seed, and others from another", () => {
    expect(vitalsOf(bedside(0), 300)).toEqual(vitalsOf(bedside(0), 300));
    expect(vitalsOf(bedside(0), 300)).not.toEqual(vitalsOf(bedside(0, "8/bed-1"), 300));
  });

  it("is the same patient, whichever second it is joined at", () => {
    const early = bedside(0);
    vitalsOf(early, 500);
    const late = bedside(500);
    const rates = (bed: ReturnType<typeof createBedside>) =>
      vitalsOf(bed, 60).map(({ heartRate, respiration, temperature }) => [
        heartRate,
        respiration,
        temperature,
      ]);
    expect(rates(late)).toEqual(rates(early));
  });

  it("shows the same rates whether or not a cuff is asked for", () => {
    const left = bedside(0);
    const right = bedside(0);
    vitalsOf(left, 60);
    vitalsOf(right, 60);
    right.requestCuff();
    const [without, with_] = [vitalsOf(left, 60), vitalsOf(right, 60)];
    expect(with_.filter(({ systolic }) => systolic !== undefined)).toHaveLength(1);
    expect(with_.map(({ heartRate }) => heartRate)).toEqual(
      without.map(({ heartRate }) => heartRate),
    );
  });

  it("sends whole numbers, temperature in tenths every ten seconds", () => {
    for (const [second, vitals] of vitalsOf(bedside(0), 120).entries()) {
      expect(vitals.temperature !== undefined).toBe(second % 10 === 0);
      for (const vital of VITALS) {
        const value = vitals[vital];
        if (typeof value !== "number") continue;
        expect(Number(value.toFixed(VITAL_TABLE[vital].decimals))).toBe(value);
      }
    }
  });

  it("never sends what the server would refuse, whatever happens to whom", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCENARIOS),
        fc.string(),
        fc.integer({ min: MODEL_BEGINS_S, max: 3_600 }),
        (scenario, seed, fromS) => {
          const bed = createBedside({ seed, scenario, fromS, eventAtS: fromS });
          for (const vitals of vitalsOf(bed, 400)) {
            const { systolic, mean, diastolic } = vitals;
            if (systolic != null && mean != null && diastolic != null) {
              expect(systolic).toBeGreaterThan(mean);
              expect(mean).toBeGreaterThan(diastolic);
            }
            for (const vital of VITALS) {
              const value = vitals[vital];
              if (value == null) continue;
              const [low, high] = VITAL_TABLE[vital].reject;
              expect(value).toBeGreaterThanOrEqual(low);
              expect(value).toBeLessThanOrEqual(high);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("a cuff", () => {
  const moments = (everyS: number, seconds: number, asks: number[] = []) => {
    const cuff = createCuff(everyS);
    const told: string[] = [];
    let before: CuffMoment = "idle";
    for (let second = 1; second <= seconds; second += 1) {
      if (asks.includes(second)) cuff.request();
      const moment = cuff.second(second);
      if (moment !== before && moment !== "measuring" && moment !== "idle") {
        told.push(`${second} ${moment}`);
      }
      before = moment;
    }
    return told;
  };

  it("measures when it is switched on, and then on schedule", () => {
    expect(moments(60, 150)).toEqual([
      "1 started",
      `${1 + CUFF_TAKES_S} done`,
      "60 started",
      "80 done",
      "120 started",
      "140 done",
    ]);
  });

  it("measures soon when asked, after the arm has rested", () => {
    expect(moments(300, 60, [25])).toEqual(["1 started", "21 done", "31 started", "51 done"]);
  });

  it("is not asked twice while it measures", () => {
    expect(moments(300, 100, [5, 10])).toEqual(["1 started", "21 done"]);
  });
});
