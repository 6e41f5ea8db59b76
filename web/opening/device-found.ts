/** The device on a bed, as a person is asked about it before a session opens. */
import type { BedView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { type Source, VITALS } from "../../shared/vocabulary.ts";
import { ageMs } from "../live/bed-time.ts";

export type Found =
  | { kind: "none" }
  | { kind: "offline"; id: string }
  /** `lastReadingMs` is the age of its newest value; null where it has sent none. */
  | { kind: "connected"; id: string; source: Source; lastReadingMs: number | null };

export function deviceFound(bed: BedView, serverMs: number): Found {
  const { device } = bed;
  if (device === null) return { kind: "none" };
  const { id, source, connected } = device;
  if (!connected) return { kind: "offline", id };
  const newest = newestAt(bed);
  const lastReadingMs = newest === null ? null : ageMs(bed, newest, serverMs);
  return { kind: "connected", id, source, lastReadingMs };
}

function newestAt({ vitals }: BedView): string | null {
  const times = VITALS.map((vital) => vitals[vital].takenAt).filter((at) => at !== null);
  return times.reduce<string | null>(
    (newest, at) => (newest === null || timeMs(at) > timeMs(newest) ? at : newest),
    null,
  );
}
