// What must hold after every step, whatever has gone wrong: a model of the record that is simple
// enough to be believed, held against the real one.

import type { Db } from "../../server/db/database.ts";
import { CHAIN_START, chainHash } from "../../server/journal/chain.ts";
import type { Batch } from "../../server/journal/journal.ts";
import type { Bed } from "../../server/ward/bed.ts";
import { stateText } from "../../shared/monitor/digest.ts";
import type { Effect } from "../../shared/monitor/effect.ts";
import { fold } from "../../shared/monitor/fold.ts";
import { initialState, type MonitorState } from "../../shared/monitor/state.ts";
import { step } from "../../shared/monitor/step.ts";
import { alarmView } from "../../shared/monitor/view.ts";
import { type Entry, entrySchema } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { entryIn } from "./parsed.ts";
import { isSame } from "./same.ts";

export type Checks = ReturnType<typeof createChecks>;

/** Every device is switched on once in a world. */
export function bootOf(device: string): string {
  return `boot-of-${device}`;
}

function bedUnder(device: string): string {
  return device.slice("mon-".length);
}

export function createChecks(db: Db) {
  /** How often each reading of each boot is on disk, and which holes were written down. */
  const onDisk = new Map<string, number>();
  const holes: { boot: string; from: number; to: number }[] = [];
  const refused = new Set<string>();
  /** Readings that came while the bed had no session: shown, and not recorded. */
  const unrecorded = new Set<string>();
  /** How far each device has come, and whose beds had no session in a batch's turn. */
  const progress = new Map<string, number>();
  const withoutSession = new WeakMap<Batch, Set<string>>();
  const acked = new Map<string, number>();
  /** When each alarm was raised: its number must never go to another. */
  const raised = new Map<string, string>();
  /** How often each of people's own words is on disk, and those that were answered as kept. */
  const words = new Map<string, number>();
  const answered = new Set<string>();
  /** How often each kind of entry is on disk. */
  const kinds = new Map<string, number>();
  /** Each bed's state as the entries that were handed over lead to it. */
  const shadows = new Map<string, MonitorState>();

  const isSettled = (boot: string, seq: number): boolean =>
    onDisk.get(`${boot}/${seq}`) === 1 ||
    refused.has(`${boot}/${seq}`) ||
    unrecorded.has(`${boot}/${seq}`) ||
    holes.some((hole) => hole.boot === boot && seq >= hole.from && seq <= hole.to);

  const shadowOf = (bed: string): MonitorState => {
    const known = shadows.get(bed);
    if (known !== undefined) return known;
    const fresh = initialState(bed);
    shadows.set(bed, fresh);
    return fresh;
  };

  const rowsOf = (session: string) =>
    db
      .prepare<[string], { n: number; at_ms: number; text: string; hash: Buffer }>(
        "SELECT n, at_ms, text, hash FROM entries WHERE session = ? ORDER BY n",
      )
      .all(session);

  const entriesOf = (session: string): Entry[] =>
    rowsOf(session).map(({ text }) => entrySchema.parse(JSON.parse(text)));

  const sessions = (): { id: string; bed: string; closed: number | null }[] =>
    db
      .prepare<[], { id: string; bed: string; closed: number | null }>(
        "SELECT id, bed, closed_at AS closed FROM sessions ORDER BY id",
      )
      .all();

  return {
    /** The loop hands a batch over, whether or not it ever reaches the disk. */
    appended(batch: Batch, bedOf: (session: string) => string, isEmpty: (bed: string) => boolean) {
      const { entries, sessions: rows, progress: reached } = batch;
      const empty = reached
        .map(({ device }) => device)
        .filter((device) => {
          const bed = bedUnder(device);
          return isEmpty(bed) || rows.some((row) => row.bed === bed);
        });
      withoutSession.set(batch, new Set(empty));
      for (const row of entries) {
        const bed = rows.find(({ id }) => id === row.session)?.bed ?? bedOf(row.session);
        const entry = entryIn(row);
        if (entry.type === "session-opened") shadows.set(bed, initialState(bed));
        step(shadowOf(bed), entry);
      }
    },
    committed(batches: readonly Batch[]): void {
      for (const batch of batches) this.committedOne(batch);
    },
    committedOne(batch: Batch): void {
      for (const { id, raisedAt } of batch.alarms) {
        const before = raised.get(id) ?? raisedAt;
        raised.set(id, before);
        if (before !== raisedAt) throw new Error(`alarm ${id} of ${before} became another`);
      }
      for (const row of batch.entries) {
        const entry = entryIn(row);
        kinds.set(entry.type, (kinds.get(entry.type) ?? 0) + 1);
        const said = wordsOf(entry);
        if (said !== null) words.set(said, (words.get(said) ?? 0) + 1);
        if (entry.type === "gap")
          holes.push({ boot: entry.boot, from: entry.fromSeq, to: entry.toSeq });
        // Refused and in quarantine, although its line may have broken before it was told.
        if (entry.type === "frame-rejected" && entry.seq !== null) {
          refused.add(`${bootOf(entry.device)}/${entry.seq}`);
        }
        if (entry.type !== "reading") continue;
        const key = `${entry.boot}/${entry.seq}`;
        const times = (onDisk.get(key) ?? 0) + 1;
        onDisk.set(key, times);
        if (times > 1) throw new Error(`reading ${key} is on disk ${times} times`);
      }
      for (const { device, boot, seq } of batch.progress) {
        const isEmpty = withoutSession.get(batch)?.has(device) === true;
        for (let one = (progress.get(boot) ?? 0) + 1; one <= seq && isEmpty; one += 1) {
          if (!isSettled(boot, one)) unrecorded.add(`${boot}/${one}`);
        }
        progress.set(boot, seq);
      }
    },
    /** A server that died lost what it had not written: the bed is what the disk says. */
    restarted(beds: Iterable<Bed>): void {
      shadows.clear();
      for (const bed of beds) this.refolded(bed);
    },
    refolded(bed: Bed): void {
      const open = sessions().find((row) => row.bed === bed.place.id && row.closed === null);
      const state = initialState(bed.place.id);
      if (open !== undefined) fold(state, entriesOf(open.id));
      shadows.set(bed.place.id, state);
    },
    /** A device was told that everything up to a number is stored. */
    ackedUpTo(boot: string, seq: number): void {
      for (let one = (acked.get(boot) ?? 0) + 1; one <= seq; one += 1) {
        if (!isSettled(boot, one))
          throw new Error(`reading ${boot}/${one} was acked and is not on disk`);
      }
      acked.set(boot, Math.max(seq, acked.get(boot) ?? 0));
    },
    isSettled,
    readingsOnDisk: () => onDisk.size,
    unrecorded: () => unrecorded.size,
    /** Somebody was told that what they said is kept: it is on disk, once, and stays there. */
    answered(said: string): void {
      const times = words.get(said) ?? 0;
      if (times !== 1) throw new Error(`${said} was answered and is on disk ${times} times`);
      answered.add(said);
    },
    /** Folding what was handed over leads to the bed that lives: at every step by comparison, and
     * letter by letter where a server dies, for that is what the next one has to come back to. */
    livingIsFolded(bed: Bed, isLetterByLetter = false): void {
      if (bed.record !== "live" || bed.state.session === null) return;
      const shadow = shadowOf(bed.place.id);
      if (bed.state.atMs > shadow.atMs) step(shadow, { type: "tick", atMs: bed.state.atMs });
      if (!isLetterByLetter && isSame(bed.state, shadow, ["atMs", "nextDueMs"])) return;
      const [living, folded] = [stateText(bed.state), stateText(shadow)];
      if (living !== folded) {
        throw new Error(
          `bed ${bed.place.id} is not what its journal folds to\n${living}\n${folded}`,
        );
      }
    },
    /** The whole record: numbered, chained, in order of time, its alarms as the monitor tells them. */
    recordIsSound(bedAtMs: (bed: string) => number): void {
      const said = new Map<string, number>();
      const open = sessions().filter(({ closed }) => closed === null);
      if (new Set(open.map(({ bed }) => bed)).size !== open.length) {
        throw new Error("a bed has two open sessions");
      }
      for (const { id, bed, closed } of sessions()) {
        let before: Buffer = CHAIN_START;
        let lastMs = 0;
        for (const [index, { n, at_ms: atMs, text, hash }] of rowsOf(id).entries()) {
          if (n !== index + 1) throw new Error(`session ${id} lacks entry ${index + 1}`);
          if (atMs < lastMs) throw new Error(`time runs backwards in session ${id} at entry ${n}`);
          if (!chainHash(before, text).equals(hash))
            throw new Error(`the chain of ${id} breaks at ${n}`);
          before = hash;
          lastMs = atMs;
          const own = wordsOf(entrySchema.parse(JSON.parse(text)));
          if (own !== null) said.set(own, (said.get(own) ?? 0) + 1);
        }
        alarmsAreTold(id, bed, closed === null ? bedAtMs(bed) : null);
      }
      for (const one of answered) {
        if (said.get(one) !== 1) throw new Error(`${one} was answered and is not there any more`);
      }
    },
    recordText: (): string =>
      sessions()
        .map(({ id }) =>
          rowsOf(id)
            .map(({ text }) => text)
            .join("\n"),
        )
        .join("\n\n"),
    /** How many alarms of each kind there were, and how far they came. */
    alarmCounts(): Record<string, number> {
      const views = db.prepare<[], { view: string }>("SELECT view FROM alarms").all();
      const alarms = views.map(({ view }) => JSON.parse(view) as AlarmView);
      const count = (is: (alarm: AlarmView) => boolean): number => alarms.filter(is).length;
      return {
        alarms: alarms.length,
        highAlarms: count(({ priority }) => priority === "high"),
        reactions: count(({ evidence }) => evidence !== undefined),
        explained: count(({ explainedBy }) => explainedBy !== null),
        technical: count(({ kind }) => kind === "technical"),
        leadOff: count(({ condition }) => condition.startsWith("lead-off")),
        implausible: count(({ condition }) => condition.startsWith("implausible")),
        noData: count(({ condition }) => condition.startsWith("no-data")),
        deviceLost: count(({ condition }) => condition === "device-lost"),
        silentWards: count(({ condition }) => condition === "no-screen-can-sound"),
        provisional: count(({ provisional }) => provisional),
        intermittent: count(({ course }) => course === "intermittent"),
        phases: kinds.get("phase") ?? 0,
        gaps: kinds.get("gap") ?? 0,
      };
    },
  };

  function alarmsAreTold(session: string, bed: string, atMs: number | null): void {
    const told = new Map<string, AlarmView>();
    const state = initialState(bed);
    const note = (effects: readonly Effect[]): void => {
      for (const effect of effects) {
        if (effect.type !== "alarm") continue;
        const view = alarmView(effect.alarm, bed, session);
        told.set(view.id, view);
      }
    };
    fold(state, entriesOf(session), note);
    if (atMs !== null)
      note(step(state, { type: "tick", atMs: Math.max(atMs, state.atMs) }).effects);
    const rows = db
      .prepare<[string], { id: string; view: string }>(
        "SELECT id, view FROM alarms WHERE session = ?",
      )
      .all(session);
    const kept = new Map(rows.map(({ id, view }) => [id, JSON.parse(view) as AlarmView]));
    for (const [id, view] of told) {
      const row = JSON.stringify(kept.get(id));
      if (row !== JSON.stringify(view))
        throw new Error(`alarm ${id} is ${row}, not ${JSON.stringify(view)}`);
    }
    if (kept.size !== told.size) throw new Error(`session ${session} has alarms that nobody told`);
  }
}

/** What people said in words of their own; in these worlds each says something only once. */
function wordsOf(entry: Entry): string | null {
  if (entry.type === "acknowledge" || entry.type === "observation") return entry.note ?? null;
  return entry.type === "limits" || entry.type === "phase" ? (entry.reason ?? null) : null;
}
