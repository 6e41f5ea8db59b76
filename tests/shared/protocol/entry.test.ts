// Journal entries: each kind as it is written, and what a journal never takes.

import { describe, expect, test } from "vitest";
import { ADULT_LIMITS } from "../../../shared/alarms/limits.ts";
import { NOTE_CHARS_MAX } from "../../../shared/bounds.ts";
import { type Entry, entrySchema, personEntrySchema } from "../../../shared/protocol/entry.ts";
import { personSchema } from "../../../shared/protocol/person.ts";
import { cadencesSchema } from "../../../shared/protocol/vitals.ts";
import {
  acknowledge,
  atMs,
  connected,
  disconnected,
  NURSE,
  phase,
  reading,
  sessionOpened,
  status,
} from "../../helpers/entries.ts";

const rejected = { vital: "pulse", code: "OUT_OF_RANGE", message: "no", value: 999 } as const;
const full: { [T in Entry["type"]]: Extract<Entry, { type: T }> } = {
  "session-opened": sessionOpened(0, {
    scenario: "febrile",
    nurse: null,
    doctor: null,
    limitProfile: { id: "adult", name: "Adult", version: 1 },
    dropFactor: 20,
    registered: {
      patient: { id: "p1", version: 2 },
      programme: { id: "g1", version: 1, procedure: 2 },
    },
    linkedDevice: "mon-07",
    checklist: ["Identity"],
    openedBy: NURSE,
  }),
  phase: { ...phase(1, "closed"), outcome: "stopped-early", reason: "fever", recorded: true },
  "device-connected": connected(2, { cadence: { heartRate: 1 }, speed: 60 }),
  "device-disconnected": disconnected(3, { end: "silent" }),
  "clock-offset": { type: "clock-offset", atMs: atMs(4), clockOffsetMs: -120 },
  reading: reading(
    5,
    { heartRate: 72, pulse: null },
    {
      deviceTakenAtMs: 4,
      late: true,
      queried: ["heartRate"],
      missing: ["spo2"],
      rejected: [rejected],
    },
  ),
  "frame-rejected": {
    type: "frame-rejected",
    atMs: atMs(6),
    device: "mon-07",
    code: "BAD_FRAME",
    path: "vitals",
    message: "no",
    seq: null,
  },
  gap: { type: "gap", atMs: atMs(7), boot: "boot-1", fromSeq: 3, toSeq: 5 },
  "device-status": status(8, { battery: 0.5, leadOff: ["pulse"], cuff: "failed" }),
  acknowledge: acknowledge(9, 1, {
    condition: "systolic.low.high",
    note: "seen",
    action: "drip paused",
    recorded: true,
  }),
  undo: { type: "undo", atMs: atMs(10), alarm: 1, by: NURSE, recorded: true },
  attend: { type: "attend", atMs: atMs(11), alarm: 1, by: NURSE, recorded: true },
  "audio-pause": { type: "audio-pause", atMs: atMs(12), seconds: 120, by: NURSE, recorded: true },
  limits: {
    type: "limits",
    atMs: atMs(13),
    limits: ADULT_LIMITS,
    limitProfile: { id: "heart-failure", name: "Heart failure", version: 3 },
    by: NURSE,
    reason: "known hypertension",
    recorded: true,
  },
  observation: {
    type: "observation",
    atMs: atMs(14),
    by: NURSE,
    acvpu: "alert",
    symptoms: ["chills"],
    ctcaeGrade: 1,
    action: "drip halved",
    vitals: { systolic: 118, diastolic: 76, temperature: 36.8 },
    note: "cold hands",
    recorded: true,
  },
  drip: {
    type: "drip",
    atMs: atMs(14),
    rateMlPerH: 120,
    dropFactor: 20,
    counted: { dropsPerMin: 40 },
    by: NURSE,
    recorded: true,
  },
  recording: { type: "recording", atMs: atMs(15), recording: "stopped" },
  screens: { type: "screens", atMs: atMs(16), canSound: 0 },
};
const entries = Object.values(full).map((entry) => ({ ...entry, name: entry.type, entry }));

