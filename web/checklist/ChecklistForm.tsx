/** Sets another checklist, with a reason; what was typed stays until it is on record. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { Checklist, ChecklistBody } from "../../shared/protocol/sessions.ts";
import styles from "../profiles/ProfileCard.module.css";
import { actEn } from "../text/act-en.ts";
import { checklistEn } from "../text/checklist-en.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { useAsked } from "../ui/use-asked.ts";
import { useTypedSince } from "../ui/use-typed-since.ts";
import { checklistForm, checklistTyped } from "./checklist-form.ts";
import { checklistQuery, putChecklist } from "./checklist-query.ts";

const POINT_ROWS = 8;

export function ChecklistForm({ checklist }: { checklist: Checklist }) {
  const queryClient = useQueryClient();
  /** What somebody began to edit, and what they typed; null while nothing is typed. */
  const [draft, setDraft] = useState<{ base: Checklist; points: string; reason: string } | null>(
    null,
  );
  const { isAsked, ask, forget } = useAsked();
  const typed = draft ?? checklistTyped(checklist);
  const since = useTypedSince(
    { points: typed.points, reason: typed.reason },
    checklistTyped(draft?.base ?? checklist),
  );
  const form = checklistForm(typed, draft?.base ?? checklist);
  const isOvertaken = draft !== null && draft.base.version !== checklist.version;
  const discard = (): void => {
    setDraft(null);
    forget();
    since.forget();
  };
  const sending = useMutation({
    mutationFn: (body: ChecklistBody) => putChecklist(body),
    onMutate: since.mark,
    onSuccess: (set) => {
      queryClient.setQueryData(checklistQuery.queryKey, set);
      since.settle(discard, () => setDraft((before) => before && { ...before, base: set }));
    },
    // The one that was quicker then stands above the form: the next press is over that.
    onError: async () => {
      const base = await queryClient.fetchQuery({ ...checklistQuery, staleTime: 0 });
      setDraft((before) => before && { ...before, base });
    },
  });
  const type = (some: { points?: string; reason?: string }): void =>
    setDraft({
      base: draft?.base ?? checklist,
      points: typed.points,
      reason: typed.reason,
      ...some,
    });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    if (!sending.isPending && form.sendable !== null) sending.mutate(form.sendable);
  }
  return (
    <form className={styles.card} noValidate onSubmit={submit}>
      <h2 className={styles.title}>{checklistEn.change}</h2>
      {isOvertaken && <p role="status">{checklistEn.changed}</p>}
      <TextArea
        label={checklistEn.points}
        rows={POINT_ROWS}
        value={typed.points}
        required
        onChange={({ target }) => type({ points: target.value })}
        error={isAsked ? form.faults.items : undefined}
      />
      <Field
        label={checklistEn.reason}
        value={typed.reason}
        maxLength={NOTE_CHARS_MAX}
        required
        onChange={({ target }) => type({ reason: target.value })}
        error={isAsked ? form.faults.reason : undefined}
      />
      <p role="alert">{sending.error?.message}</p>
      <p role="status">
        {since.isKept && `${text.common.typedSince} `}
        {form.isSame ? checklistEn.same : checklistEn.becomes(form.count)}
      </p>
      <div className={styles.head}>
        <Button type="submit" look="strong" aria-disabled={sending.isPending}>
          {sending.isPending ? actEn.sending : checklistEn.send}
        </Button>
        <Button onClick={discard}>{checklistEn.discard}</Button>
      </div>
    </form>
  );
}
