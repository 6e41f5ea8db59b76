/**
 * Whether somebody has asked for a form to be sent: from then on its faults are shown. Asking takes
 * the focus to the first of them, which on a telephone lies far above the button.
 */
import { type SubmitEvent, useState } from "react";
import { flushSync } from "react-dom";

/** What is wrong; a radio button cannot be `aria-invalid`, its group's words say so. */
const FAULTY = "[aria-invalid='true'], [data-invalid='true']";

/** Takes the focus to the first fault of a form. */
export function focusFault(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>(FAULTY)?.focus();
}

type Asked = {
  isAsked: boolean;
  /** For a form's `onSubmit`, before anything else. */
  ask: (event: SubmitEvent<HTMLFormElement>) => void;
  forget: () => void;
};

export function useAsked(): Asked {
  const [isAsked, setIsAsked] = useState(false);
  return {
    isAsked,
    ask(event) {
      event.preventDefault();
      // What is wrong is marked with the next drawing, and can only be found there.
      flushSync(() => setIsAsked(true));
      focusFault(event.currentTarget);
    },
    forget: () => setIsAsked(false),
  };
}
