// Reactions against the locked baseline (domain.md §4.2): each edge just below, at and just above,
// what holds a raised one, and that a missing value neither raises nor clears.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Picture } from "../../../shared/alarms/picture.ts";
import { isFarFromEveryRule, REACTION_RULES } from "../../../shared/alarms/reaction-rules.ts";
import {
  judgeReactions,
  REACTION_EXPLAINS,
  REACTION_ONSET_MS,
  type ReactionHold,
  reactionHold,
} from "../../../shared/alarms/reactions.ts";
import {
  ACVPU,
  CTCAE_GRADES,
  PRIORITIES,
  type Priority,
  REACTIONS,
  type Reaction,
  SYMPTOMS,
  VITALS,
} from "../../../shared/vocabulary.ts";
import { type Change, EMPTY_PICTURE, NO_VALUES, picture } from "../../helpers/pictures.ts";

function priorityOf(reaction: Reaction, change: Change): Priority | null {
  const found = judgeReactions(picture(change)).find((finding) => finding.reaction === reaction);
  return found?.priority ?? null;
}

type Row = [name: string, priority: Priority | null, change: Change];

test("a patient at the baseline shows no reaction", () => {
  expect(judgeReactions(picture())).toEqual([]);
});

test("an empty picture shows no reaction", () => {
  expect(judgeReactions(EMPTY_PICTURE)).toEqual([]);
});

describe("febrile", () => {
  test.each<Row>([
    ["37.9, up by 1.3: too cool", null, { now: { temperature: 37.9 } }],
    ["38.0, up by 1.4", "medium", { now: { temperature: 38 } }],
    [
      "38.0, up by 0.9: warm from the start",
      null,
      { baseline: { temperature: 37.1 }, now: { temperature: 38 } },
    ],
    ["38.0, up by 1.0", "medium", { baseline: { temperature: 37 }, now: { temperature: 38 } }],
    ["38.5, up by 1.9", "medium", { now: { temperature: 38.5 } }],
    ["38.6, up by 2.0", "high", { now: { temperature: 38.6 } }],
    [
      "37.5, up by 2.0: high although below 38.0",
      "high",
      { baseline: { temperature: 35.5 }, now: { temperature: 37.5 } },
    ],
    ["38.9, up by 1.9", "medium", { baseline: { temperature: 37 }, now: { temperature: 38.9 } }],
    ["39.0, up by 0.5", "high", { baseline: { temperature: 38.5 }, now: { temperature: 39 } }],
    [
      "39.0 without a baseline",
      "high",
      { baseline: { temperature: null }, now: { temperature: 39 } },
    ],
    [
      "38.9 without a baseline",
      null,
      { baseline: { temperature: null }, now: { temperature: 38.9 } },
    ],
    ["no temperature", null, { now: { temperature: null } }],
  ])("%s: %s", (_name, priority, change) => {
    expect(priorityOf("febrile", change)).toBe(priority);
  });
});

describe("hypotensive, by the fall alone", () => {
  test.each<Row>([
    ["120 → 91, a fall of 29 and 24 %", null, { now: { systolic: 91 } }],
    ["120 → 90, a fall of 30", "medium", { now: { systolic: 90 } }],
    ["120 → 89, a fall of 31", "medium", { now: { systolic: 89 } }],
    ["150 → 121, a fall of 29", null, { baseline: { systolic: 150 }, now: { systolic: 121 } }],
    ["150 → 120, a fall of 30", "medium", { baseline: { systolic: 150 }, now: { systolic: 120 } }],
    ["100 → 75, a fall of 25 %", null, { baseline: { systolic: 100 }, now: { systolic: 75 } }],
    [
      "100 → 74.9, a fall of more than 25 %",
      "medium",
      { baseline: { systolic: 100 }, now: { systolic: 74.9 } },
    ],
    [
      "110 → 81, a fall of 29 and 26 %",
      "medium",
      { baseline: { systolic: 110 }, now: { systolic: 81 } },
    ],
    ["a rise", null, { now: { systolic: 160 } }],
    ["no systolic", null, { now: { systolic: null } }],
    ["no baseline", null, { baseline: { systolic: null }, now: { systolic: 60 } }],
  ])("%s: %s", (_name, priority, change) => {
    expect(priorityOf("hypotensive", change)).toBe(priority);
  });
});

