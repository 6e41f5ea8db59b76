/** Fields for what a person measured by hand, folded away until somebody did. */
import { MANUAL_VITALS } from "../../shared/protocol/vitals.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { manualEn } from "../text/manual-en.ts";
import { Field } from "../ui/Field.tsx";
import styles from "./ManualVitals.module.css";
import type { ManualJudgement, ManualTexts, ManualVital } from "./manual-vitals.ts";

type Props = {
  texts: ManualTexts;
  faults: ManualJudgement["faults"];
  onText: (vital: ManualVital, text: string) => void;
};

export function ManualVitals({ texts, faults, onText }: Props) {
  const isFaulty = Object.keys(faults).length > 0;
  return (
    <details className={styles.manual} open={isFaulty || undefined}>
      <summary className={styles.summary}>{manualEn.title}</summary>
      <p className={styles.hint}>{manualEn.hint}</p>
      <div className={styles.fields}>
        {MANUAL_VITALS.map((vital) => (
          <Field
            key={vital}
            label={`${VITAL_TABLE[vital].label} (${VITAL_TABLE[vital].unit})`}
            inputMode="decimal"
            autoComplete="off"
            value={texts[vital] ?? ""}
            error={faults[vital]}
            onChange={(event) => onText(vital, event.target.value)}
          />
        ))}
      </div>
    </details>
  );
}
