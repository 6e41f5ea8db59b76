/** How the server is, gathered from its parts: for /api/health and for Prometheus. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { collectDefaultMetrics, Gauge, type Registry } from "prom-client";
import type { Health } from "../shared/protocol/http.ts";
import type { Clock } from "./clock.ts";
import type { Delays } from "./delays.ts";
import type { Journal } from "./journal/journal.ts";
import type { Bed } from "./ward/bed.ts";
import type { Ward } from "./ward/ward.ts";

/** A record that is this far behind is worth a word; a commit takes milliseconds. */
const JOURNAL_LAG_MS_MAX = 2_000;
/** A loop that is this late delays alarms noticeably. */
const LOOP_LAG_MS_MAX = 500;
const NS_PER_MS = 1e6;
/** The loop is asked this often whether it is on time. */
const LOOP_RESOLUTION_MS = 10;
/** The figure speaks of the last one to two windows, not of the start hours ago. */
const LOOP_WINDOW_MS = 60_000;

export type HealthOptions = {
  version: string;
  clock: Clock;
  ward: Ward;
  journal: Journal;
  /** How far the ward's time is ahead of a computer's clock that was set back. */
  clockAheadMs: () => number;
  devicesConnected: () => number;
  screensWatching: () => number;
  screensCanSound: () => number;
  wardName: (id: string) => string;
  registry: Registry;
  delays: Delays;
};

/** Starts watching the event loop. */
export function createHealth(options: HealthOptions): {
  health: () => Promise<Health>;
  metrics: () => Promise<string>;
} {
  const { version, clock, ward, journal, registry, delays } = options;
  const { clockAheadMs, devicesConnected, screensWatching, screensCanSound, wardName } = options;
  const startedMs = clock.monotonic();
  const loopLagMs = watchLoop(clock);

  const sessionsOpen = (): number =>
    [...ward.beds()].filter(({ state }) => state.session !== null).length;

  /** Wards whose alarms nobody would hear, as the monitor has found. */
  const muteWards = (): string[] => {
    const isMute = ({ state }: Bed): boolean => state.equipment.noScreenCanSound.alarm !== null;
    const mute = [...ward.beds()].filter(isMute).map(({ place }) => place.ward);
    return [...new Set(mute)].map(wardName);
  };

  const health = async (): Promise<Health> => {
    const { lagMs, bytes, recording } = journal.state();
    const lateMs = loopLagMs();
    const reasons: string[] = [];
    if (!recording) reasons.push("the journal cannot be written");
    if (lagMs > JOURNAL_LAG_MS_MAX) reasons.push(`the journal is ${Math.round(lagMs)} ms behind`);
    if (lateMs > LOOP_LAG_MS_MAX) reasons.push(`the event loop is ${Math.round(lateMs)} ms late`);
    const aheadS = Math.round(clockAheadMs() / 1_000);
    if (aheadS > 0) reasons.push(`the computer's clock was set back; times are ${aheadS} s ahead`);
    for (const name of muteWards()) reasons.push(`no screen of ${name} can sound`);
    return {
      status: reasons.length === 0 ? "ok" : "degraded",
      reasons,
      version,
      uptimeS: Math.floor((clock.monotonic() - startedMs) / 1_000),
      sessionsOpen: sessionsOpen(),
      devicesConnected: devicesConnected(),
      screensWatching: screensWatching(),
      screensCanSound: screensCanSound(),
      journal: { lagMs: Math.round(lagMs), bytes },
      loop: { lagMsP99: Math.round(lateMs * 10) / 10 },
      alarmDelays: delays.figures(),
    };
  };

  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge("vigil_sessions_open", "Open sessions.", sessionsOpen);
  gauge("vigil_devices_connected", "Devices connected.", devicesConnected);
  gauge("vigil_screens_watching", "Screens connected.", screensWatching);
  gauge("vigil_screens_can_sound", "Screens that watch a ward and can sound.", screensCanSound);
  gauge("vigil_journal_lag_seconds", "Age of the oldest entry not on disk.", () => {
    return journal.state().lagMs / 1_000;
  });
  gauge("vigil_journal_bytes", "Size of the record on disk.", () => journal.state().bytes);
  gauge("vigil_recording", "1 while the journal can be written.", () => {
    return Number(journal.state().recording);
  });

  return { health, metrics: () => registry.metrics() };
}

/** Watches how late the event loop is; returns its 99th percentile of late, ms. */
function watchLoop(clock: Clock): () => number {
  const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  loop.enable();
  let lastWindowMs = 0;
  // The histogram holds the time between two looks, which is never under the resolution.
  const lateMs = (): number => Math.max(0, loop.percentile(99) / NS_PER_MS - LOOP_RESOLUTION_MS);
  clock.every(LOOP_WINDOW_MS, () => {
    lastWindowMs = lateMs();
    loop.reset();
  });
  return () => Math.max(lastWindowMs, lateMs());
}
