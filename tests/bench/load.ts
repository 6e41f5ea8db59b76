// A load generator, a program of its own: a ward's devices, or its screens, devices that come back
// with a backlog, patients who pass a limit, or patients whose time runs fast. It is given one job over its channel, does it
// and ends.

import { present } from "../../shared/assert.ts";
import { BATCH_READINGS_MAX } from "../../shared/bounds.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { crossings } from "./load-crossings.ts";
import { connectDevice, type LoadDevice } from "./load-device.ts";
import {
  type BatchesJob,
  type DevicesJob,
  type Done,
  type Job,
  jobSchema,
  type News,
  nowUs,
  type ScreensJob,
  type Sent,
  type Shown,
} from "./load-protocol.ts";
import { elapsed, inGroups, READING_EVERY_MS, sendEverySecond } from "./load-rhythm.ts";
import { openScreen } from "./load-screen.ts";
import { streams } from "./load-streams.ts";

/** What was sent last gets this long to arrive. */
const DRAIN_MS = 1_000;

// Whoever asked for the load is gone.
process.on("disconnect", () => process.exit(0));
process.once("message", (message) => {
  work(jobSchema.parse(message)).then(
    (done) => process.send?.(done, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

function work(job: Job): Promise<Done> {
  switch (job.kind) {
    case "devices":
      return devices(job);
    case "screens":
      return screens(job);
    case "batches":
      return batches(job);
    case "crossings":
      return crossings(job, () => tell({ kind: "crossings-live" }));
    case "streams":
      return streams(job, { tellLive: () => tell({ kind: "streams-live" }), stopped: told() });
  }
}

async function devices(job: DevicesJob): Promise<Done> {
  const { side, beds, backlogReadings, warmUpMs, measureMs } = job;
  const sent: Sent[] = [];
  const wards: LoadDevice[] = [];
  /** Readings under way; those of the measured time are in `sent` too. */
  const unacked = new Map<LoadDevice, { seq: number; row: Sent }[]>();
  let isMeasuring = false;

  await inGroups(beds, async (bed, index) => {
    const device = await connectDevice({ side, bed, index, count: beds.length });
    if (backlogReadings > 0) await deliverBacklog(device, backlogReadings);
    const waiting: { seq: number; row: Sent }[] = [];
    unacked.set(device, waiting);
    wards.push(device);
    device.onAck((seq) => {
      const atUs = nowUs();
      while ((waiting[0]?.seq ?? Number.POSITIVE_INFINITY) <= seq) {
        present(waiting.shift(), "there is a first one").row[3] = atUs;
      }
    });
  });

  const send = (device: LoadDevice): void => {
    const { seq, takenAtMs, sentUs } = device.sendReading();
    const row: Sent = [device.bed.id, takenAtMs, sentUs, null];
    if (side.kind === "vigil") unacked.get(device)?.push({ seq, row });
    if (isMeasuring) sent.push(row);
  };
  const stopSending = sendEverySecond(wards, send);
  await elapsed(READING_EVERY_MS + warmUpMs);
  isMeasuring = true;
  tell({ kind: "measuring-began" });
  await elapsed(measureMs);
  isMeasuring = false;
  tell({ kind: "measuring-ended" });
  stopSending();
  await elapsed(DRAIN_MS);
  return { kind: "done-devices", sent };
}

async function screens({ side, wards, beds }: ScreensJob): Promise<Done> {
  const shown: Shown[] = [];
  const onShown = (one: Shown): void => {
    shown.push(one);
  };
  const bedOfSeq = (seq: number): string =>
    present(beds[seq % beds.length], "a relayed number belongs to a bed");
  const stopped = told();
  await Promise.all(wards.map((ward) => openScreen({ side, ward, onShown, bedOfSeq })));
  tell({ kind: "screens-open" });
  await stopped;
  return { kind: "done-screens", shown };
}

async function batches({ side, beds, readingsEach }: BatchesJob): Promise<Done> {
  const all: { device: LoadDevice; frames: Frame[] }[] = [];
  await inGroups(beds, async (bed, index) => {
    const device = await connectDevice({ side, bed, index, count: beds.length });
    // Made before the clock starts: making readings is the device's work.
    all.push({ device, frames: backlogFrames(device, readingsEach) });
  });
  tell({ kind: "measuring-began" });
  const beganMs = performance.now();
  await Promise.all(all.map(({ device, frames }) => sendAndWait(device, frames)));
  const tookMs = performance.now() - beganMs;
  tell({ kind: "measuring-ended" });
  return { kind: "done-batches", readings: beds.length * readingsEach, tookMs };
}

type Frame = { text: string; lastSeq: number };

async function deliverBacklog(device: LoadDevice, readings: number): Promise<void> {
  await sendAndWait(device, backlogFrames(device, readings));
  device.skipTo(readings);
}

/** Sends one frame after the other, each when the one before is on the server's disk. */
async function sendAndWait(device: LoadDevice, frames: readonly Frame[]): Promise<void> {
  for (const { text, lastSeq } of frames) {
    const stored = new Promise<void>((resolve) => {
      device.onAck((seq) => {
        if (seq >= lastSeq) resolve();
      });
    });
    device.sendText(text);
    await stored;
  }
}

/** Readings of the past, one a second, in frames of as many as one takes. */
function backlogFrames(device: LoadDevice, readings: number): Frame[] {
  const frames: Frame[] = [];
  const nowMs = Date.now();
  for (let from = 1; from <= readings; from += BATCH_READINGS_MAX) {
    const to = Math.min(readings, from + BATCH_READINGS_MAX - 1);
    const batch = [];
    for (let seq = from; seq <= to; seq += 1) {
      const takenAt = timeText(nowMs - (readings - seq + 1) * READING_EVERY_MS);
      batch.push({ seq, takenAt, vitals: device.nextVitals() });
    }
    frames.push({ text: JSON.stringify({ type: "readings", readings: batch }), lastSeq: to });
  }
  return frames;
}

/** Settles with the next word of whoever asked for the load: that it is enough. */
function told(): Promise<void> {
  return new Promise((resolve) => process.once("message", () => resolve()));
}

function tell(news: News): void {
  process.send?.(news);
}
