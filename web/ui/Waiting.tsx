/** What stands where a page will be, after a moment long enough not to flicker. */
import { text } from "../text/text.ts";
import styles from "./Waiting.module.css";

export function Waiting({ what = text.common.waiting }: { what?: string }) {
  return (
    <p className={styles.waiting} role="status">
      {what}
    </p>
  );
}
