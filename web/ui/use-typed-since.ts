/** Keeps what is typed into a form while a request of it is on its way. Only what stands there as it was
 * sent is cleared once it is written down. */
import { useLayoutEffect, useRef, useState } from "react";
import { isTypedSince } from "./typed-since.ts";

/** @param draft what stands in the form now
 * @param blank what stands there while nothing is typed */
export function useTypedSince<T>(draft: T, blank: T) {
  const newest = useRef(draft);
  const sent = useRef(draft);
  const [isKept, setIsKept] = useState(false);
  useLayoutEffect(() => {
    newest.current = draft;
  });
  return {
    /** Whether something was typed since the last request, and is not written down. */
    isKept: isKept && isTypedSince(blank, draft),
    /** As a request leaves. */
    mark: (): void => {
      sent.current = newest.current;
      setIsKept(false);
    },
    /** Once it is written down. Tells whether the form was cleared.
     * @param clear for a form that stands as it was sent
     * @param keep for one in which something was typed since */
    settle: (clear: () => void, keep?: (sent: T, now: T) => void): boolean => {
      const isTyped = isTypedSince(sent.current, newest.current);
      setIsKept(isTyped);
      if (isTyped) keep?.(sent.current, newest.current);
      else clear();
      return !isTyped;
    },
    /** Once what stood there was thrown away: nothing of it is to be kept. */
    forget: (): void => {
      sent.current = blank;
      setIsKept(false);
    },
  };
}
