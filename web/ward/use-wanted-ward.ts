/** Pages say what they are about; the link then watches the ward that follows from it. */
import { useQuery } from "@tanstack/react-query";
import { useWatch } from "../live/use-watch.ts";
import { wardsQuery } from "../queries.ts";
import { useSettings } from "../settings/settings.ts";
import { type About, wantedWard } from "./wanted-ward.ts";

export function useWantedWard(about: About): void {
  const wards = useQuery(wardsQuery).data?.wards ?? [];
  const last = useSettings(({ ward }) => ward);
  useWatch(wantedWard(about, wards, last));
}
