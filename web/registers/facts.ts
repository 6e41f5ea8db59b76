/** What a record says, field by field in words, and what one version says otherwise than another. */

import { patientsEn } from "../text/patients-en.ts";
import { text } from "../text/text.ts";

/** One field of a record. */
export type Fact<R> = { field: string; label: string; of: (record: R) => string };

/** Old → new of each field that says something else. */
export function changesOf<R>(facts: readonly Fact<R>[], before: R, after: R): string[] {
  return facts
    .filter(({ of }) => of(before) !== of(after))
    .map(({ label, of }) => patientsEn.record.change(label, of(before), of(after)));
}

/** Things of a list; they may hold commas themselves. */
export function listWords(things: readonly string[]): string {
  return things.length === 0 ? patientsEn.nothing : things.join("; ");
}

/** A number without groups of thousands: `1,000` beside a dose reads like one. */
export function numberWords(value: number): string {
  return number.format(value);
}

/** A figure that was calculated, to three places. */
export function figureWords(value: number): string {
  return figure.format(value);
}

const number = new Intl.NumberFormat(text.locale, { useGrouping: false, maximumFractionDigits: 3 });
const figure = new Intl.NumberFormat(text.locale, {
  useGrouping: false,
  maximumSignificantDigits: 3,
});
