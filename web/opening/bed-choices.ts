/** The beds for patients to choose from, ward by ward; a bed of the lab is never one. */
import type { WardRow } from "../../shared/protocol/http.ts";
import type { BedView } from "../../shared/protocol/live.ts";

export type WardChoice = { id: string; name: string; beds: readonly BedView[] };

export function bedChoices(
  wards: readonly WardRow[],
  beds: readonly BedView[],
): readonly WardChoice[] {
  return wards
    .filter(({ purpose }) => purpose === "care")
    .map(({ id, name }) => ({ id, name, beds: beds.filter(({ ward }) => ward === id) }))
    .filter((ward) => ward.beds.length > 0);
}

/** A bed for patients by its id; null where there is none. */
export function bedOf(choices: readonly WardChoice[], id: string | null): BedView | null {
  return choices.flatMap(({ beds }) => beds).find((bed) => bed.id === id) ?? null;
}
