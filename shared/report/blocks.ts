/** What a report is made of, in the order in which it is read. The page and the PDF file draw the same
 * blocks, so that one cannot say what the other does not. Sizes are points (1/72 inch). */
import type { Shape } from "./shapes.ts";

/** A4, portrait. */
export const PAGE_PT = { width: 595.28, height: 841.89 } as const;
export const MARGIN_PT = { side: 34, top: 30, bottom: 34 } as const;
export const CONTENT_WIDTH_PT = PAGE_PT.width - 2 * MARGIN_PT.side;

/** `whole` is there where the value is cut short: all of it, a line for each item. */
export type Fact = { label: string; value: string; whole?: readonly string[] };

/** `share`s of a table's columns add up to 1. */
export type Column = { title: string; share: number };
export type Row = { cells: readonly string[]; isStrong: boolean };

export type Table = {
  kind: "table";
  title: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Said in place of rows. */
  empty: string | null;
  /** Said below. */
  notes: readonly string[];
};

export type Block =
  | {
      kind: "facts";
      /** Columns side by side, each under its own title. */
      columns: readonly { title: string; facts: readonly Fact[]; note: string | null }[];
    }
  | {
      kind: "chart";
      title: string;
      /** For who cannot see it. */
      label: string;
      legend: string;
      heightPt: number;
      shapes: readonly Shape[];
    }
  | Table
  /** Side by side where there is room: on each side some tables, one below the other. */
  | { kind: "pair"; left: readonly Table[]; right: readonly Table[] }
  | { kind: "record"; title: string; facts: readonly Fact[] }
  | {
      kind: "signatures";
      title: string;
      people: readonly { role: string; name: string }[];
      words: { date: string; signature: string };
    };

export type ReportDocument = {
  title: string;
  place: string;
  /** The patient, in the largest letters. */
  name: string;
  sub: string;
  /** Said across the page and over its head; null where all readings are a patient's. */
  pretences: readonly { word: string; line: string }[];
  /** Null once the session has closed. */
  open: string | null;
  notice: string;
  blocks: readonly Block[];
  foot: { left: string; printed: string; page: (page: number, pages: number) => string };
  unknownLetters: string;
};
