/**
 * The device door: the WebSocket endpoint of device-protocol.md. Checks the token before the
 * upgrade, carries texts between sockets and connections, pings, times out, and ends what has gone
 * silent. Who is there and what is known of them: attendance.ts.
 */

import type { Server } from "node:http";
import websocket from "@fastify/websocket";
import type { FastifyInstance } from "fastify";
import type { WebSocket } from "ws";
import {
  DEVICE_PENDING_BYTES_MAX,
  DEVICE_PING_MS,
  DEVICE_SILENCE_MS,
  FRAME_BYTES_MAX,
  HELLO_TIMEOUT_MS,
} from "../../shared/bounds.ts";
import { ERRORS } from "../../shared/errors.ts";
import { CLOSE, DEVICE_PATH, DEVICE_SUBPROTOCOL } from "../../shared/protocol/device.ts";
import type { Cancel, Clock } from "../clock.ts";
import type { Notebook } from "../db/notebook.ts";
import type { Bed } from "../ward/bed.ts";
import type { Ward } from "../ward/ward.ts";
import type { Attendance } from "./attendance.ts";
import type { Close, Connection } from "./connection.ts";
import type { DeviceRegistry, DeviceRow } from "./registry.ts";

export type DeviceDoorOptions = {
  attendance: Attendance;
  ward: Ward;
  registry: DeviceRegistry;
  notebook: Notebook;
  clock: Clock;
  /** Upgrades that are not Socket.IO's (app.ts). */
  upgrades: Server;
  /** Told of our own mistakes, which must not end more than one connection. */
  onFault: (error: unknown) => void;
};

export type DeviceDoor = {
  /** Sends every device away, to come back. */
  closeAll(): void;
};

/** How often it is written down which devices were seen. */
const NOTE_SEEN_EVERY_MS = 5_000;
/** What ws itself closes with where a frame breaks its rules: protocol, text, size. */
const WS_FAULTS: ReadonlyMap<number, Close> = new Map([
  [1002, { code: 1002, reason: "the frame breaks the WebSocket protocol" }],
  [1007, { code: 1007, reason: "the text is not UTF-8" }],
  [1009, CLOSE.tooLarge],
]);
const INTERNAL: Close = { code: 1011, reason: "something went wrong in Vigil; it has been logged" };
/** Bytes of a close frame's reason (RFC 6455); ws throws where there are more. */
const CLOSE_REASON_BYTES_MAX = 123;
/** Bytes of a binary frame that are kept in quarantine. */
const BINARY_BYTES_KEPT = 64;

