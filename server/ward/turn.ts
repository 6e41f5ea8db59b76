/**
 * What one turn of the ward loop leaves behind: a batch for the journal, what the screens are to
 * be told, and who waits for the disk. It writes nothing itself.
 */
import { assert } from "../../shared/assert.ts";
import { canonicalText } from "../../shared/monitor/digest.ts";
import type { Effect } from "../../shared/monitor/effect.ts";
import type { Tick } from "../../shared/monitor/step.ts";
import { alarmView } from "../../shared/monitor/view.ts";
import type { Entry, EntryOf } from "../../shared/protocol/entry.ts";
import type { Batch, ProgressRow, SessionRow } from "../journal/journal.ts";
import type { Bed } from "./bed.ts";
import { type Touch, untouched } from "./touch.ts";

export type Turn = {
  batch: Omit<Batch, "progress">;
  /** The last of each device; each holds all before it. */
  progress: Map<string, ProgressRow>;
  touches: Map<Bed, Touch>;
  /** Called once the batch is on disk. */
  stored: (() => void)[];
};

/** A turn in which nothing has happened yet. */
export function startTurn(): Turn {
  return {
    batch: { entries: [], sessions: [], alarms: [], quarantine: [] },
    progress: new Map(),
    touches: new Map(),
    stored: [],
  };
}

/** The turn's batch, or null where nothing is to be kept and nobody waits. */
export function batchOf({ batch, progress, stored }: Turn): Batch | null {
  const { entries, alarms, quarantine } = batch;
  // A deadline raises alarms without an entry of its own; their rows are kept all the same.
  const rows = entries.length + alarms.length + quarantine.length + progress.size;
  if (rows + stored.length === 0) return null;
  return { ...batch, progress: [...progress.values()] };
}

/** What a turn has touched on a bed. */
export function touchOf({ touches }: Turn, bed: Bed): Touch {
  const known = touches.get(bed);
  if (known !== undefined) return known;
  const touch = untouched();
  touches.set(bed, touch);
  return touch;
}

/** Keeps an entry under its number, and how it leaves its session. */
export function keepEntry({ batch }: Turn, bed: Bed, entry: Entry, session: string): void {
  const text = canonicalText(entry);
  batch.entries.push({ session, n: bed.nextN, atMs: entry.atMs, type: entry.type, text });
  bed.nextN += 1;
  if (entry.type !== "session-opened" && entry.type !== "phase") return;
  batch.sessions.push({ ...sessionRow(bed, session), ...newsOf(entry, bed) });
}

/** What an entry tells of its session for good. */
function newsOf(entry: EntryOf<"session-opened" | "phase">, bed: Bed): Partial<SessionRow> {
  if (entry.type === "session-opened") {
    const { patient, registered = null, nurse, doctor } = entry;
    const { name, recordNumber } = patient;
    return { opening: { patient: { name, recordNumber }, registered, nurse, doctor } };
  }
  const { session } = bed.state;
  if (session?.phase === "infusing") return { infusingAtMs: session.phaseSinceMs };
  return session === null && entry.outcome !== undefined ? { outcome: entry.outcome } : {};
}

/** A session as it stands at its bed's present. */
function sessionRow({ place, state }: Bed, id: string): SessionRow {
  const { session, atMs } = state;
  return {
    id,
    bed: place.id,
    openedAtMs: session?.openedAtMs ?? atMs,
    closedAtMs: session === null ? atMs : null,
    phase: session?.phase ?? "closed",
    toldAtMs: atMs,
  };
}

/** Keeps how an entry, or a deadline, left its alarms. */
export function keepAlarms(
  { batch }: Turn,
  bed: Bed,
  session: string | null,
  effects: readonly Effect[],
): void {
  for (const effect of effects) {
    if (effect.type !== "alarm") continue;
    assert(session !== null, "alarms belong to sessions");
    batch.alarms.push(alarmView(effect.alarm, bed.place.id, session));
  }
  const told = effects.some(({ type }) => type === "alarm");
  if (told && session !== null) batch.sessions.push(sessionRow(bed, session));
}

/** Keeps a refused frame's text in quarantine. */
export function keepApart({ batch }: Turn, bed: Bed, entry: Entry | Tick, raw: string): void {
  assert(entry.type === "frame-rejected", "only refused frames are quarantined");
  const { atMs, device, code, path, message } = entry;
  const session = bed.state.session?.id ?? null;
  batch.quarantine.push({ atMs, device, bed: bed.place.id, session, code, path, message, raw });
}
