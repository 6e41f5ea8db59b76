/**
 * The door for screens: Socket.IO on the server's own port. Lets in who has logged in, asks again
 * from time to time whether they still are, and carries messages between sockets and rooms.ts. The
 * only writer to screens.
 */
import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import { HEARTBEAT_MS, SCREENS_MAX } from "../../shared/bounds.ts";
import { ERRORS, type ErrorCode } from "../../shared/errors.ts";
import {
  armedSchema,
  type Changes,
  type Escalations,
  type Heartbeat,
  type LiveAnswer,
  receiptSchema,
  type Snapshot,
  watchSchema,
} from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { ALARM_SIGNALS, type AlarmSignal } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Bed } from "../ward/bed.ts";
import type { Touch } from "../ward/touch.ts";
import { createEscalationDesk } from "./escalations.ts";
import { createReceipts, type FirstSignal } from "./receipts.ts";
import { createRooms, type RoomsOptions, type ScreenLine } from "./rooms.ts";

type ServerEvents = {
  snapshot: (snapshot: Snapshot) => void;
  changes: (changes: Changes) => void;
  heartbeat: (heartbeat: Heartbeat) => void;
  escalations: (escalations: Escalations) => void;
};
type ClientEvents = {
  watch: (request: unknown, answer: unknown) => void;
  armed: (request: unknown, answer: unknown) => void;
  shown: (request: unknown) => void;
  sounded: (request: unknown) => void;
  latency: (answer: unknown) => void;
};
type ScreenSocket = Socket<ClientEvents, ServerEvents>;

export type GatewayOptions = Omit<RoomsOptions, "nowMs" | "toWard"> & {
  server: HttpServer;
  clock: Clock;
  /** Whether a handshake comes from somebody who has logged in, and from an allowed origin. */
  admit: (headers: {
    cookie?: string | undefined;
    origin?: string | undefined;
    host?: string | undefined;
  }) => ErrorCode | null;
  /** Whoever a handshake's cookie belongs to; null once they have logged out. */
  personOf: (cookie: string | undefined) => Pick<Person, "id" | "role"> | null;
  wardName: (id: string) => string;
  /** Told how long an alarm took to a screen, ms. */
  onReceipt: (signal: AlarmSignal, elapsedMs: number) => void;
  /** Told when an alarm first reaches anybody. */
  onFirstSignal: (first: FirstSignal) => void;
};

export type Gateway = {
  touched(bed: Bed, touch: Touch): void;
  flush(): void;
  /** An alarm has been raised, or calls anew; screens will confirm it. */
  called(alarm: string, call: "raised" | "anew"): void;
  /** Told when the journal stops or starts being written. */
  tellRecording(): void;
  watching(): number;
  /** How many of them watch a ward and can sound. */
  canSound(): number;
  close(): void;
};

/** How often a screen's login is looked at again: one that was ended elsewhere, or has run out,
 * must not go on watching. It also counts as use, so that a screen on a wall stays logged in. */
const ADMIT_AGAIN_MS = 60_000;

const answerSchema = z.custom<(answer: LiveAnswer) => void>((given) => typeof given === "function");
const pongSchema = z.custom<() => void>((given) => typeof given === "function");

/** Opens the gateway on the server's HTTP server. */
export function openGateway(options: GatewayOptions): Gateway {
  const { server, clock, admit, personOf, wardName, onReceipt, onFirstSignal, ...house } = options;
  const io = new Server<ClientEvents, ServerEvents>(server, {
    // The device door shares the port; what is not ours is left alone (architecture.md).
    destroyUpgrade: false,
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 5_000,
    pingTimeout: 5_000,
  });
  const rooms = createRooms({
    ...house,
    nowMs: clock.now,
    toWard: {
      changes: (ward, changes) => io.to(ward).emit("changes", changes),
      heartbeat: (ward, heartbeat) => io.to(ward).emit("heartbeat", heartbeat),
    },
  });
  const desk = createEscalationDesk(wardName);
  const receipts = createReceipts({ clock, observe: onReceipt, onFirst: onFirstSignal });
  /** Connected screens, SCREENS_MAX at the most. */
  const sockets = new Set<ScreenSocket>();

  const refusalOf = ({ handshake }: ScreenSocket): ErrorCode | null => {
    const { cookie, origin, host } = handshake.headers;
    return admit({ cookie, origin, host });
  };

  io.use((socket, next) => {
    const refusal = sockets.size >= SCREENS_MAX ? "TOO_MANY_REQUESTS" : refusalOf(socket);
    next(refusal === null ? undefined : new Error(refusal));
  });

  io.on("connection", (socket) => {
    sockets.add(socket);
    let waiting = 0;
    let watchesSinceMs = clock.monotonic();
    const screen = rooms.enter(lineOf(socket, () => waiting));
    const person = personOf(socket.handshake.headers.cookie);
    const leaveDesk =
      person === null
        ? null
        : desk.enter({ person, send: (all) => void socket.emit("escalations", all) });
    socket.conn.on("packetCreate", () => {
      waiting += 1;
    });
    socket.conn.on("drain", () => {
      waiting = 0;
      screen.drained();
    });
    socket.on("watch", (request, answer) => {
      const parsed = watchSchema.safeParse(request);
      watchesSinceMs = clock.monotonic();
      if (!parsed.success) reply(answer, "BAD_REQUEST");
      else reply(answer, screen.watch(parsed.data.ward) ? null : "NOT_FOUND");
    });
    socket.on("armed", (request, answer) => {
      const parsed = armedSchema.safeParse(request);
      if (parsed.success) screen.arm(parsed.data.armed);
      reply(answer, parsed.success ? null : "BAD_REQUEST");
    });
    for (const signal of ALARM_SIGNALS) {
      socket.on(signal, (request) => {
        const parsed = receiptSchema.safeParse(request);
        if (parsed.success)
          receipts.confirm(signal, parsed.data.alarms, { id: socket.id, watchesSinceMs });
      });
    }
    socket.on("latency", (answer) => {
      const parsed = pongSchema.safeParse(answer);
      if (parsed.success) parsed.data();
    });
    socket.on("disconnect", () => {
      sockets.delete(socket);
      leaveDesk?.();
      screen.gone();
    });
  });

  const stopHeartbeat = clock.every(HEARTBEAT_MS, rooms.beat);
  const stopAdmitting = clock.every(ADMIT_AGAIN_MS, () => {
    for (const socket of [...sockets]) if (refusalOf(socket) !== null) socket.disconnect(true);
  });

  return {
    touched(bed, touch) {
      rooms.touched(bed, touch);
      if (touch.alarms) desk.touched(bed);
    },
    flush() {
      rooms.flush();
      desk.flush();
    },
    called: receipts.told,
    tellRecording: rooms.tellRecording,
    watching: () => sockets.size,
    canSound: rooms.canSound,
    close() {
      stopHeartbeat();
      stopAdmitting();
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

function lineOf(socket: ScreenSocket, waiting: () => number): ScreenLine {
  return {
    sendSnapshot: (snapshot) => void socket.emit("snapshot", snapshot),
    join: (ward) => void socket.join(ward),
    leave: (ward) => void socket.leave(ward),
    waiting,
  };
}

function reply(answer: unknown, refusal: ErrorCode | null): void {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return;
  if (refusal === null) parsed.data({ ok: true });
  else parsed.data({ ok: false, code: refusal, message: ERRORS[refusal].sentence });
}
