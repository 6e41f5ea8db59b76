/**
 * One occurrence of an alarm condition, as the monitor keeps it and as its effects report it. Times
 * are epoch milliseconds; screens and HTTP get them as text (shared/protocol/live.ts).
 */
import type { Person } from "../protocol/person.ts";
import type {
  AlarmCourse,
  AlarmKind,
  Escalation,
  Priority,
  Reaction,
  Severity,
  Side,
  Vital,
} from "../vocabulary.ts";
import type { Phase } from "./phase.ts";

export type Acknowledgement = {
  by: Person;
  atMs: number;
  note?: string | undefined;
  action?: string | undefined;
  /** What the alarm said when it was given. */
  messageThen: string;
  /** The worst value when it was given: one that is a step worse calls again. */
  worstThen: number | null;
  /** Whom the alarm had reached when it was given, and what it was about before it eased on the
   * strength of it: both are so again where it is taken back. */
  escalationThen: Escalation;
  easedFrom: { subject: Subject; provisional: boolean; explainedBy: number | null } | null;
};

/** An acknowledgement that counts no longer, because the alarm called anew after it. */
export type PastAcknowledgement = Pick<
  Acknowledgement,
  "by" | "atMs" | "note" | "action" | "messageThen"
> & { untilMs: number };

/** Somebody goes to the bed. */
export type Attendance = { by: Person; atMs: number };

/** What an alarm is about; data that only one subject has lives in that subject. */
export type Subject =
  | { kind: "limit"; vital: Vital; side: Side; severity: Severity; worst: number; limit: number }
  | {
      kind: "reaction";
      reaction: Reaction;
      priority: Priority;
      /** What the rule saw, as short sentences, and who published its numbers. */
      evidence: string[];
      source: string;
      /** Worst of the value that leads this reaction; null where none does. */
      worst: number | null;
    }
  | { kind: "no-data"; vital: Vital }
  | { kind: "lead-off"; vital: Vital }
  /** Null where none was ever attached. */
  | { kind: "device-lost"; device: string | null }
  | { kind: "implausible"; vital: Vital; refused: number }
  | { kind: "source-conflict"; heartRate: number; pulse: number }
  | { kind: "frozen"; vital: Vital; value: number }
  | { kind: "clock-offset"; offsetMs: number }
  | { kind: "gap"; missed: number }
  /** `point` is the place of the first that is due in the table of observation-schedule.ts. */
  | { kind: "observation-overdue"; point: number }
  | { kind: "recording-stopped" }
  | { kind: "no-screen-can-sound" };

export type Alarm = {
  /** Counts the alarms of a session from 1, so that a replay numbers them alike. */
  number: number;
  kind: AlarmKind;
  priority: Priority;
  subject: Subject;
  phase: Phase;
  /** Raised by a doubtful value that no sound one has confirmed yet. */
  provisional: boolean;
  /** When its condition began; the onset delay lies between this and the alarm. */
  onsetAtMs: number;
  raisedAtMs: number;
  /** When it last called anew because it was worse; null where it never did. */
  worsenedAtMs: number | null;
  /** Minute of the infusion and mL given when it was raised; null before the infusion. */
  raisedInfusion: { minute: number; givenMl: number } | null;
  acknowledged: Acknowledgement | null;
  /** Those before it, oldest first; ACKNOWLEDGEMENTS_KEPT_MAX at the most. */
  acknowledgedBefore: PastAcknowledgement[];
  attending: Attendance | null;
  /** Since when it calls without an answer; escalation counts from here. */
  unansweredSinceMs: number;
  escalation: Escalation;
  /** Number of the reaction that is told in its stead; it makes no sound of its own. */
  explainedBy: number | null;
  course: AlarmCourse;
  /** How often the condition came before this alarm closed. */
  occurrences: number;
};

/** Reactions whose conditions are named without the word (interfaces.md). */
const NAMED_ALONE: ReadonlySet<Reaction> = new Set<Reaction>([
  "shock-index",
  "pulse-deficit",
  "general-condition",
]);

/** The condition's name (interfaces.md): `systolic.low.high`, `reaction.febrile.medium`,
 * `shock-index.medium`, `no-data.pulse`, `device-lost`. */
export function conditionName(subject: Subject): string {
  if (subject.kind === "limit") return `${subject.vital}.${subject.side}.${subject.severity}`;
  if (subject.kind === "reaction") return `${reactionStem(subject.reaction)}.${subject.priority}`;
  return "vital" in subject ? `${subject.kind}.${subject.vital}` : subject.kind;
}

/** What the names of a reaction's conditions begin with. */
export function reactionStem(reaction: Reaction): string {
  return NAMED_ALONE.has(reaction) ? reaction : `reaction.${reaction}`;
}

/** Whether an alarm is about a reaction. */
export function isReactionAlarm(
  alarm: Alarm,
): alarm is Alarm & { subject: Subject & { kind: "reaction" } } {
  return alarm.subject.kind === "reaction";
}

/** The vital that an alarm marks on the tile, if it is about one. */
export function alarmVital(subject: Subject): Vital | null {
  return "vital" in subject ? subject.vital : null;
}
