/** One alarm that stands now: shape, words, how long, and who has it or may take it. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import { Acknowledge } from "../alarms/Acknowledge.tsx";
import { isCalling } from "../alarms/rank.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { isOffered, wordsBeside } from "../alarms/words.ts";
import { useMe } from "../queries.ts";
import { text } from "../text/text.ts";
import styles from "./OpenAlarm.module.css";

export function OpenAlarm({ alarm }: { alarm: AlarmView }) {
  const role = useMe()?.role ?? null;
  const small = wordsBeside(alarm, role, 0);
  return (
    <li
      className={styles.alarm}
      data-priority={alarm.priority}
      data-calling={isCalling(alarm)}
      data-flash={isCalling(alarm) ? alarm.priority : undefined}
    >
      <span className={styles.shape} role="img" aria-label={text.priority[alarm.priority]}>
        {SHAPES[alarm.priority]}
      </span>
      <div className={styles.words}>
        <p className={styles.message}>{alarm.message}</p>
        <p className={styles.small}>{small}</p>
      </div>
      {role !== null && isOffered(alarm, role) && <Acknowledge alarm={alarm} />}
    </li>
  );
}
