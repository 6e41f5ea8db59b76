// A ward of calm patients with an arterial line each, whose systolic pressure now and then passes a
// limit that has no onset delay: one bed after the other, so that every alarm can be told from the
// one before it.

import { createRandom } from "../../simulator/random.ts";
import { connectDevice, type LoadDevice, type LoadPatient } from "./load-device.ts";
import { type Crossing, type CrossingsJob, type Done, nowUs } from "./load-protocol.ts";
import { elapsed, inGroups, READING_EVERY_MS, sendEverySecond } from "./load-rhythm.ts";

/** mmHg. From one to the other is less than what makes a step doubtful, and crosses 80. */
const CALM_MMHG = 118;
const LOW_MMHG = 79;
const DIASTOLIC_MMHG = 60;
/** A patient is well again after so many readings. */
const LOW_READINGS = 2;
/** What was sent last gets this long to be shown, and sounded. */
const DRAIN_MS = 3_000;

const CADENCE = { heartRate: 1, pulse: 1, respiration: 1, systolic: 1, temperature: 10 };

export async function crossings(job: CrossingsJob, tellLive: () => void): Promise<Done> {
  const { side, beds, warmUpMs, count, everyMs } = job;
  const devices: LoadDevice[] = [];
  /** Readings for which a patient goes on being unwell. */
  const low = new Map<string, number>();
  const crossed: Crossing[] = [];
  let lastUs = Number.POSITIVE_INFINITY;

  await inGroups(beds, async (bed, index) => {
    const patient = calmPatient(bed.id, () => (low.get(bed.id) ?? 0) > 0);
    devices.push(await connectDevice({ side, bed, index, count: beds.length, patient }));
  });

  const send = (device: LoadDevice): void => {
    const { id } = device.bed;
    const left = low.get(id) ?? 0;
    // The next bed in turn, so that no bed has an alarm so often that it counts as one.
    const isNext = devices[crossed.length % devices.length] === device;
    const isDue = isNext && crossed.length < count && nowUs() - lastUs >= everyMs * 1_000;
    low.set(id, isDue ? LOW_READINGS : Math.max(0, left - 1));
    const { sentUs } = device.sendReading();
    if (!isDue) return;
    crossed.push([id, sentUs]);
    lastUs = sentUs;
  };
  const stop = sendEverySecond(devices, send);
  await elapsed(READING_EVERY_MS + warmUpMs);
  tellLive();
  lastUs = 0;
  while (crossed.length < count) await elapsed(READING_EVERY_MS);
  await elapsed(DRAIN_MS);
  stop();
  return { kind: "done-crossings", crossings: crossed };
}

function calmPatient(seed: string, isLow: () => boolean): LoadPatient {
  const random = createRandom(seed);
  let second = 0;
  return {
    cadence: CADENCE,
    next() {
      second += 1;
      const heartRate = Math.round(72 + random.normal());
      return {
        heartRate,
        pulse: heartRate,
        respiration: Math.round(14 + random.normal() / 2),
        systolic: isLow() ? LOW_MMHG : CALM_MMHG,
        diastolic: DIASTOLIC_MMHG,
        ...(second % 10 === 1 ? { temperature: 36.7 } : {}),
      };
    },
  };
}
