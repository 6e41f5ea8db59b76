/**
 * What is known of a device from one connection to the next: its boot, which readings came, up to
 * where they are on disk, its last plausible values. One a registered device, kept while the
 * server runs; a restart brings it back from the journal.
 */
import type { Entry } from "../../shared/protocol/entry.ts";
import type { Cadences } from "../../shared/protocol/vitals.ts";
import { isCuffCadence } from "../../shared/vitals/freshness.ts";
import { type Previous, recallReading } from "../../shared/vitals/plausibility.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { entryContent } from "./content.ts";
import { createRepeats, type Repeats } from "./repeats.ts";

export type DeviceMemory = {
  boot: string | null;
  repeats: Repeats;
  previous: Previous;
  cadence: Cadences;
  /** Highest number of this boot that is on disk. */
  storedSeq: number | null;
  /** Whether what was stored last went into a session's journal. */
  isRecorded: boolean;
};

/** A device of which nothing is known, or only how far an earlier run of the server got. */
export function createMemory(stored: { boot: string; seq: number } | null): DeviceMemory {
  return {
    boot: stored?.boot ?? null,
    repeats: createRepeats(stored?.seq ?? null),
    previous: {},
    cadence: {},
    storedSeq: stored?.seq ?? null,
    isRecorded: false,
  };
}

/** The device was switched on anew: its numbering starts again. The patient is the same, and the
 * first value after it is compared with the last one before. */
export function startBoot(memory: DeviceMemory, boot: string): void {
  memory.boot = boot;
  memory.repeats = createRepeats(null);
  memory.storedSeq = null;
  memory.isRecorded = false;
}

/** Whether this device's pressures come from a cuff. */
export function hasCuff({ cadence }: DeviceMemory): boolean {
  return isCuffCadence(cadence.systolic ?? VITAL_TABLE.systolic.cadenceS);
}

/** Takes back what a journal knows of a device: its last plausible values, and of its present boot
 * the contents, by which a repeat is told from a contradiction, and the holes, which a reading may
 * still fill. The numbers of older boots are over. */
export function recall(memory: DeviceMemory, entry: Entry): void {
  if (entry.type === "gap" && entry.boot === memory.boot) {
    memory.repeats.reopen(entry.fromSeq, entry.toSeq);
  }
  if (entry.type !== "reading") return;
  const { vitals: values, queried = [], takenAtMs } = entry;
  recallReading({ values, queried, takenAtMs }, memory.previous, hasCuff(memory));
  if (entry.boot !== memory.boot) return;
  memory.repeats.remember(entry.seq, entryContent(entry));
  memory.isRecorded = true;
}
