/**
 * What is typed into a form of a register, as texts, and how they become a record. A field that nobody
 * touched follows the newest version, so that two people who change different things at once do not
 * undo each other.
 */
import { z } from "zod";

/** Texts and choices by field. */
export type Typed = Readonly<Record<string, string>>;

/** What was typed over a version, put over a newer one.
 * @param before how the form looked for the version that was begun from
 * @param after how it looks for the newer one */
export function rebased<T extends Typed>(typed: T, before: T, after: T): T {
  const touched = Object.entries(typed).filter(([field, text]) => text !== before[field]);
  return { ...after, ...Object.fromEntries(touched) };
}

/** The fields of a refusal that still say what was refused. */
export function standingFaults(faults: Typed, typed: Typed, sent: Typed | undefined): Typed {
  return Object.fromEntries(
    Object.entries(faults).filter(([field]) => typed[field] === sent?.[field]),
  );
}

const DECIMAL = /^-?\d{1,6}([.,]\d{1,3})?$/;

/** A number as people write it, with a point or a comma; null for nothing, NaN for what is none. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return DECIMAL.test(trimmed) ? Number(trimmed.replace(",", ".")) : Number.NaN;
}

/** The text of a number, or of nothing. */
export function textOf(value: number | null): string {
  return value === null ? "" : String(value);
}

/** One thing a line; blank lines say nothing. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The value of a choice that may be left open. */
export function chosenOf<T extends string | number>(text: string, values: readonly T[]): T | null {
  return values.find((value) => String(value) === text) ?? null;
}

/** Fields with the first part of a path that a schema finds wrong; inside an object, the last name. */
export function faultyFields(issues: readonly { path: readonly PropertyKey[] }[]): Set<string> {
  return new Set(
    issues.flatMap(({ path }) => path.filter((part) => typeof part === "string").slice(-1)),
  );
}

const detailsSchema = z.array(z.object({ path: z.string() }));

/** The same of a server's refusal: `body.recordNumber` is `recordNumber`. */
export function refusedFields(details: unknown): Set<string> {
  const { data = [] } = detailsSchema.safeParse(details);
  return faultyFields(
    data.map(({ path }) => ({ path: path.split(".").filter((part) => !/^\d+$/.test(part)) })),
  );
}
