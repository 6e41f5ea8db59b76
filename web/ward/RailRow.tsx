/** One alarm of the rail: pressing it goes to the bed's session. */
import { Link } from "wouter";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { Answers } from "../alarms/Answers.tsx";
import { isCalling } from "../alarms/rank.ts";
import { Since } from "../alarms/Since.tsx";
import { SHAPES } from "../alarms/shapes.ts";
import { isWardWide } from "../alarms/ward-wide.ts";
import { messageWords, wordsBeside } from "../alarms/words.ts";
import { useBedPart } from "../live/store.ts";
import { useMe } from "../queries.ts";
import { text } from "../text/text.ts";
import styles from "./RailRow.module.css";

export function RailRow({ alarm }: { alarm: AlarmView }) {
  const name = useBedPart(alarm.bed, (bed) => bed.name) ?? alarm.bed;
  const role = useMe()?.role ?? null;
  const small = wordsBeside(alarm, role, 0);
  return (
    <li
      className={styles.row}
      data-priority={alarm.priority}
      data-calling={isCalling(alarm)}
      data-flash={isCalling(alarm) ? alarm.priority : undefined}
    >
      <Link href={`/session/${encodeURIComponent(alarm.session)}`} className={styles.link}>
        <span className={styles.top}>
          <span className={styles.shape} role="img" aria-label={text.priority[alarm.priority]}>
            {SHAPES[alarm.priority]}
          </span>
          <span className={styles.bed}>{isWardWide(alarm) ? text.alarm.wholeWard : name}</span>
          <span className={styles.age}>
            <Since bed={alarm.bed} at={alarm.raisedAt} />
          </span>
        </span>
        <span className={styles.message}>{messageWords(alarm).whole}</span>
        {alarm.evidence !== undefined && (
          <span className={styles.small}>{alarm.evidence.join(text.common.separator)}</span>
        )}
        {small !== "" && <span className={styles.small}>{small}</span>}
      </Link>
      <Answers alarm={alarm} />
    </li>
  );
}
