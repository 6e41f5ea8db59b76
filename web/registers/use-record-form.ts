/**
 * The state of a form of a register: what is typed, the version that it began from, and its way to the
 * server. Nothing typed is lost by a refusal, a lost link or a closed dialog; where somebody else was
 * quicker, looking again puts it beside theirs.
 */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isLongWait } from "../alarms/long-wait.ts";
import { nowMs } from "../clock.ts";
import { useTick } from "../live/store.ts";
import { useTypedSince } from "../ui/use-typed-since.ts";
import { rebased, standingFaults, type Typed } from "./draft.ts";
import { isOvertaken, refusalWords, refusedFaults } from "./refusal.ts";
import { REGISTER_KEYS } from "./registers-queries.ts";

type Versioned = { version: number };

type Options<Row extends Versioned, T extends Typed, Answer> = {
  /** The newest version that is known; null for something new. */
  newest: Row | null;
  typedOf: (row: Row | null) => T;
  /** What each field has to hold, for what only the server can tell. */
  wanted: Typed;
  /** The version that an answer tells of. */
  rowOf: (answer: Answer) => Row;
  /** Not called where something was typed since: that is still to be sent. */
  onSent?: (answer: Answer) => void;
  /** Asks for the newest version. */
  lookAgain?: () => Promise<Row>;
};

/** What the drawing of a form needs: sending is for whoever knows where to. */
export type RecordForm<Row extends Versioned, T extends Typed> = Omit<
  ReturnType<typeof useRecordForm<Row, T, unknown>>,
  "send"
>;

export function useRecordForm<Row extends Versioned, T extends Typed, Answer>(
  options: Options<Row, T, Answer>,
) {
  const { newest, typedOf, wanted, rowOf, onSent, lookAgain } = options;
  const queryClient = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  /** The version that somebody began to edit; it does not move by itself. */
  const [begun, setBegun] = useState<Row | null>(null);
  /** The version before that, where somebody else was quicker. */
  const [overtaken, setOvertaken] = useState<Row | null>(null);
  const [draft, setDraft] = useState<T | null>(null);
  const base = begun ?? newest;
  const typed = draft ?? typedOf(base);
  const since = useTypedSince(typed, typedOf(base));
  const discard = (): void => {
    setBegun(newest);
    setOvertaken(null);
    setDraft(null);
    sending.reset();
    looking.reset();
    since.forget();
  };
  /** What was typed since becomes a change of the version that was just written down. */
  const goOn = (written: Row, sent: T, now: T): void => {
    setBegun(written);
    setOvertaken(null);
    setDraft(rebased(now, sent, typedOf(written)));
    sending.reset();
  };
  const sending = useMutation({
    mutationFn: ({ send }: { send: () => Promise<Answer>; typed: T }) => send(),
    onMutate: since.mark,
    onSuccess: async (answer) => {
      const close = (): void => {
        discard();
        setBegun(null);
        setIsOpen(false);
      };
      const isClosed = since.settle(close, (sent, now) => goOn(rowOf(answer), sent, now));
      for (const queryKey of REGISTER_KEYS) await queryClient.invalidateQueries({ queryKey });
      if (isClosed) onSent?.(answer);
    },
  });
  const looking = useMutation({
    mutationFn: async () => lookAgain?.(),
    onSuccess: (fresh) => {
      if (fresh === undefined) return;
      setDraft(rebased(typed, typedOf(base), typedOf(fresh)));
      setOvertaken(base);
      setBegun(fresh);
      sending.reset();
    },
  });
  const sentMs = sending.isPending ? sending.submittedAt : null;
  const isWaitLong = useTick(() => isLongWait(sentMs, nowMs()));
  return {
    isOpen,
    onOpenChange(open: boolean): void {
      // Where nothing was typed there is nothing to keep an older version for.
      if (open && draft === null) setBegun(newest);
      setIsOpen(open);
    },
    base,
    overtaken,
    typed,
    type: (field: keyof T & string, text: string) => setDraft({ ...typed, [field]: text }),
    discard,
    send: (send: () => Promise<Answer>) => {
      if (sending.isPending) return;
      looking.reset();
      sending.mutate({ send, typed });
    },
    isBusy: sending.isPending,
    isKept: since.isKept,
    isWaitLong,
    /** What the server refused and still stands there. */
    refused: standingFaults(refusedFaults(sending.error, wanted), typed, sending.variables?.typed),
    error: refusalWords(looking.error ?? sending.error),
    lookAgain:
      isOvertaken(sending.error) && lookAgain !== undefined ? () => looking.mutate() : null,
  };
}
