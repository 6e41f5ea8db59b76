/** The grid of beds: fills the room that there is, in the shape that grid.ts works out. */
import type { ReactNode } from "react";
import { text } from "../text/text.ts";
import { useSize } from "../ui/use-size.ts";
import { type Detail, GAP_PX, gridFor } from "./grid.ts";
import styles from "./WardGrid.module.css";

type Props = { count: number; children: (detail: Detail) => ReactNode };

export function WardGrid({ count, children }: Props) {
  const [area, ref] = useSize();
  const grid = area === null ? null : gridFor(area, count, GAP_PX);
  return (
    <section className={styles.room} aria-label={text.ward.beds}>
      <div ref={ref} className={styles.measure} />
      {grid !== null && (
        <div
          className={styles.grid}
          style={{
            gap: `${GAP_PX}px`,
            gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))`,
            gridAutoRows: `${grid.rowPx}px`,
          }}
        >
          {children(grid.detail)}
        </div>
      )}
    </section>
  );
}
