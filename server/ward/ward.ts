/**
 * The ward loop: one queue, one order, the only caller of `step`. Whatever happens outside enters
 * the queue; a turn of the loop takes all that has gathered, steps the beds, hands what is to be
 * kept to the journal and what has changed to the screens. It decides nothing about alarms itself
 * and writes to no socket.
 */
import { acknowledgeRefusal, hasRight } from "../../shared/alarms/acknowledge.ts";
import { type Alarm, conditionName } from "../../shared/alarms/alarm.ts";
import { assert, present } from "../../shared/assert.ts";
import { TICK_MS } from "../../shared/bounds.ts";
import { VigilError } from "../../shared/errors.ts";
import { openAlarms } from "../../shared/monitor/alarm-book.ts";
import { canonicalText } from "../../shared/monitor/digest.ts";
import type { Effect } from "../../shared/monitor/effect.ts";
import { type DeviceTrack, initialState, type SessionTrack } from "../../shared/monitor/state.ts";
import { step, type Tick } from "../../shared/monitor/step.ts";
import { alarmId, alarmView } from "../../shared/monitor/view.ts";
import type { Entry, EntryOf, SessionOpened } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { Outcome, SessionPhase } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Batch, Journal, ProgressRow } from "../journal/journal.ts";
import { type Bed, type BedPlace, createBed } from "./bed.ts";
import { addTouch, type Touch, untouched } from "./touch.ts";

/** An entry before the loop has stamped it. */
export type Draft = { [T in Entry["type"]]: Omit<EntryOf<T>, "atMs"> }[Entry["type"]];

/** One thing on its way into a bed. */
export type Item = {
  bed: string;
  draft: Draft | { type: "tick" };
  /** Set where the stream's time rules, or where the demo tells its past; otherwise the loop
   * stamps the server's time. */
  atMs?: number;
  /** The device's progress that this reading makes. */
  progress?: ProgressRow;
  /** The raw text of a frame that was refused. */
  raw?: string;
  /** Told once it is on disk: whether it is in a session's journal. */
  onStored?: (recorded: boolean) => void;
};

export type Opening = Omit<SessionOpened, "type" | "atMs">;

/** Those who show the ward. Called within a turn, in order; `flush` ends the turn. */
export type Screens = {
  touched(bed: Bed, touch: Touch): void;
  flush(): void;
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
  /** Told when the server's clock was seen to step back, by how much. */
  onClockStep: (backMs: number) => void;
};

