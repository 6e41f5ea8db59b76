// A journal in which everything happens that an export has to tell: people with names, free texts,
// two sources of readings, late, doubtful, refused and missing values, zeros and negative numbers.

import type { Batch } from "../../server/journal/journal.ts";
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import { present } from "../../shared/assert.ts";
import { canonicalText } from "../../shared/monitor/digest.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import {
  acknowledge,
  attend,
  audioPause,
  connected,
  DOCTOR,
  disconnected,
  gap,
  limitsChanged,
  NURSE,
  observation,
  phase,
  reading,
  sessionOpened,
  status,
  undo,
} from "./entries.ts";

/** A second nurse of the same name as the first. */
export const NAMESAKE = { id: "a-2", name: NURSE.name, role: "nurse" } as const;

/** @param session its id, @param bed where */
export function toldJournal({ session, bed }: { session: string; bed: string }): Entry[] {
  const minute = (from: number, count: number): Entry[] =>
    Array.from({ length: count }, (_, index) =>
      reading(
        from + index,
        { heartRate: 70 + (index % 7), respiration: 14 },
        { seq: from + index },
      ),
    );
  return [
    sessionOpened(0, { session, bed, doctorId: DOCTOR.id }),
    connected(0, { source: "simulator", cadence: { heartRate: 1, systolic: 300 } }),
    phase(1, "baseline"),
    ...minute(2, 250),
    reading(253, { systolic: 121, diastolic: 76, mean: 91 }, { seq: 253 }),
    phase(300, "infusing"),
    ...minute(301, 300),
    reading(610.25, { heartRate: 151.5, temperature: 36.65, spo2: null }, { seq: 610 }),
    reading(611, { systolic: 70 }, { seq: 611, queried: ["systolic"] }),
    { ...acknowledge(620, 1, { condition: "systolic.low.high" }), note: `${NURSE.name} is there` },
    attend(621, 1, NURSE),
    undo(622, 1),
    audioPause(623, 60),
    limitsChanged(624, ADULT_LIMITS),
    observation(630, { acvpu: "alert", symptoms: [], note: "Ada Sample shivers", by: NAMESAKE }),
    { ...phase(660, "paused"), reason: "Ada Sample asked for it" },
    reading(700, { heartRate: 66 }, { takenS: 500.5, late: true, seq: 700 }),
    { ...phase(720, "infusing"), by: DOCTOR },
    reading(
      730,
      {},
      {
        seq: 730,
        missing: ["pulse"],
        rejected: [
          { vital: "temperature", code: "OUT_OF_RANGE", message: "below", value: -12.5 },
          { vital: "heartRate", code: "OUT_OF_RANGE", message: "zero", value: 0 },
        ],
      },
    ),
    status(731, { battery: 0.4, leadOff: ["spo2"] }),
    gap(732, 3),
    disconnected(740),
    connected(760, { device: "mon-08", boot: "boot-2", clockOffsetMs: 2_000 }),
    reading(761, { heartRate: 71 }, { boot: "boot-2", seq: 1, deviceTakenAtMs: 1_795_429_663_000 }),
    phase(800, "observing"),
    reading(801, { heartRate: 72 }, { boot: "boot-2", seq: 2 }),
    { ...phase(900, "closed"), outcome: "completed", by: null, reason: "Closed by the demo." },
  ];
}

/** A closed session's journal on its way to the disk. */
export function closedSession(session: string, entries: readonly Entry[]): Batch {
  const [opened] = entries;
  const openedAtMs = present(opened, "a journal has entries").atMs;
  const endMs = present(entries.at(-1), "a journal has entries").atMs;
  return {
    entries: entries.map((entry, index) => ({
      session,
      n: index + 1,
      atMs: entry.atMs,
      type: entry.type,
      text: canonicalText(entry),
    })),
    sessions: [
      {
        id: session,
        bed: session,
        openedAtMs,
        closedAtMs: endMs,
        phase: "closed",
        toldAtMs: endMs,
      },
    ],
    alarms: [],
    progress: [],
    quarantine: [],
  };
}