/** Opens the door on a Fastify server. */
export async function openDeviceDoor(
  app: FastifyInstance,
  options: DeviceDoorOptions,
): Promise<DeviceDoor> {
  const { attendance, ward, registry, notebook, clock, upgrades, onFault } = options;
  /** Devices seen since that was last written down; at most one row a registered device. */
  const seenAtMs = new Map<string, number>();
  let isNoting = false;

  const serve = (socket: WebSocket, device: DeviceRow, token: string, bed: Bed): void => {
    const connection = attendance.begin(device.id, bed, {
      send: (frame) => {
        if (socket.readyState !== socket.OPEN) return;
        socket.send(JSON.stringify(frame));
        // Answers that pile up are read by nobody: that device is as good as gone.
        if (socket.bufferedAmount > DEVICE_PENDING_BYTES_MAX) socket.terminate();
      },
      close: ({ code, reason }) => socket.close(code, closeReason(reason)),
    });
    seenAtMs.set(device.id, clock.now());
    nameFaults(socket, connection);
    const stopTimers = watchSocket(socket, connection, () =>
      registry.isTokenValid(device.id, token),
    );
    socket.on("message", (data: Buffer, isBinary: boolean) => {
      try {
        if (isBinary) connection.onGarbage(CLOSE.binary, hexOf(data));
        else connection.onText(data.toString("utf8"));
      } catch (error) {
        onFault(error);
        connection.refuse(INTERNAL, "refused");
      }
    });
    // The close that follows tells what there is to tell.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      stopTimers();
      attendance.end(connection);
    });
  };

  const watchSocket = (
    socket: WebSocket,
    connection: Connection,
    isTokenValid: () => boolean,
  ): (() => void) => {
    let heardMs = clock.monotonic();
    const hear = (): void => {
      heardMs = clock.monotonic();
    };
    socket.on("pong", hear);
    socket.on("message", hear);
    const stopHello = clock.after(HELLO_TIMEOUT_MS, () => {
      if (connection.source() === null) connection.refuse(CLOSE.helloTimeout, "refused");
    });
    const stopPing = clock.every(DEVICE_PING_MS, () => {
      if (isTokenValid()) socket.ping();
      else connection.refuse(CLOSE.revoked, "revoked");
    });
    let stopSilence: Cancel = () => {};
    const listen = (): void => {
      const leftMs = heardMs + DEVICE_SILENCE_MS - clock.monotonic();
      if (leftMs > 0) {
        stopSilence = clock.after(leftMs, listen);
        return;
      }
      connection.onGone("silent");
      socket.terminate();
    };
    listen();
    return () => {
      stopHello();
      stopPing();
      stopSilence();
    };
  };

  const noteSeen = (): void => {
    // While the disk takes no notes they gather here, where the later one replaces the earlier.
    if (seenAtMs.size === 0 || isNoting) return;
    isNoting = true;
    void notebook.note({ kind: "devices-seen", seenAtMs: new Map(seenAtMs) }).then(() => {
      isNoting = false;
    });
    seenAtMs.clear();
  };
  const stopNoting = clock.every(NOTE_SEEN_EVERY_MS, noteSeen);

  await app.register(websocket, {
    errorHandler: (error, socket) => {
      // What a peer's frame or network broke has a code; the close that follows tells it, and a log
      // that told it too would be the peer's to fill.
      if (isPeersFault(error)) return;
      onFault(error);
      socket.terminate();
    },
    options: {
      // Socket.IO shares the port: only what is not its own comes here (architecture.md).
      server: upgrades,
      maxPayload: FRAME_BYTES_MAX,
      perMessageDeflate: false,
      handleProtocols: (offered: Set<string>) =>
        offered.has(DEVICE_SUBPROTOCOL) ? DEVICE_SUBPROTOCOL : false,
    },
  });
  app.get(
    DEVICE_PATH,
    {
      websocket: true,
      schema: { hide: true },
      preValidation: async (request, reply) => {
        if (identify(request.headers.authorization) !== null) return;
        const { status, sentence } = ERRORS.NOT_LOGGED_IN;
        const message = `${sentence} A device shows its token.`;
        await reply.code(status).send({ code: "NOT_LOGGED_IN", message });
      },
    },
    (socket, request) => {
      const known = identify(request.headers.authorization);
      if (known === null) return socket.close(CLOSE.revoked.code, CLOSE.revoked.reason);
      serve(socket, known.device, known.token, known.bed);
    },
  );

  const identify = (
    header: string | undefined,
  ): { device: DeviceRow; token: string; bed: Bed } | null => {
    const [, token] = /^Bearer +(\S+)$/i.exec(header ?? "") ?? [];
    if (token === undefined) return null;
    const device = registry.deviceOfToken(token);
    const bed = device === null ? undefined : ward.bed(device.bed);
    return device === null || bed === undefined ? null : { device, token, bed };
  };

  return {
    closeAll() {
      stopNoting();
      noteSeen();
      attendance.closeAll();
    },
  };
}

/** ws closes by itself where a frame breaks its rules, and gives no reason; the protocol has codes
 * and quarantine for that. */
function nameFaults(socket: WebSocket, connection: Connection): void {
  const close = socket.close.bind(socket);
  socket.close = (code, reason) => {
    const fault = reason === undefined ? WS_FAULTS.get(code ?? 0) : undefined;
    if (fault === undefined) close(code, reason);
    else connection.onGarbage(fault, "");
  };
}

/** What ws says of a peer's frame, or the system of its network. */
function isPeersFault(error: NodeJS.ErrnoException): boolean {
  return error.code?.startsWith("WS_ERR_") === true || error.syscall !== undefined;
}

function closeReason(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > CLOSE_REASON_BYTES_MAX) text = text.slice(0, -1);
  return text;
}

function hexOf(data: Buffer): string {
  return data.subarray(0, BINARY_BYTES_KEPT).toString("hex");
}