describe("a fall of less than 20 mmHg never alarms (Wang 2023)", () => {
  const worst: Change = { symptoms: ["urticaria"], acvpu: "voice" };
  test.each<Row>([
    ["70 → 50.1, a fall of 28 %", null, { baseline: { systolic: 70 }, now: { systolic: 50.1 } }],
    ["70 → 50, a fall of 20", "high", { baseline: { systolic: 70 }, now: { systolic: 50 } }],
    ["60 → 40.1, a fall of 33 %", null, { baseline: { systolic: 60 }, now: { systolic: 40.1 } }],
    ["88 at a baseline of 88", null, { baseline: { systolic: 88 } }],
    ["88 → 68.1", null, { baseline: { systolic: 88 }, now: { systolic: 68.1 } }],
    ["88 → 68", "high", { baseline: { systolic: 88 }, now: { systolic: 68 } }],
    ["108 → 88.1", null, { baseline: { systolic: 108 }, now: { systolic: 88.1 } }],
    ["108 → 88", "high", { baseline: { systolic: 108 }, now: { systolic: 88 } }],
  ])("with a fast heart and a symptom, %s: %s", (_name, priority, { baseline, now }) => {
    const change = { ...worst, baseline: { ...baseline }, now: { ...now, heartRate: 130 } };
    expect(priorityOf("hypotensive", change)).toBe(priority);
  });
});

describe("hypotensive, high after NHSN: a fall of 30 to 80 or less", () => {
  test.each<Row>([
    ["120 → 80.1", "medium", { now: { systolic: 80.1 } }],
    ["120 → 80", "high", { now: { systolic: 80 } }],
    ["110 → 80, a fall of 30", "high", { baseline: { systolic: 110 }, now: { systolic: 80 } }],
    [
      "109.9 → 80, a fall of 29.9",
      "medium",
      { baseline: { systolic: 109.9 }, now: { systolic: 80 } },
    ],
  ])("%s: %s", (_name, priority, change) => {
    expect(priorityOf("hypotensive", change)).toBe(priority);
  });
});

describe("hypotensive, high after WAO 2020: a real fall, and the heart or a symptom", () => {
  const under90 = { baseline: { systolic: 112 }, now: { systolic: 89 } };
  test.each<Row>([
    ["112 → 89 alone", null, under90],
    ["112 → 89, heart rate up by 19", null, { ...under90, now: { systolic: 89, heartRate: 91 } }],
    ["112 → 89, heart rate up by 20", "high", { ...under90, now: { systolic: 89, heartRate: 92 } }],
    ["112 → 89, pulse up by 20", "high", { ...under90, now: { systolic: 89, pulse: 92 } }],
    [
      "112 → 89, pulse up by 20, no heart rate",
      "high",
      { baseline: { systolic: 112, heartRate: null }, now: { systolic: 89, pulse: 92 } },
    ],
    [
      "112 → 89, pulse up by 20, heart rate lost",
      "high",
      { ...under90, now: { systolic: 89, pulse: 92, heartRate: null } },
    ],
    [
      "112 → 89, heart rate 130 but no baseline of it",
      null,
      { baseline: { systolic: 112, heartRate: null }, now: { systolic: 89, heartRate: 130 } },
    ],
    ["112 → 89, a symptom", "high", { ...under90, symptoms: ["dizziness"] }],
    ["112 → 89, nobody has looked", null, { ...under90, symptoms: null }],
    ["112 → 90, a symptom", null, { ...under90, now: { systolic: 90 }, symptoms: ["dizziness"] }],
    [
      "180 → 126, a fall of 30 %, a symptom",
      "medium",
      { baseline: { systolic: 180 }, now: { systolic: 126 }, symptoms: ["rash"] },
    ],
    [
      "180 → 125, a fall of more than 30 %, a symptom",
      "high",
      { baseline: { systolic: 180 }, now: { systolic: 125 }, symptoms: ["rash"] },
    ],
    ["180 → 125 alone", "medium", { baseline: { systolic: 180 }, now: { systolic: 125 } }],
  ])("%s: %s", (_name, priority, change) => {
    expect(priorityOf("hypotensive", change)).toBe(priority);
  });
});

