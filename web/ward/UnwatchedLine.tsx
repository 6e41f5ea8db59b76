/** Where the phase would stand: a device shows its readings, and nobody is warned by them. */
import { text } from "../text/text.ts";
import styles from "./PhaseLine.module.css";

export function UnwatchedLine() {
  return (
    <p className={`${styles.line} ${styles.unwatched}`}>
      <span className={styles.phase}>{text.ward.noSession}</span>
      <span>{text.ward.notWatched}</span>
    </p>
  );
}
