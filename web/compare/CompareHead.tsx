/** A chart's heading: the vital, and while somebody reads, the value of each procedure. */
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { compareEn } from "../text/compare-en.ts";
import { text } from "../text/text.ts";
import styles from "./CompareHead.module.css";
import { type Shown, valueWordsAt } from "./compare-words.ts";

type Props = { vital: Vital; procedures: readonly Shown[]; minute: number | null };

export function CompareHead({ vital, procedures, minute }: Props) {
  return (
    <p className={styles.head}>
      <span>
        <strong>{text.vital[vital]}</strong> {VITAL_TABLE[vital].unit}
      </span>
      {minute !== null &&
        procedures.map((procedure) => (
          <span key={procedure.session.id}>
            {compareEn.value(procedure.label, "")}
            <b>{valueWordsAt(procedure, vital, minute)}</b>
          </span>
        ))}
    </p>
  );
}
