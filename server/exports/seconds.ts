/**
 * One row for each second between a session's first and last reading, whether anything was measured
 * in it or not; nothing is carried forward. Readings count for the second in which they were taken,
 * and a backlog comes in long after its time, so the session is gone through window by window: an
 * index tells which slices of the journal have readings of it, and only one window is in memory.
 */
import type { ReadingEntry } from "../../shared/protocol/entry.ts";
import { type Source, VITALS, type Vital } from "../../shared/vocabulary.ts";
import type { Course } from "./course.ts";
import type { SecondRow } from "./csv-columns.ts";
import type { Slices } from "./slices.ts";

const MS_PER_S = 1_000;
/** Rows of a window: written in one go, in about two milliseconds. A shorter one would read more
 * slices twice. */
const WINDOW_S = 120;

/** Where in the journal readings of which time are; one for each slice. */
export type SliceSpan = { afterN: number; fromMs: number; toMs: number };

export type SecondsOptions = {
  slices: Slices;
  session: string;
  /** In the order of the journal. */
  spans: readonly SliceSpan[];
  course: Course;
  sourceOf: (boot: string) => Source | null;
};

/** The rows, a window at a time. */
export async function* secondRows(
  options: SecondsOptions,
): AsyncGenerator<SecondRow[], void, undefined> {
  const { spans } = options;
  const firstS = secondOf(Math.min(...spans.map(({ fromMs }) => fromMs)));
  const lastS = secondOf(Math.max(...spans.map(({ toMs }) => toMs)));
  for (let fromS = firstS; fromS <= lastS; fromS += WINDOW_S) {
    yield await windowRows(fromS, Math.min(fromS + WINDOW_S, lastS + 1), options);
  }
}

async function windowRows(
  fromS: number,
  untilS: number,
  options: SecondsOptions,
): Promise<SecondRow[]> {
  const { slices, session, spans, course, sourceOf } = options;
  const rows = Array.from({ length: untilS - fromS }, (_, index) => {
    const atMs = (fromS + index) * MS_PER_S;
    return emptyRow(atMs, course);
  });
  for (const { afterN, fromMs, toMs } of spans) {
    if (secondOf(toMs) < fromS || secondOf(fromMs) >= untilS) continue;
    for (const { entry } of await slices.after(session, afterN)) {
      if (entry.type !== "reading") continue;
      rows[secondOf(entry.takenAtMs) - fromS]?.add(entry, sourceOf(entry.boot));
    }
  }
  return rows.map(({ row }) => row());
}

/** A second to which readings are added as they come; the one that was taken last counts. */
function emptyRow(atMs: number, course: Course) {
  const values: ReadingEntry["vitals"] = {};
  const takenMs: Partial<Record<Vital, number>> = {};
  const doubtful = new Set<Vital>();
  const missing = new Set<Vital>();
  const sources = new Set<Source>();
  let rejected: SecondRow["rejected"] = [];
  let readings = 0;
  let isLate = false;
  return {
    add(reading: ReadingEntry, source: Source | null): void {
      readings += 1;
      if (source !== null) sources.add(source);
      if (reading.late === true) isLate = true;
      rejected = [...rejected, ...(reading.rejected ?? [])];
      for (const vital of reading.missing ?? []) missing.add(vital);
      for (const vital of VITALS) {
        const value = reading.vitals[vital];
        if (value === undefined || reading.takenAtMs < (takenMs[vital] ?? 0)) continue;
        takenMs[vital] = reading.takenAtMs;
        values[vital] = value;
        if (reading.queried?.includes(vital) === true) doubtful.add(vital);
        else doubtful.delete(vital);
      }
    },
    row: (): SecondRow => ({
      atMs,
      standing: course.at(atMs),
      values,
      doubtful: inOrder(doubtful),
      missing: inOrder(missing).filter((vital) => values[vital] === undefined),
      rejected,
      isLate,
      sources: [...sources],
      readings,
    }),
  };
}

function inOrder(some: ReadonlySet<Vital>): Vital[] {
  return VITALS.filter((vital) => some.has(vital));
}

function secondOf(atMs: number): number {
  return Math.floor(atMs / MS_PER_S);
}
