/** What was done and a note, both optional; what was typed stays when the server cannot be asked. An
 * alarm that gets worse under the form shows so, and is acknowledged by a new press only. */
import { Popover } from "@base-ui/react/popover";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { acknowledge } from "../api.ts";
import { nowMs } from "../clock.ts";
import { liveStore, useBedPart, useTick } from "../live/store.ts";
import { useMe } from "../queries.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import styles from "./Acknowledge.module.css";
import { acknowledgementOf, changeWords, closesAtOnce, nextPress } from "./acknowledgement.ts";
import { isLongWait } from "./long-wait.ts";
import { SHAPES } from "./shapes.ts";
import { useClearedWhenLive } from "./use-cleared-when-live.ts";
import { useClosedBy } from "./use-closed-by.ts";
import { meantWith } from "./ward-wide.ts";

export function AcknowledgeForm({ alarm, onDone }: { alarm: AlarmView; onDone: () => void }) {
  const me = useMe();
  const [seen, setSeen] = useState(alarm);
  const [action, setAction] = useState("");
  const [note, setNote] = useState("");
  // Of another ward's alarm this screen knows no more than what it was opened with.
  const found =
    useBedPart(alarm.bed, ({ alarms }) => alarms.find(({ id }) => id === alarm.id) ?? "gone") ??
    seen;
  const now = found === "gone" ? seen : found;
  const sending = useMutation({
    mutationFn: () => acknowledgeMeant(seen, acknowledgementOf(seen, action, note)),
    onSuccess: onDone,
  });
  useClearedWhenLive(sending);
  const closedBy = useClosedBy(alarm, found === "gone");
  const sentMs = sending.isPending ? sending.submittedAt : null;
  const isWaitLong = useTick(() => isLongWait(sentMs, nowMs()));
  const press = nextPress(seen, now);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (sending.isPending) return;
    if (press === "send") sending.mutate();
    else {
      sending.reset();
      setSeen(now);
    }
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Popover.Title className={styles.title} data-priority={now.priority}>
        <span className={styles.shape}>{SHAPES[now.priority]}</span> {now.message}
      </Popover.Title>
      <p className={styles.worse} role="alert">
        {sending.isPending ? null : changeWords(seen, found, { me, closedBy })}
      </p>
      <Popover.Description className={styles.explain} data-final={closesAtOnce(now)}>
        {closesAtOnce(now) ? text.acknowledge.explainEnded : text.acknowledge.explain}
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
      />
      <p className={styles.waiting} role="status">
        {isWaitLong && text.acknowledge.waiting}
      </p>
      <p className={styles.refused} role="alert">
        {sending.error?.message}
      </p>
      <div className={styles.ends}>
        <Button onClick={onDone}>{text.common.cancel}</Button>
        {/* Not `disabled`: that would take the focus away from whoever has to press again. */}
        <Button type="submit" look="strong" aria-disabled={sending.isPending}>
          {sending.isPending ? text.acknowledge.busy : text.acknowledge.press[press]}
        </Button>
      </div>
    </form>
  );
}

/** A ward-wide alarm is one to people and one a bed to the record. The one that was pressed decides
 * whether it worked; the others are the same fact once more. */
async function acknowledgeMeant(
  seen: AlarmView,
  words: Parameters<typeof acknowledge>[1],
): Promise<void> {
  const [first = seen.id, ...others] = meantWith(seen, alarmsBeside(seen));
  await acknowledge(first, words);
  await Promise.allSettled(others.map((id) => acknowledge(id, words)));
}

/** The alarms of the ward in which one is: this one, or one from which it has escalated. */
function alarmsBeside({ id, bed }: AlarmView): readonly AlarmView[] {
  const { ward, escalated } = liveStore.getState();
  if (ward?.bedIds.includes(bed)) {
    return ward.bedIds.flatMap((each) => ward.beds[each]?.alarms ?? []);
  }
  const place = escalated.find((alarm) => alarm.id === id)?.ward;
  return escalated.filter((alarm) => alarm.ward === place);
}
