/** The three pressures as one: `118/76 (90)`, with their age and the time to the next cuff. */
import { PRESSURES } from "../../shared/vitals/table.ts";
import { alarmOfVitals } from "../alarms/rank.ts";
import { useBedPart, useBedTime } from "../live/store.ts";
import { CellFrame } from "./CellFrame.tsx";
import { CuffNote } from "./CuffNote.tsx";
import { Delta } from "./Delta.tsx";
import type { Detail } from "./grid.ts";
import { Limits } from "./Limits.tsx";
import { MeanNumeral } from "./MeanNumeral.tsx";
import { Numeral } from "./Numeral.tsx";
import styles from "./PressureCell.module.css";
import { pressureText } from "./pressure-text.ts";
import { hasSparkline, isBlank, standingOf, valueAgeMs } from "./reading.ts";
import { Sparkline } from "./Sparkline.tsx";
import { ValueNote } from "./ValueNote.tsx";

const DRAWN = ["systolic", "diastolic"] as const;
const OTHERS = ["diastolic", "mean"] as const;

export function PressureCell({ bed, detail }: { bed: string; detail: Detail }) {
  const systolic = useBedPart(bed, ({ vitals }) => vitals.systolic);
  const diastolic = useBedPart(bed, ({ vitals }) => vitals.diastolic);
  const alarm = useBedPart(bed, ({ alarms }) => alarmOfVitals(alarms, PRESSURES));
  const standing = useBedTime(bed, (bedMs) =>
    systolic === null ? "never" : standingOf(systolic, valueAgeMs(systolic, bedMs)),
  );
  if (systolic === null || diastolic === null) return null;
  const isQueried = systolic.state === "queried" || diastolic.state === "queried";
  return (
    <CellFrame
      vital="pressure"
      unit={systolic.unit}
      alarm={alarm}
      limits={<Limits bed={bed} vital="systolic" others={OTHERS} />}
      aside={<CuffNote bed={bed} view={systolic} />}
    >
      <div className={styles.values}>
        <Numeral
          standing={standing}
          isQueried={isQueried}
          written={pressureText(systolic.value, diastolic.value)}
        />
        {!isBlank(standing) && <MeanNumeral bed={bed} />}
      </div>
      {hasSparkline(detail, standing) && <Sparkline bed={bed} vitals={DRAWN} />}
      {standing === "present" && <Delta vital="systolic" view={systolic} />}
      {isBlank(standing) && <ValueNote bed={bed} view={systolic} standing={standing} />}
    </CellFrame>
  );
}
