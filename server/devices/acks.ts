/**
 * Acknowledges readings to one device, once they are on disk and not before: cumulative, and at
 * most once a turn, however many readings a commit held.
 */
import type { ServerFrame } from "../../shared/protocol/device.ts";
import type { Clock } from "../clock.ts";
import type { Item } from "../ward/item.ts";
import type { DeviceMemory } from "./device-memory.ts";

export type Acks = {
  /** What makes the loop store a number and acknowledge it.
   * @param onStored called once it is on disk, before the acknowledgement goes out */
  storing(seq: number, onStored?: () => void): Pick<Item, "progress" | "onStored">;
  /** What makes the loop acknowledge again: what is repeated may still be on its way to the disk. */
  again(): Pick<Item, "onStored">;
};

export type AcksOptions = {
  device: string;
  memory: DeviceMemory;
  clock: Clock;
  send: (frame: ServerFrame) => void;
};

/** The acknowledgements of one connection. */
export function createAcks({ device, memory, clock, send }: AcksOptions): Acks {
  let isDue = false;

  const soon = (): void => {
    if (isDue) return;
    isDue = true;
    clock.soon(() => {
      isDue = false;
      const { boot, storedSeq, isRecorded } = memory;
      if (boot === null || storedSeq === null) return;
      send({ type: "ack", boot, seq: storedSeq, recorded: isRecorded });
    });
  };

  return {
    storing(seq, onStored) {
      const boot = memory.boot ?? "";
      const reached = Math.max(seq, memory.repeats.last() ?? seq);
      return {
        progress: { device, boot, seq: reached },
        onStored: (recorded) => {
          onStored?.();
          // What an earlier boot left in the queue says nothing about this one's numbers.
          if (memory.boot !== boot) return;
          memory.storedSeq = Math.max(memory.storedSeq ?? 0, reached);
          memory.isRecorded = recorded;
          soon();
        },
      };
    },
    again: () => ({ onStored: soon }),
  };
}
