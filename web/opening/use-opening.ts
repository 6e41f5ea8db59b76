/** Sends what was chosen, once however often somebody presses, and goes to the session that it opened.
 * A refusal leads to its step with everything kept. */
import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { OpenSessionBody } from "../../shared/protocol/sessions.ts";
import { isLongWait } from "../alarms/long-wait.ts";
import { nowMs } from "../clock.ts";
import { useTick } from "../live/store.ts";
import { tellNotBegun } from "./not-begun.ts";
import { openSession } from "./opening-api.ts";
import { OPENING_KEYS } from "./opening-queries.ts";
import { act, endDraft } from "./opening-store.ts";
import { refusalOf } from "./refusal.ts";

const mutationKey = ["open-session"];

export function useOpening(): {
  open: (body: OpenSessionBody) => void;
  isBusy: boolean;
  isWaitLong: boolean;
} {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  // Of the client too: whoever walks away from the last step and back is not at another sending.
  const isBusy = useIsMutating({ mutationKey }) > 0;
  const sending = useMutation({
    mutationKey,
    mutationFn: openSession,
    onSuccess: ({ session, notBegun }) => {
      tellNotBegun(notBegun === null ? null : { session, why: notBegun });
      endDraft();
      navigate(`/session/${encodeURIComponent(session)}`);
    },
    onError: (error) => act({ kind: "refused", refusal: refusalOf(error) }),
    onSettled: async () => {
      for (const queryKey of OPENING_KEYS) await queryClient.invalidateQueries({ queryKey });
    },
  });
  const sentMs = sending.isPending ? sending.submittedAt : null;
  const isWaitLong = useTick(() => isLongWait(sentMs, nowMs()));
  return {
    // Asked of the client: a second press comes before this is drawn again.
    open: (body) => {
      if (queryClient.isMutating({ mutationKey }) === 0) sending.mutate(body);
    },
    isBusy,
    isWaitLong,
  };
}
