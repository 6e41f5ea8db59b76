/** Every vital's four limits, old beside new. What may be sent, limits-form.ts decides. */
import type { UseMutationResult } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import type { LimitProfile } from "../../shared/alarms/limit-profiles.ts";
import type { Limits } from "../../shared/alarms/limits.ts";
import type { VitalNumbers } from "../../shared/alarms/picture.ts";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import { ERRORS } from "../../shared/errors.ts";
import type { Profiles } from "../../shared/protocol/http.ts";
import { isLongWait } from "../alarms/long-wait.ts";
import { nowMs } from "../clock.ts";
import { useTick } from "../live/store.ts";
import { actEn } from "../text/act-en.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";
import { useAsked } from "../ui/use-asked.ts";
import styles from "./LimitsForm.module.css";
import { LimitsTable } from "./LimitsTable.tsx";
import { autoDraft, type Draft, type LimitsForm as Form } from "./limits-form.ts";
import { TakeProfile } from "./TakeProfile.tsx";

type Props = {
  form: Form;
  inForce: Limits;
  baseline: VitalNumbers | null;
  /** What can be taken as a whole; undefined while it is not known. */
  profiles: Profiles | undefined;
  ward: string;
  onTake: (profile: LimitProfile) => void;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  reason: string;
  onReason: (reason: string) => void;
  sending: UseMutationResult<unknown, Error, Limits>;
  isKept: boolean;
  onDiscard: () => void;
  onClose: () => void;
};

const words = actEn.limits;

export function LimitsForm(props: Props) {
  const { form, inForce, baseline, draft, onDraft, reason, onReason, sending } = props;
  const { isAsked, ask } = useAsked();
  const sentMs = sending.isPending ? sending.submittedAt : null;
  const isWaitLong = useTick(() => isLongWait(sentMs, nowMs()));
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    if (sending.isPending || form.limits === null || form.refusal !== null) return;
    sending.mutate(form.limits);
  }
  const isReasonMissing = isAsked && form.refusal === "LIMIT_OFF_NEEDS_REASON";
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <div className={styles.fill}>
        <Button
          disabled={baseline === null}
          aria-describedby="fill-in-why"
          onClick={() => {
            if (baseline !== null) onDraft(autoDraft(draft, inForce, baseline));
          }}
        >
          {words.auto}
        </Button>
        <TakeProfile profiles={props.profiles} ward={props.ward} onTake={props.onTake} />
        <p id="fill-in-why" className={styles.why}>
          {baseline === null ? words.noBaseline : words.fillInWhy}
        </p>
      </div>
      <LimitsTable rows={form.rows} inForce={inForce} draft={draft} onDraft={onDraft} />
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
        isKept={props.isKept}
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
