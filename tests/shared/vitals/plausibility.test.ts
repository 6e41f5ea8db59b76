// What becomes of each value of a reading: kept, queried, refused with a reason, or missing.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  judgeReading,
  type Previous,
  recallReading,
  type VitalValues,
} from "../../../shared/vitals/plausibility.ts";
import { VITALS, type Vital } from "../../../shared/vocabulary.ts";

const AT_MS = 1_000_000;

/** Judges one frame after what came before it, `agoS` seconds earlier. */
function judge(
  values: VitalValues,
  {
    before = {},
    agoS = 1,
    cuff = true,
  }: { before?: VitalValues; agoS?: number; cuff?: boolean } = {},
) {
  const previous: Previous = {};
  judgeReading(before, AT_MS - agoS * 1_000, previous, cuff);
  return judgeReading(values, AT_MS, previous, cuff);
}

function fate(vital: Vital, value: number): "kept" | "queried" | "refused" | "missing" {
  const { vitals, queried, rejected, missing } = judge({ [vital]: value });
  if (missing.includes(vital)) return "missing";
  if (rejected.some((one) => one.vital === vital)) return "refused";
  expect(vitals[vital]).toBe(value);
  return queried.includes(vital) ? "queried" : "kept";
}

describe("a value on its own", () => {
  test.each<[Vital, ...number[]]>([
    ["systolic", 39.9, 40, 59.9, 60, 250, 250.1, 300, 300.1],
    ["diastolic", 14.9, 15, 29.9, 30, 150, 150.1, 220, 220.1],
    ["mean", 24.9, 25, 39.9, 40, 180, 180.1, 250, 250.1],
    ["pulse", 19.9, 20, 29.9, 30, 220, 220.1, 300, 300.1],
    ["heartRate", 19.9, 20, 29.9, 30, 220, 220.1, 300, 300.1],
    ["respiration", 2.9, 3, 5.9, 6, 50, 50.1, 80, 80.1],
    ["temperature", 29.9, 30, 33.9, 34, 41.5, 41.6, 43, 43.1],
  ])("%s is refused, queried and kept at the edges of its ranges", (vital, ...edges) => {
    expect(edges.map((value) => fate(vital, value))).toEqual([
      "refused",
      "queried",
      "queried",
      "kept",
      "kept",
      "queried",
      "queried",
      "refused",
    ]);
  });

  test("oxygen saturation has no doubt at its top, only an end", () => {
    const values = [39.9, 40, 69.9, 70, 100, 100.1];
    expect(values.map((value) => fate("spo2", value))).toEqual([
      "refused",
      "queried",
      "queried",
      "kept",
      "kept",
      "refused",
    ]);
  });

  test.each([0, -1, -99.9, -100, -999, -9999, -32768, 32767, 65535, 8388607, 2147483647])(
    "%d is how monitors write that they have no value",
    (sentinel) => {
      for (const vital of VITALS) expect(fate(vital, sentinel)).toBe("missing");
    },
  );

  test("a number that only looks like a sentinel is refused, and said so", () => {
    expect(fate("temperature", -2)).toBe("refused");
    expect(fate("temperature", 8388606)).toBe("refused");
  });

  test("the reason names value, unit and range", () => {
    expect(judge({ temperature: 384.5 }).rejected).toEqual([
      {
        vital: "temperature",
        code: "OUT_OF_RANGE",
        message: "temperature 384.5 °C is outside 30–43 °C",
        value: 384.5,
      },
    ]);
  });

  test("a sensor that is off stays what it is: null, neither refused nor missing", () => {
    expect(judge({ heartRate: null })).toEqual({
      vitals: { heartRate: null },
      queried: [],
      rejected: [],
      missing: [],
    });
  });
});

