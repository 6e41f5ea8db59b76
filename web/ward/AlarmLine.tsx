/** The alarm of a tile: colour, shape and words; flashing until somebody has taken it on. */

import type { AlarmView } from "../../shared/protocol/live.ts";
import { Acknowledge } from "../alarms/Acknowledge.tsx";
import { isCalling } from "../alarms/rank.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { isOffered, messageWords, wordsBeside } from "../alarms/words.ts";
import { useBedPart } from "../live/store.ts";
import { useMe } from "../queries.ts";
import { text } from "../text/text.ts";
import styles from "./AlarmLine.module.css";
import { type Detail, hasRoomToAcknowledge } from "./grid.ts";

type Props = { bed: string; alarm: AlarmView; detail: Detail };

export function AlarmLine({ bed, alarm, detail }: Props) {
  const role = useMe()?.role ?? null;
  const others = useBedPart(bed, ({ alarms }) => alarms.length - 1) ?? 0;
  const message = messageWords(alarm);
  const small = wordsBeside(alarm, role, others);
  const isMine = role !== null && isOffered(alarm, role) && hasRoomToAcknowledge(detail);
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
        <p className={styles.message} data-message>
          <span className={styles.whole}>{message.whole}</span>
          <span className={styles.brief}>{message.short}</span>
        </p>
        <p className={styles.small} data-beside>
          {small}
        </p>
      </div>
      {isMine && <Acknowledge alarm={alarm} />}
    </div>
  );
}
