/** One session: its numbers large, its trend, what happened. Live while it is on a bed, record only
 * afterwards, and in words which of the two. */

import { useBedOfSession } from "../live/store.ts";
import { sessionEn } from "../text/session-en.ts";
import { Failure } from "../ui/Failure.tsx";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { aboutSession, isUnknownSession } from "./known.ts";
import { LiveSession } from "./LiveSession.tsx";
import { SessionSkeleton } from "./SessionSkeleton.tsx";
import { useDetail, useFreshRecord } from "./use-record.ts";

export function SessionPage({ id }: { id: string }) {
  const detail = useDetail(id);
  const bed = useBedOfSession(id);
  useWantedWard(aboutSession(detail.data, detail.error));
  useFreshRecord(id, bed);
  if (detail.data !== undefined) {
    return <LiveSession key={id} detail={detail.data} bed={bed} />;
  }
  if (detail.isPending) return <SessionSkeleton />;
  if (isUnknownSession(detail.error)) return <Failure title={sessionEn.page.unknown} />;
  return (
    <Failure
      title={sessionEn.page.failed}
      error={detail.error}
      onRetry={() => void detail.refetch()}
    />
  );
}