describe("overload", () => {
  test.each<Row>([
    [
      "respiration 23.9 from 16, systolic up by 30",
      null,
      { now: { respiration: 23.9, systolic: 150 } },
    ],
    [
      "respiration 24 from 16, systolic up by 30",
      "medium",
      { now: { respiration: 24, systolic: 150 } },
    ],
    [
      "respiration 24 from 16, systolic up by 29.9",
      null,
      { now: { respiration: 24, systolic: 149.9 } },
    ],
    [
      "up against the last 15 minutes, not against the baseline",
      "medium",
      { now: { respiration: 20, systolic: 140 }, lowest15Min: { respiration: 12, systolic: 105 } },
    ],
    [
      "up against the baseline, not against the last 15 minutes",
      null,
      { now: { respiration: 24, systolic: 150 }, lowest15Min: { respiration: 20, systolic: 140 } },
    ],
    [
      "no lowest respiration",
      null,
      { now: { respiration: 24, systolic: 150 }, lowest15Min: { respiration: null } },
    ],
    [
      "no lowest systolic",
      null,
      { now: { respiration: 24, systolic: 150 }, lowest15Min: { systolic: null } },
    ],
    ["no respiration", null, { now: { respiration: null, systolic: 150 } }],
    [
      "a pressure that comes back from 66, up by 30 and by 29 from what is no longer low",
      null,
      { now: { respiration: 24, systolic: 119 }, lowest15Min: { systolic: 66 } },
    ],
    [
      "a pressure that comes back from 66 and goes on to 30 above what is no longer low",
      "medium",
      { now: { respiration: 24, systolic: 120 }, lowest15Min: { systolic: 66 } },
    ],
    [
      "breaths that come back from 4, to less than half above what is no longer few",
      null,
      { now: { respiration: 11.9, systolic: 150 }, lowest15Min: { respiration: 4 } },
    ],
    [
      "no baseline at all",
      "medium",
      {
        baseline: { respiration: null, systolic: null },
        now: { respiration: 24, systolic: 150 },
        lowest15Min: { respiration: 16, systolic: 120 },
      },
    ],
  ])("%s: %s", (_name, priority, change) => {
    expect(priorityOf("overload", change)).toBe(priority);
  });
});

describe("cryoprotectant", () => {
  test.each<Row>([
    [
      "systolic up by 29.9, heart rate down by 20",
      null,
      { now: { systolic: 149.9, heartRate: 52 } },
    ],
    [
      "systolic up by 30, heart rate down by 20",
      "medium",
      { now: { systolic: 150, heartRate: 52 } },
    ],
    ["systolic up by 30, heart rate down by 19", null, { now: { systolic: 150, heartRate: 53 } }],
    [
      "no heart rate, pulse down by 20",
      "medium",
      { now: { systolic: 150, heartRate: null, pulse: 52 } },
    ],
    ["heart rate steady, pulse down by 20", null, { now: { systolic: 150, pulse: 52 } }],
    ["neither rate", null, { now: { systolic: 150, heartRate: null, pulse: null } }],
    [
      "no baseline of systolic",
      null,
      { baseline: { systolic: null }, now: { systolic: 190, heartRate: 40 } },
    ],
  ])("%s: %s", (_name, priority, change) => {
    expect(priorityOf("cryoprotectant", change)).toBe(priority);
  });
});

describe("shock index", () => {
  test.each<Row>([
    ["99 / 100", null, { now: { heartRate: 99, systolic: 100 } }],
    ["100 / 100", "medium", { now: { heartRate: 100, systolic: 100 } }],
    ["139 / 100", "medium", { now: { heartRate: 139, systolic: 100 } }],
    ["140 / 100", "high", { now: { heartRate: 140, systolic: 100 } }],
    ["of the pulse", "medium", { now: { heartRate: null, pulse: 100, systolic: 100 } }],
    [
      "of the heart rate, whatever the pulse",
      null,
      { now: { heartRate: 80, pulse: 120, systolic: 100 } },
    ],
    ["no rate", null, { now: { heartRate: null, pulse: null, systolic: 60 } }],
    ["no systolic", null, { now: { heartRate: 160, systolic: null } }],
    [
      "no baseline is needed",
      "medium",
      { baseline: NO_VALUES, now: { heartRate: 100, systolic: 100 } },
    ],
  ])("%s: %s", (_name, priority, change) => {
    expect(priorityOf("shock-index", change)).toBe(priority);
  });
});

describe("pulse deficit", () => {
  test.each<Row>([
    ["10", null, { now: { heartRate: 90, pulse: 80 } }],
    ["11", "low", { now: { heartRate: 91, pulse: 80 } }],
    ["a pulse above the heart rate", null, { now: { heartRate: 80, pulse: 100 } }],
    ["no pulse", null, { now: { heartRate: 150, pulse: null } }],
    ["no heart rate", null, { now: { heartRate: null, pulse: 40 } }],
  ])("%s: %s", (_name, priority, change) => {
    expect(priorityOf("pulse-deficit", change)).toBe(priority);
  });
});

