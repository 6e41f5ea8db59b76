/** The alarm of a tile: colour, shape and words; flashing until somebody has taken it on. What
 * answers it stands above it, in the tile's head, so that the words have the whole width. */

import type { AlarmView } from "../../shared/protocol/live.ts";
import { isCalling } from "../alarms/rank.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { wordsBeside } from "../alarms/standing.ts";
import { useBeholder } from "../alarms/use-beholder.ts";
import { ownAlarms } from "../alarms/ward-wide.ts";
import { messageWords } from "../alarms/words.ts";
import { useBedPart } from "../live/store.ts";
import { text } from "../text/text.ts";
import { useSize } from "../ui/use-size.ts";
import styles from "./AlarmLine.module.css";
import { besideForm, besideLines } from "./beside-form.ts";
import type { Detail } from "./grid.ts";

type Props = { alarm: AlarmView; detail: Detail };

export function AlarmLine({ alarm, detail }: Props) {
  const beholder = useBeholder(alarm.bed);
  const others = useBedPart(alarm.bed, ({ alarms }) => ownAlarms(alarms).length - 1) ?? 0;
  const message = messageWords(alarm);
  const [room, measure] = useSize();
  // The measure is one em high.
  const form = besideForm((form) => wordsBeside(alarm, beholder, { others, form }), {
    lineEm: room === null ? 0 : room.widthPx / room.heightPx,
    lines: besideLines(detail, message.isShortLong),
  });
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
        <span ref={measure} className={styles.measure} aria-hidden="true" />
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
          {wordsBeside(alarm, beholder, { others, form })}
        </p>
      </div>
    </div>
  );
}
