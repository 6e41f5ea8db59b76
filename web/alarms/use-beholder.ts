/** Who looks at a bed's alarms on this screen. */
import { useLive } from "../live/store.ts";
import { useMe } from "../queries.ts";
import type { Beholder } from "./standing.ts";

export function useBeholder(bed: string): Beholder {
  const role = useMe()?.role ?? null;
  // What comes from elsewhere has escalated, and so is no trial.
  const isTrial = useLive(
    ({ ward }) => ward?.ward.purpose === "lab" && ward.beds[bed] !== undefined,
  );
  return { role, isTrial };
}