const isEntry = (entry: unknown) => entrySchema.safeParse(entry).success;

describe("an entry", () => {
  test.each(entries)("$name is read as it was written", ({ entry }) => {
    expect(entrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });

  test.each(entries)("$name takes no key that nobody knows", ({ entry }) => {
    expect(isEntry({ ...entry, comment: "x" })).toBe(false);
  });

  test.each(entries)("$name has a time, and none before 1970", ({ entry }) => {
    expect(isEntry({ ...entry, atMs: undefined })).toBe(false);
    expect(isEntry({ ...entry, atMs: -1 })).toBe(false);
    expect(isEntry({ ...entry, atMs: "2026-11-23T10:15:00.000Z" })).toBe(false);
  });

  test("of a session without a profile is from before there were any, and is read", () => {
    const { limitProfile: _none, ...older } = full["session-opened"];
    expect(isEntry(older)).toBe(true);
    expect(isEntry({ ...older, limitProfile: { id: "adult", name: "Adult" } })).toBe(false);
  });

  test("of no known kind is none; a tick is never written down", () => {
    expect(isEntry({ type: "tick", atMs: 1 })).toBe(false);
    expect(isEntry({ type: "alarm", atMs: 1 })).toBe(false);
  });
});

test.each<[string, object]>([
  ["a reading that is late: false", { ...full.reading, late: false }],
  ["a reading with an unknown vital", { ...full.reading, vitals: { glucose: 5 } }],
  [
    "a reading with endless values",
    { ...full.reading, vitals: { pulse: Number.POSITIVE_INFINITY } },
  ],
  [
    "a rejection without a listed code",
    { ...full.reading, rejected: [{ ...rejected, code: "NO" }] },
  ],
  ["an unknown phase", { ...full.phase, to: "resting" }],
  ["an outcome that is none", { ...full.phase, outcome: "fine" }],
  ["a session of no minutes", { ...full["session-opened"], plannedMinutes: 0 }],
  ["a session of no volume", { ...full["session-opened"], plannedMl: 0 }],
  ["a session without limits", { ...full["session-opened"], limits: undefined }],
  ["an acknowledgement by nobody", { ...full.acknowledge, by: null }],
  ["an acknowledgement of alarm 0", { ...full.acknowledge, alarm: 0 }],
  ["a link that ended in no known way", { ...full["device-disconnected"], end: "bored" }],
])("%s is refused", (_name, entry) => {
  expect(isEntry(entry)).toBe(false);
});

test.each([
  [NOTE_CHARS_MAX, true],
  [NOTE_CHARS_MAX + 1, false],
])("a note of %d characters passes: %s", (length, isOne) => {
  const note = "x".repeat(length);
  expect(isEntry({ ...full.acknowledge, note })).toBe(isOne);
  expect(isEntry({ ...full.acknowledge, action: note })).toBe(isOne);
  expect(isEntry({ ...full.phase, reason: note })).toBe(isOne);
});

test.each(entries)("a replay may carry $name along: only what people did", ({ entry }) => {
  const persons = [
    "phase",
    "acknowledge",
    "undo",
    "attend",
    "audio-pause",
    "limits",
    "observation",
    "drip",
  ];
  expect(personEntrySchema.safeParse(entry).success).toBe(persons.includes(entry.type));
});

test.each([
  [NURSE, true],
  [{ ...NURSE, id: "" }, false],
  [{ ...NURSE, name: "" }, false],
  [{ ...NURSE, role: "visitor" }, false],
  [{ ...NURSE, password: "x" }, false],
])("%j is a person: %s", (person, isOne) => {
  expect(personSchema.safeParse(person).success).toBe(isOne);
});

test.each([
  [0.019, false],
  [0.02, true],
  [86_400, true],
  [86_401, false],
])("a cadence of %d s passes: %s", (cadenceS, isOne) => {
  expect(cadencesSchema.safeParse({ heartRate: cadenceS }).success).toBe(isOne);
});
