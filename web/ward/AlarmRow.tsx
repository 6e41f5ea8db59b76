/**
 * One alarm of the rail, of this ward or of another: where, what, how it stands, what answers it.
 * The place is the way to it, and lies under the whole row. What it rests on may be cut; the whole
 * of it is its title, and stands on the session's page.
 */
import { Link } from "wouter";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { Answers } from "../alarms/Answers.tsx";
import { isCalling } from "../alarms/rank.ts";
import { Since } from "../alarms/Since.tsx";
import { SHAPES } from "../alarms/shapes.ts";
import { standingWords } from "../alarms/standing.ts";
import { useBeholder } from "../alarms/use-beholder.ts";
import { isWardWide } from "../alarms/ward-wide.ts";
import { factWords, messageWords } from "../alarms/words.ts";
import { text } from "../text/text.ts";
import styles from "./AlarmRow.module.css";

type Props = {
  alarm: AlarmView;
  place: string;
  href: string;
  /** The ward it has come from, where that is another one. */
  elsewhere?: string;
};

export function AlarmRow({ alarm, place, href, elsewhere }: Props) {
  const beholder = useBeholder(alarm.bed);
  const { whole, short, isLong } = messageWords(alarm);
  const standing = standingWords(alarm, beholder);
  const facts = factWords(alarm);
  return (
    <li
      className={styles.row}
      data-elsewhere={elsewhere}
      data-place={elsewhere !== undefined || isWardWide(alarm) ? "long" : "bed"}
      data-priority={alarm.priority}
      data-calling={isCalling(alarm)}
      data-flash={isCalling(alarm) ? alarm.priority : undefined}
    >
      <p className={styles.top}>
        <span className={styles.shape} role="img" aria-label={text.priority[alarm.priority]}>
          {SHAPES[alarm.priority]}
        </span>
        <Link href={href} className={styles.link} aria-label={text.alarm.row(place, whole)}>
          {place}
        </Link>
        <span className={styles.age}>
          <Since bed={alarm.bed} at={alarm.raisedAt} />
        </span>
      </p>
      <p className={styles.message} data-long={isLong} title={whole}>
        <span className={styles.whole}>{whole}</span>
        <span className={styles.brief}>{short}</span>
      </p>
      {standing !== "" && <p className={styles.standing}>{standing}</p>}
      {facts !== "" && (
        <p className={styles.facts} title={facts}>
          {facts}
        </p>
      )}
      <Answers alarm={alarm} />
    </li>
  );
}
