/** What the record lacks: stretches without values, the longest first, and readings that came late,
 * never, or were refused. */
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import type { Vital } from "../vocabulary.ts";
import type { Table } from "./blocks.ts";
import { reportEn } from "./report-en.ts";
import { durationText, type SiteClock } from "./site-clock.ts";

/** Further ones are shorter, counted, and drawn. */
export const GAP_ROWS_MAX = 6;
/** Vitals whose silence begins and ends this near together fell silent together. */
const TOGETHER_MS = 15_000;
const SHARES = [0.43, 0.2, 0.2, 0.17] as const;
const words = reportEn.gapTable;

type Gap = { vitals: Vital[]; fromMs: number; toMs: number };

export function gapTable(report: Report, clock: SiteClock): Table {
  const gaps = gapsOf(report);
  const shown = gaps.slice(0, GAP_ROWS_MAX);
  const more = gaps.length - shown.length;
  return {
    kind: "table",
    title: words.title,
    columns: words.columns.map((title, index) => ({ title, share: SHARES[index] ?? 0 })),
    rows: shown.map(({ vitals, fromMs, toMs }) => ({
      cells: [
        vitals.map((vital) => reportEn.chart.names[vital]).join(", "),
        clock.time(fromMs),
        clock.time(toMs),
        durationText(toMs - fromMs),
      ],
      isStrong: false,
    })),
    empty: gaps.length === 0 ? words.empty : null,
    notes: [...(more > 0 ? [words.more(more)] : []), words.counts(counts(report))],
  };
}

/** Longest first; vitals that fell silent together, as by a lost link, are one gap. */
function gapsOf({ holes }: Report): Gap[] {
  const gaps: Gap[] = [];
  for (const { vital, from, to } of holes) {
    const [fromMs, toMs] = [timeMs(from), timeMs(to)];
    const same = gaps.find(
      (gap) =>
        Math.abs(gap.fromMs - fromMs) <= TOGETHER_MS && Math.abs(gap.toMs - toMs) <= TOGETHER_MS,
    );
    if (same === undefined) gaps.push({ vitals: [vital], fromMs, toMs });
    else if (!same.vitals.includes(vital)) {
      same.vitals.push(vital);
      same.fromMs = Math.min(same.fromMs, fromMs);
      same.toMs = Math.max(same.toMs, toMs);
    }
  }
  return gaps.toSorted((left, right) => right.toMs - right.fromMs - (left.toMs - left.fromMs));
}

function counts({ readings }: Report): string[] {
  const { taken, late, missed, doubtfulValues, rejected } = readings;
  return [
    words.taken(taken),
    words.late(late),
    words.missed(missed),
    words.doubtful(doubtfulValues),
    ...(rejected.length === 0
      ? [words.noneRejected]
      : rejected.map(({ code, count }) => words.rejected(count, code))),
  ];
}