describe("pressures of one frame", () => {
  const crossed = (values: VitalValues) => judge(values).rejected.map(({ vital }) => vital);

  test.each([
    ["in order", { systolic: 120, mean: 93, diastolic: 80 }, []],
    ["systolic at diastolic", { systolic: 80, diastolic: 80 }, ["systolic", "diastolic"]],
    ["systolic just above", { systolic: 81, diastolic: 80 }, []],
    ["systolic below diastolic", { systolic: 80, diastolic: 120 }, ["systolic", "diastolic"]],
    [
      "mean at systolic",
      { systolic: 120, mean: 120, diastolic: 80 },
      ["systolic", "diastolic", "mean"],
    ],
    [
      "mean at diastolic",
      { systolic: 120, mean: 80, diastolic: 80 },
      ["systolic", "diastolic", "mean"],
    ],
    ["mean above systolic, no diastolic", { systolic: 120, mean: 121 }, ["systolic", "mean"]],
    ["mean below diastolic, no systolic", { mean: 79, diastolic: 80 }, ["diastolic", "mean"]],
    ["alone", { mean: 93 }, []],
    ["crossing only one that is off", { systolic: null, diastolic: 120, mean: 130 }, []],
  ] as [string, VitalValues, Vital[]][])("%s: refused %s", (_name, values, refused) => {
    expect(crossed(values)).toEqual(refused);
  });

  test("that cross are all refused, each with its own value; the other vitals are kept", () => {
    const { vitals, rejected } = judge({ systolic: 80, diastolic: 120, heartRate: 72 });
    expect(vitals).toEqual({ heartRate: 72 });
    expect(rejected.map(({ code, value, message }) => ({ code, value, message }))).toEqual([
      {
        code: "PRESSURES_CROSSED",
        value: 80,
        message: "pressures 80 / 120 mmHg cross each other (systolic 80)",
      },
      {
        code: "PRESSURES_CROSSED",
        value: 120,
        message: "pressures 80 / 120 mmHg cross each other (diastolic 120)",
      },
    ]);
  });

  test("a systolic out of range takes no other pressure with it", () => {
    const { vitals, rejected } = judge({ systolic: 310, diastolic: 80, mean: 93 });
    expect(vitals).toEqual({ diastolic: 80, mean: 93 });
    expect(rejected).toHaveLength(1);
  });

  test.each([
    [109, 100, true],
    [110, 100, false],
    [210, 60, false],
    [211, 60, true],
  ])("%d over %d: pulse pressure in doubt, %s", (systolic, diastolic, isQueried) => {
    const { queried } = judge({ systolic, diastolic });
    expect(queried).toEqual(isQueried ? ["systolic", "diastolic"] : []);
  });

  test.each([
    [77, true],
    [78, false],
    [108, false],
    [109, true],
  ])("139 over 70 stand for 93: a measured mean of %d is in doubt, %s", (mean, isQueried) => {
    const { queried } = judge({ systolic: 139, diastolic: 70, mean });
    expect(queried).toEqual(isQueried ? ["mean"] : []);
  });
});

describe("a cuff of which only a part is worth anything", () => {
  const standing = (values: VitalValues): Previous => {
    const previous: Previous = {};
    judgeReading(values, 0, previous, true);
    return previous;
  };
  const queried = (values: VitalValues, before: VitalValues): Vital[] =>
    judgeReading(values, 300_000, standing(before), true).queried.toSorted();

  test("once ended the alarms of diastolic and mean with a systolic of 999", () => {
    const before = { systolic: 84, diastolic: 44, mean: 56 };
    const judged = { systolic: 999, diastolic: 75, mean: 85 };
    expect(queried(judged, before)).toEqual(["diastolic", "mean"]);
  });

  test.each<[string, VitalValues, VitalValues, Vital[]]>([
    ["a diastolic at the standing systolic", { diastolic: 78 }, { systolic: 78 }, ["diastolic"]],
    ["a diastolic just below it", { diastolic: 77 }, { systolic: 78 }, []],
    ["a systolic at the standing diastolic", { systolic: 60 }, { diastolic: 60 }, ["systolic"]],
    ["a systolic just above it", { systolic: 61 }, { diastolic: 60 }, []],
    [
      "a whole measurement far below what stood",
      { systolic: 85, diastolic: 50 },
      { systolic: 125, diastolic: 85, mean: 98 },
      [],
    ],
    [
      "a mean that cannot be",
      { systolic: 120, diastolic: 80, mean: 999 },
      {},
      ["diastolic", "systolic"],
    ],
  ])("%s", (_name, values, before, doubtful) => {
    expect(queried(values, before)).toEqual(doubtful);
  });
});

test("a monitor that tells systolic alone once stayed doubtful for ever", () => {
  const previous: Previous = {};
  judgeReading({ systolic: 120, diastolic: 80 }, 0, previous, true);
  const queried = [1, 2, 3].map(
    (nth) => judgeReading({ systolic: 77 - nth }, nth * 300_000, previous, true).queried,
  );
  expect(queried).toEqual([["systolic"], [], []]);
});

