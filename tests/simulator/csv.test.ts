import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeText } from "../../shared/protocol/time.ts";
import { cadencesSchema } from "../../shared/protocol/vitals.ts";
import { recordedCadence } from "../../simulator/recording/cadence.ts";
import { parseCsvRecording } from "../../simulator/recording/csv.ts";
import { timeline } from "../../simulator/recording/timeline.ts";

const read = (...lines: string[]) => parseCsvRecording(lines.join("\n"), "night.csv");

describe("a CSV recording", () => {
  it("keeps what was measured, and nothing where the field is blank", () => {
    expect(
      read(
        "time_s,sbp,dbp,map,pulse,hr,rr,temp_c,spo2",
        "0,120,80,93,72,,14,36.75,97",
        "1.024,,,,73,,,,",
      ),
    ).toEqual([
      {
        timeS: 0,
        vitals: {
          systolic: 120,
          diastolic: 80,
          mean: 93,
          pulse: 72,
          respiration: 14,
          temperature: 36.75,
          spo2: 97,
        },
      },
      { timeS: 1.024, vitals: { pulse: 73 } },
    ]);
  });

  it("takes any columns in any order, a byte-order mark, CRLF and blank lines", () => {
    const text = "\uFEFFhr,time_s\r\n70,0\r\n\r\n71, 2 \r\n";
    expect(parseCsvRecording(text, "night.csv")).toEqual([
      { timeS: 0, vitals: { heartRate: 70 } },
      { timeS: 2, vitals: { heartRate: 71 } },
    ]);
  });

  it("leaves out lines on which nothing was measured", () => {
    expect(read("time_s,hr", "0,70", "1,", "2,71").map(({ timeS }) => timeS)).toEqual([0, 2]);
  });

  it("takes two lines of the same moment", () => {
    expect(read("time_s,hr", "1,70", "1,71")).toHaveLength(2);
  });

  it("hands implausible values on: judging them is the server's", () => {
    expect(read("time_s,temp_c", "0,384.5", "1,-1")).toHaveLength(2);
  });

  it.each([
    ["an unknown column", ["time_s,hr,etco2", "0,70,35"], 'line 1: "etco2" is no column'],
    ["no time", ["hr,rr", "70,14"], "line 1: there is no column time_s."],
    ["no vital", ["time_s", "0"], "line 1: there is no column with a vital."],
    ["a column twice", ["time_s,hr,hr", "0,70,71"], "line 1: the column hr is there twice."],
    [
      "a word for a number",
      ["time_s,hr", "0,70", "1,n/a"],
      'line 3: hr is "n/a", which is no number.',
    ],
    ["a number of programmers", ["time_s,hr", "0,0x46"], 'line 2: hr is "0x46"'],
    ["a blank time", ["time_s,hr", ",70"], 'line 2: time_s is "", which is no number.'],
    [
      "time that goes back",
      ["time_s,hr", "5,70", "4.9,71"],
      "line 3: time_s goes back from 5 to 4.9.",
    ],
    ["an impossible time", ["time_s,hr", "1e300,70"], "line 2: time_s is out of range."],
    [
      "a field too many",
      ["time_s,hr", "0,70", "1,70,14"],
      "line 3: 3 fields where the header has 2.",
    ],
    ["an open quote", ["time_s,hr", '0,"70'], "night.csv is no CSV file: Quote Not Closed"],
    ["no line at all", [""], "night.csv is empty."],
    ["no value at all", ["time_s,hr", "0,"], "night.csv holds no values."],
  ])("refuses %s in one sentence", (_name, lines, sentence) => {
    expect(() => read(...lines)).toThrow(sentence);
  });

  it("never says anything but one sentence, whatever the file", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ unit: fc.constantFrom(..."0123456789,.\n-") }),
        (a, b) => {
          for (const text of [a, `time_s,hr,rr\n${b}`]) {
            try {
              parseCsvRecording(text, "night.csv");
            } catch (error) {
              expect(String(error)).not.toContain("\n");
              expect(String(error)).toContain("night.csv");
            }
          }
        },
      ),
    );
  });
});

describe("the cadence of a recording", () => {
  it("is the median distance of a vital's own values, in tenths of a second", () => {
    const readings = read("time_s,sbp,hr", "0,120,70", "1.024,,71", "2.048,,72", "300,118,73");
    expect(recordedCadence(readings)).toEqual({ systolic: 300, heartRate: 1 });
  });

  it("is not announced for a vital that was measured once", () => {
    expect(recordedCadence(read("time_s,hr,rr", "0,70,14", "1,70,"))).toEqual({ heartRate: 1 });
  });

  it("is always one that the protocol takes", () => {
    const times = fc.array(fc.double({ min: 0, max: 3e8, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(times, (some) => {
        const readings = some
          .sort((left, right) => left - right)
          .map((timeS) => ({ timeS, vitals: { pulse: 70 } }));
        expect(cadencesSchema.safeParse(recordedCadence(readings)).success).toBe(true);
      }),
    );
  });
});

describe("the timeline of a recording", () => {
  const items = (...lines: string[]) =>
    [...timeline(read("time_s,hr", ...lines), Date.UTC(2000, 0, 1))].map((item) =>
      item.kind === "frame" ? `clock ${timeText(item.atMs)}` : `reading ${item.reading.at}`,
    );

  it("puts clock frames between readings, none after the last", () => {
    expect(items("0,70", "2.5,71")).toEqual([
      "reading 2000-01-01T00:00:00.000Z",
      "clock 2000-01-01T00:00:01.000Z",
      "clock 2000-01-01T00:00:02.000Z",
      "reading 2000-01-01T00:00:02.500Z",
    ]);
  });

  it("needs none where readings come every second", () => {
    expect(items("0,70", "1,71", "2,72")).toHaveLength(3);
  });

  it("never goes back and never leaves a second out", () => {
    const distances = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(distances, (some) => {
        let timeS = 0;
        const readings = [0, ...some].map((distance) => {
          timeS += distance;
          return { timeS, vitals: { pulse: 70 } };
        });
        let beforeMs: number | null = null;
        for (const { atMs } of timeline(readings, 0)) {
          expect(atMs - (beforeMs ?? atMs)).toBeGreaterThanOrEqual(0);
          expect(atMs - (beforeMs ?? atMs)).toBeLessThanOrEqual(1_000);
          beforeMs = atMs;
        }
      }),
    );
  });
});
