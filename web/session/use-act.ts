/** Sends what somebody does with a session, and asks for its record anew once that is done. Nothing is
 * sent twice, and nothing by itself. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isLongWait } from "../alarms/long-wait.ts";
import { nowMs } from "../clock.ts";
import { useTick } from "../live/store.ts";

export function useAct<Sent>(
  session: string,
  { act, onDone }: { act: (sent: Sent) => Promise<unknown>; onDone: () => void },
) {
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: act,
    onSuccess: () => {
      sending.reset();
      onDone();
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
    forget: sending.reset,
    isBusy: sending.isPending,
    isWaitLong,
  };
}

export type Act<Sent> = ReturnType<typeof useAct<Sent>>;
