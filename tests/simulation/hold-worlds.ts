// Runs a share of the worlds and demands that they were not empty: everything that can happen did,
// often enough that a check which never looks would be noticed. Several test files take a share
// each, so that every core has one.

import { type Counts, runWorld } from "./world.ts";

const SEEDS = 512;
export const PARTS = 4;
/** A share takes half a minute on a machine that does nothing else, and may take long on others. */
export const SHARE_MS_MAX = 600_000;

/** At least so often in each share; a share has about three times as much. */
const LEAST: Readonly<Counts> = {
  steps: 4_000,
  // What goes wrong.
  crashes: 60,
  refolds: 60,
  reconnects: 800,
  doubled: 200,
  swapped: 150,
  gaps: 100,
  clockSteps: 30,
  fullJournals: 1_000,
  skipped: 1_500,
  // What devices measure.
  readingsOnDisk: 25_000,
  unrecorded: 300,
  rejected: 800,
  cuffWishes: 80,
  leadOff: 150,
  implausible: 15,
  noData: 1_000,
  deviceLost: 100,
  // What the monitor makes of it.
  highAlarms: 1_500,
  reactions: 400,
  explained: 400,
  provisional: 100,
  intermittent: 40,
  silentWards: 200,
  // What people do, and are refused.
  acknowledged: 400,
  races: 150,
  undone: 80,
  attended: 90,
  paused: 60,
  limits: 100,
  observed: 150,
  opened: 250,
  phases: 600,
  ALARM_ACKNOWLEDGED: 150,
  NOT_YOUR_ACKNOWLEDGEMENT: 15,
  UNDO_TOO_LATE: 20,
  ALARM_CLOSED: 8,
  FORBIDDEN: 30,
  PAUSE_TOO_LONG: 25,
  LIMIT_OFF_NEEDS_DOCTOR: 12,
  NOT_RECORDING: 200,
  // What screens are told, also after a crash and in other wards.
  snapshots: 400,
  receipts: 5_000,
  escalations: 1_500,
  alarmsBack: 800,
};

/**
 * Runs every world of a share, from 1 to PARTS.
 * @throws Error of the first world that does not hold, or of what never happened in any
 */
export async function holdWorlds(part: number): Promise<void> {
  const sums = new Map<string, number>();
  for (let index = part; index <= SEEDS; index += PARTS) {
    const { counts } = await runWorld(`world-${index}`);
    for (const [name, count] of Object.entries(counts)) {
      sums.set(name, (sums.get(name) ?? 0) + count);
    }
  }
  const rare = Object.entries(LEAST)
    .filter(([name, least]) => (sums.get(name) ?? 0) < least)
    .map(([name, least]) => `${name} ${sums.get(name) ?? 0} times, not ${least}`);
  if (rare.length > 0) throw new Error(`the worlds were too empty: ${rare.join(", ")}`);
}
