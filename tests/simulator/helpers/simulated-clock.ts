// A clock that stands still until the test moves it. Timers run in order of their time, each at
// its own moment, so that an hour passes in milliseconds and the same way every time.

import type { Clock } from "../../../simulator/clock.ts";

export type SimulatedClock = Clock & {
  /** Lets time pass, running what falls due on the way. */
  pass(ms: number): void;
};

/** When every story on this clock begins. */
export const START_MS = Date.UTC(2026, 10, 23, 10, 15);

export function simulatedClock(): SimulatedClock {
  let nowMs = START_MS;
  let count = 0;
  const timers = new Map<number, { dueMs: number; run: () => void }>();

  const earliest = (untilMs: number): [number, { dueMs: number; run: () => void }] | null => {
    let first: [number, { dueMs: number; run: () => void }] | null = null;
    for (const entry of timers) {
      if (entry[1].dueMs > untilMs) continue;
      if (first === null || entry[1].dueMs < first[1].dueMs) first = entry;
    }
    return first;
  };

  return {
    nowMs: () => nowMs,
    after: (delayMs, run) => {
      count += 1;
      const id = count;
      timers.set(id, { dueMs: nowMs + delayMs, run });
      return () => void timers.delete(id);
    },
    pass: (ms) => {
      const untilMs = nowMs + ms;
      for (let next = earliest(untilMs); next !== null; next = earliest(untilMs)) {
        const [id, { dueMs, run }] = next;
        timers.delete(id);
        nowMs = Math.max(nowMs, dueMs);
        run();
      }
      nowMs = untilMs;
    },
  };
}
