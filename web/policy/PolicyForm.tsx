/** Sets another policy, with a reason; what was typed stays until it is on record. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { PolicyRow } from "../../shared/protocol/http.ts";
import { NURSE_RIGHTS, type NurseRight } from "../../shared/vocabulary.ts";
import { putPolicy } from "../api.ts";
import styles from "../profiles/ProfileCard.module.css";
import { Choice } from "../session/Choice.tsx";
import { actEn } from "../text/act-en.ts";
import { policyEn } from "../text/policy-en.ts";
import { profilesEn } from "../text/profiles-en.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { useAsked } from "../ui/use-asked.ts";
import { useTypedSince } from "../ui/use-typed-since.ts";
import { policyQuery } from "./policy-query.ts";

export function PolicyForm({ policy }: { policy: PolicyRow }) {
  const queryClient = useQueryClient();
  const [wanted, setWanted] = useState<NurseRight | null>(null);
  const [reason, setReason] = useState("");
  const { isAsked, ask, forget } = useAsked();
  const value = wanted ?? policy.nursesAcknowledge;
  const since = useTypedSince({ wanted, reason }, { wanted: null, reason: "" });
  const isSame = value === policy.nursesAcknowledge;
  const sending = useMutation({
    mutationFn: () =>
      putPolicy({ nursesAcknowledge: value, reason: reason.trim(), version: policy.version }),
    onMutate: since.mark,
    onSuccess: () => {
      forget();
      since.settle(() => {
        setWanted(null);
        setReason("");
      });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: policyQuery.queryKey }),
  });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    if (!sending.isPending && !isSame && reason.trim() !== "") sending.mutate();
  }
  return (
    <form className={styles.card} noValidate onSubmit={submit}>
      <h2 className={styles.title}>{policyEn.change}</h2>
      <div className={styles.head}>
        <Choice
          label={policyEn.change}
          values={NURSE_RIGHTS}
          names={policyEn.choices}
          chosen={value}
          onChoose={setWanted}
        />
      </div>
      <Field
        label={profilesEn.form.reason}
        value={reason}
        maxLength={NOTE_CHARS_MAX}
        required
        onChange={(event) => setReason(event.target.value)}
        error={isAsked && reason.trim() === "" ? profilesEn.form.reasonMissing : undefined}
      />
      <p role="alert">{sending.error?.message}</p>
      <p role="status">
        {since.isKept && `${text.common.typedSince} `}
        {isSame ? policyEn.same : policyEn.becomes(policyEn.nurses[value])}
      </p>
      <div className={styles.head}>
        <Button type="submit" look="strong" aria-disabled={sending.isPending}>
          {sending.isPending ? actEn.sending : policyEn.send}
        </Button>
      </div>
    </form>
  );
}
