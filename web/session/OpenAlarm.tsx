/** One alarm that stands now: shape, words, what it rests on, who has it, and what answers it. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import { Answers } from "../alarms/Answers.tsx";
import { isCalling } from "../alarms/rank.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { standingWords } from "../alarms/standing.ts";
import { useBeholder } from "../alarms/use-beholder.ts";
import { factWords } from "../alarms/words.ts";
import { text } from "../text/text.ts";
import styles from "./OpenAlarm.module.css";

export function OpenAlarm({ alarm }: { alarm: AlarmView }) {
  const beholder = useBeholder(alarm.bed);
  const standing = standingWords(alarm, beholder);
  const facts = factWords(alarm);
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
        {standing !== "" && <p className={styles.small}>{standing}</p>}
      </div>
      <Answers alarm={alarm} />
      {facts !== "" && <p className={styles.facts}>{facts}</p>}
    </li>
  );
}