describe("general condition", () => {
  test.each(ACVPU)("%s", (acvpu) => {
    expect(priorityOf("general-condition", { acvpu })).toBe(acvpu === "alert" ? null : "high");
  });

  test.each(SYMPTOMS)("%s is medium", (symptom) => {
    expect(priorityOf("general-condition", { symptoms: [symptom] })).toBe("medium");
  });

  test.each([
    [0, null],
    [1, null],
    [2, "medium"],
    [3, "high"],
    [4, "high"],
    [5, "high"],
  ] as const)("CTCAE grade %d: %s", (ctcaeGrade, priority) => {
    expect(priorityOf("general-condition", { ctcaeGrade })).toBe(priority);
  });

  test.each<Row>([
    ["nobody has looked", null, { acvpu: null, symptoms: null, ctcaeGrade: null }],
    [
      "a symptom, nothing else stated",
      "medium",
      { acvpu: null, symptoms: ["chills"], ctcaeGrade: null },
    ],
    ["voice, nothing else stated", "high", { acvpu: "voice", symptoms: null, ctcaeGrade: null }],
    ["a symptom of grade 3", "high", { symptoms: ["rigors"], ctcaeGrade: 3 }],
  ])("%s: %s", (_name, priority, change) => {
    expect(priorityOf("general-condition", change)).toBe(priority);
  });
});

describe("a finding tells", () => {
  test.each<[string, Reaction, Change, { evidence: string[]; source: string }]>([
    [
      "the temperature and its rise",
      "febrile",
      { baseline: { temperature: 36.8 }, now: { temperature: 38.4 } },
      { evidence: ["Temperature 38.4 °C, +1.6 °C from 36.8"], source: "NHSN" },
    ],
    [
      "the temperature alone, where there is no baseline",
      "febrile",
      { baseline: { temperature: null }, now: { temperature: 39.2 } },
      { evidence: ["Temperature 39.2 °C"], source: "NHSN" },
    ],
    [
      "no fall that rounds to nothing",
      "febrile",
      { baseline: { temperature: 39.23 }, now: { temperature: 39.2 } },
      { evidence: ["Temperature 39.2 °C, +0.0 °C from 39.2"], source: "NHSN" },
    ],
    [
      "the fall in mmHg and in percent",
      "hypotensive",
      { now: { systolic: 88 } },
      { evidence: ["Systolic 88 mmHg, −32 mmHg (−27 %) from 120"], source: "NHSN" },
    ],
    [
      "all criteria of the same priority, their evidence once",
      "hypotensive",
      { now: { systolic: 78, heartRate: 110 }, symptoms: ["chills", "chest-tightness"] },
      {
        evidence: [
          "Systolic 78 mmHg, −42 mmHg (−35 %) from 120",
          "Heart rate 110 /min, +38 /min (+53 %) from 72",
          "Symptoms: chills, chest tightness",
        ],
        source: "NHSN, WAO 2020",
      },
    ],
    [
      "only the criteria that set the priority as its source",
      "hypotensive",
      { now: { systolic: 88 }, symptoms: ["flushing"] },
      {
        evidence: ["Systolic 88 mmHg, −32 mmHg (−27 %) from 120", "Symptoms: flushing"],
        source: "WAO 2020",
      },
    ],
    [
      "what rose within a quarter of an hour",
      "overload",
      { now: { respiration: 24, systolic: 152 }, lowest15Min: { respiration: 15, systolic: 118 } },
      {
        evidence: [
          "Respiration 24 /min, +9 /min (+60 %) from 15 within 15 min",
          "Systolic 152 mmHg, +34 mmHg (+29 %) from 118 within 15 min",
        ],
        source: "proposal",
      },
    ],
    [
      "pressure up, heart slow",
      "cryoprotectant",
      { now: { systolic: 156, heartRate: null, pulse: 48 } },
      {
        evidence: [
          "Systolic 156 mmHg, +36 mmHg (+30 %) from 120",
          "Pulse 48 /min, −24 /min (−33 %) from 72",
        ],
        source: "proposal",
      },
    ],
    [
      "the index and its parts",
      "shock-index",
      { now: { heartRate: 118, systolic: 105 } },
      {
        evidence: ["Shock index 1.12, heart rate 118 /min, systolic 105 mmHg"],
        source: "shock index bands",
      },
    ],
    [
      "an index of the pulse",
      "shock-index",
      { now: { heartRate: null, pulse: 118, systolic: 105 } },
      {
        evidence: ["Shock index 1.12, pulse 118 /min, systolic 105 mmHg"],
        source: "shock index bands",
      },
    ],
    [
      "the deficit and its parts",
      "pulse-deficit",
      { now: { heartRate: 92, pulse: 78 } },
      {
        evidence: ["Pulse deficit 14 /min, heart rate 92 /min, pulse 78 /min"],
        source: "cardiology texts",
      },
    ],
    [
      "everything that a person saw",
      "general-condition",
      { acvpu: "voice", symptoms: ["chills"], ctcaeGrade: 3 },
      {
        evidence: ["Consciousness: voice", "CTCAE grade 3", "Symptoms: chills"],
        source: "RCP 2017, CTCAE v5",
      },
    ],
  ])("%s", (_name, reaction, change, told) => {
    const findings = judgeReactions(picture(change));
    expect(findings.find((finding) => finding.reaction === reaction)).toMatchObject(told);
  });

  test("reactions in the order of the vocabulary, each once", () => {
    const change: Change = {
      now: { temperature: 39.4, systolic: 78, heartRate: 124, pulse: 110 },
      symptoms: ["rigors"],
    };
    const findings = judgeReactions(picture(change));
    expect(findings.map(({ reaction, priority }) => [reaction, priority])).toEqual([
      ["febrile", "high"],
      ["hypotensive", "high"],
      ["shock-index", "high"],
      ["pulse-deficit", "low"],
      ["general-condition", "medium"],
    ]);
  });
});

