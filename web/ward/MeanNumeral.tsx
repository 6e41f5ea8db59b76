/** The mean pressure in brackets; a calculated one says so. */
import { formatVital } from "../../shared/vitals/table.ts";
import { useBedPart } from "../live/store.ts";
import { text } from "../text/text.ts";
import styles from "./MeanNumeral.module.css";

export function MeanNumeral({ bed }: { bed: string }) {
  const mean = useBedPart(bed, ({ vitals }) => vitals.mean);
  if (mean === null || mean.value === null) return null;
  return (
    <p className={styles.mean} data-standing={mean.state}>
      {mean.derived && (
        <abbr className={styles.derived} title={text.value.derivedTitle}>
          <span className={styles.long}>{text.value.derived}</span>
          <span className={styles.short}>{text.value.derivedShort}</span>
        </abbr>
      )}
      ({formatVital("mean", mean.value)})
    </p>
  );
}
