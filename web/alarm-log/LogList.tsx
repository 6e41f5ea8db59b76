/** The list itself: a table where there is room, a card for each alarm on a telephone. */
import { useQuery } from "@tanstack/react-query";
import { wardsQuery } from "../queries.ts";
import { alarmLogEn } from "../text/alarm-log-en.ts";
import { Button } from "../ui/Button.tsx";
import { Failure } from "../ui/Failure.tsx";
import { type Filters, isBackward, isNarrowed } from "./filters.ts";
import { LogLine } from "./LogLine.tsx";
import styles from "./LogList.module.css";
import { bedNames, patientsOfPages } from "./names.ts";
import { RENEWED_PAGES_MAX, type useLog } from "./use-log.ts";

type Props = {
  log: ReturnType<typeof useLog>;
  filters: Filters;
  timeZone: string | undefined;
};

const words = alarmLogEn.list;
const columns = Object.values(alarmLogEn.columns);

export function LogList({ log, filters, timeZone }: Props) {
  const wards = useQuery(wardsQuery).data?.wards ?? [];
  if (isBackward(filters)) return null;
  if (log.data === undefined) {
    if (log.isError) {
      return <Failure title={words.failed} error={log.error} onRetry={() => void log.refetch()} />;
    }
    return <p role="status">{words.loading}</p>;
  }
  const { pages } = log.data;
  const alarms = pages.flatMap((page) => page.alarms);
  const names = bedNames(wards);
  const patients = patientsOfPages(pages);
  return (
    <>
      {log.isError && <p role="status">{words.stale(log.error.message)}</p>}
      {alarms.length === 0 ? (
        <p role="status">{isNarrowed(filters) ? words.emptyNarrowed : words.empty}</p>
      ) : (
        <table className={styles.table} aria-busy={log.isPlaceholderData}>
          <caption>{words.caption(timeZone ?? words.siteTime)}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {alarms.map((alarm) => (
              <LogLine
                key={alarm.id}
                alarm={alarm}
                place={names.get(alarm.bed) ?? { bed: alarm.bed, ward: "" }}
                patient={patients.get(alarm.session)}
                timeZone={timeZone}
              />
            ))}
          </tbody>
        </table>
      )}
      {log.hasNextPage && (
        <Button disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {pages.length > RENEWED_PAGES_MAX && <p role="status">{words.held}</p>}
    </>
  );
}
