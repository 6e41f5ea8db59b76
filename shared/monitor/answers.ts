/**
 * What people answer to an alarm: acknowledge it, take that back, go to the bed. Whether somebody
 * may is decided in alarms/acknowledge.ts, here once more: what was right when it was pressed may
 * have come too late. An acknowledgement that is taken back counts as never given: whoever gives
 * and takes back again and again must not keep an alarm from those whom it is due to reach.
 */
import { attendRefusal, undoRefusal } from "../alarms/acknowledge.ts";
import { type Alarm, conditionName, type Subject } from "../alarms/alarm.ts";
import { isPresent } from "../alarms/life-cycle.ts";
import { alarmMessage } from "../alarms/message.ts";
import { REACTION_LEAD } from "../alarms/reaction-alarm.ts";
import type { EntryOf } from "../protocol/entry.ts";
import type { Side } from "../vocabulary.ts";
import { close, findOpen, tell } from "./alarm-book.ts";
import type { Effect } from "./effect.ts";
import { closeExplained } from "./explanations.ts";
import { settleSide } from "./limit-watch.ts";
import { settleReaction } from "./reaction-watch.ts";
import type { MonitorState } from "./state.ts";

/** Marks an alarm that is still open and still what the person saw: one that has closed needs no
 * mark, and one that has got worse since was not seen by anybody. */
export function acknowledge(
  state: MonitorState,
  entry: EntryOf<"acknowledge">,
  effects: Effect[],
): void {
  const open = findOpen(state, entry.alarm);
  if (open === null || open.alarm.acknowledged !== null) return;
  const { slot, alarm } = open;
  if (conditionName(alarm.subject) !== entry.condition) return;
  const { by, note, action } = entry;
  const { atMs } = state;
  const then = {
    messageThen: alarmMessage(alarm.subject),
    worstThen: worstOf(alarm),
    escalationThen: alarm.escalation,
  };
  alarm.acknowledged = { by, atMs, note, action, ...then, easedFrom: null };
  // Since when it calls stays as it is: should this be taken back, it has called all the time.
  alarm.escalation = 0;
  if (alarm.subject.kind === "reaction") closeExplained(state, alarm, effects);
  if (alarm.phase.kind === "latched") {
    close(state, effects, slot, "acknowledged");
    return;
  }
  tell(state, effects, "acknowledged", alarm);
  letEase(state, alarm, effects);
}

/** Takes an acknowledgement back: the alarm calls as if nobody had answered, is as bad as it was
 * before that let it ease, and reaches at once whomever it would have reached meanwhile. */
export function undo(state: MonitorState, entry: EntryOf<"undo">, effects: Effect[]): void {
  const open = findOpen(state, entry.alarm);
  if (open === null) return;
  const { alarm } = open;
  const { acknowledged } = alarm;
  if (acknowledged === null || undoRefusal(entry.by, alarm, state.atMs) !== null) return;
  alarm.acknowledged = null;
  alarm.escalation = acknowledged.escalationThen;
  if (acknowledged.easedFrom !== null) {
    const { subject, provisional, explainedBy } = acknowledged.easedFrom;
    alarm.subject = worseAgain(subject, alarm.subject);
    alarm.priority = "high";
    alarm.provisional = provisional;
    // A milder reaction has explained only what it eased to: it spoke for itself, and not anew.
    alarm.explainedBy = explainedBy;
  }
  tell(state, effects, "undone", alarm);
}

/** Somebody goes to the bed; the last one to say so is shown. */
export function attend(state: MonitorState, entry: EntryOf<"attend">, effects: Effect[]): void {
  const open = findOpen(state, entry.alarm);
  if (open === null || attendRefusal(entry.by.role, open.alarm) !== null) return;
  open.alarm.attending = { by: entry.by, atMs: state.atMs };
  tell(state, effects, "attended", open.alarm);
}

/** What was only waiting for somebody to look may ease now; only the worse severity waits. */
function letEase(state: MonitorState, alarm: Alarm, effects: Effect[]): void {
  const { subject, priority } = alarm;
  if (state.session === null || priority !== "high" || !isPresent(alarm)) return;
  if (subject.kind === "reaction") settleReaction(state, subject.reaction, effects);
  if (subject.kind !== "limit") return;
  const { vital, side } = subject;
  settleSide({ state, limits: state.session.limits, vital, effects }, side, "known-value");
}

/** What an alarm was about before it eased, with the worst value up to now: easing may have let go of
 * a doubtful one, which it told before. */
function worseAgain(from: Subject, now: Subject): Subject {
  if (from.kind === "limit" && now.kind === "limit") {
    return { ...from, worst: worseOf(from.side, from.worst, now.worst) };
  }
  if (from.kind !== "reaction" || now.kind !== "reaction") return from;
  const side = REACTION_LEAD[from.reaction]?.side;
  if (side === undefined || from.worst === null || now.worst === null) return from;
  return { ...from, worst: worseOf(side, from.worst, now.worst) };
}

function worseOf(side: Side, one: number, other: number): number {
  return side === "low" ? Math.min(one, other) : Math.max(one, other);
}

function worstOf({ subject }: Alarm): number | null {
  return subject.kind === "limit" || subject.kind === "reaction" ? subject.worst : null;
}
