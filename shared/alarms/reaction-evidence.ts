/**
 * The short sentences that a reaction's alarm lists as its evidence: the value, how far it has come
 * and from where. They tell what was measured or stated; what it means is the alarm's name.
 */
import { assert, present } from "../assert.ts";
import { changeFrom, percentFrom, pulseDeficit, shockIndex } from "../vitals/scores.ts";
import { formatVital, VITAL_TABLE } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";
import type { Picture } from "./picture.ts";

/** `Temperature 38.4 °C, +1.6 °C from 36.8`: a vital against its baseline, where it has one. */
export function baselineSentence({ values, baseline }: Picture, vital: Vital): string {
  return sentence(vital, present(values[vital], "evidence was measured"), baseline[vital]);
}

/** `Respiration 24 /min, +8 /min (+50 %) from 16 within 15 min`. */
export function quarterHourSentence(
  { values, lowest15Min }: Picture,
  vital: "respiration" | "systolic",
): string {
  const value = present(values[vital], "evidence was measured");
  return `${sentence(vital, value, lowest15Min[vital])} within 15 min`;
}

/** `Shock index 1.12, heart rate 118 /min, systolic 105 mmHg`. */
export function shockIndexSentence({ values }: Picture): string {
  const index = present(shockIndex(values), "evidence was measured");
  const rate: Vital = values.heartRate === null ? "pulse" : "heartRate";
  return `Shock index ${index.toFixed(2)}, ${named(values, rate)}, ${named(values, "systolic")}`;
}

/** `Pulse deficit 14 /min, heart rate 92 /min, pulse 78 /min`. */
export function pulseDeficitSentence({ values }: Picture): string {
  const deficit = present(pulseDeficit(values), "evidence was measured");
  const both = `${named(values, "heartRate")}, ${named(values, "pulse")}`;
  return `Pulse deficit ${withUnit("pulse", deficit)}, ${both}`;
}

/** `Symptoms: chills, chest tightness`. */
export function symptomsSentence({ symptoms }: Picture): string {
  const stated = present(symptoms, "evidence was stated");
  assert(stated.length > 0, "symptoms that are evidence exist");
  return `Symptoms: ${stated.map((symptom) => symptom.replaceAll("-", " ")).join(", ")}`;
}

/** `Consciousness: voice`, in the words of ACVPU. */
export function consciousnessSentence({ acvpu }: Picture): string {
  return `Consciousness: ${present(acvpu, "evidence was stated")}`;
}

/** `CTCAE grade 3`. */
export function gradeSentence({ ctcaeGrade }: Picture): string {
  return `CTCAE grade ${present(ctcaeGrade, "evidence was stated")}`;
}

function sentence(vital: Vital, value: number, reference: number | null): string {
  const reached = `${VITAL_TABLE[vital].label} ${withUnit(vital, value)}`;
  const change = changeFrom(reference, value);
  if (reference === null || change === null) return reached;
  const { unit, decimals } = VITAL_TABLE[vital];
  const percent = vital === "temperature" ? null : percentFrom(reference, value);
  const share = percent === null ? "" : ` (${signed(percent, 0)} %)`;
  const from = formatVital(vital, reference);
  return `${reached}, ${signed(change, decimals)} ${unit}${share} from ${from}`;
}

function named(values: Picture["values"], vital: Vital): string {
  const value = present(values[vital], "evidence was measured");
  return `${VITAL_TABLE[vital].label.toLowerCase()} ${withUnit(vital, value)}`;
}

function withUnit(vital: Vital, value: number): string {
  return `${formatVital(vital, value)} ${VITAL_TABLE[vital].unit}`;
}

/** With its sign in front, and none of "−0". */
function signed(value: number, decimals: number): string {
  const size = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(size) !== 0 ? `−${size}` : `+${size}`;
}
