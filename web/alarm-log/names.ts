/** Beds and patients by the names that people use. */
import type { AlarmsAnswer, WardRow } from "../../shared/protocol/http.ts";

export type Place = { bed: string; ward: string };
export type Patient = { name: string; initials: string };

/** Each bed's name and ward, by its id. */
export function bedNames(wards: readonly WardRow[]): ReadonlyMap<string, Place> {
  return new Map(
    wards.flatMap(({ name, beds }) => beds.map((bed) => [bed.id, { bed: bed.name, ward: name }])),
  );
}

/** Whose sessions they are, by the session. */
export function patientsOfPages(
  pages: readonly Pick<AlarmsAnswer, "patients">[],
): ReadonlyMap<string, Patient> {
  return new Map(
    pages.flatMap(({ patients }) =>
      patients.map(({ session, name, initials }) => [session, { name, initials }] as const),
    ),
  );
}
