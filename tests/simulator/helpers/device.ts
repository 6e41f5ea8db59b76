// A simulated device on a simulated clock, with a door in memory, and what it told.

import {
  createSimulatedDevice,
  type DeviceNews,
  type SimulatedDeviceOptions,
} from "../../../simulator/device/simulated-device.ts";
import { serverInMemory } from "./server-in-memory.ts";
import { simulatedClock } from "./simulated-clock.ts";

export function deviceStory(some: Partial<SimulatedDeviceOptions> = {}) {
  const clock = simulatedClock();
  const server = serverInMemory(clock);
  const news: DeviceNews[] = [];
  const device = createSimulatedDevice({
    dial: server.dial,
    clock,
    boot: "boot-1",
    bed: "bed-1",
    device: "sim-bed-1",
    scenario: "uneventful",
    seed: 7,
    elapsedS: 0,
    historyS: 0,
    eventAtS: null,
    time: "server",
    speed: 1,
    lastsS: null,
    onNews: (one) => void news.push(one),
    ...some,
  });
  return {
    clock,
    server,
    device,
    news,
    /** Kinds of news, without the routine. */
    told: (): string[] => news.map(({ kind }) => kind).filter((kind) => kind !== "stored"),
    passS: (seconds: number): void => clock.pass(seconds * 1_000),
  };
}
