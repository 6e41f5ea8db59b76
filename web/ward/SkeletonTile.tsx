/** A bed whose state is still on its way: its place is already there. */
import styles from "./Tile.module.css";

export function SkeletonTile({ name }: { name: string }) {
  return (
    <article className={styles.tile} aria-busy="true">
      <div className={styles.inner}>
        <p className={styles.bed}>{name}</p>
        <div className={styles.skeleton} />
      </div>
    </article>
  );
}
