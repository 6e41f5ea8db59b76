/** One line of what happened: when, what, and what belongs to it. */

import { timeText } from "../../shared/protocol/time.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { clockText } from "../ui/time.ts";
import { wordsOf } from "./event-words.ts";
import styles from "./HappenedLine.module.css";
import type { Happening } from "./happened.ts";
import { type PhaseSpan, sessionMoment } from "./timeline.ts";

type Props = { happening: Happening; spans: readonly PhaseSpan[]; timeZone: string | undefined };

export function HappenedLine({ happening, spans, timeZone }: Props) {
  const { title, details } = wordsOf(happening);
  const moment = sessionMoment(spans, happening.atMs);
  const alarm = happening.kind === "entry" ? null : happening.alarm;
  return (
    <li
      className={styles.line}
      data-kind={happening.kind}
      data-topic={happening.topic}
      data-priority={alarm?.priority}
    >
      <time dateTime={timeText(happening.atMs)}>{clockText(happening.atMs, timeZone)}</time>
      <div>
        <p className={styles.title}>
          {alarm !== null && (
            <>
              <span className={styles.shape} aria-hidden="true">
                {SHAPES[alarm.priority]}
              </span>
              <span className="aloud">{text.priority[alarm.priority]}: </span>
            </>
          )}
          {title}
        </p>
        <p className={styles.details}>
          {[...(moment === null ? [] : [sessionEn.moment(moment)]), ...details].join(
            text.common.separator,
          )}
        </p>
      </div>
    </li>
  );
}
