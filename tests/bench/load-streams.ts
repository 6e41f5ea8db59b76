// A lab ward of simulated patients whose time runs faster than life: what a screen is told in ten
// minutes, sparklines and alarms included, comes in one. Every device first sends what it has in its
// memory, and goes on until it is enough.

import { randomUUID } from "node:crypto";
import { realClock } from "../../simulator/clock.ts";
import { createSimulatedDevice } from "../../simulator/device/simulated-device.ts";
import { webSocketDial } from "../../simulator/device/web-socket.ts";
import { SCENARIO_TABLE } from "../../simulator/scenarios.ts";
import type { Done, StreamsJob } from "./load-protocol.ts";

/** Patients of one scenario come to their event one after the other, the first of them in what the
 * devices remember: some alarms are there when a screen opens, others come and go before it. */
const EVENT_FIRST_S = -480;
const EVENT_EVERY_S = 150;
const LOOK_EVERY_MS = 50;

type Steering = { tellLive: () => void; stopped: Promise<void> };

export async function streams(
  { url, beds, historyS, speed }: StreamsJob,
  { tellLive, stopped }: Steering,
): Promise<Done> {
  const clock = realClock();
  const seen = new Map<string, number>(Object.keys(SCENARIO_TABLE).map((name) => [name, 0]));
  const devices = beds.map(({ id, device, token, scenario = "uneventful" }) => {
    const place = seen.get(scenario) ?? 0;
    seen.set(scenario, place + 1);
    return createSimulatedDevice({
      dial: webSocketDial({ url, token }),
      clock,
      boot: randomUUID(),
      bed: id,
      device,
      scenario,
      seed: 1,
      elapsedS: historyS,
      historyS,
      eventAtS: historyS + EVENT_FIRST_S + place * EVENT_EVERY_S,
      time: "stream",
      speed,
      lastsS: null,
      onNews: () => undefined,
    });
  });
  for (const device of devices) {
    device.start();
    // Else all of them would send in the same millisecond, for ever.
    await elapsed(1_000 / speed / devices.length);
  }
  // What a second of a quick patient holds may be under way at any moment.
  while (devices.some((device) => device.unsettled() > speed)) await elapsed(LOOK_EVERY_MS);
  tellLive();
  await stopped;
  for (const device of devices) device.stop();
  const counts = devices.map((device) => device.counts());
  const rejected = counts.flatMap((each) => Object.values(each.rejected));
  return {
    kind: "done-streams",
    acked: counts.reduce((sum, { acked }) => sum + acked, 0),
    rejected: rejected.reduce((sum, count) => sum + count, 0),
  };
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
