/** Takes the focus to the first field that the server refused: what a form could not know beforehand
 * is told there. */
import { type RefObject, useEffect, useRef } from "react";
import { focusFault } from "./use-asked.ts";

/** @param error the refusal; a new one is told anew */
export function useFirstFault(error: Error | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) focusFault(form.current);
  }, [error]);
  return form;
}
