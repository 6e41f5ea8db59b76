/** The name of the product with its sign: a line that keeps watch. */
import { text } from "../text/text.ts";
import styles from "./Logo.module.css";

export function Logo() {
  return (
    <span className={styles.logo}>
      <svg className={styles.sign} viewBox="0 0 32 32" aria-hidden="true">
        <path d="M3 17h7l4-9 5 16 4-7h6" />
      </svg>
      {text.product.name}
    </span>
  );
}
