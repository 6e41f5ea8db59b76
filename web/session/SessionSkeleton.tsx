/** The page's outline while the session is fetched, and what it is waiting for. */
import { sessionEn } from "../text/session-en.ts";
import styles from "./Session.module.css";

export function SessionSkeleton() {
  return (
    <div className={styles.page}>
      <p className={styles.loading} role="status">
        {sessionEn.page.loading}
      </p>
      <div className={styles.columns} aria-hidden="true">
        <div className={styles.bone} />
        <div className={styles.bone} />
        <div className={styles.bone} />
      </div>
    </div>
  );
}
