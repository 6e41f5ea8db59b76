/** Fields of a record with what they say. */
import styles from "./FactList.module.css";

export function FactList({ facts }: { facts: readonly { label: string; words: string }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, words }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
