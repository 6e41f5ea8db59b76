/** How far a value is from its baseline, with an arrow. */
import type { VitalView } from "../../shared/protocol/live.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { text } from "../text/text.ts";
import styles from "./Delta.module.css";
import { deltaWords } from "./delta.ts";

export function Delta({ vital, view }: { vital: Vital; view: VitalView }) {
  const delta = deltaWords(vital, view.value, view.baseline);
  if (delta === null) return null;
  return (
    <span className={styles.delta} data-delta title={text.value.deltaTitle}>
      <span className={styles.arrow}>{delta.arrow} </span>
      <span className={styles.change}>{delta.change}</span>
    </span>
  );
}
