/** Who acknowledged an alarm that has closed, as the record tells; null where nobody did, and until
 * the record has told. */
import { useQuery } from "@tanstack/react-query";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { getSession } from "../api.ts";

export function useClosedBy(
  { id, session }: Pick<AlarmView, "id" | "session">,
  isClosed: boolean,
): string | null {
  const { data } = useQuery({
    queryKey: ["session", session, "closed-by", id],
    queryFn: async () => {
      const { alarms } = await getSession(session);
      return alarms.find((alarm) => alarm.id === id)?.acknowledged?.by.name ?? null;
    },
    enabled: isClosed,
  });
  return data ?? null;
}
