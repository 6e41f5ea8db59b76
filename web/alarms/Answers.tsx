/** The answers that a person may give to an alarm, where it is shown: acknowledge, undo, attend. */
import { useMutation } from "@tanstack/react-query";
import { Footprints, Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { AlarmView, Me } from "../../shared/protocol/live.ts";
import { attend, undo } from "../api.ts";
import { useBedTime } from "../live/store.ts";
import { useMe } from "../queries.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Acknowledge } from "./Acknowledge.tsx";
import styles from "./Answers.module.css";
import { dialogOfFocus, focusNext, placeOfKeys } from "./next-focus.ts";
import { offersOf, undoLeftS } from "./offers.ts";

export function Answers({ alarm }: { alarm: AlarmView }) {
  const me = useMe();
  return me === null ? null : <Offered alarm={alarm} me={me} />;
}

function Offered({ alarm, me }: { alarm: AlarmView; me: Me }) {
  // A text, so that it is drawn again only when it differs.
  const offers = useBedTime(alarm.bed, (bedMs) => offersOf(alarm, me, bedMs).join(" "));
  const [opened, setOpened] = useState<AlarmView | null>(null);
  const answers = useRef<HTMLDivElement>(null);
  /** Where somebody has answered by keys, and what was offered there. */
  const left = useRef<{ place: Element; form: Element | null; shown: string } | null>(null);
  // A form that is open stays, whoever was quicker: a note half typed must not vanish without a word.
  const isAcknowledge = offers.includes("acknowledge") || opened !== null;
  const shown = `${offers} ${isAcknowledge}`;
  useEffect(() => {
    if (left.current === null || left.current.shown === shown) return;
    focusNext(left.current.place, left.current.form);
    left.current = null;
  });
  if (offers === "" && !isAcknowledge) return null;
  function leave(): void {
    const place = placeOfKeys(answers.current);
    left.current = place === null ? null : { place, form: dialogOfFocus(), shown };
  }
  function done(): void {
    leave();
    setOpened(null);
  }
  return (
    <div ref={answers} className={styles.answers} data-answers>
      {offers.includes("attend") && <Attend alarm={alarm} onPress={leave} />}
      {isAcknowledge && (
        <Acknowledge alarm={alarm} opened={opened} onOpened={setOpened} onDone={done} />
      )}
      {offers.includes("undo") && <Undo alarm={alarm} onPress={leave} />}
    </div>
  );
}

type AnswerProps = { alarm: AlarmView; onPress: () => void };

function Attend({ alarm, onPress }: AnswerProps) {
  const sending = useMutation({ mutationFn: () => attend(alarm.id) });
  const failed = sending.error === null ? null : text.common.retry;
  return (
    <Button
      className={styles.answer}
      data-attend={alarm.id}
      aria-label={text.attend.buttonFor(alarm.message)}
      aria-disabled={sending.isPending}
      title={sending.error?.message ?? text.attend.explain}
      onClick={() => {
        onPress();
        sending.mutate();
      }}
    >
      <Footprints aria-hidden size={18} />
      <span className={styles.word}>{failed ?? text.attend.button}</span>
      <span className={styles.brief}>{failed ?? text.attend.brief}</span>
    </Button>
  );
}

function Undo({ alarm, onPress }: AnswerProps) {
  const leftS = useBedTime(alarm.bed, (bedMs) => undoLeftS(alarm, bedMs));
  const sending = useMutation({ mutationFn: () => undo(alarm.id) });
  return (
    <Button
      className={styles.answer}
      data-undo={alarm.id}
      aria-label={text.undo.buttonFor(leftS, alarm.message)}
      aria-disabled={sending.isPending}
      title={sending.error?.message}
      onClick={() => {
        onPress();
        sending.mutate();
      }}
    >
      <Undo2 aria-hidden size={18} />
      <span>{sending.error === null ? text.undo.button(leftS) : sending.error.message}</span>
    </Button>
  );
}
