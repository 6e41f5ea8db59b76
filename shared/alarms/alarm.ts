/**
 * One occurrence of an alarm condition, as the monitor keeps it and as its effects report it. Times
 * are epoch milliseconds; screens and HTTP get them as text (shared/protocol/live.ts).
 */
import type { Person } from "../protocol/person.ts";
import type { AlarmKind, Priority, Severity, Side, Vital } from "../vocabulary.ts";
import type { Phase } from "./phase.ts";

export type Acknowledgement = {
  by: Person;
  atMs: number;
  note?: string | undefined;
  action?: string | undefined;
};

/** What an alarm is about; data that only one subject has lives in that subject. */
export type Subject =
  | { kind: "limit"; vital: Vital; side: Side; severity: Severity; worst: number; limit: number }
  | { kind: "no-data"; vital: Vital }
  | { kind: "lead-off"; vital: Vital }
  | { kind: "device-lost"; device: string };

export type Alarm = {
  /** Counts the alarms of a session from 1, so that a replay numbers them alike. */
  number: number;
  kind: AlarmKind;
  priority: Priority;
  subject: Subject;
  phase: Phase;
  /** Raised by a doubtful value that no sound one has confirmed yet. */
  provisional: boolean;
  raisedAtMs: number;
  /** Minute of the infusion and mL given when it was raised; null before the infusion. */
  raisedInfusion: { minute: number; givenMl: number } | null;
  acknowledged: Acknowledgement | null;
  /** How often the condition came, while latched, before this alarm closed. */
  occurrences: number;
};

/** The condition's name (interfaces.md): `systolic.low.high`, `no-data.pulse`, `device-lost`. */
export function conditionName(subject: Subject): string {
  if (subject.kind === "limit") return `${subject.vital}.${subject.side}.${subject.severity}`;
  if (subject.kind === "device-lost") return "device-lost";
  return `${subject.kind}.${subject.vital}`;
}

/** The vital that an alarm marks on the tile, if it is about one. */
export function alarmVital(subject: Subject): Vital | null {
  return subject.kind === "device-lost" ? null : subject.vital;
}
