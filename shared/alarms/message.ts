/**
 * The one line that says what is wrong: vital, worst value so far, comparison, limit (domain.md
 * §4). Built here so that tile, rail, log and report never word the same alarm differently.
 */
import { assert } from "../assert.ts";
import { pointText } from "../session/observation-schedule.ts";
import { formatVital, VITAL_TABLE } from "../vitals/table.ts";
import type { Reaction, Vital } from "../vocabulary.ts";
import type { Subject } from "./alarm.ts";
import { REACTION_LEAD } from "./reaction-alarm.ts";

/** As people read them. */
export const REACTION_LABEL: Readonly<Record<Reaction, string>> = {
  febrile: "Febrile reaction",
  hypotensive: "Hypotensive reaction",
  overload: "Overload",
  cryoprotectant: "Cryoprotectant reaction",
  "shock-index": "Shock index",
  "pulse-deficit": "Pulse deficit",
  "general-condition": "General condition",
};

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
    case "reaction":
      return reactionMessage(subject);
    case "no-data":
      return `${sensorLabel(subject.vital)}: no data`;
    case "lead-off":
      return `${sensorLabel(subject.vital)}: sensor off`;
    case "device-lost":
      return subject.device === null ? "No device is attached" : `Device lost: ${subject.device}`;
    case "implausible":
      return `${sensorLabel(subject.vital)}: ${subject.refused} implausible values in 60 s`;
    case "source-conflict":
      return `Heart rate ${formatVital("heartRate", subject.heartRate)} and pulse ${formatVital("pulse", subject.pulse)} disagree`;
    case "frozen":
      return `${sensorLabel(subject.vital)}: the same value for 2 min`;
    case "clock-offset":
      return `Device clock ${clockText(subject.offsetMs)}`;
    case "gap":
      return `${subject.missed} ${subject.missed === 1 ? "reading" : "readings"} missing`;
    case "observation-overdue":
      return `Observation overdue: ${pointText(subject.point)}`;
    case "recording-stopped":
      return "Recording has stopped";
    case "no-screen-can-sound":
      return "No screen can sound";
  }
}

/** `Febrile reaction: Temperature 38.4 °C`, `Shock index 1.42`: the name and the worst so far of what
 * leads it, or what was stated. The rest of the evidence is listed beside the alarm. */
function reactionMessage({ reaction, worst, evidence }: Subject & { kind: "reaction" }): string {
  const label = REACTION_LABEL[reaction];
  const lead = REACTION_LEAD[reaction];
  if (lead === null || worst === null) return [label, ...evidence.slice(0, 1)].join(": ");
  const { of } = lead;
  const name = of === "shock index" || of === "pulse deficit" ? label : VITAL_TABLE[of].label;
  const reached = `${name} ${lead.write(worst)}`;
  return name === label ? reached : `${label}: ${reached}`;
}

/** A value so little beyond its limit that rounding would hide it is written in full. */
function worstText(vital: Vital, worst: number, limit: number): string {
  const text = formatVital(vital, worst);
  return text === formatVital(vital, limit) ? String(worst) : text;
}

function clockText(offsetMs: number): string {
  assert(offsetMs !== 0, "a clock that is right is no alarm");
  const seconds = Math.round(Math.abs(offsetMs) / 1_000);
  return `${seconds} s ${offsetMs > 0 ? "ahead" : "behind"}`;
}

/** Pressures fall silent together, and systolic tells it for all of them. */
function sensorLabel(vital: Vital): string {
  return vital === "systolic" ? "Blood pressure" : VITAL_TABLE[vital].label;
}
