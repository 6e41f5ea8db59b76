/**
 * NEWS2, as far as it is known. The score is defined for seven observations; with fewer this file
 * gives what they add up to at the least and says so, and never offers that as the total. For
 * patients of 16 years or more, not in pregnancy; SpO₂ on scale 1 (RCP 2017, domain.md §5).
 */
import { assert } from "../assert.ts";
import type { Acvpu, Oxygen, Vital } from "../vocabulary.ts";
import { formatVital } from "./table.ts";

/** The seven observations; null where one is not known now. */
export type News2Input = {
  /** /min */
  respiration: number | null;
  /** % */
  spo2: number | null;
  oxygen: Oxygen | null;
  /** mmHg */
  systolic: number | null;
  /** /min; the heart rate where there is no pulse. */
  pulse: number | null;
  acvpu: Acvpu | null;
  /** °C */
  temperature: number | null;
};

export type News2 = {
  /** `total` when all seven are known; else the patient has these points or more. */
  kind: "total" | "lower-bound";
  points: number;
  /** How many of the seven are known. */
  known: number;
  byVital: Readonly<Record<keyof News2Input, number | null>>;
};

const PARTS = 7;

/** Points of a value up to and including a bound, in the vital's unit (RCP 2017). */
type Bands = readonly (readonly [upTo: number, points: number])[];
const RESPIRATION: Bands = [
  [8, 3],
  [11, 1],
  [20, 0],
  [24, 2],
  [Number.POSITIVE_INFINITY, 3],
];
const SPO2: Bands = [
  [91, 3],
  [93, 2],
  [95, 1],
  [Number.POSITIVE_INFINITY, 0],
];
const SYSTOLIC: Bands = [
  [90, 3],
  [100, 2],
  [110, 1],
  [219, 0],
  [Number.POSITIVE_INFINITY, 3],
];
const PULSE: Bands = [
  [40, 3],
  [50, 1],
  [90, 0],
  [110, 1],
  [130, 2],
  [Number.POSITIVE_INFINITY, 3],
];
const TEMPERATURE: Bands = [
  [35, 3],
  [36, 1],
  [38, 0],
  [39, 1],
  [Number.POSITIVE_INFINITY, 2],
];
const OXYGEN_POINTS: Readonly<Record<Oxygen, number>> = { air: 0, oxygen: 2 };
/** Every level below alert counts alike. */
const ACVPU_POINTS: Readonly<Record<Acvpu, number>> = {
  alert: 0,
  confusion: 3,
  voice: 3,
  pain: 3,
  unresponsive: 3,
};

/** The points of what is known, and whether that is all. */
export function news2(input: News2Input): News2 {
  const { oxygen, acvpu } = input;
  const byVital = {
    respiration: pointsOf("respiration", input.respiration, RESPIRATION),
    spo2: pointsOf("spo2", input.spo2, SPO2),
    oxygen: oxygen === null ? null : OXYGEN_POINTS[oxygen],
    systolic: pointsOf("systolic", input.systolic, SYSTOLIC),
    pulse: pointsOf("pulse", input.pulse, PULSE),
    acvpu: acvpu === null ? null : ACVPU_POINTS[acvpu],
    temperature: pointsOf("temperature", input.temperature, TEMPERATURE),
  };
  const known = Object.values(byVital).filter((points) => points !== null);
  assert(known.length <= PARTS, "NEWS2 has seven observations");
  return {
    kind: known.length === PARTS ? "total" : "lower-bound",
    points: known.reduce((sum, points) => sum + points, 0),
    known: known.length,
    byVital,
  };
}

/** As people read it: `NEWS2 5`, or `NEWS2 ≥ 3, 5 of 7 known`. */
export function news2Text({ kind, points, known }: News2): string {
  if (kind === "total") return `NEWS2 ${points}`;
  return `NEWS2 ≥ ${points}, ${known} of ${PARTS} known`;
}

/** The table has no row between 20 and 21: points are those of the number that screens show. */
function pointsOf(vital: Vital, value: number | null, bands: Bands): number | null {
  if (value === null) return null;
  assert(Number.isFinite(value), "a value that is there is a number");
  const shown = Number(formatVital(vital, value));
  const band = bands.find(([upTo]) => shown <= upTo);
  assert(band !== undefined, "the last band has no end");
  return band[1];
}
