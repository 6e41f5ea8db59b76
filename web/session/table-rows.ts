/**
 * The trend as a table: one row for each stretch of time, with the last value in it and, where the
 * vital moved, its lowest and highest. A short fall between two rows is in the row all the same.
 */
import { assert } from "../../shared/assert.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import type { Lines } from "./series.ts";
import { MS_PER_MIN, type Range, type TimeWindow } from "./timeline.ts";

export type Cell =
  | { kind: "value"; last: number; lowest: number; highest: number }
  | { kind: "none" };

export type Row = {
  /** The stretch is [fromMs, toMs). */
  fromMs: number;
  toMs: number;
  cells: ReadonlyMap<Vital, Cell>;
  /** Alarms raised in it. */
  alarms: readonly AlarmView[];
};

const ROW_MS: Readonly<Record<Range, number>> = { session: 5 * MS_PER_MIN, recent: MS_PER_MIN };
/** A day in five-minute rows; a session that long is no infusion any more. */
const ROWS_MAX = 288;

/** Rows of the window's past, newest first, on whole steps counted from `originMs`. */
export function tableRows(options: {
  lines: Lines;
  vitals: readonly Vital[];
  alarms: readonly AlarmView[];
  window: TimeWindow;
  range: Range;
  originMs: number;
}): Row[] {
  const { lines, vitals, alarms, window, range, originMs } = options;
  const stepMs = ROW_MS[range];
  const rows: Row[] = [];
  const first = Math.floor((window.fromMs - originMs) / stepMs);
  const last = Math.floor((window.nowMs - originMs) / stepMs);
  for (let step = last; step >= first && rows.length < ROWS_MAX; step -= 1) {
    const stretch = { fromMs: originMs + step * stepMs, toMs: originMs + (step + 1) * stepMs };
    rows.push({
      ...stretch,
      cells: new Map(vitals.map((vital) => [vital, cellOf(lines, vital, stretch)])),
      alarms: alarms.filter(({ raisedAt }) => isWithin(timeMs(raisedAt), stretch)),
    });
  }
  assert(rows.length <= ROWS_MAX, "a table has an end");
  return rows;
}

function cellOf(lines: Lines, vital: Vital, stretch: { fromMs: number; toMs: number }): Cell {
  let cell: Cell = { kind: "none" };
  for (const [atMs, value] of lines.get(vital) ?? []) {
    if (value === null || !isWithin(atMs, stretch)) continue;
    cell =
      cell.kind === "none"
        ? { kind: "value", last: value, lowest: value, highest: value }
        : {
            kind: "value",
            last: value,
            lowest: Math.min(cell.lowest, value),
            highest: Math.max(cell.highest, value),
          };
  }
  return cell;
}

function isWithin(atMs: number, { fromMs, toMs }: { fromMs: number; toMs: number }): boolean {
  return atMs >= fromMs && atMs < toMs;
}