type HoldRow = [hold: ReactionHold, name: string, reaction: Reaction, priority: Priority, Change];

describe("a raised reaction is", () => {
  test.each<HoldRow>([
    ["held", "at 37.9", "febrile", "medium", { now: { temperature: 37.9 } }],
    ["cleared", "at 37.8", "febrile", "medium", { now: { temperature: 37.8 } }],
    [
      "held",
      "up by 0.9",
      "febrile",
      "medium",
      { baseline: { temperature: 37.2 }, now: { temperature: 38.1 } },
    ],
    [
      "cleared",
      "up by 0.8",
      "febrile",
      "medium",
      { baseline: { temperature: 37.2 }, now: { temperature: 38 } },
    ],
    ["held", "up by 1.9", "febrile", "high", { now: { temperature: 38.5 } }],
    ["cleared", "up by 1.8", "febrile", "high", { now: { temperature: 38.4 } }],
    [
      "held",
      "at 38.9",
      "febrile",
      "high",
      { baseline: { temperature: 38 }, now: { temperature: 38.9 } },
    ],
    [
      "cleared",
      "at 38.8",
      "febrile",
      "high",
      { baseline: { temperature: 38 }, now: { temperature: 38.8 } },
    ],
    ["held", "fallen by 27.1", "hypotensive", "medium", { now: { systolic: 92.9 } }],
    ["cleared", "fallen by 27", "hypotensive", "medium", { now: { systolic: 93 } }],
    [
      "held",
      "fallen by 27.1, to 82.9",
      "hypotensive",
      "high",
      { baseline: { systolic: 110 }, now: { systolic: 82.9 } },
    ],
    ["cleared", "fallen to 83", "hypotensive", "high", { now: { systolic: 83 } }],
    [
      "held",
      "at 92.9 with a symptom",
      "hypotensive",
      "high",
      { now: { systolic: 92.9 }, symptoms: ["rash"] },
    ],
    [
      "cleared",
      "at 93 with a symptom",
      "hypotensive",
      "high",
      { now: { systolic: 93 }, symptoms: ["rash"] },
    ],
    [
      "held",
      "heart rate up by 18.1",
      "hypotensive",
      "high",
      { now: { systolic: 88, heartRate: 90.1 } },
    ],
    [
      "cleared",
      "heart rate up by 18",
      "hypotensive",
      "high",
      { now: { systolic: 88, heartRate: 90 } },
    ],
    [
      "held",
      "fallen by 17.1 from 100",
      "hypotensive",
      "high",
      { baseline: { systolic: 100 }, now: { systolic: 82.9 }, symptoms: ["rash"] },
    ],
    [
      "cleared",
      "fallen by 17 from 100",
      "hypotensive",
      "high",
      { baseline: { systolic: 100 }, now: { systolic: 83 }, symptoms: ["rash"] },
    ],
    [
      "held",
      "at 23.1 and up by 27.1",
      "overload",
      "medium",
      { now: { respiration: 23.1, systolic: 147.1 } },
    ],
    ["cleared", "at 23", "overload", "medium", { now: { respiration: 23, systolic: 160 } }],
    [
      "cleared",
      "systolic up by 27",
      "overload",
      "medium",
      { now: { respiration: 30, systolic: 147 } },
    ],
    [
      "held",
      "systolic up by 27.1, heart rate down by 18.1",
      "cryoprotectant",
      "medium",
      { now: { systolic: 147.1, heartRate: 53.9 } },
    ],
    [
      "cleared",
      "systolic up by 27",
      "cryoprotectant",
      "medium",
      { now: { systolic: 147, heartRate: 50 } },
    ],
    [
      "cleared",
      "heart rate down by 18",
      "cryoprotectant",
      "medium",
      { now: { systolic: 160, heartRate: 54 } },
    ],
    ["held", "at 0.951", "shock-index", "medium", { now: { heartRate: 95.1, systolic: 100 } }],
    ["cleared", "at 0.95", "shock-index", "medium", { now: { heartRate: 95, systolic: 100 } }],
    ["held", "at 1.351", "shock-index", "high", { now: { heartRate: 135.1, systolic: 100 } }],
    ["cleared", "at 1.35", "shock-index", "high", { now: { heartRate: 135, systolic: 100 } }],
    ["held", "at 8.1", "pulse-deficit", "low", { now: { heartRate: 88.1, pulse: 80 } }],
    ["cleared", "at 8", "pulse-deficit", "low", { now: { heartRate: 88, pulse: 80 } }],
    ["held", "by voice", "general-condition", "high", { acvpu: "voice" }],
    ["held", "by grade 3", "general-condition", "high", { ctcaeGrade: 3 }],
    ["cleared", "by grade 2", "general-condition", "high", { ctcaeGrade: 2 }],
    ["held", "by grade 3", "general-condition", "medium", { ctcaeGrade: 3 }],
    ["cleared", "by grade 1 and no symptom", "general-condition", "medium", { ctcaeGrade: 1 }],
    [
      "held",
      "by a symptom",
      "general-condition",
      "medium",
      { symptoms: ["chills"], ctcaeGrade: 1 },
    ],
  ])("%s %s: %s %s", (hold, _name, reaction, priority, change) => {
    expect(reactionHold(reaction, priority, picture(change))).toBe(hold);
  });
});

