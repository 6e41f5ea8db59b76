/** The answers that a person may give to an alarm, where it is shown: acknowledge, undo, attend. */
import { useMutation } from "@tanstack/react-query";
import { Footprints, Undo2 } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import type { AlarmView, Me } from "../../shared/protocol/live.ts";
import { attend, undo } from "../api.ts";
import { useBedTime } from "../live/store.ts";
import { useMe } from "../queries.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Acknowledge } from "./Acknowledge.tsx";
import styles from "./Answers.module.css";
import { offersOf, undoLeftS } from "./offers.ts";

export function Answers({ alarm }: { alarm: AlarmView }) {
  const me = useMe();
  return me === null ? null : <Offered alarm={alarm} me={me} />;
}

function Offered({ alarm, me }: { alarm: AlarmView; me: Me }) {
  // A text, so that it is drawn again only when it differs.
  const offers = useBedTime(alarm.bed, (bedMs) => offersOf(alarm, me, bedMs).join(" "));
  const [opened, setOpened] = useState<AlarmView | null>(null);
  const isUndoNext = useRef(false);
  // A form that is open stays, whoever was quicker: a note half typed must not vanish without a word.
  const isAcknowledge = offers.includes("acknowledge") || opened !== null;
  if (offers === "" && !isAcknowledge) return null;
  function done(): void {
    // Who works by keys goes on from what has taken the button's place.
    isUndoNext.current = document.activeElement?.matches(":focus-visible") === true;
    setOpened(null);
  }
  return (
    <div className={styles.answers} data-answers>
      {offers.includes("attend") && <Attend alarm={alarm} />}
      {isAcknowledge && (
        <Acknowledge alarm={alarm} opened={opened} onOpened={setOpened} onDone={done} />
      )}
      {offers.includes("undo") && <Undo alarm={alarm} isNext={isUndoNext} />}
    </div>
  );
}

function Attend({ alarm }: { alarm: AlarmView }) {
  const sending = useMutation({ mutationFn: () => attend(alarm.id) });
  const failed = sending.error === null ? null : text.common.retry;
  return (
    <Button
      className={styles.answer}
      data-attend={alarm.id}
      aria-label={text.attend.buttonFor(alarm.message)}
      aria-disabled={sending.isPending}
      title={sending.error?.message ?? text.attend.explain}
      onClick={() => sending.mutate()}
    >
      <Footprints aria-hidden size={18} />
      <span className={styles.word}>{failed ?? text.attend.button}</span>
      <span className={styles.brief}>{failed ?? text.attend.brief}</span>
    </Button>
  );
}

type UndoProps = {
  alarm: AlarmView;
  /** Whether the focus belongs here, once. */
  isNext: RefObject<boolean>;
};

function Undo({ alarm, isNext }: UndoProps) {
  const leftS = useBedTime(alarm.bed, (bedMs) => undoLeftS(alarm, bedMs));
  const sending = useMutation({ mutationFn: () => undo(alarm.id) });
  return (
    <Button
      className={styles.answer}
      ref={(button: HTMLButtonElement | null) => {
        if (button === null || !isNext.current) return;
        isNext.current = false;
        button.focus();
      }}
      data-undo={alarm.id}
      aria-label={text.undo.buttonFor(leftS, alarm.message)}
      aria-disabled={sending.isPending}
      title={sending.error?.message}
      onClick={() => sending.mutate()}
    >
      <Undo2 aria-hidden size={18} />
      <span>{sending.error === null ? text.undo.button(leftS) : sending.error.message}</span>
    </Button>
  );
}