describe("a step from the value before", () => {
  test.each([
    ["heart rate, 50 in 1 s", "heartRate", 72, 122, 1, false],
    ["heart rate, 51 in 1 s", "heartRate", 72, 123, 1, true],
    ["heart rate, 51 down in 1 s", "heartRate", 123, 72, 1, true],
    ["heart rate, 30 in half a second", "heartRate", 72, 102, 0.5, false],
    ["heart rate, 51 in half a second", "heartRate", 72, 123, 0.5, true],
    ["heart rate, 100 in 2 s", "heartRate", 60, 160, 2, false],
    ["heart rate, 101 in 2 s", "heartRate", 60, 161, 2, true],
    ["pulse, 90 in 1 s", "pulse", 60, 150, 1, false],
    ["temperature, 0.5 in 10 s", "temperature", 36.6, 37.1, 10, false],
    ["temperature, 0.6 in 10 s", "temperature", 36.6, 37.2, 10, true],
    ["temperature, 0.5 in 1 min", "temperature", 36.6, 37.1, 60, false],
    ["temperature, 0.6 in 1 min", "temperature", 36.6, 37.2, 60, true],
    ["temperature, 1.0 in 2 min", "temperature", 36.6, 37.6, 120, false],
    ["temperature, 1.1 in 2 min", "temperature", 36.6, 37.7, 120, true],
    ["cuff, 40", "systolic", 120, 160, 300, false],
    ["cuff, 41", "systolic", 120, 161, 300, true],
    ["cuff, 41 down", "systolic", 161, 120, 300, true],
    ["diastolic of a cuff, 41", "diastolic", 60, 101, 300, true],
    ["respiration, 30 in 1 s", "respiration", 10, 40, 1, false],
  ] as const)("%s: doubtful or not", (_name, vital, before, value, agoS, isQueried) => {
    const { queried } = judge({ [vital]: value }, { before: { [vital]: before }, agoS });
    expect(queried).toEqual(isQueried ? [vital] : []);
  });

  test("temperatures half a degree apart are never in doubt, whatever the tenths", () => {
    for (let tenths = 345; tenths <= 410; tenths += 1) {
      const { queried } = judge(
        { temperature: (tenths + 5) / 10 },
        { before: { temperature: tenths / 10 }, agoS: 10 },
      );
      expect(queried).toEqual([]);
    }
  });

  test("a line may step as it likes: its pressure is measured with each beat", () => {
    const { queried } = judge({ systolic: 180 }, { before: { systolic: 100 }, cuff: false });
    expect(queried).toEqual([]);
  });

  test("is taken from the last value that was kept, not from one that was refused", () => {
    const previous: Previous = {};
    judgeReading({ heartRate: 72 }, AT_MS, previous, true);
    judgeReading({ heartRate: 999 }, AT_MS + 1_000, previous, true);
    judgeReading({ heartRate: 0 }, AT_MS + 2_000, previous, true);
    expect(previous.heartRate).toEqual({
      sound: { value: 72, takenAtMs: AT_MS },
      doubtful: null,
    });
    expect(judgeReading({ heartRate: 160 }, AT_MS + 1_000, previous, true).queried).toEqual([
      "heartRate",
    ]);
  });

  test("the first value of all, and one that was taken before the last, are no step", () => {
    expect(judge({ heartRate: 180 }).queried).toEqual([]);
    expect(judge({ heartRate: 180 }, { before: { heartRate: 60 }, agoS: -5 }).queried).toEqual([]);
  });

  /** A vital's values in the order in which they came: the second of each, the value, its fate. */
  type Course = [second: number, value: number, fate: "sound" | "doubtful"][];

  const courses: [name: string, vital: Vital, course: Course][] = [
    [
      "the true heart rate after one artefact was once doubted too",
      "heartRate",
      [
        [0, 72, "sound"],
        [1, 140, "doubtful"],
        [2, 72, "sound"],
        [3, 73, "sound"],
      ],
    ],
    [
      "the true pressure after one bad cuff was once doubted too",
      "systolic",
      [
        [0, 120, "sound"],
        [300, 185, "doubtful"],
        [600, 122, "sound"],
      ],
    ],
    [
      "a heart rate's new level is in doubt once, then it is the level",
      "heartRate",
      [
        [0, 72, "sound"],
        [1, 130, "doubtful"],
        [1.5, 131, "sound"],
        [2, 132, "sound"],
      ],
    ],
    [
      "a cuff's new level is in doubt once, then it is the level",
      "systolic",
      [
        [0, 120, "sound"],
        [300, 170, "doubtful"],
        [600, 168, "sound"],
        [900, 165, "sound"],
        [1_200, 120, "doubtful"],
      ],
    ],
    [
      "two artefacts that do not agree are both in doubt",
      "systolic",
      [
        [0, 120, "sound"],
        [300, 180, "doubtful"],
        [600, 230, "doubtful"],
        [900, 121, "sound"],
      ],
    ],
    [
      "a sound value between two artefacts takes the first one's word away",
      "temperature",
      [
        [0, 36.6, "sound"],
        [10, 38, "doubtful"],
        [20, 36.6, "sound"],
        [30, 38, "doubtful"],
      ],
    ],
    [
      "what agrees, but was taken at the same moment, is no second measurement",
      "temperature",
      [
        [0, 36.6, "sound"],
        [10, 38, "doubtful"],
        [10, 38, "doubtful"],
        [10.1, 38, "sound"],
      ],
    ],
    [
      "beyond what is usual every value is in doubt, and the way back is a step again",
      "heartRate",
      [
        [0, 215, "sound"],
        [1, 225, "doubtful"],
        [2, 226, "doubtful"],
        [3, 100, "doubtful"],
        [4, 101, "sound"],
      ],
    ],
    [
      "a first value in doubt is no measure for the second",
      "systolic",
      [
        [0, 255, "doubtful"],
        [300, 120, "sound"],
        [600, 122, "sound"],
      ],
    ],
    [
      "an older value once took the place of the newest, and the next was doubted",
      "systolic",
      [
        [600, 100, "sound"],
        [0, 150, "sound"],
        [900, 100, "sound"],
      ],
    ],
    [
      "an older value does not end the doubt about a newer one",
      "systolic",
      [
        [0, 120, "sound"],
        [600, 180, "doubtful"],
        [300, 121, "sound"],
        [900, 178, "sound"],
      ],
    ],
    [
      "an older value in doubt does not speak against a newer one in doubt",
      "systolic",
      [
        [0, 120, "sound"],
        [600, 180, "doubtful"],
        [300, 240, "doubtful"],
        [900, 178, "sound"],
      ],
    ],
  ];

  test.each(courses)("%s", (_name, vital, course) => {
    const previous: Previous = {};
    const fates = course.map(([second, value]) => {
      const { queried } = judgeReading({ [vital]: value }, AT_MS + second * 1_000, previous, true);
      return [second, value, queried.includes(vital) ? "doubtful" : "sound"];
    });
    expect(fates).toEqual(course);
  });

  test.each(courses)("recalled from what was kept, the same: %s", (_name, vital, course) => {
    for (let kept = 0; kept <= course.length; kept += 1) {
      const judged: Previous = {};
      const recalled: Previous = {};
      for (const [second, value] of course.slice(0, kept)) {
        const takenAtMs = AT_MS + second * 1_000;
        const { vitals: values, queried } = judgeReading(
          { [vital]: value },
          takenAtMs,
          judged,
          true,
        );
        recallReading({ values, queried, takenAtMs }, recalled, true);
      }
      expect(recalled).toEqual(judged);
    }
  });
});