describe("a fever without a temperature from before the infusion once never ended", () => {
  test.each([
    [38.9, "held"],
    [38.8, "cleared"],
    [null, "unknown"],
  ])("at %s °C it is %s", (temperature, hold) => {
    const change = { baseline: { temperature: null }, now: { temperature } };
    expect(reactionHold("febrile", "high", picture(change))).toBe(hold);
  });
});

describe("a missing value clears nothing", () => {
  test.each<[string, Reaction, Priority, Change]>([
    ["temperature", "febrile", "high", { now: { temperature: null } }],
    ["temperature", "febrile", "medium", { now: { temperature: null } }],
    ["systolic", "hypotensive", "high", { now: { systolic: null } }],
    ["systolic", "hypotensive", "medium", { now: { systolic: null } }],
    [
      "baseline systolic",
      "hypotensive",
      "medium",
      { baseline: { systolic: null }, now: { systolic: 100 } },
    ],
    ["both rates", "hypotensive", "high", { now: { systolic: 88, heartRate: null, pulse: null } }],
    [
      "heart rate, while the pulse has not risen",
      "hypotensive",
      "high",
      { now: { systolic: 88, heartRate: null } },
    ],
    ["respiration", "overload", "medium", { now: { respiration: null, systolic: 160 } }],
    ["systolic", "overload", "medium", { now: { respiration: 30, systolic: null } }],
    [
      "any reference of respiration",
      "overload",
      "medium",
      {
        baseline: { respiration: null },
        now: { respiration: 30, systolic: 160 },
        lowest15Min: { respiration: null },
      },
    ],
    [
      "both rates",
      "cryoprotectant",
      "medium",
      { now: { systolic: 160, heartRate: null, pulse: null } },
    ],
    ["systolic", "cryoprotectant", "medium", { now: { systolic: null, heartRate: 40 } }],
    ["systolic", "shock-index", "high", { now: { systolic: null } }],
    ["both rates", "shock-index", "medium", { now: { heartRate: null, pulse: null } }],
    ["heart rate, while the pulse is slow", "shock-index", "medium", { now: { heartRate: null } }],
    [
      "heart rate, while the pulse has not slowed",
      "cryoprotectant",
      "medium",
      { now: { systolic: 160, heartRate: null } },
    ],
    ["pulse", "pulse-deficit", "low", { now: { pulse: null } }],
    ["heart rate", "pulse-deficit", "low", { now: { heartRate: null } }],
    [
      "any observation",
      "general-condition",
      "high",
      { acvpu: null, symptoms: null, ctcaeGrade: null },
    ],
    [
      "any observation",
      "general-condition",
      "medium",
      { acvpu: null, symptoms: null, ctcaeGrade: null },
    ],
  ])("%s: %s of %s priority is not known", (_name, reaction, priority, change) => {
    expect(reactionHold(reaction, priority, picture(change))).toBe("unknown");
  });

  test.each<[string, Reaction, Priority, Change]>([
    [
      "systolic is back, whatever the rates do",
      "hypotensive",
      "high",
      { now: { heartRate: null, pulse: null }, symptoms: null },
    ],
    [
      "the rates have not risen, and nobody ever stated a symptom",
      "hypotensive",
      "high",
      { now: { systolic: 88 }, symptoms: null },
    ],
    [
      "respiration is back, whatever systolic does",
      "overload",
      "medium",
      { now: { systolic: null } },
    ],
    ["alert again, and nobody ever graded", "general-condition", "high", { ctcaeGrade: null }],
    [
      "no symptom any more, and nobody ever graded",
      "general-condition",
      "medium",
      { ctcaeGrade: null, acvpu: null },
    ],
  ])("but what is known can settle it: %s", (_name, reaction, priority, change) => {
    expect(reactionHold(reaction, priority, picture(change))).toBe("cleared");
  });
});

