/**
 * A bed as the ward loop keeps it: the monitor's state, where its journal stands, its sparklines.
 * Only the ward loop changes it; others may read it.
 */
import { initialState, type MonitorState } from "../../shared/monitor/state.ts";
import type { WardPurpose } from "../../shared/vocabulary.ts";
import { createSparklines, type SparklineBook } from "./sparklines.ts";

export type BedPlace = { id: string; name: string; ward: string; purpose: WardPurpose };

export type Bed = {
  place: BedPlace;
  state: MonitorState;
  /** Number of the next journal entry of the open session. */
  nextN: number;
  /** `live` while every entry is kept; `off` while the journal can take no more, and the bed is
   * watched without a record until it can be folded anew. */
  record: "live" | "off";
  sparklines: SparklineBook;
};

/** A bed about which nothing is known yet. */
export function createBed(place: BedPlace): Bed {
  return {
    place,
    state: initialState(place.id),
    nextN: 1,
    record: "live",
    sparklines: createSparklines(),
  };
}

/** A bed's present: the stream's where it follows one, else the server's time, which goes on while
 * nothing arrives. */
export function presentMs({ state }: Bed, serverMs: number): number {
  return state.session?.time === "stream" ? state.atMs : Math.max(serverMs, state.atMs);
}

/** Takes from a bed all that it knows of its session and its device. */
export function clearBed(bed: Bed): void {
  bed.state = initialState(bed.place.id);
  bed.nextN = 1;
  bed.sparklines.clear();
}
