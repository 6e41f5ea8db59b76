/** `/`: the ward this screen showed last, or the first ward for patients. */
import { useQuery } from "@tanstack/react-query";
import { Redirect } from "wouter";
import { wardsQuery } from "../queries.ts";
import { useSettings } from "../settings/settings.ts";
import { text } from "../text/text.ts";
import { Failure } from "../ui/Failure.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { homeWard } from "./home-ward.ts";

export function HomePage() {
  const wards = useQuery(wardsQuery);
  const last = useSettings(({ ward }) => ward);
  if (wards.isPending) return <Waiting />;
  if (wards.isError) {
    return <Failure error={wards.error} onRetry={() => void wards.refetch()} />;
  }
  const home = homeWard(wards.data.wards, last);
  if (home === null) return <Waiting what={text.ward.none} />;
  return <Redirect to={`/ward/${encodeURIComponent(home)}`} replace />;
}
