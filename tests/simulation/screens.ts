// Screens as the rooms see them: some stall, some leave and come back. Each holds itself to the
// rule that numbers never skip, except through a new snapshot.

import type { Rooms, Screen } from "../../server/live/rooms.ts";
import { SCREEN_PACKETS_MAX } from "../../shared/bounds.ts";
import type { BedView, Changes, LiveBed, Snapshot } from "../../shared/protocol/live.ts";
import { changesSchema, snapshotSchema } from "../../shared/protocol/live.ts";
import { applyPatch } from "../helpers/screen-model.ts";
import { WARD_ID } from "./site.ts";

export type ScreenModel = {
  name: string;
  open(rooms: Rooms): void;
  /** The server is gone, or the screen is switched off. */
  close(): void;
  stall(): void;
  resume(): void;
  /** What is said to everybody in the ward's stream. */
  hear(changes: Changes): void;
  isOpen(): boolean;
  bed(id: string): BedView | undefined;
  counts: { snapshots: number; changes: number; skipped: number };
};

export function createScreen(name: string): ScreenModel {
  const counts = { snapshots: 0, changes: 0, skipped: 0 };
  let beds = new Map<string, LiveBed>();
  let screen: Screen | null = null;
  let isInStream = false;
  let isStalled = false;
  let seq: number | null = null;
  /** Told and not yet taken, while the screen stalls. */
  let waiting: (() => void)[] = [];
  /** A stalled screen's line counts what it has not taken, a live one's takes it at once. */
  let packets = 0;

  const receive = (take: () => void): void => {
    if (!isStalled) {
      take();
      return;
    }
    packets += SCREEN_PACKETS_MAX / 16;
    waiting.push(take);
  };

  const takeSnapshot = (snapshot: Snapshot): void => {
    const { beds: all } = snapshotSchema.parse(snapshot);
    beds = new Map(all.map((bed) => [bed.id, bed]));
    seq = snapshot.seq;
    counts.snapshots += 1;
    counts.skipped += snapshot.skipped;
  };

  const takeChanges = (changes: Changes): void => {
    if (seq === null) throw new Error(`${name} was told of changes before its snapshot`);
    if (changes.seq !== seq + 1) {
      throw new Error(`${name} was told number ${changes.seq} after ${seq}`);
    }
    seq = changes.seq;
    counts.changes += 1;
    for (const patch of changesSchema.parse(changes).beds) {
      const bed = beds.get(patch.id);
      if (bed !== undefined) beds.set(patch.id, applyPatch(bed, patch));
    }
  };

  return {
    name,
    counts,
    open(rooms) {
      seq = null;
      screen = rooms.enter({
        sendSnapshot: (snapshot) => receive(() => takeSnapshot(snapshot)),
        join: () => {
          isInStream = true;
        },
        leave: () => {
          isInStream = false;
        },
        waiting: () => packets,
      });
      screen.watch(WARD_ID);
    },
    close() {
      screen?.gone();
      screen = null;
      isInStream = false;
      isStalled = false;
      packets = 0;
      waiting = [];
    },
    stall() {
      isStalled = screen !== null;
    },
    resume() {
      isStalled = false;
      packets = 0;
      for (const take of waiting.splice(0)) take();
      screen?.drained();
    },
    hear: (changes) => {
      // As on the wire: what is said now is what is taken later.
      if (isInStream) receive(() => takeChanges(structuredClone(changes)));
    },
    isOpen: () => screen !== null,
    bed: (id) => beds.get(id),
  };
}
