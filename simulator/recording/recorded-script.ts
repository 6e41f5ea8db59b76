/**
 * The script of a recording file (`vigil-recording/1`): every reading as its device sent it, with the
 * values that were refused, at the times at which it came and was taken; what people did, as recorded
 * entries; the clock in between. The protocol has no words for the rest: that a device came or went,
 * that readings were lost, what screens and disk did. Those belong to the house that recorded them.
 */
import type { ReadingFrame } from "../../shared/protocol/device.ts";
import {
  type Entry,
  type EntryOf,
  personEntrySchema,
  type ReadingEntry,
  type SessionOpened,
} from "../../shared/protocol/entry.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { Cadences } from "../../shared/protocol/vitals.ts";
import { readRecording } from "../../shared/recording/read.ts";
import { Failure } from "../failure.ts";
import { sha256 } from "../sha256.ts";
import type { Script } from "./script.ts";
import { clockBetween, clockItem, type TimelineItem } from "./timeline.ts";

/** A device says "no value" by a zero (docs/DEVICES.md). */
const NO_VALUE = 0;
const MS_PER_S = 1_000;

/** Who set the limits that a session opened with, where the record names no doctor. */
const NOBODY: Person = { id: "recording", name: "The recording", role: "doctor" };

/** Whether what people did is played too, or left for somebody to practise. Phases and limits stay. */
export type People = "played" | "left-out";
const PRACTISED: readonly Entry["type"][] = ["acknowledge", "undo", "attend", "audio-pause"];

/** Whether a text is a recording file, and no CSV. */
export function isRecordingFile(text: string): boolean {
  return text.startsWith("{");
}

/**
 * Reads a recording file whole.
 * @param source how messages name the file
 * @throws Failure with one sentence and the line's number
 */
export function parseRecordingFile(text: string, source: string): Entry[] {
  const read = readRecording(text.split("\n"), sha256);
  if (read.kind === "damaged") {
    throw new Failure(`${source}, line ${read.line}: ${read.reason}; nothing is replayed.`);
  }
  return read.recording.entries;
}

/** @param toS seconds after the opening at which the replay ends; null for the end of the record */
export function recordedScript(
  entries: readonly Entry[],
  { people, toS }: { people: People; toS: number | null },
): Script {
  const firstMs = entries[0]?.atMs ?? 0;
  const untilMs = toS === null ? Number.POSITIVE_INFINITY : firstMs + toS * MS_PER_S;
  const played = entries.filter(
    ({ type, atMs }) => atMs <= untilMs && (people === "played" || !PRACTISED.includes(type)),
  );
  return {
    items: items(played),
    startMs: firstMs,
    firstMs,
    lastMs: played.at(-1)?.atMs ?? firstMs,
    cadence: cadenceOf(entries),
  };
}

function* items(entries: readonly Entry[]): Generator<TimelineItem, void, undefined> {
  let beforeMs: number | null = null;
  for (const entry of entries) {
    const said = itemsOf(entry);
    if (said.length === 0) continue;
    if (beforeMs !== null) yield* clockBetween(beforeMs, entry.atMs);
    yield* said;
    beforeMs = entry.atMs;
  }
}

/** What is said of an entry; nothing where the protocol has no words for it. */
function itemsOf(entry: Entry): TimelineItem[] {
  const { atMs } = entry;
  if (entry.type === "session-opened") return [personItem(openingLimits(entry))];
  if (entry.type === "reading") return [{ kind: "reading", atMs, reading: frameOf(entry) }];
  if (entry.type === "device-status") {
    const { atMs: _atMs, type: _type, ...state } = entry;
    return [clockItem(atMs), { kind: "frame", atMs, frame: { type: "status", ...state } }];
  }
  const byPerson = personEntrySchema.safeParse(entry);
  return byPerson.success ? [personItem(byPerson.data)] : [];
}

type PersonEntry = ReturnType<typeof personEntrySchema.parse>;

function personItem(entry: PersonEntry): TimelineItem {
  return { kind: "frame", atMs: entry.atMs, frame: { type: "entry", entry } };
}

/** The recorded session's limits, which the lab's session does not open with. As the first frame of
 * the stream it also tells the server that the phases are the recording's. */
function openingLimits(opened: SessionOpened): EntryOf<"limits"> {
  const { atMs, doctor, doctorId, limits, limitProfile } = opened;
  const by: Person =
    doctor === null ? NOBODY : { id: doctorId ?? doctor, name: doctor, role: "doctor" };
  const mark = limitProfile === undefined ? {} : { limitProfile };
  return { type: "limits", atMs, limits, by, ...mark };
}

/** A reading as the device sent it, so that the server judges it as it did. */
function frameOf(reading: ReadingEntry): Omit<ReadingFrame, "seq"> & { at: string } {
  const { atMs, takenAtMs, missing = [], rejected = [] } = reading;
  const vitals = { ...reading.vitals };
  for (const vital of missing) vitals[vital] = NO_VALUE;
  for (const { vital, value } of rejected) vitals[vital] = value;
  return { takenAt: timeText(takenAtMs), at: timeText(atMs), vitals };
}

/** What the devices of the session announced, together. */
function cadenceOf(entries: readonly Entry[]): Cadences {
  const announced = entries.flatMap((entry) =>
    entry.type === "device-connected" ? [entry.cadence] : [],
  );
  return Object.assign({}, ...announced);
}
