/**
 * The server's time as the house uses it: it never goes back. When somebody sets the computer's
 * clock back by an hour, no deadline may wait for that hour to come round again; time goes on from
 * where it was, at its own pace, and is then ahead of the wall clock, which health tells.
 */
import type { Clock } from "./clock.ts";

/** A jump forward of this much is a clock being set, and makes up for one that was set back;
 * less is the difference between two ways of measuring time. */
const JUMP_MS_MIN = 1_000;

export type SteadyClock = Clock & {
  /** How far it is ahead of the computer's clock, ms. */
  aheadMs(): number;
  /** Goes on from a moment that the record has already seen, where that is later than now. */
  notBefore(atMs: number): void;
};

/** @param onStep told when the computer's clock was seen to go back, by how much */
export function steadyClock(clock: Clock, onStep: (backMs: number) => void): SteadyClock {
  let aheadMs = 0;
  let lastMs = clock.now();
  let lastMonotonicMs = clock.monotonic();

  const now = (): number => {
    const wallMs = clock.now();
    const monotonicMs = clock.monotonic();
    const expectedMs = lastMs + Math.floor(monotonicMs - lastMonotonicMs);
    const jumpMs = wallMs + aheadMs - expectedMs;
    if (wallMs + aheadMs < lastMs) {
      onStep(-jumpMs);
      aheadMs -= jumpMs;
    } else if (aheadMs > 0 && jumpMs > JUMP_MS_MIN) {
      aheadMs = Math.max(0, aheadMs - jumpMs);
    }
    lastMs = Math.max(lastMs, wallMs + aheadMs);
    lastMonotonicMs = monotonicMs;
    return lastMs;
  };

  return {
    ...clock,
    now,
    aheadMs: () => aheadMs,
    notBefore(atMs) {
      const missingMs = Math.ceil(atMs - now());
      if (missingMs <= 0) return;
      onStep(missingMs);
      aheadMs += missingMs;
      lastMs += missingMs;
    },
  };
}
