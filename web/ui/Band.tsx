/** A full-width band in words. `hatched` is for readings that are no patient's. */
import styles from "./Band.module.css";

type Props = { look: "loud" | "hatched" | "quiet"; title: string; why?: string };

export function Band({ look, title, why }: Props) {
  return (
    <p className={styles.band} data-look={look} role="status">
      <span className={styles.words}>
        <strong className={styles.title}>{title}</strong>
        {why !== undefined && <span>{why}</span>}
      </span>
    </p>
  );
}
