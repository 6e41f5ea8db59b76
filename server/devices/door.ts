/**
 * The device door: the WebSocket endpoint of device-protocol.md. Checks the token before the
 * upgrade, keeps one connection a bed, pings, times out, and ends what has gone silent.
 */

import type { Server } from "node:http";
import websocket from "@fastify/websocket";
import type { FastifyInstance } from "fastify";
import type { WebSocket } from "ws";
import {
  DEVICE_PING_MS,
  DEVICE_SILENCE_MS,
  FRAME_BYTES_MAX,
  HELLO_TIMEOUT_MS,
} from "../../shared/bounds.ts";
import { ERRORS } from "../../shared/errors.ts";
import { CLOSE, DEVICE_PATH, DEVICE_SUBPROTOCOL } from "../../shared/protocol/device.ts";
import type { LinkEnd, Source } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Bed } from "../ward/bed.ts";
import type { Ward } from "../ward/ward.ts";
import { type Close, type Connection, createConnection } from "./connection.ts";
import { createMemory, type DeviceMemory } from "./device-memory.ts";
import type { LabSessions } from "./lab-sessions.ts";
import type { DeviceRegistry, DeviceRow } from "./registry.ts";

export type DeviceDoorOptions = {
  ward: Ward;
  registry: DeviceRegistry;
  labSessions: LabSessions;
  clock: Clock;
  /** Upgrades that are not Socket.IO's (app.ts). */
  upgrades: Server;
  /** Told when a real device has come to a bed, whose simulation then ends. */
  onRealDevice: (bed: Bed) => void;
};

export type DeviceDoor = {
  connected(): number;
  /** Memory of a device, for recovery to fill. */
  memoryOf(device: string): DeviceMemory;
  /** Tells a bed's device that a session has opened or closed. */
  tellSession(bed: Bed, change: { opened: string } | { closed: string }): void;
  /** Sends every device away, to come back. */
  closeAll(): void;
};

/** ws's own code for a frame over its limit; the protocol has a code of its own. */
const WS_TOO_LARGE = 1009;

/** Opens the door on a Fastify server. */
export async function openDeviceDoor(
  app: FastifyInstance,
  options: DeviceDoorOptions,
): Promise<DeviceDoor> {
  const { ward, registry, labSessions, clock, upgrades, onRealDevice } = options;
  /** One a bed: the newest connection, or the real device that simulations give way to. */
  const connections = new Map<string, Connection>();
  /** One a registered device that has ever connected. */
  const memories = new Map<string, DeviceMemory>();
  /** Every open socket; as many as devices hold connections, each bounded by its token. */
  const sockets = new Set<Connection>();

  const memoryOf = (device: string): DeviceMemory => {
    const known = memories.get(device);
    if (known !== undefined) return known;
    const memory = createMemory(registry.progressOf(device));
    memories.set(device, memory);
    return memory;
  };

  const admit = (bed: Bed, connection: Connection, source: Source): Close | null => {
    const present = connections.get(bed.place.id);
    if (present?.source() === "device" && source !== "device") {
      return { code: CLOSE.replaced.code, reason: "a real device is connected to this bed" };
    }
    connections.set(bed.place.id, connection);
    if (present !== undefined) present.refuse(CLOSE.replaced, "replaced");
    if (source === "device") onRealDevice(bed);
    return null;
  };

  const serve = (socket: WebSocket, device: DeviceRow, token: string, bed: Bed): void => {
    const connection: Connection = createConnection({
      device: device.id,
      bed,
      memory: memoryOf(device.id),
      ward,
      labSessions,
      clock,
      admit: (source) => admit(bed, connection, source),
      send: (frame) => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
      },
      close: ({ code, reason }) => socket.close(code, reason),
    });
    sockets.add(connection);
    registry.noteSeen(device.id, clock.now());
    nameTooLarge(socket);
    const stopTimers = watchSocket(socket, connection, () =>
      registry.isTokenValid(device.id, token),
    );
    socket.on("message", (data: Buffer, isBinary: boolean) => {
      if (isBinary) connection.refuse(CLOSE.binary, "refused");
      else connection.onText(data.toString("utf8"));
    });
    // The close that follows tells what there is to tell.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      stopTimers();
      sockets.delete(connection);
      connection.onGone("closed");
      if (connections.get(bed.place.id) === connection) connections.delete(bed.place.id);
    });
  };

  const watchSocket = (
    socket: WebSocket,
    connection: Connection,
    isTokenValid: () => boolean,
  ): (() => void) => {
    let heardMs = clock.monotonic();
    const end = (close: Close, why: LinkEnd): void => connection.refuse(close, why);
    socket.on("pong", () => {
      heardMs = clock.monotonic();
    });
    socket.on("message", () => {
      heardMs = clock.monotonic();
    });
    const stopHello = clock.after(HELLO_TIMEOUT_MS, () => {
      if (connection.source() === null) end(CLOSE.helloTimeout, "refused");
    });
    const stopPing = clock.every(DEVICE_PING_MS, () => {
      if (clock.monotonic() - heardMs >= DEVICE_SILENCE_MS) {
        connection.onGone("silent");
        socket.terminate();
      } else if (!isTokenValid()) {
        end(CLOSE.revoked, "revoked");
      } else {
        socket.ping();
      }
    });
    return () => {
      stopHello();
      stopPing();
    };
  };

  await app.register(websocket, {
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
    const [, token] = /^Bearer (\S+)$/.exec(header ?? "") ?? [];
    if (token === undefined) return null;
    const device = registry.deviceOfToken(token);
    const bed = device === null ? undefined : ward.bed(device.bed);
    return device === null || bed === undefined ? null : { device, token, bed };
  };

  return {
    connected: () => connections.size,
    memoryOf,
    tellSession(bed, change) {
      const connection = connections.get(bed.place.id);
      if ("opened" in change) {
        connection?.send({ type: "attached", session: change.opened, bed: bed.place.id });
      } else {
        connection?.send({ type: "detached", session: change.closed, bed: bed.place.id });
      }
    },
    closeAll() {
      for (const connection of sockets) connection.refuse(CLOSE.goingAway, "server-stopped");
    },
  };
}

/** ws closes frames over its limit with 1009; the protocol calls that 4413. */
function nameTooLarge(socket: WebSocket): void {
  const close = socket.close.bind(socket);
  socket.close = (code, reason) => {
    if (code === WS_TOO_LARGE) close(CLOSE.tooLarge.code, CLOSE.tooLarge.reason);
    else close(code, reason);
  };
}
