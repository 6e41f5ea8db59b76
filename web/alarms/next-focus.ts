/** Where the focus goes on to once the answer that had it is gone. Without this it falls to the page,
 * and who works by keys begins at the top again. */

/** What an answer stands in: a bed's tile, or an alarm's row. */
const PLACE = "[data-bed], li";
/** Next in a place: what answers its alarm now, else what leads on from there. */
const NEXT = ["[data-answers] button", "[data-open]", "a"];
const LIST = "[data-rail]";

/** The place of some answers, if the person at them works by keys; else null. */
export function placeOfKeys(answers: Element | null): Element | null {
  const isByKeys = document.activeElement?.matches(":focus-visible") === true;
  return isByKeys ? (answers?.closest(PLACE) ?? null) : null;
}

/** The dialog that has the focus, or null. */
export function dialogOfFocus(): Element | null {
  return document.activeElement?.closest('[role="dialog"]') ?? null;
}

/** Moves the focus on within a place, or to the list that it is in; not for a person who has gone
 * elsewhere meanwhile, least of all into another form: what they type would act on the ward.
 * @param form the dialog in which the answer was given; it may be closing, with the focus in it */
export function focusNext(place: Element, form: Element | null): void {
  const { activeElement } = document;
  const isLost = activeElement === null || activeElement === document.body;
  if (!isLost && (form === null || dialogOfFocus() !== form)) return;
  const next = NEXT.map((each) => place.querySelector<HTMLElement>(each)).find(Boolean);
  (next ?? place.closest<HTMLElement>(LIST))?.focus();
}
