/** What the server says of itself, as figures with names and, where a name is not enough, a
 * sentence. */
import type { Health } from "../../shared/protocol/http.ts";
import { systemEn } from "../text/system-en.ts";
import { text } from "../text/text.ts";
import { bytesWords, durationWords, uptimeWords } from "./figures.ts";

export type Figure = { name: string; figure: string; means?: string };
export type DelayRow = { name: string; means: string; count: string; p50: string; p99: string };

const DELAYS = ["condition", "shown", "sounded"] as const;

export function nowFigures(health: Health): Figure[] {
  const { now } = systemEn;
  return [
    { name: now.uptime, figure: uptimeWords(health.uptimeS) },
    { name: now.sessions, figure: String(health.sessionsOpen) },
    { name: now.devices, figure: String(health.devicesConnected) },
    { name: now.screens, figure: String(health.screensWatching) },
    { name: now.sounding, figure: String(health.screensCanSound) },
  ];
}

export function recordFigures({ journal, loop }: Health): Figure[] {
  const { record } = systemEn;
  return [
    { name: record.lag, figure: msWords(journal.lagMs), means: record.lagMeans },
    { name: record.size, figure: bytesWords(journal.bytes) },
    { name: record.loop, figure: msWords(loop.lagMsP99), means: record.loopMeans },
  ];
}

/** A delay that nobody measured is no zero. */
export function delayRows(delays: Health["alarmDelays"]): DelayRow[] {
  return DELAYS.map((delay) => {
    const { count, p50Ms, p99Ms } = delays[delay];
    return {
      ...systemEn.delays.of[delay],
      count: count === 0 ? systemEn.delays.none : String(count),
      p50: msWords(p50Ms),
      p99: msWords(p99Ms),
    };
  });
}

function msWords(ms: number | null): string {
  return durationWords(ms) ?? text.common.none;
}
