// Lines between devices and the server: they delay, break, say things twice and swap them. Texts on
// one line never overtake each other unless the line is told to swap them.

import type { Connection, ConnectionOptions } from "../../server/devices/connection.ts";
import type { Dial, LineHandlers } from "../../simulator/device/line.ts";
import type { Random } from "../../simulator/random.ts";
import type { SimulatedClock } from "../helpers/simulated-clock.ts";

export type NetworkFaults = { delayMsMax: number; doubles: number; swaps: number };

/** What a line leads to: the server's side of the door. */
export type Answerer = {
  begin(wire: Pick<ConnectionOptions, "send" | "close">): Connection;
  end(connection: Connection): void;
};

export type Network = {
  /** How a device dials. `answer` gives the server that is there, or null where none is. */
  dialOf(device: string, answer: () => Answerer | null): Dial;
  /** Breaks one line, or all of them, as a pulled cable does. */
  cut(device?: string): void;
  counts: { lines: number; cuts: number; doubled: number; swapped: number };
};

type Line = { device: string; break: () => void };

export function createNetwork(
  clock: SimulatedClock,
  random: Random,
  faults: () => NetworkFaults,
): Network {
  const lines = new Set<Line>();
  const counts = { lines: 0, cuts: 0, doubled: 0, swapped: 0 };

  const dial = (device: string, answer: () => Answerer | null, handlers: LineHandlers) => {
    counts.lines += 1;
    let server: { answerer: Answerer; connection: Connection } | null = null;
    let isOpen = true;
    const up = channel();
    const down = channel();

    const end = (tell: () => void): void => {
      if (!isOpen) return;
      isOpen = false;
      lines.delete(line);
      // The server notices a little later, and nothing that was under way arrives.
      const gone = server;
      clock.after(random.between(0, 200), () => {
        if (gone !== null) gone.answerer.end(gone.connection);
      });
      tell();
    };

    const line: Line = {
      device,
      break: () => {
        counts.cuts += 1;
        end(() => handlers.ended({ kind: "failed", message: "the line broke" }));
      },
    };
    lines.add(line);

    up(() => {
      const answerer = answer();
      if (answerer === null) {
        end(() => handlers.ended({ kind: "failed", message: "nobody answers" }));
        return;
      }
      const connection = answerer.begin({
        send: (frame) => {
          const text = JSON.stringify(frame);
          down(() => {
            if (isOpen) handlers.heard(text);
          });
        },
        close: ({ code, reason }) => {
          down(() => end(() => handlers.ended({ kind: "closed", code, reason })));
        },
      });
      server = { answerer, connection };
      down(() => {
        if (isOpen) handlers.opened();
      });
    });

    const say = (text: string): void => {
      up(() => {
        if (isOpen) server?.connection.onText(text);
      });
    };
    let held: string | null = null;
    let hasSpoken = false;

    return {
      send(text: string) {
        const { doubles, swaps } = faults();
        const isReading = text.startsWith('{"type":"reading');
        // What comes first tells where a boot's numbers begin, and no ack can wait for what is
        // before it: lines swap from the second on.
        const isFirst = isReading && !hasSpoken;
        hasSpoken ||= isReading;
        if (isReading && !isFirst && held === null && random.uniform() < swaps) {
          held = text;
          counts.swapped += 1;
          return;
        }
        say(text);
        if (isReading && random.uniform() < doubles) {
          counts.doubled += 1;
          say(text);
        }
        if (held !== null && isReading) {
          say(held);
          held = null;
        }
      },
      close: () => end(() => handlers.ended({ kind: "closed", code: 1000, reason: "" })),
      cut: () => end(() => {}),
      pendingBytes: () => 0,
    };
  };

  /** One direction of a line: delays, and keeps the order. */
  const channel = (): ((run: () => void) => void) => {
    let lastMs = 0;
    return (run) => {
      const dueMs = Math.max(lastMs, clock.monotonic() + random.between(0, faults().delayMsMax));
      lastMs = dueMs;
      clock.after(dueMs - clock.monotonic(), run);
    };
  };

  return {
    dialOf: (device, answer) => (handlers) => dial(device, answer, handlers),
    cut(device) {
      for (const line of [...lines])
        if (device === undefined || line.device === device) line.break();
    },
    counts,
  };
}
