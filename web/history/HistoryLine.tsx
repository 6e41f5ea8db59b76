/** One session of a list; the whole line leads to it. Each cell names its column for when the line is
 * drawn as a card. */
import { Link } from "wouter";
import type { SessionRow } from "../../shared/protocol/sessions.ts";
import type { Place } from "../alarm-log/names.ts";
import { nameWords } from "../patients/patient-words.ts";
import type { Settings } from "../settings/settings.ts";
import { historyEn } from "../text/history-en.ts";
import { text } from "../text/text.ts";
import styles from "./HistoryList.module.css";
import {
  infusedWords,
  openedWords,
  outcomeWords,
  procedureWords,
  sessionPath,
} from "./session-words.ts";

type Props = {
  session: SessionRow;
  place: Place | undefined;
  names: Settings["names"] | null;
  timeZone: string | undefined;
};

const { columns, list: words } = historyEn;

export function HistoryLine({ session, place, names, timeZone }: Props) {
  const { patient, doctor, alarms } = session;
  const opened = openedWords(session, timeZone);
  const whose =
    patient.name === "" ? words.unknownPatient : nameWords(patient, names ?? "initials");
  const link = (shown: string) => (
    <Link
      href={sessionPath(session.id)}
      className={styles.open}
      aria-label={words.open(whose, opened)}
    >
      {shown}
    </Link>
  );
  return (
    <tr className={styles.line} data-session={session.id}>
      {names !== null && (
        <td className={styles.name}>
          {link(whose)}
          <small>{patient.recordNumber}</small>
        </td>
      )}
      <td data-column={columns.opened} className={names === null ? styles.name : undefined}>
        {names === null ? link(opened) : opened}
      </td>
      <td data-column={columns.bed}>
        {place?.bed ?? session.bed}
        {place !== undefined && <small>{place.ward}</small>}
      </td>
      <td data-column={columns.procedure}>{procedureWords(session)}</td>
      <td data-column={columns.minutes}>{infusedWords(session)}</td>
      <td data-column={columns.outcome} className={styles.outcome} data-outcome={session.outcome}>
        {outcomeWords(session)}
      </td>
      <td data-column={columns.alarms}>{alarms}</td>
      <td data-column={columns.doctor}>{doctor ?? text.common.none}</td>
    </tr>
  );
}
