/** Sessions as a table; of one patient without the patient's name. */
import type { SessionRow } from "../../shared/protocol/sessions.ts";
import type { Place } from "../alarm-log/names.ts";
import type { Settings } from "../settings/settings.ts";
import { historyEn } from "../text/history-en.ts";
import { HistoryLine } from "./HistoryLine.tsx";
import styles from "./HistoryList.module.css";

type Props = {
  sessions: readonly SessionRow[];
  caption: string;
  places: ReadonlyMap<string, Place>;
  /** Null where all are one patient's. */
  names: Settings["names"] | null;
  timeZone: string | undefined;
  isBusy?: boolean;
};

const { patient, ...others } = historyEn.columns;

export function SessionTable({
  sessions,
  caption,
  places,
  names,
  timeZone,
  isBusy = false,
}: Props) {
  const columns = [...(names === null ? [] : [patient]), ...Object.values(others)];
  return (
    <table className={styles.table} aria-busy={isBusy}>
      <caption>{caption}</caption>
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
        {sessions.map((session) => (
          <HistoryLine
            key={session.id}
            session={session}
            place={places.get(session.bed)}
            names={names}
            timeZone={timeZone}
          />
        ))}
      </tbody>
    </table>
  );
}
