// A bedside monitor that does not give up: numbers what it measures, keeps it until it is
// acknowledged, comes back when the link breaks and sends again what the welcome does not name as
// stored. Written against device-protocol.md alone, so that the simulator's own sender and the
// server cannot agree on a mistake.

import { WebSocket } from "ws";
import { z } from "zod";
import { BATCH_READINGS_MAX, LATE_AFTER_MS, RECONNECT_MS_MAX } from "../../shared/bounds.ts";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import type { Random } from "../../simulator/random.ts";

export type BedsideDevice = {
  device: string;
  boot: string;
  /** Numbers that the server has said are on disk: all up to this one. */
  ackedSeq(): number;
  lastSeq(): number;
  /** Settles when the server next says that something is on disk. */
  nextAck(): Promise<void>;
  /** What the server refused; a well device is refused nothing. */
  rejects(): string[];
  /** Measures no more, but goes on delivering. */
  rest(): void;
  /** Goes away for good. */
  stop(): void;
};

export type BedsideDeviceOptions = {
  /** `ws://127.0.0.1:PORT`; the same after every restart of the server. */
  url: string;
  device: string;
  token: string;
  random: Random;
  /** What its sensors show as reading number `seq`. */
  vitals: (seq: number) => VitalValues;
};

type Reading = { seq: number; takenAt: string; vitals: VitalValues };

/** Ten readings a second: more chances for a kill to fall between two steps. */
const READING_EVERY_MS = 100;
const RECONNECT_MS_MIN = 50;
/** Room for half a minute without a server. */
const OUTBOX_MAX = (2 * LATE_AFTER_MS) / READING_EVERY_MS;

const heardSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("welcome"),
    stored: z.object({ boot: z.string(), seq: z.int() }).nullable(),
  }),
  z.object({ type: z.literal("ack"), boot: z.string(), seq: z.int(), recorded: z.literal(true) }),
  z.object({ type: z.literal("reject"), code: z.string(), message: z.string() }),
  z.object({ type: z.literal("error"), message: z.string() }),
]);

/** Switches a device on. */
export function startBedsideDevice(options: BedsideDeviceOptions): BedsideDevice {
  const { url, device, token, random, vitals } = options;
  const boot = `boot-of-${device}`;
  /** Oldest first, OUTBOX_MAX at the most. */
  let outbox: Reading[] = [];
  let lastSeq = 0;
  let ackedSeq = 0;
  let isStopped = false;
  let isWelcome = false;
  let socket: WebSocket | null = null;
  let tellAcked = (): void => undefined;
  const rejects: string[] = [];

  const send = (frame: unknown): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };

  const connect = (): void => {
    if (isStopped) return;
    isWelcome = false;
    socket = new WebSocket(`${url}/api/devices/stream`, "vigil.v1", {
      headers: { authorization: `Bearer ${token}` },
    });
    socket.on("open", () =>
      send({
        type: "hello",
        protocol: 1,
        device,
        boot,
        clock: new Date().toISOString(),
        source: "device",
        model: "Bedside V1",
        cadence: { heartRate: 1, pulse: 1, temperature: 1 },
      }),
    );
    socket.on("message", (data: Buffer) => hear(data.toString("utf8")));
    // The close that follows brings it back.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      isWelcome = false;
      setTimeout(connect, random.between(RECONNECT_MS_MIN, RECONNECT_MS_MAX / 4));
    });
  };

  const hear = (text: string): void => {
    const frame = heardSchema.parse(JSON.parse(text));
    if (frame.type === "reject") rejects.push(`${frame.code} ${frame.message}`);
    if (frame.type === "ack" && frame.boot === boot) takeStored(frame.seq);
    if (frame.type !== "welcome") return;
    if (frame.stored?.boot === boot) takeStored(frame.stored.seq);
    isWelcome = true;
    for (let from = 0; from < outbox.length; from += BATCH_READINGS_MAX) {
      send({ type: "readings", readings: outbox.slice(from, from + BATCH_READINGS_MAX) });
    }
  };

  const takeStored = (seq: number): void => {
    ackedSeq = Math.max(ackedSeq, seq);
    outbox = outbox.filter((reading) => reading.seq > seq);
    tellAcked();
  };

  const measure = (): void => {
    if (outbox.length >= OUTBOX_MAX) return;
    lastSeq += 1;
    const reading = { seq: lastSeq, takenAt: new Date().toISOString(), vitals: vitals(lastSeq) };
    outbox.push(reading);
    if (isWelcome) send({ type: "reading", ...reading });
  };

  // Not all of a ward's devices measure in the same moment.
  let measuring: NodeJS.Timeout = setTimeout(
    () => {
      measuring = setInterval(measure, READING_EVERY_MS);
    },
    random.between(0, READING_EVERY_MS),
  );
  connect();
  return {
    device,
    boot,
    ackedSeq: () => ackedSeq,
    lastSeq: () => lastSeq,
    nextAck: () =>
      new Promise((resolve) => {
        tellAcked = resolve;
      }),
    rejects: () => rejects,
    rest: () => clearTimeout(measuring),
    stop() {
      isStopped = true;
      clearTimeout(measuring);
      socket?.terminate();
    },
  };
}
