/**
 * Rows as CSV text by RFC 4180. A text that a spreadsheet would take for a formula is made one that it
 * shows; numbers are written as they are, so that a negative one stays a number.
 */
import { stringify } from "csv-stringify/sync";

/** Null is blank: not measured, not known. */
export type Cell = number | string | null;

/** What spreadsheets begin a formula with, tab and carriage return included (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify([...rows], {
    record_delimiter: "windows",
    cast: { number: String, string: (text) => (FORMULA.test(text) ? `'${text}` : text) },
  });
}
