/**
 * The ward loop: one queue, one order, the only caller of `step`. Whatever happens outside enters
 * the queue; a turn of the loop takes all that has gathered, steps the beds, hands what is to be
 * kept to the journal and what has changed to the screens. It decides nothing about alarms itself
 * and writes to no socket.
 */

import { z } from "zod";
import type { Alarm } from "../../shared/alarms/alarm.ts";
import { changedLimits } from "../../shared/alarms/limit-change.ts";
import { assert, present } from "../../shared/assert.ts";
import { CLOSED_REMEMBERED_MAX, TICK_MS } from "../../shared/bounds.ts";
import { openAlarms } from "../../shared/monitor/alarm-book.ts";
import type { Effect, RepeatCuffEffect } from "../../shared/monitor/effect.ts";
import type { DeviceTrack, Link, SessionTrack } from "../../shared/monitor/state.ts";
import { step, type Tick } from "../../shared/monitor/step.ts";
import { alarmId, alarmView } from "../../shared/monitor/view.ts";
import { type Entry, entrySchema } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { isDripAhead } from "../../shared/session/phases.ts";
import type { AlarmReason } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Journal } from "../journal/journal.ts";
import { type Bed, type BedPlace, clearBed, createBed, presentMs } from "./bed.ts";
import { createCommands } from "./commands.ts";
import type { Draft, Item } from "./item.ts";
import { addTouch, type Touch, touchAll } from "./touch.ts";
import {
  batchOf,
  keepAlarms,
  keepApart,
  keepEntry,
  startTurn,
  type Turn,
  touchOf,
} from "./turn.ts";

/** Those who show the ward. Called within a turn, in order; `flush` ends the turn. */
export type Screens = {
  touched(bed: Bed, touch: Touch): void;
  flush(): void;
  /** An alarm has been raised, or calls anew. */
  called(alarm: string, call: "raised" | "anew"): void;
};

/** Those who want to know that a session opened or closed on a bed. */
export type SessionListener = (bed: Bed, change: { opened: string } | { closed: string }) => void;

export type Ward = ReturnType<typeof createWard>;

export type WardOptions = {
  places: readonly BedPlace[];
  clock: Clock;
  journal: Journal;
  screens: Screens;
  onSession: SessionListener;
  /** Fills a bed that has been cleared from its journal, and has its devices send again whatever is
   * not in it. */
  refold: (bed: Bed) => void;
  /** Whether there ever was such a session. */
  hasSession?: (id: string) => boolean;
  /** The monitor wishes for another cuff value. */
  onCuffWish: (bed: Bed, wish: RepeatCuffEffect) => void;
  /** Told how long a condition lasted before its alarm was raised, ms. */
  onRaised: (conditionDelayMs: number) => void;
  /** Told when a step failed: a mistake of ours, which must not take the other beds along. */
  onFault: (bed: Bed, error: unknown) => void;
};

/** What an alarm is heard for anew. */
const CALLS: ReadonlySet<AlarmReason> = new Set(["raised", "worsened", "returned", "reminded"]);

