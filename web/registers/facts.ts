/** What a record says, field by field in words, and what one version says otherwise than another. */

import { patientsEn } from "../text/patients-en.ts";
import { registersEn } from "../text/registers-en.ts";
import { text } from "../text/text.ts";

/** One field of a record. */
export type Fact<R> = { field: string; label: string; of: (record: R) => string };

/** Old → new of each field that says something else. */
export function changesOf<R>(facts: readonly Fact<R>[], before: R, after: R): string[] {
  return changed(facts, before, after).map((fact) => changeWords(fact, before, after));
}

/** What somebody else has changed while a form was filled in, and where what was typed would replace
 * it: that must not go unseen, an allergy could be lost by it.
 * @param mine what would be sent; null while that is no record yet */
export function meanwhileOf<R>(
  facts: readonly Fact<R>[],
  { overtaken, newest, mine }: { overtaken: R; newest: R; mine: R | null },
): string[] {
  return changed(facts, overtaken, newest).map((fact) => {
    const words = changeWords(fact, overtaken, newest);
    if (mine === null || fact.of(mine) === fact.of(newest)) return words;
    return registersEn.replaced(words, fact.of(mine));
  });
}

function changed<R>(facts: readonly Fact<R>[], before: R, after: R): Fact<R>[] {
  return facts.filter(({ of }) => of(before) !== of(after));
}

function changeWords<R>({ label, of }: Fact<R>, before: R, after: R): string {
  return patientsEn.record.change(label, of(before), of(after));
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
