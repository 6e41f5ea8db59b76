/** How long alarms take, gathered for /metrics and /api/health: the disclosure of domain.md §4. */
import { type Registry, Summary } from "prom-client";
import type { Health } from "../shared/protocol/http.ts";

/** The figures speak of the last ten minutes, in five parts, so that they follow a ward's day. */
const WINDOW_S = 600;
const PARTS = 5;
const MS_PER_S = 1_000;

export type Delay = "condition" | "shown" | "sounded";
type Figures = Health["alarmDelays"]["shown"];

const HELP: Readonly<Record<Delay, string>> = {
  condition: "From the onset of a condition to its alarm.",
  shown: "From an alarm to its drawing, as screens confirm it.",
  sounded: "From an alarm to the start of its sound, as screens confirm it.",
};

export type Delays = {
  observe(delay: Delay, elapsedMs: number): void;
  figures(): Promise<Health["alarmDelays"]>;
};

/** Starts gathering. */
export function createDelays(registry: Registry): Delays {
  const summary = (delay: Delay): Summary =>
    new Summary({
      name: `vigil_alarm_${delay}_seconds`,
      help: HELP[delay],
      percentiles: [0.5, 0.99],
      maxAgeSeconds: WINDOW_S,
      ageBuckets: PARTS,
      registers: [registry],
    });
  const summaries = {
    condition: summary("condition"),
    shown: summary("shown"),
    sounded: summary("sounded"),
  };

  const figuresOf = async (delay: Delay): Promise<Figures> => {
    const { values } = await summaries[delay].get();
    const at = (quantile: number): number | null => {
      const found = values.find(
        ({ labels }) => "quantile" in labels && labels.quantile === quantile,
      );
      return found === undefined || count === 0
        ? null
        : Math.round(found.value * MS_PER_S * 10) / 10;
    };
    const count =
      values.find(({ metricName }) => metricName?.endsWith("_count") === true)?.value ?? 0;
    return { count, p50Ms: at(0.5), p99Ms: at(0.99) };
  };

  return {
    observe: (delay, elapsedMs) => summaries[delay].observe(elapsedMs / MS_PER_S),
    figures: async () => ({
      condition: await figuresOf("condition"),
      shown: await figuresOf("shown"),
      sounded: await figuresOf("sounded"),
    }),
  };
}
