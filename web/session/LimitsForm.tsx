/** Every vital's four limits, old beside new. What may be sent, limits-form.ts decides. */
import type { UseMutationResult } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Limits } from "../../shared/alarms/limits.ts";
import type { VitalNumbers } from "../../shared/alarms/picture.ts";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import { ERRORS } from "../../shared/errors.ts";
import { isLongWait } from "../alarms/long-wait.ts";
import { nowMs } from "../clock.ts";
import { useTick } from "../live/store.ts";
import { actEn } from "../text/act-en.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";
import styles from "./LimitsForm.module.css";
import { LimitsRow } from "./LimitsRow.tsx";
import {
  autoDraft,
  type Draft,
  type LimitsForm as Form,
  LIMIT_COLUMNS,
  typed,
} from "./limits-form.ts";

type Props = {
  form: Form;
  inForce: Limits;
  baseline: VitalNumbers | null;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  reason: string;
  onReason: (reason: string) => void;
  sending: UseMutationResult<unknown, Error, Limits>;
  onDiscard: () => void;
  onClose: () => void;
};

const words = actEn.limits;

export function LimitsForm(props: Props) {
  const { form, inForce, baseline, draft, onDraft, reason, onReason, sending } = props;
  const [isAsked, setIsAsked] = useState(false);
  const sentMs = sending.isPending ? sending.submittedAt : null;
  const isWaitLong = useTick(() => isLongWait(sentMs, nowMs()));
  function submit(event: FormEvent): void {
    event.preventDefault();
    setIsAsked(true);
    if (sending.isPending || form.limits === null || form.refusal !== null) return;
    sending.mutate(form.limits);
  }
  const isReasonMissing = isAsked && form.refusal === "LIMIT_OFF_NEEDS_REASON";
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <div className={styles.auto}>
        <Button
          disabled={baseline === null}
          aria-describedby="auto-limits-why"
          onClick={() => {
            if (baseline !== null) onDraft(autoDraft(draft, inForce, baseline));
          }}
        >
          {words.auto}
        </Button>
        <p id="auto-limits-why">{baseline === null ? words.noBaseline : words.autoWhy}</p>
      </div>
      <div className={styles.columns} aria-hidden="true">
        <span>{words.vital}</span>
        {LIMIT_COLUMNS.map(({ side, severity }) => (
          <span key={`${side} ${severity}`}>{words.column(side, severity)}</span>
        ))}
      </div>
      {form.rows.map((row) => (
        <LimitsRow
          key={row.vital}
          row={row}
          onType={(place, typedText) => onDraft(typed(draft, inForce, place, typedText))}
        />
      ))}
      <Field
        label={form.isReasonNeeded ? words.reason : words.reasonOptional}
        value={reason}
        maxLength={NOTE_CHARS_MAX}
        aria-required={form.isReasonNeeded}
        onChange={(event) => onReason(event.target.value)}
        error={isReasonMissing ? ERRORS.LIMIT_OFF_NEEDS_REASON.sentence : undefined}
      />
      <FormFoot
        note={form.limits === null ? words.mend : words.changes(form.changes.length)}
        error={sending.error?.message}
        isWaitLong={isWaitLong}
        isBusy={sending.isPending}
        send={words.send}
        onCancel={props.onClose}
      >
        <Button onClick={props.onDiscard}>{words.discard}</Button>
      </FormFoot>
    </form>
  );
}
