/** Adds a follow-up note. Nothing typed is lost by a refusal or a lost link. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { FollowUpKind } from "../../shared/vocabulary.ts";
import { historyEn } from "../text/history-en.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { useAsked } from "../ui/use-asked.ts";
import { useTypedSince } from "../ui/use-typed-since.ts";
import { postNote } from "./history-api.ts";
import styles from "./Notes.module.css";
import { kindChoices, NOTHING_TYPED, type NoteBody, noteForm, noteRefusal } from "./note-form.ts";
import { NOTES_KEY } from "./use-sessions.ts";

type Props = { session: string; kinds: readonly FollowUpKind[] };

const words = historyEn.notes.form;

export function NoteForm({ session, kinds }: Props) {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const since = useTypedSince(typed, NOTHING_TYPED);
  const { isAsked, ask, forget } = useAsked();
  const queryClient = useQueryClient();
  const sending = useMutation({
    mutationFn: (body: NoteBody) => postNote(session, body),
    onMutate: since.mark,
    onSuccess: async () => {
      since.settle(() => setTyped(NOTHING_TYPED));
      forget();
      await queryClient.invalidateQueries({ queryKey: [NOTES_KEY] });
    },
  });
  const { body, faults } = noteForm(typed);
  const refused = noteRefusal(sending.error);
  const errors = { ...(isAsked ? faults : {}), ...refused.fields };
  const type = (change: Partial<typeof typed>): void => {
    // What was refused, or taken, is not what stands there any more.
    if (!sending.isPending) sending.reset();
    setTyped({ ...typed, ...change });
  };
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    if (body !== null && !sending.isPending) sending.mutate(body);
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <h3>{words.title}</h3>
      <Select
        label={words.kind}
        value={typed.kind}
        groups={[{ title: null, choices: kindChoices(kinds) }]}
        onChoose={(kind) => type({ kind })}
        error={errors.kind}
      />
      <TextArea
        label={words.text}
        value={typed.text}
        rows={3}
        maxLength={NOTE_CHARS_MAX}
        onChange={(event) => type({ text: event.target.value })}
        error={errors.text}
      />
      <div className={styles.foot}>
        <p role="status">
          {since.isKept && text.common.typedSince}
          {!since.isKept && sending.isSuccess && words.sent}
          {!since.isKept && !sending.isSuccess && !kinds.includes("outcome") && words.nurse}
          {typed.kind === "outcome" && historyEn.notes.asRecorded}
        </p>
        <p className={styles.error} role="alert">
          {refused.rest}
        </p>
        <Button type="submit" look="strong" aria-disabled={sending.isPending}>
          {sending.isPending ? words.sending : words.send}
        </Button>
      </div>
    </form>
  );
}
