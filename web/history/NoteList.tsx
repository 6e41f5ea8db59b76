/** Follow-up notes, newest first: what, by whom, when; an outcome with whose finding it is. */
import { Link } from "wouter";
import type { FollowUpNote } from "../../shared/protocol/sessions.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { dateTimeText } from "../session/date-words.ts";
import { historyEn } from "../text/history-en.ts";
import { text } from "../text/text.ts";
import styles from "./Notes.module.css";
import { sessionPath } from "./session-words.ts";

type Props = {
  notes: readonly FollowUpNote[];
  timeZone: string | undefined;
  /** Each leads to its session, where they are of several. */
  hasSessions: boolean;
};

const words = historyEn.notes;

export function NoteList({ notes, timeZone, hasSessions }: Props) {
  return (
    <ol className={styles.list}>
      {notes.map(({ id, session, kind, text: said, by, at }) => (
        <li key={id} data-note={kind}>
          <p className={styles.about}>
            <strong>{words.kinds[kind]}</strong>
            <span>
              {text.header.person(by.name, text.role[by.role])}
              {text.common.separator}
              <time dateTime={at}>{dateTimeText(timeMs(at), timeZone)}</time>
            </span>
            {hasSessions && <Link href={sessionPath(session)}>{words.ofSession}</Link>}
          </p>
          <p className={styles.said}>{said}</p>
          {kind === "outcome" && <p className={styles.claim}>{words.asRecorded}</p>}
        </li>
      ))}
    </ol>
  );
}
