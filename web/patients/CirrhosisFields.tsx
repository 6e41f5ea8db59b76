/** The five inputs of the Child-Pugh score, for those who have a cirrhosis, and what they come to. */
import type { ChildPugh } from "../../shared/session/child-pugh.ts";
import { ASCITES, ENCEPHALOPATHY_GRADES } from "../../shared/vocabulary.ts";
import type { Fields } from "../registers/fields.ts";
import styles from "../registers/RecordFields.module.css";
import { Choice } from "../session/Choice.tsx";
import { patientsEn } from "../text/patients-en.ts";
import { Field } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { HAS_CIRRHOSIS, type PatientTyped } from "./patient-form.ts";

type Props = {
  typed: PatientTyped;
  fields: Fields<PatientTyped>;
  score: ChildPugh | null;
};

const { fields: labels, form: words } = patientsEn;
const UNKNOWN = { value: "", words: patientsEn.unknown };

export function CirrhosisFields({ typed, fields, score }: Props) {
  return (
    <div className={styles.group}>
      <div className={styles.choice}>
        <span className={styles.name} aria-hidden>
          {labels.hasCirrhosis}
        </span>
        <Choice
          label={labels.hasCirrhosis}
          values={HAS_CIRRHOSIS}
          names={words.hasCirrhosis}
          chosen={typed.hasCirrhosis === "yes" ? "yes" : "no"}
          onChoose={fields.choice("hasCirrhosis").onChoose}
        />
        {score !== null && (
          <span className={styles.figure} data-score>
            {patientsEn.childPugh.whole(score)}
          </span>
        )}
      </div>
      {score !== null && (
        <div className={styles.row}>
          <Field {...fields.line("bilirubinMgPerDl")} inputMode="decimal" />
          <Field {...fields.line("albuminGPerDl")} inputMode="decimal" />
          <Field {...fields.line("inr")} inputMode="decimal" />
          <Select
            {...fields.choice("ascites")}
            groups={[
              {
                title: null,
                choices: [
                  UNKNOWN,
                  ...ASCITES.map((value) => ({ value, words: patientsEn.ascites[value] })),
                ],
              },
            ]}
          />
          <Select
            {...fields.choice("encephalopathyGrade")}
            groups={[
              {
                title: null,
                choices: [
                  UNKNOWN,
                  ...ENCEPHALOPATHY_GRADES.map((grade) => ({
                    value: String(grade),
                    words: patientsEn.encephalopathy[grade],
                  })),
                ],
              },
            ]}
          />
        </div>
      )}
    </div>
  );
}
