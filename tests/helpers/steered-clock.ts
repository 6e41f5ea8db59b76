// A clock that runs with the real one and can be pushed: ahead, so that timers of minutes fire at
// once, or its wall time alone, as somebody who sets a computer's clock does.

import type { Cancel, Clock } from "../../server/clock.ts";

export type SteeredClock = Clock & {
  /** Lets time pass: every timer that falls due on the way runs, in order, at its own time. */
  advance(ms: number): void;
  /** Sets the wall clock ahead or back; timers and durations do not notice. */
  setWall(byMs: number): void;
};

type Timer = { dueMs: number; run: () => void; real: NodeJS.Timeout };

/** @param pace `flowing` with the real clock, or `still`: timers run, and time only when pushed */
export function steeredClock(pace: "flowing" | "still" = "flowing"): SteeredClock {
  const start = { wallMs: Date.now(), monotonicMs: performance.now() };
  let aheadMs = 0;
  let wallMs = 0;
  const timers = new Set<Timer>();
  const flowedMs = (): number => (pace === "still" ? 0 : performance.now() - start.monotonicMs);
  const monotonic = (): number => flowedMs() + aheadMs;

  const realTimer = (dueMs: number, run: () => void): NodeJS.Timeout =>
    setTimeout(run, Math.max(0, dueMs - monotonic())).unref();

  const arm = (dueMs: number, run: () => void): Timer => {
    const timer: Timer = { dueMs, run, real: realTimer(dueMs, () => fire(timer)) };
    timers.add(timer);
    return timer;
  };

  const fire = (timer: Timer): void => {
    clearTimeout(timer.real);
    if (timers.delete(timer)) timer.run();
  };

  const after = (delayMs: number, run: () => void): Cancel => {
    const timer = arm(monotonic() + delayMs, run);
    return () => {
      clearTimeout(timer.real);
      timers.delete(timer);
    };
  };

  return {
    // Whole milliseconds, as the system's clock gives them.
    now: () => Math.floor(start.wallMs + flowedMs() + aheadMs + wallMs),
    monotonic,
    soon: (run) => void setImmediate(run),
    after,
    every(periodMs, run) {
      let cancel: Cancel = () => {};
      const again = (): void => {
        cancel = after(periodMs, () => {
          again();
          run();
        });
      };
      again();
      return () => cancel();
    },
    advance(ms) {
      const untilMs = monotonic() + ms;
      while (true) {
        const [next] = [...timers].sort((left, right) => left.dueMs - right.dueMs);
        if (next === undefined || next.dueMs > untilMs) break;
        aheadMs += Math.max(0, next.dueMs - monotonic());
        fire(next);
      }
      aheadMs += Math.max(0, untilMs - monotonic());
      for (const timer of timers) {
        clearTimeout(timer.real);
        timer.real = realTimer(timer.dueMs, () => fire(timer));
      }
    },
    setWall(byMs) {
      wallMs += byMs;
    },
  };
}
