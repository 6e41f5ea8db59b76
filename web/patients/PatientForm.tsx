/** What a record holds, to be filled in. What may be sent, patient-form.ts decides. */
import type { SubmitEvent } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { PatientRow } from "../../shared/protocol/registers.ts";
import { SEXES } from "../../shared/vocabulary.ts";
import { fieldsOf } from "../registers/fields.ts";
import { Meanwhile } from "../registers/Meanwhile.tsx";
import styles from "../registers/RecordFields.module.css";
import { RecordFoot } from "../registers/RecordFoot.tsx";
import type { RecordForm } from "../registers/use-record-form.ts";
import { patientsEn } from "../text/patients-en.ts";
import { Field } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { useAsked } from "../ui/use-asked.ts";
import { AllergyFields } from "./AllergyFields.tsx";
import { CirrhosisFields } from "./CirrhosisFields.tsx";
import type { PatientForm as Form, PatientTyped } from "./patient-form.ts";

type Props = {
  act: "new" | "change";
  record: RecordForm<PatientRow, PatientTyped>;
  form: Form;
  onSubmit: () => void;
};

const { fields: labels, form: words } = patientsEn;

export function PatientForm({ act, record, form, onSubmit }: Props) {
  const { isAsked, ask, forget } = useAsked();
  const fields = fieldsOf({ ...record, labels, faults: form.faults, isAsked });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    onSubmit();
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <div className={styles.lists}>
        <Field {...fields.line("name")} required autoComplete="off" maxLength={120} />
        <Field {...fields.line("recordNumber")} required autoComplete="off" maxLength={32} />
      </div>
      <div className={styles.row}>
        <Field {...fields.line("birthDate")} type="date" required />
        <Select
          {...fields.choice("sex")}
          groups={[
            {
              title: null,
              choices: [
                { value: "", words: words.choose },
                ...SEXES.map((sex) => ({ value: sex, words: patientsEn.sexes[sex] })),
              ],
            },
          ]}
        />
        <Field {...fields.line("weightKg")} inputMode="decimal" />
      </div>
      <AllergyFields typed={record.typed} fields={fields} />
      <Field {...fields.line("diagnosis")} maxLength={NOTE_CHARS_MAX} />
      <CirrhosisFields typed={record.typed} fields={fields} score={form.score} />
      <div className={styles.lists}>
        {(["complications", "concomitantDiseases", "medication"] as const).map((field) => (
          <TextArea
            key={field}
            {...fields.line(field)}
            label={words.onePerLine(labels[field])}
            rows={3}
          />
        ))}
      </div>
      {act === "change" && <Field {...fields.line("reason")} maxLength={NOTE_CHARS_MAX} />}
      <Meanwhile changes={form.meanwhile} />
      <RecordFoot
        changes={act === "new" ? null : form.changes}
        hasFaults={isAsked && Object.keys(form.faults).length > 0}
        isKept={record.isKept}
        error={record.error}
        isBusy={record.isBusy}
        isWaitLong={record.isWaitLong}
        send={words.send[act]}
        onLookAgain={record.lookAgain}
        onDiscard={() => {
          record.discard();
          forget();
        }}
        onCancel={() => record.onOpenChange(false)}
      />
    </form>
  );
}