describe("several bad vitals in a frame", () => {
  test("each get their own fate, and the good ones theirs", () => {
    const judgement = judge(
      { heartRate: 130, pulse: 0, respiration: 200, temperature: 45, spo2: 97, systolic: null },
      { before: { heartRate: 72 } },
    );
    expect(judgement.vitals).toEqual({ heartRate: 130, spo2: 97, systolic: null });
    expect(judgement.queried).toEqual(["heartRate"]);
    expect(judgement.rejected.map(({ vital }) => vital)).toEqual(["respiration", "temperature"]);
    expect(judgement.missing).toEqual(["pulse"]);
  });

  test("doubtful for two reasons is said once", () => {
    const { queried } = judge({ systolic: 255, diastolic: 100 }, { before: { systolic: 100 } });
    expect(queried).toEqual(["systolic", "diastolic"]);
  });
});

test("every value has exactly one fate, and no value is ever changed", () => {
  const value = fc.option(fc.oneof(fc.integer({ min: -10, max: 320 }), fc.double({ noNaN: true })));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...VITALS), value), (values) => {
      const { vitals, queried, rejected, missing } = judge(values);
      const fates = [...Object.keys(vitals), ...rejected.map((one) => one.vital), ...missing];
      expect(fates.sort()).toEqual(Object.keys(values).sort());
      for (const vital of queried) expect(vitals[vital]).toBe(values[vital]);
      for (const one of rejected) expect(one.value).toBe(values[one.vital]);
    }),
  );
});
