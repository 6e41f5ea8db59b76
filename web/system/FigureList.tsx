/** Figures with their names. */
import { useId } from "react";
import styles from "./FigureList.module.css";
import type { Figure } from "./health-words.ts";

export function FigureList({ title, figures }: { title: string; figures: readonly Figure[] }) {
  const id = useId();
  return (
    <section className={styles.list} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <dl className={styles.figures}>
        {figures.map(({ name, figure, means }) => (
          <div key={name} className={styles.one}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
            {means !== undefined && <dd className={styles.means}>{means}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
