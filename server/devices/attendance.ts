/**
 * Which devices are there: one connection a bed, which a real device keeps while it lasts, and what
 * is known of each device from one connection to the next. Without sockets, which are the door's
 * (door.ts).
 */
import { CLOSE } from "../../shared/protocol/device.ts";
import type { Source } from "../../shared/vocabulary.ts";
import type { Bed } from "../ward/bed.ts";
import {
  type Close,
  type Connection,
  type ConnectionOptions,
  createConnection,
} from "./connection.ts";
import { createMemory, type DeviceMemory } from "./device-memory.ts";
import type { DeviceRegistry } from "./registry.ts";

export type Attendance = {
  /** Begins the conversation with a device whose token has been checked. */
  begin(device: string, bed: Bed, wire: Pick<ConnectionOptions, "send" | "close">): Connection;
  /** Its socket has gone. */
  end(connection: Connection): void;
  connected(): number;
  /** Memory of a device, for recovery to fill. */
  memoryOf(device: string): DeviceMemory;
  /** Tells a bed's device that a session has opened or closed. */
  tellSession(bed: Bed, change: { opened: string } | { closed: string }): void;
  /** Forgets what came from a bed's devices and is not on disk, and has them send it again. */
  sendAgain(bed: Bed): void;
  /** Sends every device away, to come back. */
  closeAll(): void;
};

export type AttendanceOptions = Pick<ConnectionOptions, "ward" | "labSessions" | "clock"> & {
  registry: Pick<DeviceRegistry, "list" | "progressOf">;
  /** Told when a real device has come to a bed, whose simulation then ends. */
  onRealDevice: (bed: Bed) => void;
  /** Told when a real device was kept out of a bed that another one watches. */
  onSecondDevice: (bed: Bed, devices: { present: string; refused: string }) => void;
};

const SEND_AGAIN: Close = {
  code: 1012,
  reason: "the record goes on; send what was not acknowledged",
};

/** Nobody is there yet. */
export function createAttendance(options: AttendanceOptions): Attendance {
  const { ward, labSessions, clock, registry, onRealDevice, onSecondDevice } = options;
  /** One a bed: the newest connection, or the real device that simulations give way to. */
  const present = new Map<string, Connection>();
  /** Every open connection; as many as devices hold, each bounded by its token. */
  const open = new Set<Connection>();
  /** One a registered device that has ever connected. */
  const memories = new Map<string, DeviceMemory>();

  const memoryOf = (device: string): DeviceMemory => {
    const known = memories.get(device);
    if (known !== undefined) return known;
    const memory = createMemory(registry.progressOf(device));
    memories.set(device, memory);
    return memory;
  };

  const admit = (bed: Bed, connection: Connection, source: Source): Close | null => {
    const before = present.get(bed.place.id);
    if (before?.source() === "device") {
      const { code } = CLOSE.replaced;
      if (source !== "device") return { code, reason: "a real device is connected to this bed" };
      // Both come back by themselves: each would end the other's link for ever, and the bed would
      // show two patients in turn.
      if (before.device !== connection.device) {
        onSecondDevice(bed, { present: before.device, refused: connection.device });
        return { code, reason: "another device watches this bed" };
      }
    }
    present.set(bed.place.id, connection);
    before?.refuse(CLOSE.replaced, "replaced");
    if (source === "device") onRealDevice(bed);
    return null;
  };

  return {
    begin(device, bed, wire) {
      const connection: Connection = createConnection({
        ...wire,
        device,
        bed,
        memory: memoryOf(device),
        ward,
        labSessions,
        clock,
        admit: (source) => admit(bed, connection, source),
      });
      open.add(connection);
      return connection;
    },
    end(connection) {
      open.delete(connection);
      connection.onGone("closed");
      const { id } = connection.bed.place;
      if (present.get(id) === connection) present.delete(id);
    },
    connected: () => present.size,
    memoryOf,
    tellSession(bed, change) {
      const connection = present.get(bed.place.id);
      if ("opened" in change) {
        connection?.send({ type: "attached", session: change.opened, bed: bed.place.id });
      } else {
        connection?.send({ type: "detached", session: change.closed, bed: bed.place.id });
      }
    },
    sendAgain(bed) {
      for (const { id, bed: place } of registry.list()) {
        if (place === bed.place.id) memories.delete(id);
      }
      for (const connection of [...open]) {
        if (connection.bed === bed) connection.refuse(SEND_AGAIN, "refused");
      }
    },
    closeAll() {
      for (const connection of [...open]) connection.refuse(CLOSE.goingAway, "server-stopped");
    },
  };
}
