/** One alarm of the log. Each cell names its column for when the line is drawn as a card. */
import { Link } from "wouter";
import type { LoggedAlarm } from "../../shared/protocol/http.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { useSettings } from "../settings/settings.ts";
import { alarmLogEn } from "../text/alarm-log-en.ts";
import { text } from "../text/text.ts";
import { sessionLogPath } from "./filters.ts";
import styles from "./LogLine.module.css";
import { logRow } from "./log-row.ts";
import type { Patient, Place } from "./names.ts";

type Props = {
  alarm: LoggedAlarm;
  place: Place;
  patient: Patient | undefined;
  timeZone: string | undefined;
};

const { columns, list: words } = alarmLogEn;

export function LogLine({ alarm, place, patient, timeZone }: Props) {
  const form = useSettings(({ names }) => names);
  const row = logRow(alarm, timeZone);
  const shown = form === "full" ? patient?.name : patient?.initials;
  const name = shown ?? words.unknownPatient;
  return (
    <tr className={styles.line} data-alarm={alarm.id} data-priority={alarm.priority}>
      <td data-column={columns.raised}>
        <time dateTime={alarm.raisedAt}>{row.raised.clock}</time>
        <small>{row.raised.day}</small>
      </td>
      <td data-column={columns.bed}>
        {place.bed}
        {text.common.separator}
        <Link
          href={`/session/${encodeURIComponent(alarm.session)}`}
          aria-label={words.openSession(name)}
        >
          {name}
        </Link>
        <small>{place.ward}</small>
        <small>
          <Link href={sessionLogPath(alarm.session)} aria-label={words.onlySessionOf(name)}>
            {words.onlySession}
          </Link>
        </small>
      </td>
      <td className={styles.alarm} data-column={columns.alarm}>
        <strong>
          <span className={styles.shape} aria-hidden="true">
            {SHAPES[alarm.priority]}
          </span>
          {row.condition}
        </strong>
        <small>{text.priority[alarm.priority]}</small>
        <small>{row.details.join(text.common.separator)}</small>
      </td>
      <td data-column={columns.worst} data-empty={row.worst === null}>
        {row.worst ?? text.common.none}
      </td>
      <td data-column={columns.limit} data-empty={row.limit === null}>
        {row.limit ?? text.common.none}
      </td>
      <td data-column={columns.acknowledged}>
        {row.acknowledged.map((mark) => (
          <div key={mark.at}>
            {mark.by}
            <small>{[mark.clock, ...mark.words].join(text.common.separator)}</small>
          </div>
        ))}
        {row.nobody}
      </td>
      <td data-column={columns.toAcknowledge} data-empty={row.toAcknowledge === null}>
        {row.toAcknowledge ?? text.common.none}
      </td>
      <td data-column={columns.delay} data-empty={row.delays.length === 0}>
        {row.delays.length === 0 && text.common.none}
        {row.delays.map((delay) => (
          <div key={delay}>{delay}</div>
        ))}
      </td>
      <td data-column={columns.end}>
        {row.ending}
        {row.lasted !== null && <small>{row.lasted}</small>}
      </td>
    </tr>
  );
}
