/** What somebody else has changed while a form was being filled in. */
import { registersEn } from "../text/registers-en.ts";
import styles from "./Meanwhile.module.css";

export function Meanwhile({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return null;
  return (
    <section className={styles.meanwhile} role="status" data-meanwhile>
      <p>{registersEn.meanwhile}</p>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </section>
  );
}
