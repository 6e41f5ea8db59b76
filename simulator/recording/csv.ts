/**
 * Reads a recording as CSV (interfaces.md): `time_s` and any of eight vitals, blank where nothing
 * was measured. It interpolates nothing and corrects nothing; what it cannot read it refuses with
 * the line's number. Whether a value is plausible is the server's to judge.
 */
import { CsvError, parse } from "csv-parse/sync";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { Failure, sentenceOf } from "../failure.ts";

/** Columns of the file and the vitals that they hold. */
export const COLUMNS: ReadonlyMap<string, Vital> = new Map([
  ["sbp", "systolic"],
  ["dbp", "diastolic"],
  ["map", "mean"],
  ["pulse", "pulse"],
  ["hr", "heartRate"],
  ["rr", "respiration"],
  ["temp_c", "temperature"],
  ["spo2", "spo2"],
]);
const TIME_COLUMN = "time_s";
/** A plain decimal number; `Number` alone would take "0x10" and "Infinity" as well. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Ten years either way: beyond that a time is a mistake, and no longer a date. */
const TIME_S_MAX = 3.2e8;

/** One line of the file that holds values, at seconds from the recording's beginning. */
export type RecordedReading = { timeS: number; vitals: VitalValues };

/**
 * Parses a whole file.
 * @param source how messages name the file
 * @returns readings in order of time; lines without any value are left out
 * @throws Failure with one sentence and the line's number
 */
export function parseCsvRecording(text: string, source: string): RecordedReading[] {
  const [header, ...rows] = parseRows(text, source);
  if (header === undefined) throw new Failure(`${source} is empty.`);
  const columns = parseHeader(header, source);
  const readings: RecordedReading[] = [];
  let beforeS = Number.NEGATIVE_INFINITY;
  for (const { record, line } of rows) {
    const at = `${source}, line ${line}`;
    if (record.length !== columns.length) {
      throw new Failure(`${at}: ${record.length} fields where the header has ${columns.length}.`);
    }
    const { timeS, vitals } = parseRecord(record, columns, at);
    if (timeS < beforeS) {
      throw new Failure(`${at}: time_s goes back from ${beforeS} to ${timeS}.`);
    }
    beforeS = timeS;
    if (Object.keys(vitals).length > 0) readings.push({ timeS, vitals });
  }
  if (readings.length === 0) throw new Failure(`${source} holds no values.`);
  return readings;
}

type Row = { record: string[]; line: number };
type Column = "time" | Vital;

function parseRows(text: string, source: string): Row[] {
  const rows: Row[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (record: string[], { lines }) => {
        rows.push({ record, line: lines });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Failure(`${source} is no CSV file: ${sentenceOf(error)}.`);
  }
}

function parseHeader({ record, line }: Row, source: string): Column[] {
  const at = `${source}, line ${line}`;
  const known = `${TIME_COLUMN},${[...COLUMNS.keys()].join(",")}`;
  const columns = record.map((name): Column => {
    if (name === TIME_COLUMN) return "time";
    const vital = COLUMNS.get(name);
    if (vital === undefined) {
      throw new Failure(`${at}: "${name}" is no column of a recording; known are ${known}.`);
    }
    return vital;
  });
  const twice = record.find((name, index) => record.indexOf(name) !== index);
  if (twice !== undefined) throw new Failure(`${at}: the column ${twice} is there twice.`);
  if (!columns.includes("time")) throw new Failure(`${at}: there is no column ${TIME_COLUMN}.`);
  if (columns.length === 1) throw new Failure(`${at}: there is no column with a vital.`);
  return columns;
}

function parseRecord(record: string[], columns: Column[], at: string): RecordedReading {
  const vitals: VitalValues = {};
  let timeS: number | null = null;
  for (const [index, column] of columns.entries()) {
    const text = record[index] ?? "";
    if (column !== "time" && text === "") continue;
    if (!NUMBER.test(text)) {
      throw new Failure(`${at}: ${columnName(column)} is "${text}", which is no number.`);
    }
    if (column === "time") timeS = Number(text);
    else vitals[column] = Number(text);
  }
  if (timeS === null || Math.abs(timeS) > TIME_S_MAX) {
    throw new Failure(`${at}: time_s is out of range.`);
  }
  return { timeS, vitals };
}

function columnName(column: Column): string {
  if (column === "time") return TIME_COLUMN;
  const entry = [...COLUMNS].find(([, vital]) => vital === column);
  return entry?.[0] ?? column;
}
