/** `/system`: how the server is, in words, and the alarm delays that Vigil discloses. */
import { useQuery } from "@tanstack/react-query";
import { getHealth } from "../api.ts";
import { systemEn } from "../text/system-en.ts";
import { Failure } from "../ui/Failure.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import { DelayTable } from "./DelayTable.tsx";
import { FigureList } from "./FigureList.tsx";
import { nowFigures, recordFigures } from "./health-words.ts";
import styles from "./SystemPage.module.css";

const EVERY_MS = 5_000;

export function SystemPage() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["health"],
    queryFn: getHealth,
    refetchInterval: EVERY_MS,
  });
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  if (isPending) return <Waiting what={systemEn.loading} />;
  if (data === undefined) {
    return <Failure title={systemEn.failed} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className={styles.page}>
      <header>
        <h1 className={styles.title}>{systemEn.title}</h1>
        {error !== null && <p role="status">{systemEn.stale(error.message)}</p>}
        <p className={styles.status} role="status" data-status={data.status}>
          {systemEn.status[data.status]}
        </p>
        {data.reasons.length > 0 && (
          <ul className={styles.reasons}>
            {data.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </header>
      <FigureList title={systemEn.now.title} figures={nowFigures(data)} />
      <FigureList title={systemEn.record.title} figures={recordFigures(data)} />
      <DelayTable delays={data.alarmDelays} />
      <p className={styles.quiet}>{systemEn.version(data.version)}</p>
    </div>
  );
}
