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

export type Checks = ReturnType<typeof createChecks>;

/** Every device is switched on once in a world. */
export function bootOf(device: string): string {
  return `boot-of-${device}`;
}

export function createChecks(db: Db) {
  /** How often each reading of each boot is on disk, and which holes were written down. */
  const onDisk = new Map<string, number>();
  const holes: { boot: string; from: number; to: number }[] = [];
  const refused = new Set<string>();
  const acked = new Map<string, number>();
  /** When each alarm was raised: its number must never go to another. */
  const raised = new Map<string, string>();
  /** Each bed's state as the entries that were handed over lead to it. */
  const shadows = new Map<string, MonitorState>();

  const isSettled = (boot: string, seq: number): boolean =>
    onDisk.get(`${boot}/${seq}`) === 1 ||
    refused.has(`${boot}/${seq}`) ||
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
    appended({ entries, sessions: rows }: Batch, bedOf: (session: string) => string): void {
      for (const { session, text } of entries) {
        const bed = rows.find(({ id }) => id === session)?.bed ?? bedOf(session);
        const entry = entrySchema.parse(JSON.parse(text));
        if (entry.type === "session-opened") shadows.set(bed, initialState(bed));
        step(shadowOf(bed), entry);
      }
    },
    committed(batches: readonly Batch[]): void {
      for (const { id, raisedAt } of batches.flatMap(({ alarms }) => alarms)) {
        const before = raised.get(id) ?? raisedAt;
        raised.set(id, before);
        if (before !== raisedAt) throw new Error(`alarm ${id} of ${before} became another`);
      }
      for (const { text } of batches.flatMap(({ entries }) => entries)) {
        const entry = entrySchema.parse(JSON.parse(text));
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
    /** Folding what was handed over leads to the bed that lives. */
    livingIsFolded(bed: Bed): void {
      if (bed.record !== "live" || bed.state.session === null) return;
      const shadow = shadowOf(bed.place.id);
      if (bed.state.atMs > shadow.atMs) step(shadow, { type: "tick", atMs: bed.state.atMs });
      const [living, folded] = [stateText(bed.state), stateText(shadow)];
      if (living !== folded) {
        throw new Error(
          `bed ${bed.place.id} is not what its journal folds to\n${living}\n${folded}`,
        );
      }
    },
    /** The whole record: numbered, chained, in order of time, its alarms as the monitor tells them. */
    recordIsSound(bedAtMs: (bed: string) => number): void {
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
        }
        alarmsAreTold(id, bed, closed === null ? bedAtMs(bed) : null);
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
    alarmsOnDisk: () => Number(db.prepare("SELECT count(*) FROM alarms").pluck().get()),
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
