/**
 * The screens: who watches which ward, and what they are sent. A snapshot with a number, then
 * numbered changes; a heartbeat every second. The only writer to screens. A screen that cannot keep
 * up is taken out of the stream and gets one new snapshot when it can take it, with the count of
 * what it skipped; since a snapshot holds every open alarm, no alarm is ever skipped.
 */
import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import { HEARTBEAT_MS, SCREEN_PACKETS_MAX, SCREENS_MAX } from "../../shared/bounds.ts";
import { ERRORS, type ErrorCode } from "../../shared/errors.ts";
import {
  armedSchema,
  type Changes,
  type Heartbeat,
  type LiveAnswer,
  type Snapshot,
  watchSchema,
} from "../../shared/protocol/live.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { WardPurpose } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Bed } from "../ward/bed.ts";
import { addTouches, type Touch, untouched } from "../ward/touch.ts";
import { bedPatch, liveBed } from "./patch.ts";

type ServerEvents = {
  snapshot: (snapshot: Snapshot) => void;
  changes: (changes: Changes) => void;
  heartbeat: (heartbeat: Heartbeat) => void;
};
type ClientEvents = {
  watch: (request: unknown, answer: unknown) => void;
  armed: (request: unknown, answer: unknown) => void;
  latency: (answer: unknown) => void;
};
type Screen = Socket<ClientEvents, ServerEvents>;

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
  room: Room | null;
  armed: boolean;
  /** Packets that its connection has not taken yet. */
  waiting: number;
  /** The number of the last change it was sent, while it is too slow to be sent more. */
  heldAtSeq: number | null;
};

export type GatewayOptions = {
  server: HttpServer;
  clock: Clock;
  wards: readonly { id: string; name: string; purpose: WardPurpose }[];
  site: { name: string; timeZone: string };
  /** The beds of a ward, in their places. */
  bedsOf: (ward: string) => Bed[];
  /** Whether a handshake comes from somebody who has logged in, and from an allowed origin. */
  admit: (headers: {
    cookie?: string | undefined;
    origin?: string | undefined;
    host?: string | undefined;
  }) => ErrorCode | null;
  isRecording: () => boolean;
};

export type Gateway = {
  touched(bed: Bed, touch: Touch): void;
  flush(): void;
  /** Told when the journal stops or starts being written. */
  tellRecording(): void;
  watching(): number;
  close(): void;
};

const answerSchema = z.custom<(answer: LiveAnswer) => void>((given) => typeof given === "function");
const pongSchema = z.custom<() => void>((given) => typeof given === "function");

