// When the devices of a load generator connect and send.

import { present } from "../../shared/assert.ts";
import { createRandom } from "../../simulator/random.ts";
import type { LoadDevice } from "./load-device.ts";

/** Devices that connect, or deliver a backlog, at the same time. */
const AT_ONCE = 20;
export const READING_EVERY_MS = 1_000;

/**
 * Devices of a ward are switched on at any time: each has its own phase within the second, and
 * keeps to it. Intervals of Node's own would not: those that fire together stay together from then
 * on, and after a minute a thousand devices would send in a few bursts.
 */
export function sendEverySecond(
  all: readonly LoadDevice[],
  send: (device: LoadDevice) => void,
): () => void {
  const random = createRandom("phases");
  const beganMs = performance.now();
  const due = all
    .map((device) => ({ device, atMs: beganMs + random.between(0, READING_EVERY_MS) }))
    .sort((left, right) => left.atMs - right.atMs);
  let next = 0;
  let timer: NodeJS.Timeout;
  const sendDue = (): void => {
    for (;;) {
      const one = present(due[next], "there are devices");
      const inMs = one.atMs - performance.now();
      if (inMs > 0) {
        timer = setTimeout(sendDue, inMs);
        return;
      }
      send(one.device);
      one.atMs += READING_EVERY_MS;
      next = (next + 1) % due.length;
    }
  };
  sendDue();
  return (): void => clearTimeout(timer);
}

/** Does something for all of them, a group after the other. */
export async function inGroups<T>(
  all: readonly T[],
  act: (one: T, index: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const group = all.slice(from, from + AT_ONCE);
    await Promise.all(group.map((one, place) => act(one, from + place)));
  }
}

export function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
