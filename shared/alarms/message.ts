/**
 * The one line that says what is wrong: vital, worst value so far, comparison, limit (domain.md
 * §4). Built here so that tile, rail, log and report never word the same alarm differently.
 */
import { assert } from "../assert.ts";
import { formatVital, PRESSURES, VITAL_TABLE } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";
import type { Subject } from "./alarm.ts";

/** The sentence of an alarm, e.g. `Systolic 78 < 80`. */
export function alarmMessage(subject: Subject): string {
  switch (subject.kind) {
    case "limit": {
      const { vital, side, worst, limit } = subject;
      assert(Number.isFinite(worst), "a limit alarm has a worst value");
      const sign = side === "low" ? "<" : ">";
      const label = VITAL_TABLE[vital].label;
      return `${label} ${formatVital(vital, worst)} ${sign} ${formatVital(vital, limit)}`;
    }
    case "no-data":
      return `${sensorLabel(subject.vital)}: no data`;
    case "lead-off":
      return `${sensorLabel(subject.vital)}: sensor off`;
    case "device-lost":
      return `Device lost: ${subject.device}`;
  }
}

/** Pressures fall silent together, so their silence is told once. */
function sensorLabel(vital: Vital): string {
  const isPressure = PRESSURES.some((pressure) => pressure === vital);
  return isPressure ? "Blood pressure" : VITAL_TABLE[vital].label;
}
