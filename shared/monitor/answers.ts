/**
 * What people answer to an alarm: acknowledge it, take that back, go to the bed. Whether somebody
 * may is decided in alarms/acknowledge.ts, here once more: what was right when it was pressed may
 * have come too late.
 */
import { attendRefusal, undoRefusal } from "../alarms/acknowledge.ts";
import { type Alarm, conditionName } from "../alarms/alarm.ts";
import { isPresent } from "../alarms/life-cycle.ts";
import type { EntryOf } from "../protocol/entry.ts";
import { callAnew, close, findOpen, tell } from "./alarm-book.ts";
import type { Effect } from "./effect.ts";
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
  alarm.acknowledged = { by, atMs: state.atMs, note, action, worstThen: worstOf(alarm) };
  alarm.escalation = 0;
  if (alarm.phase.kind === "latched") {
    close(state, effects, slot, "acknowledged");
    return;
  }
  tell(state, effects, "acknowledged", alarm);
  letEase(state, alarm, effects);
}

/** Takes an acknowledgement back: the alarm calls as if nobody had answered. */
export function undo(state: MonitorState, entry: EntryOf<"undo">, effects: Effect[]): void {
  const open = findOpen(state, entry.alarm);
  if (open === null) return;
  if (undoRefusal(entry.by, open.alarm, state.atMs) !== null) return;
  callAnew(state, effects, open.alarm, "undone");
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

function worstOf({ subject }: Alarm): number | null {
  return subject.kind === "limit" || subject.kind === "reaction" ? subject.worst : null;
}
