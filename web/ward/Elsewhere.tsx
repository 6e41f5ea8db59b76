/** Alarms of other wards that nobody has acknowledged, and that have escalated to this screen. */
import { Link } from "wouter";
import { Answers } from "../alarms/Answers.tsx";
import { SHAPES } from "../alarms/shapes.ts";
import { messageWords } from "../alarms/words.ts";
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import styles from "./RailRow.module.css";

export function Elsewhere() {
  const here = useLive(({ ward }) => ward?.ward.id);
  const all = useLive(({ escalated }) => escalated);
  return all
    .filter(({ ward }) => ward !== here)
    .map((alarm) => (
      <li
        key={alarm.id}
        className={styles.row}
        data-elsewhere={alarm.ward}
        data-priority={alarm.priority}
        data-calling="true"
        data-flash={alarm.priority}
      >
        <Link href={`/ward/${encodeURIComponent(alarm.ward)}`} className={styles.link}>
          <span className={styles.top}>
            <span className={styles.shape} role="img" aria-label={text.priority[alarm.priority]}>
              {SHAPES[alarm.priority]}
            </span>
            <span className={styles.bed}>
              {text.escalation.place(alarm.wardName, alarm.bedName)}
            </span>
          </span>
          <span className={styles.message}>{messageWords(alarm).whole}</span>
          <span className={styles.small}>{text.escalation.why}</span>
        </Link>
        <Answers alarm={alarm} />
      </li>
    ));
}
