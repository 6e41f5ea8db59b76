// What a process has used, as Linux counts it: all of its threads, whichever program it runs.

import { readFileSync } from "node:fs";
import { z } from "zod";

export type Usage = { atMs: number; cpuMs: number; rssMb: number };

/** Linux counts in hundredths of a second on every machine that Node runs on. */
const MS_PER_TICK = 10;
const KB_PER_MB = 1_024;

const numbers = z.array(z.coerce.number());

/** The usage of a process up to now. */
export function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in parentheses may hold spaces; what follows it does not.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user = 0, system = 0] = numbers.parse(fields.slice(11, 13));
  return {
    atMs: performance.now(),
    cpuMs: (user + system) * MS_PER_TICK,
    rssMb: statusKb(pid, "VmRSS") / KB_PER_MB,
  };
}

/** Share of one core between two looks, per cent. */
export function cpuPercent(before: Usage, after: Usage): number {
  return (100 * (after.cpuMs - before.cpuMs)) / (after.atMs - before.atMs);
}

function statusKb(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, kb] = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status) ?? [];
  return Number(kb ?? Number.NaN);
}
