/** How old the last cuff value is, always, and when the next one is due. */
import type { VitalView } from "../../shared/protocol/live.ts";
import { useBedPart, useBedTime } from "../live/store.ts";
import styles from "./CuffNote.module.css";
import { cuffNote } from "./cuff-note.ts";

export function CuffNote({ bed, view }: { bed: string; view: VitalView }) {
  const cuff = useBedPart(bed, ({ device }) => device?.cuff ?? null);
  const words = useBedTime(bed, (bedMs) => cuffNote(view, cuff, bedMs));
  return words === null ? null : <span className={styles.cuff}>{words}</span>;
}
