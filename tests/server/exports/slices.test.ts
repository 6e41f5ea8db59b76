// Exports read slice by slice: all of them together one a turn, and only when somebody asks.

import { describe, expect, test } from "vitest";
import type { Clock } from "../../../server/clock.ts";
import { csvFile } from "../../../server/exports/csv-file.ts";
import { recordingFile } from "../../../server/exports/recording-file.ts";
import { createSlices, SLICE_ENTRIES } from "../../../server/exports/slices.ts";
import type { SessionReader } from "../../../server/journal/sessions.ts";
import type { Entry } from "../../../shared/protocol/entry.ts";
import { readRecording } from "../../../shared/recording/read.ts";
import { phase, reading, sessionOpened } from "../../helpers/entries.ts";
import { sha256 } from "../../helpers/hash.ts";
import { simulatedClock } from "../../helpers/simulated-clock.ts";

const READINGS = 4 * SLICE_ENTRIES;
const TURNS_MAX = 1_000;
const MICROTASK_ROUNDS = 50;

describe("a slice is read", () => {
  test("once a turn, by however many exports", async () => {
    const desk = openDesk();
    const both = Promise.all([gather(desk.csv()), gather(desk.csv())]);
    await desk.turnUntil(both);
    // Two passes over five slices each, twice.
    expect(desk.pages()).toBe(20);
  });

  test("only when whoever reads the file wants more", async () => {
    const desk = openDesk();
    const file = desk.csv();
    await desk.turnUntil(file.next());
    const begun = desk.pages();
    for (let turn = 0; turn < 50; turn += 1) await desk.turn();
    expect(desk.pages()).toBe(begun);
    await desk.turnUntil(file.next());
    expect(desk.pages()).toBe(begun + 1);
  });
});

describe("a session that goes on while it is exported", () => {
  test("has a recording of what there was when the export began", async () => {
    const desk = openDesk();
    const file = recordingFile({ slices: desk.slices, session: "s-1", identity: "removed" });
    const { value: header } = await desk.turnUntil(file.next());
    for (let second = 0; second < 300; second += 1) {
      desk.entries.push(reading(READINGS + second, { pulse: 60 }));
    }
    const rest = gather(file);
    await desk.turnUntil(rest);
    const read = readRecording(`${header}${await rest}`.split("\n"), sha256);
    expect(read).toMatchObject({ kind: "read", recording: { header: { entries: READINGS + 2 } } });
  });
});

/** A journal in memory, a clock, and how often the journal was asked. */
function openDesk() {
  const entries: Entry[] = [
    sessionOpened(0),
    phase(0, "baseline"),
    ...Array.from({ length: READINGS }, (_, index) => reading(index, { pulse: 60 })),
  ];
  let pages = 0;
  let turnPages = 0;
  const page: SessionReader["page"] = (_session, { after, limit }) => {
    pages += 1;
    turnPages += 1;
    return entries
      .slice(after, after + limit)
      .map((entry, index) => ({ n: after + index + 1, entry }));
  };
  let queue: (() => void)[] = [];
  const clock: Clock = { ...simulatedClock(), soon: (run) => void queue.push(run) };
  const slices = createSlices({ page }, clock);
  /** One turn of the event loop, and all that promises make of it. */
  const turn = async (): Promise<void> => {
    turnPages = 0;
    const due = queue;
    queue = [];
    for (const run of due) run();
    for (let round = 0; round < MICROTASK_ROUNDS; round += 1) await Promise.resolve();
    expect(turnPages).toBeLessThanOrEqual(1);
  };
  return {
    entries,
    slices,
    pages: () => pages,
    turn,
    csv: () => csvFile({ slices, session: "s-1", timeZone: "UTC", rows: "reading" }),
    async turnUntil<T>(promise: Promise<T>): Promise<T> {
      let isDone = false;
      void promise.then(() => {
        isDone = true;
      });
      for (let turns = 0; !isDone && turns < TURNS_MAX; turns += 1) await turn();
      expect(isDone).toBe(true);
      return promise;
    },
  };
}

async function gather(file: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const part of file) text += part;
  return text;
}
