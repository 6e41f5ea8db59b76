/** How long alarms take, gathered for /metrics and /api/health: the disclosure of domain.md §4. */
import { Counter, Gauge, type Registry } from "prom-client";
import { assert } from "../shared/assert.ts";
import type { Health } from "../shared/protocol/http.ts";
import type { Clock } from "./clock.ts";

/** The figures speak of the last ten minutes, so that they follow a ward's day. */
const WINDOW_MS = 10 * 60_000;
/** More alarms than a site has in ten minutes; the newest are kept. */
const KEPT_MAX = 4_096;
const MS_PER_S = 1_000;
const QUANTILES = [0.5, 0.99] as const;

export type Delay = "condition" | "shown" | "sounded";
type Figures = Health["alarmDelays"]["shown"];

const HELP: Readonly<Record<Delay, string>> = {
  condition: "From the onset of a condition to its alarm.",
  shown: "From an alarm to its drawing, as screens confirm it.",
  sounded: "From an alarm to the start of its sound, as screens confirm it.",
};

export type Delays = {
  observe(delay: Delay, elapsedMs: number): void;
  figures(): Health["alarmDelays"];
};

/** Starts gathering. Each quantile is a delay that was measured, never one between two of them; of a
 * window without any there is none, for a silent ward must not look fast. */
export function createDelays(registry: Registry, clock: Pick<Clock, "monotonic">): Delays {
  const windows = {
    condition: createWindow("condition", registry, clock),
    shown: createWindow("shown", registry, clock),
    sounded: createWindow("sounded", registry, clock),
  };
  return {
    observe: (delay, elapsedMs) => windows[delay].observe(elapsedMs),
    figures: () => ({
      condition: windows.condition.figures(),
      shown: windows.shown.figures(),
      sounded: windows.sounded.figures(),
    }),
  };
}

function createWindow(delay: Delay, registry: Registry, clock: Pick<Clock, "monotonic">) {
  /** What was measured in the window, oldest first; KEPT_MAX at the most. */
  let measured: { atMs: number; elapsedMs: number }[] = [];
  const name = `vigil_alarm_${delay}_seconds`;
  const registers = [registry];
  const count = new Counter({
    name: `${name}_count`,
    help: `${HELP[delay]} How many were measured since the start.`,
    registers,
  });
  new Gauge({
    name,
    help: `${HELP[delay]} Of the last ten minutes.`,
    labelNames: ["quantile"],
    registers,
    collect() {
      this.reset();
      const sorted = present();
      if (sorted.length === 0) return;
      for (const quantile of QUANTILES) {
        this.set({ quantile: String(quantile) }, quantileOf(sorted, quantile) / MS_PER_S);
      }
    },
  });

  const present = (): number[] => {
    const fromMs = clock.monotonic() - WINDOW_MS;
    measured = measured.filter(({ atMs }) => atMs > fromMs);
    return measured.map(({ elapsedMs }) => elapsedMs).sort((left, right) => left - right);
  };

  return {
    observe(elapsedMs: number): void {
      measured.push({ atMs: clock.monotonic(), elapsedMs });
      if (measured.length > KEPT_MAX) measured.shift();
      count.inc();
    },
    figures(): Figures {
      const sorted = present();
      const at = (quantile: number): number | null =>
        sorted.length === 0 ? null : Math.round(quantileOf(sorted, quantile) * 10) / 10;
      return { count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) };
    },
  };
}

/** The least measured value that so large a share of all does not pass (nearest rank). */
function quantileOf(sorted: readonly number[], quantile: number): number {
  const value = sorted[Math.ceil(quantile * sorted.length) - 1];
  assert(value !== undefined, "a quantile is of something that was measured");
  return value;
}
