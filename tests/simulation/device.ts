// A bedside device of a simulated world, with the patient whom it measures: the real sender on a
// simulated line. It measures the pressure anew when the monitor wishes so, unless it is stubborn.

import type { ServerFrame } from "../../shared/protocol/device.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { createSender, type Sender } from "../../simulator/device/sender.ts";
import type { Random } from "../../simulator/random.ts";
import type { SimulatedClock } from "../helpers/simulated-clock.ts";
import { bootOf } from "./checks.ts";
import type { Network } from "./network.ts";
import { createPatient } from "./patient.ts";
import type { Site } from "./site.ts";

export type Device = {
  boot: string;
  sender: Sender;
  /** Takes a reading. */
  measure(): void;
  /** Says how it is: its battery, its cuff, its sensors. */
  tell(leadOff: readonly "heartRate"[]): void;
};

export type DeviceOptions = {
  bed: string;
  clock: SimulatedClock;
  network: Network;
  random: Random;
  /** Seconds between pressures: from thirty on they are a cuff's. */
  cuffS: number;
  hasFaults: boolean;
  /** The server, if one is there. */
  site: () => Site | null;
  onFrame: (frame: ServerFrame) => void;
  onGaveUp: (error: Error) => void;
  onCuffWish: () => void;
};

export function createDevice(options: DeviceOptions): Device {
  const { bed, clock, network, random, cuffS, hasFaults, site, onFrame } = options;
  const id = `mon-${bed}`;
  const boot = bootOf(id);
  const patient = createPatient({ random, cuffS, hasFaults });

  const repeatCuff = (): void => {
    options.onCuffWish();
    if (random.uniform() < 0.3) return;
    clock.after(random.between(2_000, 20_000), () =>
      sender.take({ takenAt: timeText(clock.now()), vitals: patient.pressure() }),
    );
  };

  const sender = createSender({
    dial: network.dialOf(id, () => {
      const open = site();
      const known = open?.ward.bed(bed);
      if (open === null || known === undefined) return null;
      return {
        begin: (wire) =>
          open.attendance.begin(id, known, {
            ...wire,
            send: (frame) => {
              onFrame(frame);
              wire.send(frame);
            },
          }),
        end: (connection) => open.attendance.end(connection),
      };
    }),
    clock: { nowMs: clock.now, after: clock.after },
    random: random.fork("backoff"),
    boot,
    hello: () => ({
      device: id,
      clock: timeText(clock.now()),
      source: "device",
      cadence: { heartRate: 1, pulse: 1, respiration: 1, temperature: 5, systolic: cuffS },
    }),
    onNews: (news) => {
      if (news.kind === "gave-up") options.onGaveUp(new Error(`${id} gave up: ${news.sentence}`));
      if (news.kind === "cuff-wanted") repeatCuff();
    },
  });

  return {
    boot,
    sender,
    measure: () => sender.take({ takenAt: timeText(clock.now()), vitals: patient.read() }),
    tell: (leadOff) => sender.say({ type: "status", battery: 0.5, leadOff: [...leadOff] }),
  };
}
