/** Name, limits and reason of a profile's next version. What may be sent, profile-form.ts decides. */
import type { UseMutationResult } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { LIMIT_PROFILE_NAME_CHARS_MAX, NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { ProfileBody, ProfileRow } from "../../shared/protocol/http.ts";
import { isLongWait } from "../alarms/long-wait.ts";
import { nowMs } from "../clock.ts";
import { useTick } from "../live/store.ts";
import styles from "../session/LimitsForm.module.css";
import { LimitsTable } from "../session/LimitsTable.tsx";
import type { Draft } from "../session/limits-form.ts";
import { actEn } from "../text/act-en.ts";
import { profilesEn } from "../text/profiles-en.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";
import { useAsked } from "../ui/use-asked.ts";
import own from "./ProfileForm.module.css";
import type { ProfileForm as Form, ProfileAct } from "./profile-form.ts";
import { refusalWords } from "./refusal-words.ts";

type Sendable = { id: string; body: ProfileBody };

type Props = {
  act: ProfileAct;
  base: ProfileRow;
  form: Form;
  name: string;
  onName: (name: string) => void;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  reason: string;
  onReason: (reason: string) => void;
  sending: UseMutationResult<unknown, Error, Sendable>;
  isKept: boolean;
  onDiscard: () => void;
  onClose: () => void;
};

const words = profilesEn.form;

export function ProfileForm(props: Props) {
  const { act, base, form, draft, onDraft, sending } = props;
  const { isAsked, ask } = useAsked();
  const sentMs = sending.isPending ? sending.submittedAt : null;
  const isWaitLong = useTick(() => isLongWait(sentMs, nowMs()));
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    if (!sending.isPending && form.sendable !== null) sending.mutate(form.sendable);
  }
  const isNameTaken = form.nameFault !== null && props.name.trim() !== "";
  const { table } = form;
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <div className={own.about}>
        <Field
          label={words.name}
          value={props.name}
          maxLength={LIMIT_PROFILE_NAME_CHARS_MAX}
          required
          onChange={(event) => props.onName(event.target.value)}
          error={isAsked || isNameTaken ? (form.nameFault ?? undefined) : undefined}
        />
        <Field
          label={words.reason}
          value={props.reason}
          maxLength={NOTE_CHARS_MAX}
          required
          onChange={(event) => props.onReason(event.target.value)}
          error={isAsked ? (form.reasonFault ?? undefined) : undefined}
        />
      </div>
      <LimitsTable rows={table.rows} inForce={base.limits} draft={draft} onDraft={onDraft} />
      <FormFoot
        note={noteOf(props)}
        isKept={props.isKept}
        error={form.fault ?? refusalWords(sending.error)}
        isWaitLong={isWaitLong}
        isBusy={sending.isPending}
        send={words.send[act]}
        onCancel={props.onClose}
      >
        <Button onClick={props.onDiscard}>{words.discard}</Button>
      </FormFoot>
    </form>
  );
}

/** How far one is. A copy with the same limits is a profile too. */
function noteOf({ act, base, form: { table } }: Pick<Props, "act" | "base" | "form">): string {
  if (table.limits === null) return actEn.limits.mend;
  const isSame = act === "copy" && table.changes.length === 0;
  return isSame ? words.sameAs(base.name) : actEn.limits.changes(table.changes.length);
}
