/** The frame of a vital on a tile: label in its quiet colour, unit, limits, and its alarm's mark. */
import type { ReactNode } from "react";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { isCalling } from "../alarms/rank.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { text } from "../text/text.ts";
import styles from "./CellFrame.module.css";

/** Vitals that have a cell of their own. */
export type SingleVital = Exclude<Vital, "systolic" | "diastolic" | "mean">;

/** The first row, which two or three vitals share. */
const ROW_1: ReadonlySet<string> = new Set(["heartRate", "pulse", "spo2"]);

type Props = {
  vital: SingleVital | "pressure";
  unit: string;
  alarm: AlarmView | null;
  limits: ReactNode;
  /** On the label's line, at its end. */
  aside?: ReactNode;
  /** The number first; then its sparkline, if any, and what is said about it. */
  children: ReactNode;
};

export function CellFrame({ vital, unit, alarm, limits, aside, children }: Props) {
  const { name, long, short } = text.cell[vital];
  return (
    <div
      className={ROW_1.has(vital) ? `${styles.cell} ${styles.row1}` : styles.cell}
      data-vital={vital}
      data-alarm={alarm?.priority}
      data-flash={alarm !== null && isCalling(alarm) ? alarm.priority : undefined}
    >
      <p className={styles.top}>
        {alarm !== null && (
          <span className={styles.shape} role="img" aria-label={text.priority[alarm.priority]}>
            {SHAPES[alarm.priority]}
          </span>
        )}
        <span className={styles.long}>{long}</span>
        <abbr className={styles.short} title={name}>
          {short}
        </abbr>
        <span className={styles.unit}>{unit}</span>
        <span className={styles.limits}>{limits}</span>
        {aside}
      </p>
      <div className={styles.bottom}>{children}</div>
    </div>
  );
}
