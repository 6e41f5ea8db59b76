/**
 * The columns of a CSV export, as a table: heading with its unit, and what stands below it.
 * docs/EXPORTS.md lists them for people. No column names a person.
 */
import type { ReadingEntry } from "../../shared/protocol/entry.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { type Source, VITALS, type Vital } from "../../shared/vocabulary.ts";
import type { Standing } from "./course.ts";
import type { Cell } from "./csv-text.ts";

export type Sender = { device: string; source: Source };

/** What all rows tell, whether of a reading or of a second. */
export type Row = {
  atMs: number;
  standing: Standing | null;
  values: ReadingEntry["vitals"];
  doubtful: readonly Vital[];
  missing: readonly Vital[];
  rejected: NonNullable<ReadingEntry["rejected"]>;
  isLate: boolean;
  sources: readonly Source[];
};
export type ReadingRow = Row & { reading: ReadingEntry; sender: Sender | null };
export type SecondRow = Row & { readings: number };

export type Column<T> = { heading: string; cell: (row: T) => Cell };
export type Zone = { name: string; text: (atMs: number) => string };

/** Volumes and rates are computed; beyond this they are noise of the arithmetic. */
const ML_DECIMALS = 3;

export function readingColumns(zone: Zone): Column<ReadingRow>[] {
  return [
    ...timeColumns(zone),
    { heading: "received (UTC)", cell: ({ reading }) => timeText(reading.atMs) },
    {
      heading: "device clock (UTC)",
      cell: ({ reading }) => timeText(reading.deviceTakenAtMs ?? reading.takenAtMs),
    },
    ...sharedColumns(),
    { heading: "device", cell: ({ sender }) => sender?.device ?? null },
    { heading: "boot", cell: ({ reading }) => reading.boot },
    { heading: "seq", cell: ({ reading }) => reading.seq },
  ];
}

export function secondColumns(zone: Zone): Column<SecondRow>[] {
  return [
    ...timeColumns(zone),
    ...sharedColumns(),
    { heading: "readings", cell: ({ readings }) => readings },
  ];
}

function timeColumns(zone: Zone): Column<Row>[] {
  return [
    { heading: "time (UTC)", cell: ({ atMs }) => timeText(atMs) },
    { heading: `local time (${zone.name})`, cell: ({ atMs }) => zone.text(atMs) },
  ];
}

function sharedColumns(): Column<Row>[] {
  return [
    { heading: "since infusion start (s)", cell: ({ standing }) => standing?.sinceStartS ?? null },
    { heading: "phase", cell: ({ standing }) => standing?.phase ?? null },
    { heading: "infusion minute (min)", cell: ({ standing }) => standing?.minute ?? null },
    { heading: "volume given (mL)", cell: ({ standing }) => rounded(standing?.givenMl) },
    { heading: "rate (mL/h)", cell: ({ standing }) => rounded(standing?.rateMlPerH) },
    ...VITALS.map(
      (vital): Column<Row> => ({
        heading: `${vital} (${VITAL_TABLE[vital].unit})`,
        cell: ({ values }) => values[vital] ?? null,
      }),
    ),
    { heading: "doubtful", cell: ({ doubtful }) => listed(doubtful) },
    {
      heading: "sensor off",
      cell: ({ values }) => listed(VITALS.filter((vital) => values[vital] === null)),
    },
    { heading: "no value", cell: ({ missing }) => listed(missing) },
    {
      heading: "rejected",
      cell: ({ rejected }) =>
        listed(rejected.map(({ vital, value, code }) => `${vital} ${value} ${code}`)),
    },
    { heading: "late", cell: ({ isLate }) => (isLate ? "late" : null) },
    { heading: "source", cell: ({ sources }) => listed(sources) },
  ];
}

function listed(words: readonly string[]): Cell {
  return words.length === 0 ? null : words.join("; ");
}

function rounded(value: number | undefined): Cell {
  return value === undefined ? null : Number(value.toFixed(ML_DECIMALS));
}
