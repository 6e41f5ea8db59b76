// The load generator, a program of its own: devices and screens in one process, because both ends of
// a latency must be read from one clock. It is given a job over its channel, does it and ends.

import { build, type Histogram } from "hdr-histogram-js";
import { present } from "../../shared/assert.ts";
import { BATCH_READINGS_MAX } from "../../shared/bounds.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { createRandom } from "../../simulator/random.ts";
import { connectDevice, type LoadDevice } from "./load-device.ts";
import {
  type BatchJob,
  jobSchema,
  type Latency,
  type LiveJob,
  type News,
} from "./load-protocol.ts";
import { openScreen } from "./load-screen.ts";

/** Devices that connect, or deliver a backlog, at the same time. */
const AT_ONCE = 20;
const READING_EVERY_MS = 1_000;
/** What was sent last gets this long to arrive. */
const DRAIN_MS = 1_000;
const US_PER_MS = 1_000;

process.on("message", (message) => {
  const job = jobSchema.parse(message);
  const work = job.kind === "live" ? live(job) : batches(job);
  work.then(
    (result) => {
      process.send?.(result, () => process.exit(0));
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
// Whoever asked for the load is gone.
process.on("disconnect", () => process.exit(0));

/** One bed's readings under way: the last that was sent, and those not acknowledged yet. */
type Course = {
  device: LoadDevice;
  last: { takenAtMs: number; sentMs: number; isMeasured: boolean } | null;
  unacked: { seq: number; sentMs: number; isMeasured: boolean }[];
};

async function live(job: LiveJob): Promise<News> {
  const { side, beds, backlogReadings, warmUpMs, measureMs } = job;
  const ack = newHistogram();
  const screen = newHistogram();
  const courses = new Map<string, Course>();
  let isMeasuring = false;
  let sent = 0;

  const onShown = (bed: string, takenAtMs: number): void => {
    const shownMs = performance.now();
    const course = courses.get(bed);
    if (course === undefined || course.last === null) return;
    const { last } = course;
    // The server corrects times by its offset, which is a millisecond or two here; a value that is
    // further off is the one before, shown again because something else on the bed changed.
    if (Math.abs(last.takenAtMs - takenAtMs) > READING_EVERY_MS / 2 || !last.isMeasured) return;
    screen.recordValue(Math.round((shownMs - last.sentMs) * US_PER_MS));
  };
  const bedOfSeq = (seq: number): string =>
    present(beds[seq % beds.length], "numbers belong to beds").id;
  await Promise.all(job.screens.map((ward) => openScreen({ side, ward, onShown, bedOfSeq })));

  const connect = async (bed: (typeof beds)[number], index: number): Promise<void> => {
    const device = await connectDevice({ side, bed, index, count: beds.length });
    const course: Course = { device, last: null, unacked: [] };
    courses.set(bed.id, course);
    if (backlogReadings > 0) await deliverBacklog(device, backlogReadings);
    device.onAck((seq) => {
      const ackedMs = performance.now();
      while (course.unacked[0] !== undefined && course.unacked[0].seq <= seq) {
        const { sentMs, isMeasured } = present(course.unacked.shift(), "there is a first one");
        if (isMeasured) ack.recordValue(Math.round((ackedMs - sentMs) * US_PER_MS));
      }
    });
  };
  await inGroups(beds, connect);

  const random = createRandom("phases");
  const timers = new Set<NodeJS.Timeout>();
  const sendReading = (course: Course): void => {
    const reading = course.device.sendReading();
    course.last = { ...reading, isMeasured: isMeasuring };
    if (side.kind === "vigil") course.unacked.push({ ...reading, isMeasured: isMeasuring });
    if (isMeasuring) sent += 1;
  };
  // Devices on a ward are switched on at any time: each has its own phase within the second.
  for (const course of courses.values()) {
    const first = setTimeout(
      () => {
        sendReading(course);
        timers.add(setInterval(() => sendReading(course), READING_EVERY_MS));
      },
      random.between(0, READING_EVERY_MS),
    );
    timers.add(first);
  }
  await elapsed(READING_EVERY_MS + warmUpMs);
  isMeasuring = true;
  tell({ kind: "measuring-began" });
  await elapsed(measureMs);
  isMeasuring = false;
  tell({ kind: "measuring-ended" });
  for (const timer of timers) clearTimeout(timer);
  await elapsed(DRAIN_MS);

  const watchersOf = (ward: string): number => job.screens.filter((one) => one === ward).length;
  const meanWatchers =
    beds.reduce((sum, { ward }) => sum + watchersOf(ward), 0) / Math.max(1, beds.length);
  return {
    kind: "live-result",
    sent,
    ack: side.kind === "vigil" ? latencyOf(ack) : null,
    screen: latencyOf(screen),
    missedAcks: side.kind === "vigil" ? sent - ack.totalCount : 0,
    missedScreens: Math.round(sent * meanWatchers) - screen.totalCount,
  };
}

async function batches({ side, beds, readingsEach }: BatchJob): Promise<News> {
  const devices: LoadDevice[] = [];
  await inGroups(beds, async (bed, index) => {
    devices.push(await connectDevice({ side, bed, index, count: beds.length }));
  });
  // Made before the clock starts: making readings is the device's work.
  const frames = devices.map((device) => backlogFrames(device, readingsEach));
  tell({ kind: "measuring-began" });
  const beganMs = performance.now();
  await Promise.all(
    devices.map((device, index) => sendAndWait(device, present(frames[index], "has frames"))),
  );
  const tookMs = performance.now() - beganMs;
  tell({ kind: "measuring-ended" });
  return { kind: "batch-result", readings: beds.length * readingsEach, tookMs };
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

async function inGroups<T>(
  all: readonly T[],
  act: (one: T, index: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const group = all.slice(from, from + AT_ONCE);
    await Promise.all(group.map((one, place) => act(one, from + place)));
  }
}

function newHistogram(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 60_000 * US_PER_MS,
    numberOfSignificantValueDigits: 3,
  });
}

function latencyOf(histogram: Histogram): Latency {
  return {
    count: histogram.totalCount,
    p50: histogram.getValueAtPercentile(50) / US_PER_MS,
    p99: histogram.getValueAtPercentile(99) / US_PER_MS,
    max: histogram.maxValue / US_PER_MS,
  };
}

function tell(news: News): void {
  process.send?.(news);
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
