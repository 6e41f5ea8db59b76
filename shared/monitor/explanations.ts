/**
 * Keeps the alarms of a bed in step with each other after any of them has changed: a reaction
 * explains the limit alarms of its vitals, and what is new breaks an audio pause (domain.md §4).
 */
import { type Alarm, isReactionAlarm } from "../alarms/alarm.ts";
import { isPresent, newsAtMs } from "../alarms/life-cycle.ts";
import { isAsBad } from "../alarms/priority.ts";
import { REACTION_EXPLAINS } from "../alarms/reactions.ts";
import { REACTIONS, SIDES, VITALS } from "../vocabulary.ts";
import { close, tell } from "./alarm-book.ts";
import { breakPause } from "./audio.ts";
import type { Effect } from "./effect.ts";
import type { MonitorState } from "./state.ts";

/** Settles what the effects from a place on have changed. */
export function settleAlarms(state: MonitorState, effects: Effect[], from: number): void {
  if (effects.length === from) return;
  explain(state, effects);
  breakPause(state, effects, from);
}

/** Tells of every limit alarm that a reaction explains from now on, or no longer. */
export function explain(state: MonitorState, effects: Effect[]): void {
  const reactions = openReactions(state);
  for (const vital of VITALS) {
    for (const side of SIDES) {
      const { alarm } = state.vitals[vital][side];
      if (alarm === null) continue;
      const by = explanationOf(alarm, reactions);
      if (by === alarm.explainedBy) continue;
      alarm.explainedBy = by;
      // It speaks for itself from now on, to people who may not have heard of it. Where it is
      // answered, the time for which it called before is kept, should the answer be taken back.
      if (by === null && alarm.acknowledged === null) alarm.unansweredSinceMs = state.atMs;
      tell(state, effects, by === null ? "unexplained" : "explained", alarm);
    }
  }
}

/** Closes what a reaction explains and what is over as it is: it was the same event, and whoever has
 * acknowledged the reaction has answered all of it. What is still true is left as it is. */
export function closeExplained(
  state: MonitorState,
  { number, acknowledged }: Alarm,
  effects: Effect[],
) {
  for (const vital of VITALS) {
    for (const side of SIDES) {
      const slot = state.vitals[vital][side];
      const { alarm } = slot;
      if (alarm === null || alarm.explainedBy !== number || isPresent(alarm)) continue;
      alarm.acknowledged ??= acknowledged;
      close(state, effects, slot, "acknowledged");
    }
  }
}

function openReactions(state: MonitorState): Alarm[] {
  const open: Alarm[] = [];
  for (const reaction of REACTIONS) {
    const { alarm } = state.reactions[reaction];
    if (alarm !== null) open.push(alarm);
  }
  return open;
}

/** The first reaction, by its number, that explains an alarm: one of its vitals and sides, and as
 * bad as it at least. A worse alarm always speaks for itself, and so does one that is still true
 * when the reaction is not, and one that came or got worse after somebody had answered the reaction:
 * nobody has seen that, and an answered reaction calls in nobody's stead. */
function explanationOf(explained: Alarm, reactions: readonly Alarm[]): number | null {
  const { subject, priority, phase, explainedBy } = explained;
  if (subject.kind !== "limit" || phase.kind === "closed") return null;
  const { vital, side } = subject;
  let first: number | null = null;
  for (const alarm of reactions) {
    if (!isReactionAlarm(alarm) || !isAsBad(alarm.priority, priority)) continue;
    // What is over with the reaction that explained it stays one event with it.
    const isOverWith = !isPresent(explained) && explainedBy === alarm.number;
    if (!isPresent(alarm) && !isOverWith) continue;
    if (alarm.acknowledged !== null && newsAtMs(explained) > alarm.acknowledged.atMs) continue;
    const explains = REACTION_EXPLAINS[alarm.subject.reaction];
    if (!explains.some((one) => one.vital === vital && one.side === side)) continue;
    if (first === null || alarm.number < first) first = alarm.number;
  }
  return first;
}