/** Makes the ward of a site. Its beds are fixed for the life of the process. */
export function createWard(options: WardOptions) {
  const { clock, journal, screens, onSession, onClockStep } = options;
  const beds = new Map<string, Bed>(options.places.map((place) => [place.id, createBed(place)]));
  /** Emptied every turn; devices are slowed by their sockets while a turn runs. */
  let queue: Item[] = [];
  let isScheduled = false;
  let lastNowMs = 0;

  const bedOf = (id: string): Bed => present(beds.get(id), `bed ${id} exists`);

  const submit = (item: Item): void => {
    assert(beds.has(item.bed), `bed ${item.bed} exists`);
    queue.push(item);
    if (isScheduled) return;
    isScheduled = true;
    clock.soon(turn);
  };

  /** Like submit, and settles when it is on disk. */
  const submitDurably = (item: Omit<Item, "onStored">): Promise<void> =>
    new Promise((resolve) => submit({ ...item, onStored: () => resolve() }));

  const openAlarm = (id: string): { bed: Bed; session: SessionTrack; alarm: Alarm } | null => {
    for (const bed of beds.values()) {
      const { session } = bed.state;
      if (session === null || !id.startsWith(`${session.id}.`)) continue;
      const alarm = openAlarms(bed.state).find((open) => alarmId(session.id, open.number) === id);
      return alarm === undefined ? null : { bed, session, alarm };
    }
    return null;
  };

  const turn = (): void => {
    isScheduled = false;
    const items = queue;
    queue = [];
    const batch: Batch = { entries: [], sessions: [], alarms: [], progress: [], quarantine: [] };
    const touches = new Map<Bed, Touch>();
    const stored: (() => void)[] = [];
    for (const item of items) take(item, { batch, touches, stored });
    for (const [bed, touch] of touches) screens.touched(bed, touch);
    screens.flush();
    // A deadline raises alarms without an entry of its own; their rows are kept all the same.
    const { entries, alarms, quarantine } = batch;
    if (entries.length + alarms.length + quarantine.length + stored.length === 0) return;
    void journal.append(batch).then(() => {
      for (const tell of stored) tell();
    });
  };

  type Turn = { batch: Batch; touches: Map<Bed, Touch>; stored: (() => void)[] };

  const take = (item: Item, { batch, touches, stored }: Turn): void => {
    const bed = bedOf(item.bed);
    const before = bed.state.session;
    const { link } = bed.state;
    // A session starts from nothing, also from no time: a replay's may lie in the past.
    if (item.draft.type === "session-opened") reset(bed);
    const entry = stamped(item, bed);
    const { effects } = step(bed.state, entry);
    const session = bed.state.session ?? before;
    // A journal that can take no more leaves the device unanswered: it keeps what it has.
    const isRefused = entry.type !== "tick" && session !== null && journal.isFull();
    if (entry.type !== "tick" && session !== null && !isRefused) {
      keep(bed, entry, session.id, batch);
    }
    keepAlarms(bed, session?.id ?? null, effects, batch);
    if (item.raw !== undefined) setApart(bed, entry, item.raw, batch);
    if (item.progress !== undefined) batch.progress.push(item.progress);
    const { onStored } = item;
    if (onStored !== undefined && !isRefused) stored.push(() => onStored(session !== null));
    note(bed, entry, effects, touches);
    if (entry.type === "session-opened") onSession(bed, { opened: entry.session });
    if (before !== null && bed.state.session === null) onSession(bed, { closed: before.id });
    // The device that is already there is introduced to the session that starts from nothing.
    if (entry.type !== "session-opened" || link.kind !== "up") return;
    const draft = introduction(link.device);
    take({ bed: item.bed, atMs: entry.atMs, draft }, { batch, touches, stored });
  };

  const introduction = ({ id: device, speed, ...known }: DeviceTrack): Draft => {
    const { source, model, boot, cadence, clockOffsetMs } = known;
    const pace = speed === null ? {} : { speed };
    const type = "device-connected";
    return { type, device, source, model, boot, cadence, clockOffsetMs, ...pace };
  };

  const reset = (bed: Bed): void => {
    assert(bed.state.session === null, "a bed has at most one open session");
    bed.state = initialState(bed.place.id);
    bed.nextN = 1;
    bed.sparklines.clear();
  };

  const stamped = (item: Item, bed: Bed): Entry | Tick => {
    const atMs = Math.max(item.atMs ?? clock.now(), bed.state.atMs);
    return { ...item.draft, atMs };
  };

  const keep = (bed: Bed, entry: Entry, session: string, batch: Batch): void => {
    const text = canonicalText(entry);
    batch.entries.push({ session, n: bed.nextN, atMs: entry.atMs, type: entry.type, text });
    bed.nextN += 1;
    if (entry.type !== "session-opened" && entry.type !== "phase") return;
    const open = bed.state.session;
    batch.sessions.push({
      id: session,
      bed: bed.place.id,
      openedAtMs: open?.openedAtMs ?? entry.atMs,
      closedAtMs: open === null ? entry.atMs : null,
      phase: open?.phase ?? "closed",
    });
  };

  const setApart = (bed: Bed, entry: Entry | Tick, raw: string, batch: Batch): void => {
    assert(entry.type === "frame-rejected", "only refused frames are quarantined");
    const { atMs, device, code, path, message } = entry;
    const session = bed.state.session?.id ?? null;
    batch.quarantine.push({ atMs, device, bed: bed.place.id, session, code, path, message, raw });
  };

  const keepAlarms = (
    bed: Bed,
    session: string | null,
    effects: readonly Effect[],
    batch: Batch,
  ): void => {
    for (const effect of effects) {
      if (effect.type !== "alarm") continue;
      assert(session !== null, "alarms belong to sessions");
      batch.alarms.push(alarmView(effect.alarm, bed.place.id, session));
    }
  };

  const note = (
    bed: Bed,
    entry: Entry | Tick,
    effects: readonly Effect[],
    touches: Map<Bed, Touch>,
  ): void => {
    if (entry.type === "reading") bed.sparklines.add(entry.vitals, entry.takenAtMs);
    if (entry.type === "tick" && effects.length === 0) return;
    const touch = touches.get(bed) ?? untouched();
    addTouch(touch, entry, effects);
    touches.set(bed, touch);
  };

  const tick = (): void => {
    const nowMs = clock.now();
    if (nowMs < lastNowMs) onClockStep(lastNowMs - nowMs);
    lastNowMs = nowMs;
    for (const bed of beds.values()) {
      const followsServer = bed.state.session?.time !== "stream";
      if (followsServer && bed.state.nextDueMs <= nowMs) {
        submit({ bed: bed.place.id, draft: { type: "tick" } });
      }
    }
  };
  const stopTicking = clock.every(TICK_MS, tick);

  return {
    beds: (): IterableIterator<Bed> => beds.values(),
    bed: (id: string): Bed | undefined => beds.get(id),
    submit,

    /** An open alarm by its id, or null. */
    findAlarm(id: string): AlarmView | null {
      const found = openAlarm(id);
      return found === null ? null : alarmView(found.alarm, found.bed.place.id, found.session.id);
    },

    /** Opens a session on a free bed; settles when it is on disk. */
    open(opening: Opening, atMs?: number): Promise<void> {
      const bed = bedOf(opening.bed);
      const at = atMs === undefined ? {} : { atMs };
      const draft: Draft = { type: "session-opened", ...opening };
      return submitDurably({ ...at, bed: bed.place.id, draft });
    },

    /** Moves a session to another phase; settles when it is on disk. */
    changePhase(
      bed: string,
      change: {
        to: SessionPhase;
        by: Person | null;
        outcome?: Outcome;
        reason?: string;
        atMs?: number;
      },
    ): Promise<void> {
      const { atMs, ...phase } = change;
      const at = atMs === undefined ? {} : { atMs };
      return submitDurably({ ...at, bed, draft: { type: "phase", ...phase } });
    },

    /**
     * Acknowledges an alarm for a person; settles when it is on disk.
     * @param target the alarm as it was last seen; it may have closed since
     * @throws VigilError FORBIDDEN, ALARM_CLOSED, ALARM_ACKNOWLEDGED, NOT_RECORDING
     */
    async acknowledge(
      target: AlarmView,
      mark: { by: Person; note?: string | undefined; action?: string | undefined },
    ): Promise<AlarmView> {
      if (!hasRight(mark.by.role, target.kind, target.priority)) throw new VigilError("FORBIDDEN");
      if (journal.isFull()) throw new VigilError("NOT_RECORDING");
      const found = openAlarm(target.id);
      if (found === null) throw new VigilError("ALARM_CLOSED");
      const { bed, session, alarm } = found;
      const refusal = acknowledgeRefusal(mark.by.role, alarm);
      if (refusal !== null) throw new VigilError(refusal);
      const condition = conditionName(alarm.subject);
      const draft: Draft = { type: "acknowledge", alarm: alarm.number, condition, ...mark };
      // People's commands on a stream's bed are stamped with the stream's present.
      const at = session.time === "stream" ? { atMs: bed.state.atMs } : {};
      await submitDurably({ ...at, bed: bed.place.id, draft });
      return alarmView(alarm, bed.place.id, session.id);
    },

    stop(): void {
      stopTicking();
    },
  };
}
