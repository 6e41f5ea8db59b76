/** What is typed, once somebody has stopped typing: nobody is asked between two letters. */
import { useEffect, useState } from "react";

/** Shorter than one waits for, longer than between two letters. */
const PAUSE_MS = 250;

export function useLater(typed: string): string {
  const [later, setLater] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setLater(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return later;
}
