/** The vitals as they are now, large: the ward's own cells, one below the other. */
import { useBedPart } from "../live/store.ts";
import { sessionEn } from "../text/session-en.ts";
import { PressureCell } from "../ward/PressureCell.tsx";
import { VitalCell } from "../ward/VitalCell.tsx";
import styles from "./Now.module.css";

/** The trend stands beside the numbers, larger than a sparkline behind them could be. */
const DETAIL = "no-sparklines";

export function Now({ bed }: { bed: string }) {
  const hasSpo2 = useBedPart(bed, ({ vitals }) => vitals.spo2.takenAt !== null) ?? false;
  return (
    <section className={styles.now} aria-label={sessionEn.values.title}>
      <div className={styles.cells} data-detail={DETAIL}>
        <VitalCell bed={bed} vital="heartRate" detail={DETAIL} />
        <VitalCell bed={bed} vital="pulse" detail={DETAIL} />
        <PressureCell bed={bed} detail={DETAIL} />
        <VitalCell bed={bed} vital="respiration" detail={DETAIL} />
        <VitalCell bed={bed} vital="temperature" detail={DETAIL} />
        {hasSpo2 && <VitalCell bed={bed} vital="spo2" detail={DETAIL} />}
      </div>
    </section>
  );
}
