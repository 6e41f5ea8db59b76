/** Behind all charts: the phases shaded, and a hairline at every mark of the time axis. */
import { memo } from "react";
import styles from "./Backdrop.module.css";
import { placeOf, placeOfMoment } from "./place.ts";
import type { PhaseSpan, Tick, TimeWindow } from "./timeline.ts";

type Props = { spans: readonly PhaseSpan[]; ticks: readonly Tick[]; window: TimeWindow };

export const Backdrop = memo(function Backdrop({ spans, ticks, window }: Props) {
  return (
    <div className={styles.backdrop}>
      {spans.map((span) => (
        <i
          key={`${span.phase} ${span.fromMs}`}
          className={styles.phase}
          data-phase={span.phase}
          style={placeOf(span, window)}
        />
      ))}
      {ticks.map(({ atMs }) => (
        <i key={atMs} className={styles.mark} style={placeOfMoment(atMs, window)} />
      ))}
    </div>
  );
});
