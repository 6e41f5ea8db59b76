/** The vitals of a bed, always in the same places. SpO₂ joins only where a monitor sends it. */
import { useBedPart } from "../live/store.ts";
import type { Detail } from "./grid.ts";
import { PressureCell } from "./PressureCell.tsx";
import { VitalCell } from "./VitalCell.tsx";
import styles from "./Vitals.module.css";

export function Vitals({ bed, detail }: { bed: string; detail: Detail }) {
  const hasSpo2 = useBedPart(bed, ({ vitals }) => vitals.spo2.takenAt !== null) ?? false;
  return (
    <div className={styles.vitals} data-spo2={hasSpo2}>
      <VitalCell bed={bed} vital="heartRate" detail={detail} />
      <VitalCell bed={bed} vital="pulse" detail={detail} />
      {hasSpo2 && <VitalCell bed={bed} vital="spo2" detail={detail} />}
      <PressureCell bed={bed} detail={detail} />
      <VitalCell bed={bed} vital="respiration" detail={detail} />
      <VitalCell bed={bed} vital="temperature" detail={detail} />
    </div>
  );
}
