/** The names of a chart's limits, over its curves; where each stands is worked out in limit-names.ts. */
import { memo } from "react";
import { useSize } from "../ui/use-size.ts";
import styles from "./LimitNames.module.css";
import { limitNames } from "./limit-names.ts";
import type { TimeWindow } from "./timeline.ts";
import type { DrawnPanel } from "./trend-model.ts";

type Props = { drawn: DrawnPanel; window: TimeWindow };

/** Kept while the pointer reads the chart, which moves no name. */
export const LimitNames = memo(function LimitNames({ drawn, window }: Props) {
  const [plot, ref] = useSize();
  const names = plot === null ? [] : limitNames(drawn, window, plot);
  return (
    <div ref={ref} className={styles.names} aria-hidden="true">
      {names.map(({ words, rightPx, topPx }) => (
        <span key={words} className={styles.name} style={{ right: rightPx, top: topPx }}>
          {words}
        </span>
      ))}
    </div>
  );
});
