/** The alarm of a tile: colour, shape and words; flashing until somebody has taken it on. What
 * answers it stands above it, in the tile's head, so that the words have the whole width. */

import type { AlarmView } from "../../shared/protocol/live.ts";
import { isCalling } from "../alarms/rank.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { ownAlarms } from "../alarms/ward-wide.ts";
import { messageWords, wordsBeside } from "../alarms/words.ts";
import { useBedPart } from "../live/store.ts";
import { useMe } from "../queries.ts";
import { text } from "../text/text.ts";
import styles from "./AlarmLine.module.css";

type Props = { bed: string; alarm: AlarmView };

export function AlarmLine({ bed, alarm }: Props) {
  const role = useMe()?.role ?? null;
  const others = useBedPart(bed, ({ alarms }) => ownAlarms(alarms).length - 1) ?? 0;
  const message = messageWords(alarm);
  const small = wordsBeside(alarm, role, others);
  return (
    <div
      className={styles.line}
      data-priority={alarm.priority}
      data-calling={isCalling(alarm)}
      data-flash={isCalling(alarm) ? alarm.priority : undefined}
    >
      <span className={styles.shape} role="img" aria-label={text.priority[alarm.priority]}>
        {SHAPES[alarm.priority]}
      </span>
      <div className={styles.words}>
        <p
          className={styles.message}
          data-message
          data-long={message.isLong}
          data-wraps={message.isShortLong}
        >
          <span className={styles.whole}>{message.whole}</span>
          <span className={styles.brief}>{message.short}</span>
        </p>
        <p className={styles.small} data-beside>
          {small}
        </p>
      </div>
    </div>
  );
}
