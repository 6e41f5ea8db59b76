/**
 * The simulator's one door to real time. Devices are handed a Clock, so that tests run them on a
 * simulated one and an hour of infusion takes milliseconds.
 */

/** Ends a timer that has not run yet; does nothing afterwards. */
export type Cancel = () => void;

export type Clock = {
  /** Epoch ms, whole, never decreasing. */
  nowMs(): number;
  /** Runs something once, later, and never before it returns. */
  after(delayMs: number, run: () => void): Cancel;
};

/**
 * Real time. It follows the wall clock once, at the start, and a steady counter from then on, as a
 * bedside device's crystal does: a step of the computer's clock must not stop a device for an hour.
 * The server measures the offset that results, as it does for any device.
 */
export function realClock(): Clock {
  const startMs = Date.now();
  const counterAtStartMs = performance.now();
  return {
    nowMs: () => Math.floor(startMs + performance.now() - counterAtStartMs),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
