/** How old the last cuff value is, always, and when the next one is due. */
import type { VitalView } from "../../shared/protocol/live.ts";
import { useBedPart, useBedTime, useIsLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import styles from "./CuffNote.module.css";
import { cuffAge, cuffNext } from "./cuff-note.ts";

export function CuffNote({ bed, view }: { bed: string; view: VitalView }) {
  const isLive = useIsLive();
  const device = useBedPart(bed, (each) => each.device);
  const age = useBedTime(bed, (bedMs) => cuffAge(view, { bedMs, isLive }));
  const next = useBedTime(bed, (bedMs) => cuffNext(view, device, { bedMs, isLive }));
  return (
    <span className={styles.cuff}>
      {age}
      {age !== null && <span className={styles.ago}>{text.value.ago}</span>}
      {next !== null && <span className={styles.next}>{next}</span>}
    </span>
  );
}
