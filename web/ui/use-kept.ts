/** The last value that there was, for what has to outlive its end: a form that somebody fills in. */
import { useState } from "react";

export function useKept<T>(value: T | null): T | null {
  const [keep] = useState(() => {
    let kept: T | null = null;
    return (now: T | null): T | null => {
      kept = now ?? kept;
      return kept;
    };
  });
  return keep(value);
}
