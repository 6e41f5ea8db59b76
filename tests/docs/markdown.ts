// Reads the tables of a document, so that a test can hold them against the code.

import { readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** The text of a document, by its path in the tree. */
export function documentText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** The text as one line, so that a sentence is found however it is broken. */
export function prose(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** The rows of the first table under a heading, each a list of its cells; without head and rule. */
export function tableUnder(text: string, heading: string): string[][] {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (at === -1) throw new Error(`there is no heading "${heading}"`);
  const rest = lines.slice(at + 1);
  const nextHeading = rest.findIndex((line) => line.startsWith("#"));
  const section = nextHeading === -1 ? rest : rest.slice(0, nextHeading);
  const first = section.findIndex((line) => line.startsWith("|"));
  if (first === -1) throw new Error(`there is no table under "${heading}"`);
  const from = section.slice(first);
  const end = from.findIndex((line) => !line.startsWith("|"));
  return (end === -1 ? from : from.slice(0, end)).slice(2).map(cellsOf);
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}
