/** The content of a reading as a fingerprint, the same from the frame and from its journal entry. */
import type { ReadingEntry } from "../../shared/protocol/entry.ts";
import { isSentinel, type VitalValues } from "../../shared/vitals/plausibility.ts";
import { VITALS } from "../../shared/vocabulary.ts";
import { fingerprint } from "./repeats.ts";

/** @param takenAtMs as the device said, uncorrected */
export function frameContent(takenAtMs: number, vitals: VitalValues): number {
  let text = String(takenAtMs);
  for (const vital of VITALS) {
    const value = vitals[vital];
    // Which sentinel a device wrote is not kept, and makes no difference.
    if (value !== undefined) text += value !== null && isSentinel(value) ? "|m" : `|${value}`;
    text += ";";
  }
  return fingerprint(text);
}

/** The fingerprint of the frame that an entry was made from. */
export function entryContent(entry: ReadingEntry): number {
  const vitals: VitalValues = { ...entry.vitals };
  for (const { vital, value } of entry.rejected ?? []) vitals[vital] = value;
  for (const vital of entry.missing ?? []) vitals[vital] = 0;
  return frameContent(entry.deviceTakenAtMs ?? entry.takenAtMs, vitals);
}
