/**
 * The words of the search: in the box at once, in the address and at the server once somebody has
 * stopped typing. The address counts: a search can be kept, passed on, and gone back to.
 */
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "wouter";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";

/** Shorter than one waits for, longer than between two letters. */
const PAUSE_MS = 250;

export function useSearchWords(): { box: string; q: string; type: (text: string) => void } {
  const [address, setAddress] = useSearchParams();
  /** What is typed and not in the address yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const inAddress = (address.get("q") ?? "").slice(0, NOTE_CHARS_MAX);
  return {
    box: typed ?? inAddress,
    q: inAddress.trim(),
    type(text) {
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        setAddress((before) => searched(before, text), { replace: true });
        setTyped(null);
      }, PAUSE_MS);
    },
  };
}

/** What else narrows the list stays in the address. */
function searched(before: URLSearchParams, text: string): URLSearchParams {
  const after = new URLSearchParams(before);
  if (text.trim() === "") after.delete("q");
  else after.set("q", text);
  return after;
}
