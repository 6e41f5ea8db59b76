// Journal entries for tests, each complete and plain, with only what a test cares about to say.

import { ADULT_LIMITS, type Limits } from "../../shared/alarms/limits.ts";
import type { EntryOf, ReadingEntry, SessionOpened } from "../../shared/protocol/entry.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { SessionPhase } from "../../shared/vocabulary.ts";

/** When every story begins; tests count seconds from here. */
export const START_MS = Date.UTC(2026, 10, 23, 10, 15);

export const DEVICE = "mon-07";
export const DOCTOR: Person = { id: "doctor", name: "Dr Iris Lang", role: "doctor" };
export const NURSE: Person = { id: "nurse", name: "Nora Berg", role: "nurse" };

/** Epoch ms of a second of the story. Sums of tenths are rounded to whole milliseconds. */
export function atMs(second: number): number {
  return START_MS + Math.round(second * 1_000);
}

type Some<T> = Partial<Omit<T, "type" | "atMs">>;

export function sessionOpened(second: number, some: Some<SessionOpened> = {}): SessionOpened {
  return {
    type: "session-opened",
    atMs: atMs(second),
    session: "s-1",
    bed: "bed-1",
    patient: { name: "Ada Sample", initials: "AS", recordNumber: "R-1" },
    nurse: "Nora Berg",
    doctor: "Dr Iris Lang",
    plannedMinutes: 45,
    plannedMl: 100,
    limits: ADULT_LIMITS,
    time: "server",
    ...some,
  };
}

export function phase(second: number, to: SessionPhase): EntryOf<"phase"> {
  return { type: "phase", atMs: atMs(second), to, by: NURSE };
}

export function connected(
  second: number,
  some: Some<EntryOf<"device-connected">> = {},
): EntryOf<"device-connected"> {
  return {
    type: "device-connected",
    atMs: atMs(second),
    device: DEVICE,
    source: "device",
    model: "Acme V8",
    boot: "boot-1",
    cadence: {},
    clockOffsetMs: 0,
    ...some,
  };
}

export function disconnected(
  second: number,
  some: Some<EntryOf<"device-disconnected">> = {},
): EntryOf<"device-disconnected"> {
  return {
    type: "device-disconnected",
    atMs: atMs(second),
    device: DEVICE,
    end: "closed",
    ...some,
  };
}

/** A reading that arrives at a second; `takenS` says when it was taken, where that differs. */
export function reading(
  second: number,
  vitals: ReadingEntry["vitals"],
  { takenS = second, ...some }: Some<ReadingEntry> & { takenS?: number } = {},
): ReadingEntry {
  return {
    type: "reading",
    atMs: atMs(second),
    boot: "boot-1",
    seq: 1,
    takenAtMs: atMs(takenS),
    vitals,
    ...some,
  };
}

export function frameRejected(
  second: number,
  some: Some<EntryOf<"frame-rejected">> = {},
): EntryOf<"frame-rejected"> {
  const why = { code: "BAD_FRAME", path: "", message: "no" } as const;
  return { type: "frame-rejected", atMs: atMs(second), device: DEVICE, seq: null, ...why, ...some };
}

export function status(
  second: number,
  some: Some<EntryOf<"device-status">>,
): EntryOf<"device-status"> {
  return { type: "device-status", atMs: atMs(second), ...some };
}

export function acknowledge(
  second: number,
  alarm: number,
  some: Some<EntryOf<"acknowledge">> & { condition: string },
): EntryOf<"acknowledge"> {
  return { type: "acknowledge", atMs: atMs(second), alarm, by: DOCTOR, ...some };
}

export function undo(second: number, alarm: number, by: Person = DOCTOR): EntryOf<"undo"> {
  return { type: "undo", atMs: atMs(second), alarm, by };
}

export function attend(second: number, alarm: number, by: Person = NURSE): EntryOf<"attend"> {
  return { type: "attend", atMs: atMs(second), alarm, by };
}

export function audioPause(second: number, seconds: number): EntryOf<"audio-pause"> {
  return { type: "audio-pause", atMs: atMs(second), seconds, by: NURSE };
}

export function limitsChanged(second: number, limits: Limits): EntryOf<"limits"> {
  return { type: "limits", atMs: atMs(second), limits, by: DOCTOR };
}

export function observation(
  second: number,
  some: Some<EntryOf<"observation">>,
): EntryOf<"observation"> {
  return { type: "observation", atMs: atMs(second), by: NURSE, ...some };
}

export function recording(
  second: number,
  state: EntryOf<"recording">["recording"],
): EntryOf<"recording"> {
  return { type: "recording", atMs: atMs(second), recording: state };
}

export function screens(second: number, canSound: number): EntryOf<"screens"> {
  return { type: "screens", atMs: atMs(second), canSound };
}

export function clockOffset(second: number, clockOffsetMs: number): EntryOf<"clock-offset"> {
  return { type: "clock-offset", atMs: atMs(second), clockOffsetMs };
}

/** So many readings were lost on their way. */
export function gap(second: number, missed: number): EntryOf<"gap"> {
  return { type: "gap", atMs: atMs(second), boot: "boot-1", fromSeq: 1, toSeq: missed };
}
