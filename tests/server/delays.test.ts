// How long alarms take, as it is disclosed: measured values only, of the last ten minutes only.

import { Registry } from "prom-client";
import { beforeEach, expect, test } from "vitest";
import { createDelays, type Delays } from "../../server/delays.ts";

const WINDOW_MS = 600_000;
let nowMs: number;
let registry: Registry;
let delays: Delays;

beforeEach(() => {
  nowMs = 0;
  registry = new Registry();
  delays = createDelays(registry, { monotonic: () => nowMs });
});

test("quantiles once lay between two delays that were measured", async () => {
  for (const elapsedMs of [100, 100, 100, 5_000]) delays.observe("shown", elapsedMs);
  expect(delays.figures().shown).toEqual({ count: 4, p50Ms: 100, p99Ms: 5_000 });
  expect(await registry.metrics()).toContain('vigil_alarm_shown_seconds{quantile="0.5"} 0.1');
});

test.each([
  ["counts until ten minutes are over", WINDOW_MS - 1, { count: 1, p50Ms: 40, p99Ms: 40 }],
  ["is forgotten then, and leaves no zero", WINDOW_MS, { count: 0, p50Ms: null, p99Ms: null }],
])("a delay %s", async (_what, laterMs, figures) => {
  delays.observe("sounded", 40);
  nowMs = laterMs;
  expect(delays.figures().sounded).toEqual(figures);
  const told = (await registry.metrics()).includes("vigil_alarm_sounded_seconds{");
  expect(told).toBe(figures.count > 0);
});

test("a ward without sound once looked fast on /metrics", async () => {
  expect(await registry.metrics()).not.toMatch(/vigil_alarm_sounded_seconds\{/);
});
