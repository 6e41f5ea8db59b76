/** What was done and a note, both optional; what was typed stays when the server cannot be asked. */
import { Popover } from "@base-ui/react/popover";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { acknowledge } from "../api.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import styles from "./Acknowledge.module.css";
import { acknowledgementOf } from "./acknowledgement.ts";
import { SHAPES } from "./shapes.ts";

export function AcknowledgeForm({ alarm, onDone }: { alarm: AlarmView; onDone: () => void }) {
  const [action, setAction] = useState("");
  const [note, setNote] = useState("");
  const sending = useMutation({
    mutationFn: () => acknowledge(alarm.id, acknowledgementOf(action, note)),
    onSuccess: onDone,
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    sending.mutate();
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Popover.Title className={styles.title} data-priority={alarm.priority}>
        <span className={styles.shape}>{SHAPES[alarm.priority]}</span> {alarm.message}
      </Popover.Title>
      <Popover.Description className={styles.explain}>
        {text.acknowledge.explain}
      </Popover.Description>
      <fieldset className={styles.actions}>
        <legend className={styles.legend}>{text.acknowledge.action}</legend>
        {text.acknowledge.actions.map((each) => (
          <Button
            key={each}
            className={styles.action}
            aria-pressed={each === action}
            onClick={() => setAction(each === action ? "" : each)}
          >
            {each}
          </Button>
        ))}
      </fieldset>
      <Field
        label={text.acknowledge.note}
        value={note}
        maxLength={NOTE_CHARS_MAX}
        onChange={(event) => setNote(event.target.value)}
        error={sending.error?.message}
      />
      <div className={styles.ends}>
        <Button onClick={onDone}>{text.common.cancel}</Button>
        <Button type="submit" look="strong" disabled={sending.isPending}>
          {sending.isPending ? text.acknowledge.busy : text.acknowledge.submit}
        </Button>
      </div>
    </form>
  );
}