/** Opens the gateway on the server's HTTP server. */
export function openGateway(options: GatewayOptions): Gateway {
  const { clock, wards, site, bedsOf, admit, isRecording } = options;
  const io = new Server<ClientEvents, ServerEvents>(options.server, {
    // The device door shares the port; what is not ours is left alone (architecture.md).
    destroyUpgrade: false,
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 5_000,
    pingTimeout: 5_000,
  });
  const rooms = new Map<string, Room>(
    wards.map((ward) => [ward.id, { ...ward, seq: 0, touches: new Map() }]),
  );
  const watchers = new Map<Screen, Watcher>();
  /** Rooms with something to tell; a subset of the rooms. */
  const pending = new Set<Room>();

  io.use((socket, next) => {
    const { cookie, origin, host } = socket.handshake.headers;
    const refusal =
      watchers.size >= SCREENS_MAX ? "TOO_MANY_REQUESTS" : admit({ cookie, origin, host });
    next(refusal === null ? undefined : new Error(refusal));
  });

  io.on("connection", (screen) => {
    const watcher: Watcher = { room: null, armed: false, waiting: 0, heldAtSeq: null };
    watchers.set(screen, watcher);
    screen.conn.on("packetCreate", () => {
      watcher.waiting += 1;
    });
    screen.conn.on("drain", () => {
      watcher.waiting = 0;
      if (watcher.heldAtSeq !== null) release(screen, watcher);
    });
    screen.on("watch", (request, answer) => {
      const parsed = watchSchema.safeParse(request);
      const room = parsed.success ? rooms.get(parsed.data.ward) : undefined;
      if (room === undefined) return reply(answer, parsed.success ? "NOT_FOUND" : "BAD_REQUEST");
      void watch(screen, watcher, room);
      reply(answer, null);
    });
    screen.on("armed", (request, answer) => {
      const parsed = armedSchema.safeParse(request);
      if (!parsed.success) return reply(answer, "BAD_REQUEST");
      watcher.armed = parsed.data.armed;
      tellScreens(watcher.room);
      reply(answer, null);
    });
    screen.on("latency", (answer) => {
      const parsed = pongSchema.safeParse(answer);
      if (parsed.success) parsed.data();
    });
    screen.on("disconnect", () => {
      watchers.delete(screen);
      tellScreens(watcher.room);
    });
  });

  const watch = async (screen: Screen, watcher: Watcher, room: Room): Promise<void> => {
    const before = watcher.room;
    if (before !== null && before !== room) await screen.leave(before.id);
    watcher.room = room;
    watcher.heldAtSeq = null;
    // Told first, so that the snapshot counts it and its number comes before any change.
    if (before !== room) tellScreens(before);
    screen.emit("snapshot", snapshotOf(room, 0));
    await screen.join(room.id);
    if (before !== room) tellScreens(room);
  };

  /** Takes a screen that cannot keep up out of the stream. */
  const hold = (screen: Screen, watcher: Watcher, room: Room): void => {
    watcher.heldAtSeq = room.seq;
    void screen.leave(room.id);
  };

  /** It has caught up: one snapshot, with the count of what it skipped. */
  const release = (screen: Screen, watcher: Watcher): void => {
    const { room, heldAtSeq } = watcher;
    watcher.heldAtSeq = null;
    if (room === null || heldAtSeq === null) return;
    flushRoom(room);
    screen.emit("snapshot", snapshotOf(room, room.seq - heldAtSeq));
    void screen.join(room.id);
  };

  const snapshotOf = (room: Room, skipped: number): Snapshot => {
    // What has gathered but was not numbered yet is in the snapshot, and must not come again.
    flushRoom(room);
    return {
      seq: room.seq,
      at: timeText(clock.now()),
      ward: { id: room.id, name: room.name, purpose: room.purpose },
      site,
      screens: screensOf(room),
      recording: isRecording(),
      skipped,
      beds: bedsOf(room.id).map(liveBed),
    };
  };

  const screensOf = (room: Room): { watching: number; armed: number } => {
    let watching = 0;
    let armed = 0;
    for (const watcher of watchers.values()) {
      if (watcher.room !== room) continue;
      watching += 1;
      if (watcher.armed) armed += 1;
    }
    return { watching, armed };
  };

  const send = (room: Room, changes: Omit<Changes, "seq" | "at">): void => {
    for (const [screen, watcher] of watchers) {
      const isHeld = watcher.room !== room || watcher.heldAtSeq !== null;
      if (!isHeld && watcher.waiting > SCREEN_PACKETS_MAX) hold(screen, watcher, room);
    }
    room.seq += 1;
    io.to(room.id).emit("changes", { seq: room.seq, at: timeText(clock.now()), ...changes });
  };

  const flushRoom = (room: Room): void => {
    if (!pending.delete(room)) return;
    const beds = [...room.touches].map(([bed, touch]) => bedPatch(bed, touch));
    room.touches.clear();
    send(room, { beds });
  };

  const tellScreens = (room: Room | null): void => {
    if (room !== null) send(room, { beds: [], screens: screensOf(room) });
  };

  const stopHeartbeat = clock.every(HEARTBEAT_MS, () => {
    const at = timeText(clock.now());
    for (const room of rooms.values()) io.to(room.id).emit("heartbeat", { seq: room.seq, at });
  });

  return {
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
    tellRecording() {
      for (const room of rooms.values()) send(room, { beds: [], recording: isRecording() });
    },
    watching: () => watchers.size,
    close() {
      stopHeartbeat();
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

function reply(answer: unknown, refusal: ErrorCode | null): void {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return;
  if (refusal === null) parsed.data({ ok: true });
  else parsed.data({ ok: false, code: refusal, message: ERRORS[refusal].sentence });
}
