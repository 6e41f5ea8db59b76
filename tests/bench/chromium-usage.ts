// What all processes of a Chromium have used, by what each is for. Without a graphics card drawing
// is work of the GPU process, so the page's renderer alone would tell half of it.

import type { Browser } from "playwright-core";
import { cpuPercent, type Usage, usageOf } from "./process-usage.ts";

export type ChromiumUsage = ReadonlyMap<number, { type: string; usage: Usage }>;

/** Every process up to now. */
export async function chromiumUsage(browser: Browser): Promise<ChromiumUsage> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const usage = processInfo.map(({ id, type }) => [id, { type, usage: usageOf(id) }] as const);
  await session.detach();
  return new Map(usage);
}

/** Shares of one core between two looks, per cent, by type of process, the largest first. */
export function cpuPercentByType(before: ChromiumUsage, after: ChromiumUsage): Map<string, number> {
  const shares = new Map<string, number>();
  for (const [pid, { type, usage }] of after) {
    const earlier = before.get(pid)?.usage;
    // A process that came meanwhile is left out, for its beginning is not known; none does while a
    // page stays open.
    if (earlier === undefined) continue;
    const percent = cpuPercent(earlier, usage);
    shares.set(type, (shares.get(type) ?? 0) + percent);
  }
  return new Map([...shares].sort(([, left], [, right]) => right - left));
}
