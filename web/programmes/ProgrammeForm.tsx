/** What is planned for each procedure, to be filled in. What may be sent, programme-form.ts decides. */
import type { SubmitEvent } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { Doctor, ProgrammeRow } from "../../shared/protocol/registers.ts";
import { CELL_SOURCES, DROP_FACTORS } from "../../shared/vocabulary.ts";
import { fieldsOf } from "../registers/fields.ts";
import { Meanwhile } from "../registers/Meanwhile.tsx";
import styles from "../registers/RecordFields.module.css";
import { RecordFoot } from "../registers/RecordFoot.tsx";
import type { RecordForm } from "../registers/use-record-form.ts";
import { patientsEn } from "../text/patients-en.ts";
import { programmesEn } from "../text/programmes-en.ts";
import { Field } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { useAsked } from "../ui/use-asked.ts";
import {
  doctorChoices,
  type ProgrammeForm as Form,
  type ProgrammeTyped,
} from "./programme-form.ts";

type Props = {
  act: "new" | "change";
  record: RecordForm<ProgrammeRow, ProgrammeTyped>;
  form: Form;
  doctors: readonly Doctor[];
  onSubmit: () => void;
};

const { fields: labels, form: words } = programmesEn;

export function ProgrammeForm({ act, record, form, doctors, onSubmit }: Props) {
  const { isAsked, ask, forget } = useAsked();
  const fields = fieldsOf({ ...record, labels, faults: form.faults, isAsked });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    onSubmit();
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <div className={styles.row}>
        <Select
          {...fields.choice("cellSource")}
          groups={alone([
            { value: "", words: programmesEn.choose },
            ...CELL_SOURCES.map((value) => ({ value, words: programmesEn.cellSources[value] })),
          ])}
        />
        <Field {...fields.line("cells")} required maxLength={NOTE_CHARS_MAX} />
        <Field {...fields.line("cellsMillion")} required inputMode="decimal" />
      </div>
      <p className={styles.figure} data-per-kg>
        {form.perKg}
      </p>
      <div className={styles.row}>
        <Field {...fields.line("volumeMl")} required inputMode="decimal" />
        <Field {...fields.line("plannedMinutes")} required inputMode="decimal" />
        <Select
          {...fields.choice("dropFactor")}
          groups={alone(
            DROP_FACTORS.map((drops) => ({
              value: String(drops),
              words: programmesEn.dropFactor(drops),
            })),
          )}
        />
      </div>
      <p className={styles.figure} data-rate>
        {form.rate}
      </p>
      <div className={styles.row}>
        <Field {...fields.line("procedures")} required inputMode="numeric" />
        <Field {...fields.line("intervalDays")} inputMode="numeric" />
        <Select
          {...fields.choice("doctorId")}
          groups={alone(doctorChoices(doctors, record.typed.doctorId))}
        />
      </div>
      <div className={styles.lists}>
        <TextArea
          {...fields.line("premedication")}
          label={patientsEn.form.onePerLine(labels.premedication)}
          rows={2}
        />
        <TextArea {...fields.line("notes")} rows={2} maxLength={NOTE_CHARS_MAX} />
      </div>
      {act === "change" && <Field {...fields.line("reason")} required maxLength={NOTE_CHARS_MAX} />}
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

/** Choices that need no title. */
function alone(choices: readonly { value: string; words: string }[]) {
  return [{ title: null, choices }];
}