describe("an overload that stays at its height", () => {
  const plateau: Change = {
    now: { respiration: 26, systolic: 156 },
    lowest15Min: { respiration: 26, systolic: 156 },
  };

  test("is not raised anew, but stays up against the baseline", () => {
    expect(priorityOf("overload", plateau)).toBe(null);
    expect(reactionHold("overload", "medium", picture(plateau))).toBe("held");
  });

  test("stays up through a quarter of an hour without values", () => {
    const gap = { ...plateau, lowest15Min: { respiration: null, systolic: null } };
    expect(reactionHold("overload", "medium", picture(gap))).toBe("held");
  });

  test("ends by the quarter of an hour alone where there is no baseline", () => {
    const bare = { ...plateau, baseline: { respiration: null, systolic: null } };
    expect(reactionHold("overload", "medium", picture(bare))).toBe("cleared");
  });
});

test.each([
  ["febrile", "low"],
  ["overload", "high"],
  ["pulse-deficit", "medium"],
] as const)("asking after %s of %s priority breaks loudly", (reaction, priority) => {
  expect(() => reactionHold(reaction, priority, picture())).toThrow(
    `${reaction} is never of ${priority} priority`,
  );
});

describe("the onset delay", () => {
  test.each([
    ["shock-index", "medium", 60_000],
    ["shock-index", "high", 0],
    ["pulse-deficit", "low", 60_000],
    ["febrile", "high", 0],
    ["hypotensive", "medium", 0],
    ["overload", "medium", 0],
    ["cryoprotectant", "medium", 0],
    ["general-condition", "high", 0],
  ] as const)("of %s, %s, is %d ms", (reaction, priority, onsetMs) => {
    expect(REACTION_ONSET_MS[reaction][priority]).toBe(onsetMs);
  });
});

test.each<[Reaction, string[]]>([
  ["febrile", ["temperature high"]],
  ["hypotensive", ["systolic low", "mean low", "diastolic low", "heartRate high", "pulse high"]],
  ["overload", ["respiration high", "systolic high", "mean high", "diastolic high"]],
  [
    "cryoprotectant",
    ["systolic high", "mean high", "diastolic high", "heartRate low", "pulse low"],
  ],
  ["shock-index", ["systolic low", "heartRate high", "pulse high"]],
  ["pulse-deficit", []],
  ["general-condition", []],
])("%s explains the limit alarms of its own vitals", (reaction, explained) => {
  expect(REACTION_EXPLAINS[reaction].map(({ vital, side }) => `${vital} ${side}`)).toEqual(
    explained,
  );
});

