// A bedside monitor of the load generator: connects, says hello, sends what it is told and hears
// acknowledgements. It has no outbox; a lost link ends the benchmark.

import { WebSocket } from "ws";
import { assert } from "../../shared/assert.ts";
import {
  DEVICE_PATH,
  DEVICE_SUBPROTOCOL,
  type ReadingFrame,
  serverFrameSchema,
} from "../../shared/protocol/device.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { Cadences } from "../../shared/protocol/vitals.ts";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import { bedsideCadence, createBedside, MODEL_BEGINS_S } from "../../simulator/bedside/bedside.ts";
import { type LoadBed, nowUs, type Side } from "./load-protocol.ts";

export type LoadDevice = {
  bed: LoadBed;
  /** What the patient's sensors show next. */
  nextVitals(): VitalValues;
  /** Sends one reading, taken now. */
  sendReading(): { seq: number; takenAtMs: number; sentUs: number };
  sendText(text: string): void;
  /** Readings up to this number were sent as text. */
  skipTo(seq: number): void;
  onAck(handler: (seq: number) => void): void;
};

/** Cuffs and thermometers of a ward do not measure in the same second. */
const PHASES_S = 300;
/** What happens to a patient began so long ago that alarms come with the first readings. */
const EVENT_AGO_S = 420;

/** A patient whom the benchmark makes up itself. */
export type LoadPatient = { cadence: Cadences; next: () => VitalValues };

export type LoadDeviceOptions = {
  side: Side;
  bed: LoadBed;
  index: number;
  count: number;
  /** The bedside model of the bed's scenario, where nobody is given. */
  patient?: LoadPatient;
};

/** Connects a device; settles when it may send. */
export function connectDevice(options: LoadDeviceOptions): Promise<LoadDevice> {
  const { side, bed, index, count, patient = modelledPatient(options) } = options;
  const isVigil = side.kind === "vigil";
  const socket = isVigil
    ? new WebSocket(`${side.url.replace("http", "ws")}${DEVICE_PATH}`, DEVICE_SUBPROTOCOL, {
        headers: { authorization: `Bearer ${bed.token}` },
        perMessageDeflate: false,
      })
    : new WebSocket(`${side.url}/device/${bed.ward}`, { perMessageDeflate: false });
  // Numbers that are one device's alone, and by which the relay's screens know the bed: the relay
  // adds nothing to a frame.
  const seqStep = isVigil ? 1 : count;
  let seq = isVigil ? 0 : index;
  let tellAck: (seq: number) => void = () => undefined;

  const device: LoadDevice = {
    bed,
    nextVitals: patient.next,
    sendReading() {
      const takenAtMs = Date.now();
      seq += seqStep;
      const reading: ReadingFrame = {
        seq,
        takenAt: timeText(takenAtMs),
        vitals: patient.next(),
      };
      const text = JSON.stringify({ type: "reading", ...reading });
      const sentUs = nowUs();
      socket.send(text);
      return { seq, takenAtMs, sentUs };
    },
    sendText: (text) => socket.send(text),
    skipTo: (sentSeq) => {
      seq = sentSeq;
    },
    onAck: (handler) => {
      tellAck = handler;
    },
  };

  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => {
      if (isVigil) socket.send(helloText(bed, patient.cadence));
      else resolve(device);
    });
    socket.on("message", (data: Buffer) => {
      const frame = serverFrameSchema.parse(JSON.parse(data.toString("utf8")));
      if (frame.type === "ack") tellAck(frame.seq);
      assert(frame.type !== "reject", `nothing is refused: ${data.toString("utf8")}`);
      if (frame.type !== "welcome") return;
      seq = frame.stored?.seq ?? 0;
      resolve(device);
    });
  });
}

function modelledPatient({ bed, index }: LoadDeviceOptions): LoadPatient {
  const scenario = bed.scenario ?? "uneventful";
  const eventAtS = MODEL_BEGINS_S + (index % PHASES_S);
  const fromS = eventAtS + EVENT_AGO_S;
  const bedside = createBedside({ seed: bed.id, scenario, fromS, eventAtS });
  return { cadence: bedsideCadence(scenario), next: () => bedside.second().vitals };
}

function helloText({ device, id }: LoadBed, cadence: Cadences): string {
  return JSON.stringify({
    type: "hello",
    protocol: 1,
    device,
    boot: `bench-${id}`,
    clock: timeText(Date.now()),
    source: "device",
    model: "Bench V1",
    cadence,
  });
}
