/** Gives back the value of before while a new one says the same, so that nothing is drawn again. */
import { useState } from "react";

export function useStable<T>(isSame: (before: T, after: T) => boolean): (value: T) => T {
  const [keep] = useState(() => {
    let kept: { value: T } | null = null;
    return (value: T): T => {
      if (kept === null || !isSame(kept.value, value)) kept = { value };
      return kept.value;
    };
  });
  return keep;
}