describe("whatever the picture", () => {
  const value = fc.option(fc.double({ min: 1, max: 250, noNaN: true }));
  const numbers = fc.record({
    heartRate: value,
    pulse: value,
    systolic: value,
    diastolic: value,
    mean: value,
    respiration: value,
    temperature: fc.option(fc.integer({ min: 300, max: 430 }).map((tenths) => tenths / 10)),
    spo2: value,
  });
  const drawnPictures: fc.Arbitrary<Picture> = fc.record({
    values: numbers,
    baseline: numbers,
    hasHeartRate: fc.boolean(),
    lowest15Min: fc.record({ respiration: value, systolic: value }),
    symptoms: fc.option(fc.subarray([...SYMPTOMS])),
    acvpu: fc.option(fc.constantFrom(...ACVPU)),
    ctcaeGrade: fc.option(fc.constantFrom(0 as const, ...CTCAE_GRADES)),
  });
  // Whoever has a heart rate now, or had one in the baseline, has had one.
  const pictures = drawnPictures.map((drawn) => ({
    ...drawn,
    hasHeartRate:
      drawn.hasHeartRate || (drawn.values.heartRate ?? drawn.baseline.heartRate) !== null,
  }));

  test("what is found is held", () => {
    fc.assert(
      fc.property(pictures, (drawn) => {
        for (const { reaction, priority } of judgeReactions(drawn)) {
          expect(reactionHold(reaction, priority, drawn)).toBe("held");
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("there is one finding a reaction at most, with evidence and a source", () => {
    fc.assert(
      fc.property(pictures, (drawn) => {
        const findings = judgeReactions(drawn);
        const names = findings.map(({ reaction }) => reaction);
        expect(names).toEqual(REACTIONS.filter((reaction) => names.includes(reaction)));
        for (const { evidence, source, priority } of findings) {
          expect(evidence.length).toBeGreaterThan(0);
          expect(source).not.toBe("");
          expect(PRIORITIES).toContain(priority);
        }
      }),
    );
  });

  test("who is far from every rule meets none; a well patient is far", () => {
    const maybe = (least: number, most: number): fc.Arbitrary<number | null> =>
      fc.option(fc.integer({ min: least * 10, max: most * 10 }).map((tenths) => tenths / 10));
    const nearBars = fc.record({
      heartRate: maybe(50, 140),
      pulse: maybe(50, 140),
      systolic: maybe(75, 165),
      respiration: maybe(12, 30),
      temperature: maybe(36, 39.5),
    });
    const near = fc
      .tuple(nearBars, maybe(34, 38), maybe(85, 125), fc.boolean())
      .map(([now, temperature, systolic, isSeen]) =>
        picture({
          now,
          baseline: { temperature },
          lowest15Min: { systolic },
          ...(isSeen ? {} : { symptoms: null, acvpu: null, ctcaeGrade: null }),
        }),
      );
    let far = 0;
    fc.assert(
      fc.property(fc.oneof(pictures, near), (drawn) => {
        if (!isFarFromEveryRule(drawn)) return;
        far += 1;
        expect(judgeReactions(drawn)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
    expect(far).toBeGreaterThan(100);
    expect(isFarFromEveryRule(picture())).toBe(true);
  });

  test("a value that goes missing clears nothing", () => {
    fc.assert(
      fc.property(pictures, fc.constantFrom(...VITALS), (drawn, vital) => {
        const less = { ...drawn, values: { ...drawn.values, [vital]: null } };
        for (const reaction of REACTIONS) {
          for (const { priority } of REACTION_RULES[reaction]) {
            if (reactionHold(reaction, priority, drawn) !== "held") continue;
            // Nothing tells an ECG that the baseline never had from one that has come off.
            if (vital === "heartRate" && drawn.baseline.heartRate === null) continue;
            expect(reactionHold(reaction, priority, less)).not.toBe("cleared");
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("a value that goes missing raises nothing, but for the pulse that takes its place", () => {
    const lost = VITALS.filter((vital) => vital !== "heartRate");
    fc.assert(
      fc.property(pictures, fc.constantFrom(...lost), (drawn, vital) => {
        const less = { ...drawn, values: { ...drawn.values, [vital]: null } };
        const before = judgeReactions(drawn).map(({ reaction }) => reaction);
        const after = judgeReactions(less).map(({ reaction }) => reaction);
        expect(before).toEqual(expect.arrayContaining(after));
      }),
      { numRuns: 1_000 },
    );
  });
});
