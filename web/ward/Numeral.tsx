/** The number itself. What is not there is a dash, never a zero. */
import { text } from "../text/text.ts";
import styles from "./Numeral.module.css";
import { isWide } from "./pressure-text.ts";
import { isBlank, type Standing } from "./reading.ts";

type Props = { standing: Standing; isQueried: boolean; written: string };

export function Numeral({ standing, isQueried, written }: Props) {
  const isShown = !isBlank(standing);
  return (
    <p
      className={styles.numeral}
      data-standing={standing}
      data-blank={!isShown || undefined}
      data-wide={isWide(written, isQueried) || undefined}
    >
      {isShown ? written : text.value.blank}
      {isShown && isQueried && (
        <span className={styles.query} title={text.value.queriedAloud}>
          {text.value.queried}
        </span>
      )}
    </p>
  );
}
