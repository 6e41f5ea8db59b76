/**
 * What screens are told: a snapshot with a number, then numbered changes, ward by ward. A screen
 * that cannot keep up is taken out of the stream and gets one new snapshot when it can take it,
 * with the count of what it skipped; since a snapshot holds every open alarm, no alarm is ever
 * skipped. It knows no socket: gateway.ts carries the messages.
 */
import { SCREEN_PACKETS_MAX } from "../../shared/bounds.ts";
import type { Changes, Heartbeat, Snapshot } from "../../shared/protocol/live.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { WardPurpose } from "../../shared/vocabulary.ts";
import type { Bed } from "../ward/bed.ts";
import { addTouches, type Touch, untouched } from "../ward/touch.ts";
import { bedPatch, liveBed } from "./patch.ts";

/** What rooms need of a screen's connection. */
export type ScreenLine = {
  sendSnapshot(snapshot: Snapshot): void;
  /** Puts it into the stream of a ward's changes, or takes it out. */
  join(ward: string): void;
  leave(ward: string): void;
  /** Packets that the connection has not taken yet. */
  waiting(): number;
};

/** A screen, as long as it is connected. */
export type Screen = {
  /** Watches a ward from now on; false where there is no such ward. */
  watch(ward: string): boolean;
  /** Tells whether its sound works. */
  arm(armed: boolean): void;
  /** The connection has taken what was waiting. */
  drained(): void;
  gone(): void;
};

export type RoomsOptions = {
  nowMs: () => number;
  wards: readonly { id: string; name: string; purpose: WardPurpose }[];
  site: { name: string; timeZone: string };
  /** The beds of a ward, in their places. */
  bedsOf: (ward: string) => Bed[];
  isRecording: () => boolean;
  /** Told how many screens that watch a ward can sound, whenever that may have changed. */
  onSounding: (ward: string, canSound: number) => void;
  /** Says something to every screen in a ward's stream. */
  toWard: {
    changes(ward: string, changes: Changes): void;
    heartbeat(ward: string, heartbeat: Heartbeat): void;
  };
};

export type Rooms = {
  enter(line: ScreenLine): Screen;
  touched(bed: Bed, touch: Touch): void;
  /** Tells what has gathered. */
  flush(): void;
  beat(): void;
  /** How many screens that watch some ward can sound. */
  canSound(): number;
  /** Told when the journal stops or starts being written. */
  tellRecording(): void;
};

type Room = {
  id: string;
  name: string;
  purpose: WardPurpose;
  seq: number;
  /** What changed since the last flush; at most one a bed of the ward. */
  touches: Map<Bed, Touch>;
};

/** How a screen stands; one a connected screen, SCREENS_MAX at the most. */
type Watcher = {
  line: ScreenLine;
  room: Room | null;
  armed: boolean;
  /** The number of the last change it was sent, while it is too slow to be sent more. */
  heldAtSeq: number | null;
};

/** The rooms of a site, one a ward. */
export function createRooms(options: RoomsOptions): Rooms {
  const { nowMs, wards, site, bedsOf, isRecording, onSounding, toWard } = options;
  const rooms = new Map<string, Room>(
    wards.map((ward) => [ward.id, { ...ward, seq: 0, touches: new Map() }]),
  );
  const watchers = new Set<Watcher>();
  /** Rooms with something to tell; a subset of the rooms. */
  const pending = new Set<Room>();

  const watch = (watcher: Watcher, room: Room): void => {
    const before = watcher.room;
    if (before !== null && before !== room) watcher.line.leave(before.id);
    watcher.room = room;
    watcher.heldAtSeq = null;
    if (before !== room) tell(before);
    watcher.line.sendSnapshot(snapshotOf(room, 0));
    watcher.line.join(room.id);
    // Told last, so that whoever watches already hears of the newcomer, who has counted itself.
    if (before !== room) tell(room);
  };

  /** Takes a screen that cannot keep up out of the stream. */
  const hold = (watcher: Watcher, room: Room): void => {
    watcher.heldAtSeq = room.seq;
    watcher.line.leave(room.id);
  };

  /** It has caught up: one snapshot, with the count of what it skipped. */
  const release = (watcher: Watcher): void => {
    const { line, room, heldAtSeq } = watcher;
    if (room === null || heldAtSeq === null) return;
    flushRoom(room);
    watcher.heldAtSeq = null;
    line.sendSnapshot(snapshotOf(room, room.seq - heldAtSeq));
    line.join(room.id);
  };

  const snapshotOf = (room: Room, skipped: number): Snapshot => {
    // What has gathered but was not numbered yet is in the snapshot, and must not come again.
    flushRoom(room);
    const atMs = nowMs();
    return {
      seq: room.seq,
      at: timeText(atMs),
      ward: { id: room.id, name: room.name, purpose: room.purpose },
      site,
      screens: screensOf(room),
      recording: isRecording(),
      skipped,
      beds: bedsOf(room.id).map((bed) => liveBed(bed, atMs)),
    };
  };

  const screensOf = (room: Room): { watching: number; armed: number } => {
    let watching = 0;
    let armed = 0;
    for (const watcher of watchers) {
      if (watcher.room !== room) continue;
      watching += 1;
      if (watcher.armed) armed += 1;
    }
    return { watching, armed };
  };

  const send = (room: Room, changes: Omit<Changes, "seq" | "at">): void => {
    for (const watcher of watchers) {
      if (watcher.room !== room || watcher.heldAtSeq !== null) continue;
      if (watcher.line.waiting() > SCREEN_PACKETS_MAX) hold(watcher, room);
    }
    room.seq += 1;
    toWard.changes(room.id, { seq: room.seq, at: timeText(nowMs()), ...changes });
  };

  const flushRoom = (room: Room): void => {
    if (!pending.delete(room)) return;
    const atMs = nowMs();
    const beds = [...room.touches].map(([bed, touch]) => bedPatch(bed, touch, atMs));
    room.touches.clear();
    send(room, { beds });
  };

  /** Tells a room how many screens watch it. */
  const tell = (room: Room | null): void => {
    if (room === null) return;
    const screens = screensOf(room);
    send(room, { beds: [], screens });
    onSounding(room.id, screens.armed);
  };

  return {
    enter(line) {
      const watcher: Watcher = { line, room: null, armed: false, heldAtSeq: null };
      watchers.add(watcher);
      return {
        watch(ward) {
          const room = rooms.get(ward);
          if (room !== undefined) watch(watcher, room);
          return room !== undefined;
        },
        arm(armed) {
          watcher.armed = armed;
          tell(watcher.room);
        },
        drained: () => release(watcher),
        gone() {
          watchers.delete(watcher);
          tell(watcher.room);
        },
      };
    },
    touched(bed, touch) {
      const room = rooms.get(bed.place.ward);
      if (room === undefined) return;
      const known = room.touches.get(bed);
      if (known === undefined) room.touches.set(bed, addTouches(untouched(), touch));
      else addTouches(known, touch);
      pending.add(room);
    },
    flush() {
      for (const room of [...pending]) flushRoom(room);
    },
    beat() {
      const at = timeText(nowMs());
      for (const room of rooms.values()) toWard.heartbeat(room.id, { seq: room.seq, at });
    },
    canSound: () => [...watchers].filter(({ room, armed }) => room !== null && armed).length,
    tellRecording() {
      for (const room of rooms.values()) send(room, { beds: [], recording: isRecording() });
    },
  };
}
