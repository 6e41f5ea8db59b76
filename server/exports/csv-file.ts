/**
 * A session's readings as a CSV file, written as it is read. A first pass learns the phases, because a
 * late reading belongs to the phase in which it was taken; a second one writes the rows.
 */
import { assert } from "../../shared/assert.ts";
import type { ReadingEntry } from "../../shared/protocol/entry.ts";
import type { CsvRows } from "../../shared/protocol/recording.ts";
import { type Course, createCourse } from "./course.ts";
import {
  type Column,
  type ReadingRow,
  readingColumns,
  type Sender,
  secondColumns,
} from "./csv-columns.ts";
import { csvText } from "./csv-text.ts";
import { type SliceSpan, secondRows } from "./seconds.ts";
import type { Slice, Slices } from "./slices.ts";
import { zoneTimes } from "./zone-time.ts";

export type CsvFileOptions = { slices: Slices; session: string; timeZone: string; rows: CsvRows };

type Survey = {
  course: Course;
  spans: SliceSpan[];
  /** By boot: one for each time that a device was switched on. */
  senders: Map<string, Sender>;
  lastN: number;
};

/** The text of the file, some rows at a time. */
export async function* csvFile(options: CsvFileOptions): AsyncGenerator<string, void, undefined> {
  const { slices, session, timeZone } = options;
  const known = await survey(options);
  const zone = { name: timeZone, text: zoneTimes(timeZone) };
  if (options.rows === "reading") {
    const columns = readingColumns(zone);
    yield headings(columns);
    for await (const slice of slices.all(session, known.lastN)) {
      yield lines(
        columns,
        readingsOf(slice).map((reading) => readingRow(reading, known)),
      );
    }
    return;
  }
  const columns = secondColumns(zone);
  yield headings(columns);
  if (known.spans.length === 0) return;
  const { spans, course, senders } = known;
  const sourceOf = (boot: string) => senders.get(boot)?.source ?? null;
  for await (const rows of secondRows({ slices, session, spans, course, sourceOf })) {
    yield lines(columns, rows);
  }
}

async function survey({ slices, session }: CsvFileOptions): Promise<Survey> {
  let known: Survey | null = null;
  for await (const slice of slices.all(session)) {
    const first = slice[0];
    assert(first !== undefined, "a slice has entries");
    if (known === null) {
      assert(first.entry.type === "session-opened", "a journal begins with its session");
      known = { course: createCourse(first.entry), spans: [], senders: new Map(), lastN: 0 };
    }
    notice(known, slice);
  }
  assert(known !== null, "a session has entries");
  return known;
}

function notice(known: Survey, slice: Slice): void {
  const { course, spans, senders } = known;
  course.take(slice.map(({ entry }) => entry));
  for (const { entry } of slice) {
    if (entry.type === "device-connected") senders.set(entry.boot, entry);
  }
  const takenMs = readingsOf(slice).map(({ takenAtMs }) => takenAtMs);
  if (takenMs.length > 0) {
    const span = { fromMs: Math.min(...takenMs), toMs: Math.max(...takenMs) };
    spans.push({ afterN: known.lastN, ...span });
  }
  known.lastN = slice.at(-1)?.n ?? known.lastN;
}

function readingRow(reading: ReadingEntry, { course, senders }: Survey): ReadingRow {
  const { takenAtMs, vitals, queried = [], missing = [], rejected = [] } = reading;
  const sender = senders.get(reading.boot) ?? null;
  return {
    atMs: takenAtMs,
    standing: course.at(takenAtMs),
    values: vitals,
    doubtful: queried,
    missing,
    rejected,
    isLate: reading.late === true,
    sources: sender === null ? [] : [sender.source],
    reading,
    sender,
  };
}

function readingsOf(slice: Slice): ReadingEntry[] {
  return slice.flatMap(({ entry }) => (entry.type === "reading" ? [entry] : []));
}

function headings<T>(columns: readonly Column<T>[]): string {
  return csvText([columns.map(({ heading }) => heading)]);
}

function lines<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  return csvText(rows.map((row) => columns.map(({ cell }) => cell(row))));
}
