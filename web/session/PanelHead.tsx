/** A chart's heading: each line's name and stroke, and its value at the reading moment. */
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { text } from "../text/text.ts";
import styles from "./PanelHead.module.css";
import type { Panel } from "./panels.ts";
import { takenNotes, valueWords } from "./reading-words.ts";
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
  const { each, common } = takenNotes(own, atMs, timeZone);
  return (
    <p className={styles.head}>
      {own.map((reading, index) => (
        <span key={reading.vital} className={styles.vital} data-vital={reading.vital}>
          <i className={styles.stroke} />
          {text.vital[reading.vital]} <b>{valueWords(reading)}</b>
          {each[index] !== null && <span>{each[index]}</span>}
        </span>
      ))}
      {first !== undefined && <span>{VITAL_TABLE[first.vital].unit}</span>}
      {common !== null && <span>{common}</span>}
    </p>
  );
}
