/** What people look at before a session opens. A site sets its own points; these come with Vigil. */

/** Proposal: what a wrong patient, a wrong bag, a blown vein and a reaction without help have in common
 * is that somebody could have looked before. */
export const DEFAULT_CHECKLIST: readonly string[] = [
  "Identity: name, birth date and record number agree",
  "Product label agrees with the patient and the programme",
  "Venous access is open",
  "Emergency kit is at the bed",
  "Consent is signed",
];

/** What of a checklist has not been looked at. */
export function missingItems(items: readonly string[], done: readonly string[]): string[] {
  return items.filter((item) => !done.includes(item));
}
