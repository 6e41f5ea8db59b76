/** Allergies: that nobody has asked is not that there are none. */
import type { Fields } from "../registers/fields.ts";
import styles from "../registers/RecordFields.module.css";
import { Choice } from "../session/Choice.tsx";
import { patientsEn } from "../text/patients-en.ts";
import { TextArea } from "../ui/TextArea.tsx";
import { ASKED, type PatientTyped } from "./patient-form.ts";

type Props = {
  typed: PatientTyped;
  fields: Fields<PatientTyped>;
};

const { fields: labels, form: words } = patientsEn;

export function AllergyFields({ typed, fields }: Props) {
  return (
    <div className={styles.group}>
      <div className={styles.choice}>
        <span className={styles.name} aria-hidden>
          {labels.asked}
        </span>
        <Choice
          label={labels.asked}
          values={ASKED}
          names={words.asked}
          chosen={ASKED.find((asked) => asked === typed.asked) ?? "nobody"}
          onChoose={fields.choice("asked").onChoose}
        />
      </div>
      {typed.asked === "some" && (
        <TextArea
          {...fields.line("allergies")}
          label={words.onePerLine(labels.allergies)}
          rows={2}
        />
      )}
    </div>
  );
}
