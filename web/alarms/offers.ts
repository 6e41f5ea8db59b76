/** What a person is offered to answer an alarm with. The server decides all the same. */
import { attendRefusal, undoRefusal } from "../../shared/alarms/acknowledge.ts";
import { UNDO_WITHIN_MS } from "../../shared/alarms/life-cycle.ts";
import type { AlarmView, Me } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { closesAtOnce } from "./acknowledgement.ts";
import { isOffered } from "./words.ts";

export type Offer = "acknowledge" | "undo" | "attend";

/**
 * | alarm | person | offered |
 * |---|---|---|
 * | not acknowledged | may acknowledge it | acknowledge, and attend |
 * | not acknowledged | may not | attend |
 * | not acknowledged, they said they go, or a reaction tells it | any | no attend |
 * | acknowledged by them not 30 s ago | any | undo |
 * | the same, but it has ended, and so is closed by it | any | nothing |
 * | acknowledged otherwise | any | nothing |
 *
 * @param bedMs the bed's own time
 */
export function offersOf(alarm: AlarmView, me: Me, bedMs: number): Offer[] {
  if (alarm.acknowledged !== null) return isUndoable(alarm, me, bedMs) ? ["undo"] : [];
  const offers: Offer[] = [];
  if (isOffered(alarm, me.role)) offers.push("acknowledge");
  // Whoever goes, goes for the reaction that tells it.
  const isTold = alarm.explainedBy === null;
  const isGoing = alarm.attending?.by.id === me.id;
  const mayGo = attendRefusal(me.role, { phase: OPEN }) === null;
  if (alarm.kind === "physiological" && isTold && mayGo && !isGoing) offers.push("attend");
  return offers;
}

/** Seconds left to take an acknowledgement back, for the button to count down. */
export function undoLeftS({ acknowledged }: AlarmView, bedMs: number): number {
  if (acknowledged === null) return 0;
  const leftMs = timeMs(acknowledged.at) + UNDO_WITHIN_MS - bedMs;
  return Math.max(0, Math.ceil(leftMs / 1_000));
}

const OPEN = { kind: "active", goneSinceMs: null } as const;

function isUndoable(alarm: AlarmView, me: Me, bedMs: number): boolean {
  const { acknowledged, phase } = alarm;
  if (acknowledged === null || phase === "closed" || closesAtOnce(alarm)) return false;
  const { by, at, ...words } = acknowledged;
  // A screen's clock may lie a blink behind the server's.
  const nowMs = Math.max(bedMs, timeMs(at));
  const given = { ...words, by, atMs: timeMs(at), worstThen: null };
  return undoRefusal(me, { phase: OPEN, acknowledged: given }, nowMs) === null;
}
