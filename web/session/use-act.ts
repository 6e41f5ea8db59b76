/** Sends what somebody does with a session, and asks for its record anew once that is done. Nothing is
 * sent twice, and nothing by itself; what was typed meanwhile stays. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isLongWait } from "../alarms/long-wait.ts";
import { nowMs } from "../clock.ts";
import { useTick } from "../live/store.ts";
import { useTypedSince } from "../ui/use-typed-since.ts";

type Options<Sent> = {
  act: (sent: Sent) => Promise<unknown>;
  /** What stands in the form. */
  draft: unknown;
  /** What stands there while nothing is typed. */
  blank: unknown;
  /** Clears the form; not called where something was typed since. */
  onDone: () => void;
};

export function useAct<Sent>(session: string, { act, draft, blank, onDone }: Options<Sent>) {
  const client = useQueryClient();
  const since = useTypedSince(draft, blank);
  const sending = useMutation({
    mutationFn: act,
    onMutate: since.mark,
    onSuccess: () => {
      sending.reset();
      since.settle(onDone);
    },
    // A refusal, too, may be news of what somebody else has done.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["session", session, "record"] });
    },
  });
  const sentMs = sending.isPending ? sending.submittedAt : null;
  const isWaitLong = useTick(() => isLongWait(sentMs, nowMs()));
  return {
    send: (sent: Sent): void => {
      if (!sending.isPending) sending.mutate(sent);
    },
    /** What was sent last. */
    sent: sending.variables,
    error: sending.error,
    forget: (): void => {
      sending.reset();
      since.forget();
    },
    isKept: since.isKept,
    isBusy: sending.isPending,
    isWaitLong,
  };
}

export type Act<Sent> = ReturnType<typeof useAct<Sent>>;
