// Screens as the rooms see them: some stall, some leave and come back. Each holds itself to the
// rule that numbers never skip, except through a new snapshot.

import type { Screen } from "../../server/live/rooms.ts";
import { SCREEN_PACKETS_MAX } from "../../shared/bounds.ts";
import type {
  BedView,
  Changes,
  Escalations,
  LiveBed,
  Snapshot,
} from "../../shared/protocol/live.ts";
import { escalationsSchema, snapshotSchema } from "../../shared/protocol/live.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { applyPatch } from "../helpers/screen-model.ts";
import type { Site } from "./site.ts";

export type ScreenOptions = {
  name: string;
  /** The ward that it watches, and who is logged in at it. */
  ward: string;
  role: Role;
};

export type ScreenModel = ScreenOptions & {
  open(site: Site): void;
  /** The server is gone, or the screen is switched off. */
  close(): void;
  stall(): void;
  resume(): void;
  /** Its sound works from now on, or no longer. */
  arm(armed: boolean): void;
  /** What is said to everybody in a ward's stream. */
  hear(ward: string, changes: Changes): void;
  isOpen(): boolean;
  /** Whether it shows all that it was ever told. */
  isLive(): boolean;
  /** Alarms that have escalated as far as this screen. */
  escalated(): Escalations["alarms"];
  bed(id: string): BedView | undefined;
  counts: { snapshots: number; changes: number; skipped: number; escalations: number };
};

export function createScreen({ name, ward, role }: ScreenOptions): ScreenModel {
  const counts = { snapshots: 0, changes: 0, skipped: 0, escalations: 0 };
  let escalated: Escalations["alarms"] = [];
  let site: Site | null = null;
  let leaveDesk: (() => void) | null = null;
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
    for (const bed of all) confirm(bed);
  };

  const takeEscalations = (escalations: Escalations): void => {
    escalated = escalationsSchema.parse(escalations).alarms;
    counts.escalations += 1;
  };

  /** What is drawn is confirmed, each time anew: the server counts it once. */
  const confirm = ({ alarms = [] }: { alarms?: BedView["alarms"] | undefined }): void => {
    if (alarms.length > 0) site?.confirm(name, alarms);
  };

  const takeChanges = (changes: Changes): void => {
    if (seq === null) throw new Error(`${name} was told of changes before its snapshot`);
    if (changes.seq !== seq + 1) {
      throw new Error(`${name} was told number ${changes.seq} after ${seq}`);
    }
    seq = changes.seq;
    counts.changes += 1;
    for (const patch of changes.beds) {
      const bed = beds.get(patch.id);
      if (bed !== undefined) beds.set(patch.id, applyPatch(bed, patch));
      confirm(patch);
    }
  };

  return {
    name,
    ward,
    role,
    counts,
    open(open) {
      seq = null;
      site = open;
      escalated = [];
      leaveDesk = open.desk.enter({
        person: { id: name, role },
        send: (all) => receive(() => takeEscalations(all)),
      });
      screen = open.rooms.enter({
        sendSnapshot: (snapshot) => receive(() => takeSnapshot(snapshot)),
        join: () => {
          isInStream = true;
        },
        leave: () => {
          isInStream = false;
        },
        waiting: () => packets,
      });
      screen.watch(ward);
    },
    close() {
      leaveDesk?.();
      leaveDesk = null;
      site = null;
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
    arm: (armed) => screen?.arm(armed),
    hear: (to, changes) => {
      if (isInStream && to === ward) receive(() => takeChanges(changes));
    },
    isOpen: () => screen !== null,
    isLive: () => screen !== null && isInStream && !isStalled,
    escalated: () => escalated,
    bed: (id) => beds.get(id),
  };
}
