// A bedside device at the real door: says what a test tells it to, and keeps what it hears. Every
// frame that the server sends is parsed by the protocol's own schema.

import { WebSocket } from "ws";
import {
  DEVICE_PATH,
  DEVICE_SUBPROTOCOL,
  type Hello,
  type ServerFrame,
  serverFrameSchema,
} from "../../shared/protocol/device.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import type { House } from "./house.ts";
import { until } from "./until.ts";

type Heard<T extends ServerFrame["type"]> = Extract<ServerFrame, { type: T }>;

export type DeviceClient = Awaited<ReturnType<typeof dial>>;

/** What a device has to know of a house. */
export type Door = Pick<House, "url" | "tokens" | "clock">;

export type DialOptions = { token?: string; autoPong?: boolean };

/** Connects a device of a house, and says nothing yet. */
export async function dial(house: Door, device: string, options: DialOptions = {}) {
  const { token = house.tokens.get(device), autoPong = true } = options;
  const socket = new WebSocket(`${house.url()}${DEVICE_PATH}`, DEVICE_SUBPROTOCOL, {
    headers: { authorization: `Bearer ${token}` },
    autoPong,
  });
  const heard: ServerFrame[] = [];
  let ended: { code: number; reason: string } | null = null;
  let taken = 0;
  socket.on("message", (data) => heard.push(serverFrameSchema.parse(JSON.parse(String(data)))));
  socket.on("error", () => undefined);
  socket.on("close", (code, reason) => {
    ended = { code, reason: reason.toString() };
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });

  const client = {
    socket,
    /** Everything heard so far. */
    heard,
    say: (frame: unknown): void => socket.send(JSON.stringify(frame)),
    sayRaw: (data: string | Buffer): void => socket.send(data),
    hello: (some: Partial<Hello> & Record<string, unknown> = {}): void =>
      client.say(helloOf(house, device, some)),
    /** One reading, taken now unless said otherwise. */
    reads: (seq: number, vitals: VitalValues, some: Record<string, unknown> = {}): void =>
      client.say({ type: "reading", ...client.reading(seq, vitals, some) }),
    reading: (seq: number, vitals: VitalValues, some: Record<string, unknown> = {}) => ({
      seq,
      takenAt: timeText(house.clock.now()),
      vitals,
      ...some,
    }),
    /** The next frame of a type, after those already asked for. */
    async next<T extends ServerFrame["type"]>(type: T): Promise<Heard<T>> {
      const is = (frame: ServerFrame): frame is Heard<T> => frame.type === type;
      return until(`a frame of type ${type} (heard ${heardText(heard.slice(taken))})`, () => {
        const index = heard.findIndex((frame, at) => at >= taken && is(frame));
        const found = heard[index];
        if (found === undefined || !is(found)) return null;
        taken = index + 1;
        return found;
      });
    },
    /** The acknowledgement that covers a number. */
    async acked(seq: number): Promise<Heard<"ack">> {
      return until(`an ack of ${seq} (heard ${heardText(heard)})`, () =>
        heard.find((frame): frame is Heard<"ack"> => frame.type === "ack" && frame.seq >= seq),
      );
    },
    /** How the server ended the connection. */
    ended: (): Promise<{ code: number; reason: string }> =>
      until("the end of the connection", () => ended),
    isOpen: (): boolean => ended === null,
    async hangUp(): Promise<void> {
      socket.close();
      await client.ended();
    },
  };
  return client;
}

/** Connects, says hello and waits for the welcome. */
export async function attach(
  house: Door,
  device: string,
  some: Partial<Hello> & Record<string, unknown> = {},
): Promise<DeviceClient> {
  const client = await dial(house, device);
  client.hello(some);
  await client.next("welcome");
  return client;
}

/** A complete hello of a device. */
export function helloOf(house: Door, device: string, some: Record<string, unknown> = {}): object {
  return {
    type: "hello",
    protocol: 1,
    device,
    boot: `boot-of-${device}`,
    clock: timeText(house.clock.now()),
    source: device.startsWith("sim-") ? "simulator" : "device",
    ...some,
  };
}

function heardText(frames: readonly ServerFrame[]): string {
  return frames.map(({ type }) => type).join(", ") || "nothing";
}
