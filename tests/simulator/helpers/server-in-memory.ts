// A device door without a network: what the device says is parsed as the real server does and kept,
// what the server says is up to the test. Everything takes one millisecond on the simulated clock.

import {
  type DeviceFrame,
  deviceFrameSchema,
  type Hello,
  helloSchema,
  type ReadingFrame,
} from "../../../shared/protocol/device.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import type { Clock } from "../../../simulator/clock.ts";
import type { Dial, LineEnd, LineHandlers } from "../../../simulator/device/line.ts";

const WAY_MS = 1;

type Held = { handlers: LineHandlers; isGone: boolean };

/** What the door does with the next connections. */
export type Manner = {
  /** Whether readings are acknowledged as they come. */
  acknowledges: boolean;
  /** Ends connections instead of taking them. */
  refuses: LineEnd | null;
  /** Pings every five seconds, as the real one does. */
  pings: boolean;
};

export function serverInMemory(clock: Clock) {
  const manner: Manner = { acknowledges: true, refuses: null, pings: true };
  const texts: string[] = [];
  const hellos: Hello[] = [];
  const frames: DeviceFrame[] = [];
  /** Content of each reading by boot and number, as it came first. */
  const stored = new Map<string, string>();
  const faults: string[] = [];
  const dialledAtMs: number[] = [];
  let storedOf: { boot: string; seq: number } | null = null;
  let line: Held | null = null;

  const tell = (held: Held, frame: Record<string, unknown>): void => {
    clock.after(WAY_MS, () => {
      if (!held.isGone) held.handlers.heard(JSON.stringify(frame));
    });
  };

  const end = (held: Held, why: LineEnd): void => {
    if (held.isGone) return;
    held.isGone = true;
    if (line === held) line = null;
    clock.after(WAY_MS, () => held.handlers.ended(why));
  };

  const greet = (held: Held, text: string): void => {
    const hello = helloSchema.parse(JSON.parse(text));
    hellos.push(hello);
    tell(held, {
      type: "welcome",
      device: hello.device,
      bed: "bed-1",
      session: "s-1",
      stored: storedOf?.boot === hello.boot ? storedOf : null,
      time: timeText(clock.nowMs()),
      clockOffsetMs: 0,
    });
  };

  const take = (held: Held, text: string): void => {
    const frame = deviceFrameSchema.parse(JSON.parse(text));
    frames.push(frame);
    if (frame.type === "reading") store(frame);
    if (frame.type === "readings") frame.readings.forEach(store);
    const isReading = frame.type === "reading" || frame.type === "readings";
    if (isReading && manner.acknowledges) acknowledge(held);
  };

  const store = ({ seq, takenAt, at, vitals }: ReadingFrame): void => {
    const boot = hellos.at(-1)?.boot ?? "";
    const content = JSON.stringify({ takenAt, at, vitals });
    const before = stored.get(`${boot} ${seq}`);
    if (before !== undefined && before !== content) faults.push(`${seq} changed`);
    if (before === undefined && storedOf?.boot === boot && seq > storedOf.seq + 1) {
      faults.push(`gap before ${seq}`);
    }
    stored.set(`${boot} ${seq}`, content);
    if (storedOf?.boot !== boot || seq > storedOf.seq) storedOf = { boot, seq };
  };

  const acknowledge = (held: Held | null): void => {
    if (storedOf !== null && held !== null)
      tell(held, { type: "ack", ...storedOf, recorded: true });
  };

  const ping = (held: Held): void => {
    clock.after(5_000, () => {
      if (held.isGone) return;
      if (manner.pings) held.handlers.alive();
      ping(held);
    });
  };

  const dial: Dial = (handlers) => {
    const held: Held = { handlers, isGone: false };
    dialledAtMs.push(clock.nowMs());
    const { refuses } = manner;
    if (refuses === null) {
      line = held;
      clock.after(WAY_MS, () => !held.isGone && handlers.opened());
      ping(held);
    } else {
      end(held, refuses);
    }
    let isGreeted = false;
    return {
      send: (text) => {
        texts.push(text);
        clock.after(WAY_MS, () => {
          if (held.isGone) return;
          if (isGreeted) take(held, text);
          else greet(held, text);
          isGreeted = true;
        });
      },
      close: () => end(held, { kind: "closed", code: 1000, reason: "" }),
      cut: () => end(held, { kind: "failed", message: "cut" }),
      pendingBytes: () => 0,
    };
  };

  return {
    dial,
    manner,
    /** Every text that a device has sent, hellos included. */
    texts,
    hellos,
    frames,
    /** What must never happen: a reading that changed, a number that is missing. */
    faults,
    dialledAtMs,
    storedCount: (): number => stored.size,
    storedSeq: (): number | null => storedOf?.seq ?? null,
    isConnected: (): boolean => line !== null,
    acknowledgeAll: (): void => acknowledge(line),
    says: (frame: Record<string, unknown>): void => {
      if (line !== null) tell(line, frame);
    },
    /** Ends the present connection. */
    drops: (why: LineEnd = { kind: "closed", code: 1006, reason: "" }): void => {
      if (line !== null) end(line, why);
    },
    /** Claims to know readings of a boot. */
    remembers: (boot: string, seq: number): void => {
      storedOf = { boot, seq };
    },
    readings: (): ReadingFrame[] =>
      frames.flatMap((frame) => {
        if (frame.type === "readings") return frame.readings;
        return frame.type === "reading" ? [frame] : [];
      }),
  };
}

export type ServerInMemory = ReturnType<typeof serverInMemory>;
