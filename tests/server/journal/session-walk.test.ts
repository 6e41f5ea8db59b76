// A whole session is told slice by slice, and what is told is what the whole would have told.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, openDatabase } from "../../../server/db/database.ts";
import {
  createSessionWalk,
  type SessionWalk,
  SLICE_ENTRIES,
} from "../../../server/journal/session-walk.ts";
import { createSessionReader } from "../../../server/journal/sessions.ts";
import { createWriter } from "../../../server/journal/writer.ts";
import { tellDetail, tellTrend } from "../../../server/ward/session-detail.ts";
import { canonicalText } from "../../../shared/monitor/digest.ts";
import type { Entry, EntryOf } from "../../../shared/protocol/entry.ts";
import { trendQuerySchema } from "../../../shared/protocol/http.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { patientJournal } from "../../helpers/patient-journal.ts";
import { type SimulatedClock, simulatedClock } from "../../helpers/simulated-clock.ts";

const SESSION = "s-1";
const OPENED_MS = Date.UTC(2026, 10, 23);
const SECONDS = 1_500;

const entries: Entry[] = patientJournal({
  session: SESSION,
  bed: "bed-1",
  device: "mon-1",
  boot: "boot-1",
  scenario: "hypotensive",
  seed: "walk",
  openedAtMs: OPENED_MS,
  seconds: SECONDS,
});
const opened = entries[0] as EntryOf<"session-opened">;

let dataDir: string;
let db: Db;
let clock: SimulatedClock;
let walk: SessionWalk;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "vigil-walk-"));
  db = openDatabase(dataDir);
  const rows = entries.map((entry, index) => ({
    session: SESSION,
    n: index + 1,
    atMs: entry.atMs,
    type: entry.type,
    text: canonicalText(entry),
  }));
  createWriter(db)([{ entries: rows, sessions: [], alarms: [], progress: [], quarantine: [] }]);
  clock = simulatedClock();
  walk = createSessionWalk(createSessionReader(db), clock);
});
afterAll(() => {
  db.close();
  rmSync(dataDir, { recursive: true });
});

describe("what is told slice by slice is what the whole tells", () => {
  test("a session's detail, with an alarm that only a deadline raised", async () => {
    const presentMs = OPENED_MS + (SECONDS + 60) * 1_000;
    const whole = tellDetail(opened);
    whole.take(entries);
    const expected = whole.tell("ward", presentMs);
    expect(expected.alarms.map(({ condition }) => condition)).toContain("no-data.heartRate");
    expect(expected.alarms.map(({ condition }) => condition)).toContain("heartRate.high.medium");
    expect((await walked(tellDetail)).tell("ward", presentMs)).toEqual(expected);
  });

  test.each([
    ["whole", {}],
    ["thin", { points: 40 }],
    ["a part", { from: moment(400), to: moment(900) }],
    ["a part without anything", { from: moment(9_000), to: moment(9_001) }],
  ])("a session's trend: %s", async (_name, query) => {
    const asked = trendQuerySchema.parse(query);
    const whole = tellTrend(opened, asked);
    whole.take(entries);
    expect((await walked((first) => tellTrend(first, asked))).tell()).toEqual(whole.tell());
  });
});

describe("whoever walks through a session", () => {
  test("once kept the loop from deciding about alarms for the whole of it", async () => {
    const sizes: number[] = [];
    const began = walk(SESSION, () => ({ take: (slice) => void sizes.push(slice.length) }));
    // What else the loop has to do comes between two slices, however long the session is.
    const turns: number[] = [];
    const turn = (): void => {
      turns.push(sizes.length);
      if (turns.length < 20) clock.soon(turn);
    };
    clock.soon(turn);
    await clock.settle();
    await began;
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(entries.length);
    expect(Math.max(...sizes)).toBe(SLICE_ENTRIES);
    expect(sizes.length).toBeGreaterThan(5);
    expect(turns.slice(0, sizes.length)).toEqual(sizes.map((_size, index) => index));
  });

  test("waits for the one before, and is not held up by one that fails", async () => {
    const order: string[] = [];
    const named = (name: string) => walk(SESSION, () => ({ take: () => void order.push(name) }));
    const failing = walk(SESSION, () => ({
      take: () => {
        throw new Error("a listener that fails");
      },
    }));
    const refused = expect(failing).rejects.toThrow("a listener that fails");
    const all = [named("first"), named("second")];
    await clock.settle();
    await Promise.all([refused, ...all]);
    const slices = Math.ceil(entries.length / SLICE_ENTRIES);
    expect(order.length).toBe(2 * slices);
    expect(order.indexOf("second")).toBe(slices);
  });
});

async function walked<L extends { take(entries: readonly Entry[]): void }>(
  begin: (first: EntryOf<"session-opened">) => L,
): Promise<L> {
  const listener = walk(SESSION, begin);
  await clock.settle();
  return listener;
}

function moment(second: number): string {
  return timeText(OPENED_MS + second * 1_000);
}
