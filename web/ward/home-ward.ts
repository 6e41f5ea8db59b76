/** Which ward a screen opens with. */
import type { WardRow } from "../../shared/protocol/http.ts";

/**
 * @param last the ward this screen showed last
 * @returns that ward if it still exists, else the first one for patients, else any, else null
 */
export function homeWard(
  wards: readonly Pick<WardRow, "id" | "purpose">[],
  last: string | null,
): string | null {
  const known = wards.find(({ id }) => id === last);
  const forPatients = wards.find(({ purpose }) => purpose === "care");
  return (known ?? forPatients ?? wards[0])?.id ?? null;
}