/** Makes the ward of a site. Its beds are fixed for the life of the process. */
export function createWard(options: WardOptions) {
  const { clock, journal, screens, onSession, onCuffWish, onRaised, refold, onFault } = options;
  const beds = new Map<string, Bed>(options.places.map((place) => [place.id, createBed(place)]));
  /** Emptied every turn; devices are slowed by their sockets while a turn runs. */
  let queue: Item[] = [];
  /** Beds off the record whose entries are all on disk, a subset of the beds. */
  const behind = new Set<Bed>();
  /** Whose answer closed an alarm; CLOSED_REMEMBERED_MAX of them, the oldest first. */
  const closedBy = new Map<string, Person>();
  let isScheduled = false;
  let isStopped = false;

  const bedOf = (id: string): Bed => present(beds.get(id), `bed ${id} exists`);

  const bedOfPatient = (patient: string): Bed | null =>
    [...beds.values()].find(({ state }) => state.session?.registered?.patient.id === patient) ??
    null;

  const submit = (item: Item): void => {
    assert(beds.has(item.bed), `bed ${item.bed} exists`);
    queue.push(item);
    if (isScheduled || isStopped) return;
    isScheduled = true;
    clock.soon(runTurn);
  };

  const runTurn = (): void => {
    isScheduled = false;
    const items = queue;
    queue = [];
    const turn = startTurn();
    for (const item of items) takeSafely(item, turn);
    for (const bed of behind) catchUp(bed, turn);
    for (const [bed, touch] of turn.touches) screens.touched(bed, touch);
    screens.flush();
    const batch = batchOf(turn);
    if (batch === null) return;
    void journal.append(batch).then(() => {
      for (const tell of turn.stored) tell();
    });
  };

  const takeSafely = (item: Item, turn: Turn): void => {
    const bed = bedOf(item.bed);
    try {
      take(item, bed, turn);
    } catch (error) {
      onFault(bed, error);
      // Half a step is no state to go on from: the bed is folded anew from its journal. An entry
      // that nobody could read back has not been stepped at all.
      if (!(error instanceof z.ZodError)) goOff(bed, turn);
      item.onTaken?.(null);
    }
  };

  const take = (item: Item, bed: Bed, turn: Turn): void => {
    const { draft, onTaken, onStored } = item;
    if (draft.type !== "tick" && journal.isFull()) goOff(bed, turn);
    if (!isWelcome(item, bed, turn)) {
      onTaken?.(null);
      return;
    }
    const before = bed.state.session;
    const sourcesBefore = before?.sources.length;
    const { link, missed } = bed.state;
    // A session starts from nothing, also from no time: a replay's may lie in the past.
    if (draft.type === "session-opened") clearBed(bed);
    const entry = stamped(item, bed);
    const { effects } = step(bed.state, entry);
    const { session } = bed.state;
    const kept = session ?? before;
    if (bed.record === "live") keep({ item, entry, effects, session: kept?.id ?? null }, bed, turn);
    // Without a record the device stays unanswered: it keeps what it has.
    if (bed.record === "live" && onStored !== undefined) {
      turn.stored.push(() => onStored(kept !== null));
    }
    onTaken?.(bed.record === "live" ? effects : null);
    show({ entry, effects }, bed, turn);
    for (const effect of effects) {
      if (effect.type === "repeat-cuff") onCuffWish(bed, effect);
      else if (kept !== null) {
        tellCalls(effect, kept.id);
        noteClosed(effect, kept.id);
      }
    }
    // A reading that fills a hole takes back that it was missed.
    if (bed.state.missed !== missed) touchOf(turn, bed).device = true;
    if (session?.sources.length !== sourcesBefore) touchOf(turn, bed).session = true;
    if (entry.type === "session-opened") onSession(bed, { opened: entry.session });
    if (before !== null && session === null) closed(bed, before);
    // The device that is already there is introduced to what starts from nothing.
    if (link.kind === "up" && bed.state.link.kind === "none") {
      take({ bed: item.bed, atMs: item.atMs, draft: introduction(link) }, bed, turn);
    }
  };

  /** Whether an item still fits the bed; makes room for a session that may replace another. */
  const isWelcome = (item: Item, bed: Bed, turn: Turn): boolean => {
    const { draft, session, fromPhase, limitChanges, replacing } = item;
    const open = bed.state.session;
    if (session !== undefined && session !== open?.id) return false;
    if (fromPhase !== undefined && fromPhase !== open?.phase) return false;
    if (limitChanges !== undefined && limitChanges !== open?.limitChanges) return false;
    if (draft.type === "limits" && open !== null) {
      return changedLimits(open.limits, draft.limits).length > 0;
    }
    if (draft.type === "drip") return open !== null && isDripAhead(open.phase);
    if (draft.type !== "session-opened") return true;
    const patient = draft.registered?.patient.id;
    if (patient !== undefined && bedOfPatient(patient) !== null) return false;
    // A session whose first entry is not in the journal could never be folded again.
    if (bed.record === "off") return false;
    if (open === null) return true;
    if (replacing === undefined) return false;
    const closing = { to: "closed", outcome: "completed", reason: replacing, by: null } as const;
    take({ bed: bed.place.id, draft: { type: "phase", ...closing } }, bed, turn);
    return true;
  };

  const closed = (bed: Bed, session: SessionTrack): void => {
    // With the stream its time ends: the bed follows the server again.
    if (session.time === "stream") clearBed(bed);
    onSession(bed, { closed: session.id });
  };

  const introduction = ({ device }: Link & { kind: "up" }): Draft => {
    const { id, speed, ...known }: DeviceTrack = device;
    const { source, model, boot, cadence, clockOffsetMs } = known;
    const pace = speed === null ? {} : { speed };
    const type = "device-connected";
    return { type, device: id, source, model, boot, cadence, clockOffsetMs, ...pace };
  };

  /** What cannot be read back must not get in: it would keep the server from starting again. */
  const stamped = ({ draft, atMs, streamMs }: Item, bed: Bed): Entry | Tick => {
    const { session } = bed.state;
    const time = draft.type === "session-opened" ? draft.time : session?.time;
    const givenMs = time === "stream" ? (streamMs ?? bed.state.atMs) : (atMs ?? clock.now());
    const entryMs = Math.max(givenMs, bed.state.atMs);
    if (draft.type === "tick") return { type: "tick", atMs: entryMs };
    return entrySchema.parse({ ...draft, atMs: entryMs });
  };

  type Outcome = {
    item: Item;
    entry: Entry | Tick;
    effects: readonly Effect[];
    session: string | null;
  };

  const keep = ({ item, entry, effects, session }: Outcome, bed: Bed, turn: Turn): void => {
    const { raw, progress } = item;
    if (entry.type !== "tick" && session !== null) keepEntry(turn, bed, entry, session);
    keepAlarms(turn, bed, session, effects);
    if (raw !== undefined) keepApart(turn, bed, entry, raw);
    if (progress !== undefined) turn.progress.set(progress.device, progress);
  };

  const noteClosed = (effect: Effect, session: string): void => {
    if (effect.type !== "alarm" || effect.alarm.phase.kind !== "closed") return;
    const { number, acknowledged } = effect.alarm;
    if (acknowledged === null) return;
    closedBy.set(alarmId(session, number), acknowledged.by);
    const [oldest] = closedBy.keys();
    if (closedBy.size > CLOSED_REMEMBERED_MAX && oldest !== undefined) closedBy.delete(oldest);
  };

  const tellCalls = (effect: Effect, session: string): void => {
    if (effect.type !== "alarm" || !CALLS.has(effect.reason)) return;
    const { number, raisedAtMs } = effect.alarm;
    screens.called(alarmId(session, number), effect.reason === "raised" ? "raised" : "anew");
    // Of values that crossed a limit; what people or equipment are late with has delays of its own.
    const isCrossing = effect.reason === "raised" && effect.alarm.kind === "physiological";
    if (isCrossing) onRaised(raisedAtMs - effect.alarm.onsetAtMs);
  };

  const show = (
    { entry, effects }: Pick<Outcome, "entry" | "effects">,
    bed: Bed,
    turn: Turn,
  ): void => {
    if (entry.type === "reading") bed.sparklines.add(entry.vitals, entry.takenAtMs);
    if (entry.type === "tick" && effects.length === 0) return;
    addTouch(touchOf(turn, bed), entry, effects);
  };

  /** The bed is watched on, without a record, until all that was kept of it is on disk. */
  const goOff = (bed: Bed, turn: Turn): void => {
    if (bed.record !== "live") return;
    bed.record = "off";
    turn.stored.push(() => behind.add(bed));
  };

  /** What happened without a record cannot be made up for, or the journal would fold to another
   * state than the bed's: the bed goes back to its journal, and its devices tell the rest again. */
  const catchUp = (bed: Bed, turn: Turn): void => {
    if (journal.isFull()) return;
    behind.delete(bed);
    clearBed(bed);
    bed.record = "live";
    refold(bed);
    // At its own present and not at its journal's end: what had escalated by now has escalated.
    takeSafely({ bed: bed.place.id, draft: { type: "tick" } }, turn);
    touchAll(touchOf(turn, bed));
  };

  const tick = (): void => {
    const nowMs = clock.now();
    for (const bed of beds.values()) {
      const isDue = bed.state.session?.time !== "stream" && bed.state.nextDueMs <= nowMs;
      if (isDue || behind.has(bed)) submit({ bed: bed.place.id, draft: { type: "tick" } });
    }
  };
  const stopTicking = clock.every(TICK_MS, tick);

  const openAlarm = (id: string): { bed: Bed; session: SessionTrack; alarm: Alarm } | null => {
    for (const bed of beds.values()) {
      const { session } = bed.state;
      if (session === null || !id.startsWith(`${session.id}.`)) continue;
      const alarm = openAlarms(bed.state).find((open) => alarmId(session.id, open.number) === id);
      return alarm === undefined ? null : { bed, session, alarm };
    }
    return null;
  };

  return {
    beds: (): IterableIterator<Bed> => beds.values(),
    bed: (id: string): Bed | undefined => beds.get(id),
    /** A bed's present, which goes on while nothing arrives. */
    presentMs: (bed: Bed): number => presentMs(bed, clock.now()),
    submit,

    /** An open alarm by its id, or null. */
    findAlarm(id: string): AlarmView | null {
      const found = openAlarm(id);
      return found === null ? null : alarmView(found.alarm, found.bed.place.id, found.session.id);
    },

    ...createCommands({
      clock,
      submit,
      openAlarm,
      closedBy: (id) => closedBy.get(id) ?? null,
      bedOfSession: (id) =>
        [...beds.values()].find(({ state }) => state.session?.id === id) ?? null,
      hasSession: options.hasSession,
      bedOfPatient,
      bed: (id) => beds.get(id) ?? null,
      nowMs: (bed) => presentMs(bed, clock.now()),
      canRecord: (bed) => canRecord(bedOf(bed), journal),
    }),

    /** Takes what has gathered, for the last time. */
    stop(): void {
      stopTicking();
      isStopped = true;
      runTurn();
    },
  };
}

function canRecord({ record }: Bed, journal: Journal): boolean {
  return record === "live" && !journal.isFull() && journal.state().recording;
}
