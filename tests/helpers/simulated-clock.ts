// A clock that stands still until it is told to go on, with its own timers and its own event loop.
// What runs on it does so in one order, every time.

import type { Clock } from "../../server/clock.ts";
import { START_MS } from "./entries.ts";

export type SimulatedClock = Clock & {
  /** Runs what the present turn of the event loop still holds, and what follows from it. */
  settle(): Promise<void>;
  /** Lets time pass: every timer runs at its own moment, in order, and all that follows from it. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock ahead or back; timers do not notice. */
  setWall(byMs: number): void;
};

type Timer = { dueMs: number; run: () => void; everyMs: number | null };

/** Promises that hang on each other need as many rounds; the longest chain in the server has a few. */
const MICROTASK_ROUNDS = 10;

export function simulatedClock(startMs = START_MS): SimulatedClock {
  let elapsedMs = 0;
  let wallMs = startMs;
  let queue: (() => void)[] = [];
  const timers = new Set<Timer>();

  const start = (timer: Timer): (() => void) => {
    timers.add(timer);
    return () => timers.delete(timer);
  };

  const settle = async (): Promise<void> => {
    do {
      const due = queue;
      queue = [];
      for (const run of due) run();
      for (let round = 0; round < MICROTASK_ROUNDS; round += 1) await Promise.resolve();
    } while (queue.length > 0);
  };

  const next = (): Timer | undefined => {
    let first: Timer | undefined;
    for (const timer of timers) if (first === undefined || timer.dueMs < first.dueMs) first = timer;
    return first;
  };

  return {
    // Whole milliseconds, as the system's clock gives them.
    now: () => Math.floor(wallMs + elapsedMs),
    monotonic: () => elapsedMs,
    soon: (run) => void queue.push(run),
    after: (delayMs, run) => start({ dueMs: elapsedMs + delayMs, run, everyMs: null }),
    every: (everyMs, run) => start({ dueMs: elapsedMs + everyMs, run, everyMs }),
    settle,
    async advance(ms) {
      const untilMs = elapsedMs + ms;
      await settle();
      for (let timer = next(); timer !== undefined && timer.dueMs <= untilMs; timer = next()) {
        elapsedMs = Math.max(elapsedMs, timer.dueMs);
        if (timer.everyMs === null) timers.delete(timer);
        else timer.dueMs += timer.everyMs;
        timer.run();
        await settle();
      }
      elapsedMs = untilMs;
    },
    setWall(byMs) {
      wallMs += byMs;
    },
  };
}
