/** A full-width band in words. `hatched` is for readings that are no patient's. On a telephone it is
 * one line where there are brief words for why. */
import styles from "./Band.module.css";

type Props = { look: "loud" | "hatched" | "quiet"; title: string; why?: string; brief?: string };

export function Band({ look, title, why, brief }: Props) {
  return (
    <p className={styles.band} data-look={look} role="status">
      <span className={styles.words}>
        <strong className={styles.title}>{title}</strong>
        {why !== undefined && <span className={brief && styles.why}>{why}</span>}
        {brief !== undefined && <span className={styles.brief}>{brief}</span>}
      </span>
    </p>
  );
}
