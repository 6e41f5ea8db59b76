/** A chart's heading: each line's name and stroke, and its value at the reading moment. */
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { text } from "../text/text.ts";
import styles from "./PanelHead.module.css";
import type { Panel } from "./panels.ts";
import { takenWords, valueWords } from "./reading-words.ts";
import type { Reading } from "./readout.ts";

type Props = {
  panel: Panel;
  readings: readonly Reading[];
  atMs: number;
  timeZone: string | undefined;
};

export function PanelHead({ panel, readings, atMs, timeZone }: Props) {
  const own = readings.filter(({ vital }) => panel.vitals.includes(vital));
  const [first] = own;
  const taken = first === undefined ? null : takenWords(first, atMs, timeZone);
  return (
    <p className={styles.head}>
      {own.map((reading) => (
        <span key={reading.vital} className={styles.vital} data-vital={reading.vital}>
          <i className={styles.stroke} />
          {text.vital[reading.vital]} <b>{valueWords(reading)}</b>
        </span>
      ))}
      {first !== undefined && <span>{VITAL_TABLE[first.vital].unit}</span>}
      {taken !== null && <span>{taken}</span>}
    </p>
  );
}
