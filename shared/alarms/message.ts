/**
 * The one line that says what is wrong: vital, worst value so far, comparison, limit (domain.md
 * §4). Built here so that tile, rail, log and report never word the same alarm differently.
 */
import { assert } from "../assert.ts";
import { formatVital, VITAL_TABLE } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";
import type { Subject } from "./alarm.ts";

/** The sentence of an alarm, e.g. `Systolic 78 < 80`. */
export function alarmMessage(subject: Subject): string {
  switch (subject.kind) {
    case "limit": {
      const { vital, side, worst, limit } = subject;
      assert(Number.isFinite(worst), "a limit alarm has a worst value");
      const sign = side === "low" ? "<" : ">";
      const reached = `${VITAL_TABLE[vital].label} ${worstText(vital, worst, limit)}`;
      return `${reached} ${sign} ${formatVital(vital, limit)}`;
    }
    case "no-data":
      return `${sensorLabel(subject.vital)}: no data`;
    case "lead-off":
      return `${sensorLabel(subject.vital)}: sensor off`;
    case "device-lost":
      return `Device lost: ${subject.device}`;
  }
}

/** A value so little beyond its limit that rounding would hide it is written in full. */
function worstText(vital: Vital, worst: number, limit: number): string {
  const text = formatVital(vital, worst);
  return text === formatVital(vital, limit) ? String(worst) : text;
}

/** Pressures fall silent together, and systolic tells it for all of them. */
function sensorLabel(vital: Vital): string {
  return vital === "systolic" ? "Blood pressure" : VITAL_TABLE[vital].label;
}
