/** The list itself: a table where there is room, a card for each session on a telephone. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { bedNames } from "../alarm-log/names.ts";
import { wardsQuery } from "../queries.ts";
import { useSettings } from "../settings/settings.ts";
import { historyEn } from "../text/history-en.ts";
import { Button } from "../ui/Button.tsx";
import { Failure } from "../ui/Failure.tsx";
import styles from "./HistoryList.module.css";
import { SessionTable } from "./SessionTable.tsx";
import { RENEWED_PAGES_MAX, type useSessions } from "./use-sessions.ts";

type Props = {
  found: ReturnType<typeof useSessions>;
  isNarrowed: boolean;
  /** The filters cannot be fulfilled, and say so themselves. */
  isBackward: boolean;
  timeZone: string | undefined;
};

const words = historyEn.list;

export function HistoryList({ found, isNarrowed, isBackward, timeZone }: Props) {
  const wards = useQuery(wardsQuery).data?.wards ?? [];
  const names = useSettings((settings) => settings.names);
  if (isBackward) return null;
  if (found.data === undefined) {
    if (!found.isError) return <ListSkeleton>{words.loading}</ListSkeleton>;
    return (
      <Failure title={words.failed} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  const { pages } = found.data;
  const sessions = pages.flatMap((page) => page.sessions);
  return (
    <>
      {found.isError && <p role="status">{words.stale(found.error.message)}</p>}
      {sessions.length === 0 ? (
        <p role="status">{isNarrowed ? words.emptyNarrowed : words.empty}</p>
      ) : (
        <SessionTable
          sessions={sessions}
          caption={words.caption(timeZone ?? words.siteTime)}
          places={bedNames(wards)}
          names={names}
          timeZone={timeZone}
          isBusy={found.isPlaceholderData}
        />
      )}
      {found.hasNextPage && (
        <Button
          className={styles.more}
          aria-disabled={found.isFetchingNextPage}
          onClick={() => {
            if (!found.isFetchingNextPage) void found.fetchNextPage();
          }}
        >
          {words.more}
        </Button>
      )}
      {pages.length > RENEWED_PAGES_MAX && <p role="status">{words.held}</p>}
    </>
  );
}

/** Where the rows will be. */
export function ListSkeleton({ children }: { children: ReactNode }) {
  return (
    <div className={styles.skeleton}>
      <p role="status">{children}</p>
      <div />
      <div />
      <div />
    </div>
  );
}
