/**
 * The trend as a table: one row for each stretch between two marks of the time axis, with the last
 * value in it and, where the vital moved, its lowest and highest. A short fall between two rows is
 * in the row all the same.
 */
import { assert } from "../../shared/assert.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import type { Lines } from "./series.ts";
import type { Tick, TimeWindow } from "./timeline.ts";

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

/** Rows of the window's past, newest first, on the marks of the axis. */
export function tableRows(options: {
  lines: Lines;
  vitals: readonly Vital[];
  alarms: readonly AlarmView[];
  window: TimeWindow;
  ticks: readonly Tick[];
}): Row[] {
  const { lines, vitals, alarms, window, ticks } = options;
  const marks = ticks.map(({ atMs }) => atMs).filter((atMs) => isWithin(atMs, pastOf(window)));
  const starts = [...new Set([window.fromMs, ...marks])];
  return starts
    .map((fromMs, index): Row => {
      const stretch = { fromMs, toMs: starts[index + 1] ?? window.nowMs + 1 };
      assert(stretch.toMs > fromMs, "rows come in order of time");
      return {
        ...stretch,
        cells: new Map(vitals.map((vital) => [vital, cellOf(lines, vital, stretch)])),
        alarms: alarms.filter(({ raisedAt }) => isWithin(timeMs(raisedAt), stretch)),
      };
    })
    .reverse();
}

function pastOf({ fromMs, nowMs }: TimeWindow): { fromMs: number; toMs: number } {
  return { fromMs, toMs: nowMs + 1 };
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
