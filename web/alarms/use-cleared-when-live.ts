/** Takes back that the server cannot be reached, once it is heard again: what was typed can be sent. */
import { useEffect, useRef } from "react";
import { ApiError } from "../api.ts";
import { useIsLive } from "../live/store.ts";

type Sending = { error: Error | null; reset: () => void };

export function useClearedWhenLive({ error, reset }: Sending): void {
  const isLive = useIsLive();
  const wasLost = useRef(false);
  useEffect(() => {
    if (!isLive) wasLost.current = true;
    else if (wasLost.current) {
      wasLost.current = false;
      if (error instanceof ApiError && error.code === "NO_CONNECTION") reset();
    }
  }, [isLive, error, reset]);
}
