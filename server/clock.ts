/**
 * The server's time: the only place that reads the wall clock or sets a timer. Everything else is
 * handed a Clock, so that tests can run a simulated one.
 */

/** Ends a timer. */
export type Cancel = () => void;

export type Clock = {
  /** Epoch ms of the wall clock; it may step, also backwards. */
  now(): number;
  /** Ms from an arbitrary start, never backwards; for measuring. */
  monotonic(): number;
  /** Runs once what the current turn of the event loop has gathered. */
  soon(run: () => void): void;
  after(delayMs: number, run: () => void): Cancel;
  every(periodMs: number, run: () => void): Cancel;
};

/** The clock of this machine. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  soon: (run) => void setImmediate(run),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
  every: (periodMs, run) => {
    const timer = setInterval(run, periodMs);
    timer.unref();
    return () => clearInterval(timer);
  },
};
