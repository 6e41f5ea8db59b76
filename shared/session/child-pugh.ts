/**
 * The stage of a cirrhosis by Child and Pugh, from five inputs (domain.md §5; bilirubin, albumin and
 * INR as in the Cleveland Clinic's table, which takes 2.8 g/dL where Harrison takes 3.0). While one
 * is missing there is no score: a part of one reads like a milder disease.
 */
import { z } from "zod";
import { assert } from "../assert.ts";
import { ASCITES, ENCEPHALOPATHY_GRADES } from "../vocabulary.ts";

/** What a laboratory can report at all (proposal): a slip of the unit lies outside. */
const BILIRUBIN_MG_PER_DL = [0.1, 70] as const;
const ALBUMIN_G_PER_DL = [0.5, 7] as const;
const INR = [0.5, 20] as const;

const between = ([lowest, highest]: readonly [number, number]) =>
  z.number().min(lowest).max(highest).nullable();

/** Null where it is not known. */
export const childPughInputsSchema = z.strictObject({
  /** mg/dL */
  bilirubinMgPerDl: between(BILIRUBIN_MG_PER_DL),
  /** g/dL */
  albuminGPerDl: between(ALBUMIN_G_PER_DL),
  inr: between(INR),
  ascites: z.enum(ASCITES).nullable(),
  encephalopathyGrade: z.literal(ENCEPHALOPATHY_GRADES).nullable(),
});
export type ChildPughInputs = z.infer<typeof childPughInputsSchema>;
export type ChildPughInput = keyof ChildPughInputs;

export type ChildPughClass = "A" | "B" | "C";

export type ChildPugh =
  | { kind: "scored"; points: number; class: ChildPughClass }
  | { kind: "missing"; inputs: ChildPughInput[] };

type Points = 1 | 2 | 3;

/** 5 to 15 points and their class, or what is missing for them. */
export function childPugh(inputs: ChildPughInputs): ChildPugh {
  const byInput: Readonly<Record<ChildPughInput, Points | null>> = {
    bilirubinMgPerDl: rising(inputs.bilirubinMgPerDl, 2, 3),
    albuminGPerDl: falling(inputs.albuminGPerDl, 3.5, 2.8),
    inr: rising(inputs.inr, 1.7, 2.3),
    ascites: inputs.ascites === null ? null : ASCITES_POINTS[inputs.ascites],
    encephalopathyGrade: encephalopathyPoints(inputs.encephalopathyGrade),
  };
  const missing = INPUTS.filter((input) => byInput[input] === null);
  if (missing.length > 0) return { kind: "missing", inputs: missing };
  const points = INPUTS.reduce((sum, input) => sum + (byInput[input] ?? 0), 0);
  assert(points >= INPUTS.length, "every input has a point at the least");
  assert(points <= 3 * INPUTS.length, "no input has more than three points");
  return { kind: "scored", points, class: classOf(points) };
}

/** In the order in which a table of the score has them. */
const INPUTS: readonly ChildPughInput[] = [
  "bilirubinMgPerDl",
  "albuminGPerDl",
  "inr",
  "ascites",
  "encephalopathyGrade",
];

const ASCITES_POINTS = { none: 1, mild: 2, "moderate-or-more": 3 } as const;

/** Below the first bound one point, above the second three; both bounds belong between. */
function rising(value: number | null, from: number, to: number): Points | null {
  if (value === null) return null;
  if (value < from) return 1;
  return value > to ? 3 : 2;
}

function falling(value: number | null, from: number, to: number): Points | null {
  if (value === null) return null;
  if (value > from) return 1;
  return value < to ? 3 : 2;
}

function encephalopathyPoints(grade: ChildPughInputs["encephalopathyGrade"]): Points | null {
  if (grade === null) return null;
  if (grade === 0) return 1;
  return grade <= 2 ? 2 : 3;
}

/** A 5–6, B 7–9, C 10–15. */
function classOf(points: number): ChildPughClass {
  if (points <= 6) return "A";
  return points <= 9 ? "B" : "C";
}
