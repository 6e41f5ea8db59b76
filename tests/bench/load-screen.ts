// A screen of the load generator: watches a ward and tells which reading of which bed it has just
// been shown, by the time at which that reading was taken. It draws nothing.

import { io } from "socket.io-client";
import { WebSocket } from "ws";
import { z } from "zod";
import { timeMs } from "../../shared/protocol/time.ts";
import type { Side } from "./load-protocol.ts";

export type LoadScreen = { close(): void };

/** A reading has reached the screen. */
export type Shown = (bed: string, takenAtMs: number) => void;

// Only what the measurement needs is looked at: validating whole messages is the browser's work,
// and is measured there.
const changesSchema = z.object({
  beds: z.array(
    z.object({
      id: z.string(),
      vitals: z
        .object({ heartRate: z.object({ takenAt: z.string().nullable() }).optional() })
        .optional(),
    }),
  ),
});
const frameSchema = z.object({ seq: z.int(), takenAt: z.string() });

export type LoadScreenOptions = {
  side: Side;
  ward: string;
  onShown: Shown;
  /** The bed whose relayed frames carry this number. */
  bedOfSeq: (seq: number) => string;
};

/** Opens a screen; settles when it is shown the ward. */
export function openScreen(options: LoadScreenOptions): Promise<LoadScreen> {
  const { side } = options;
  return side.kind === "vigil" ? openOnVigil(side, options) : openOnRelay(side.url, options);
}

function openOnVigil(
  { url, cookie }: { url: string; cookie: string },
  { ward, onShown }: LoadScreenOptions,
): Promise<LoadScreen> {
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
  });
  socket.on("changes", (message: unknown) => {
    for (const { id, vitals } of changesSchema.parse(message).beds) {
      const takenAt = vitals?.heartRate?.takenAt;
      if (typeof takenAt === "string") onShown(id, timeMs(takenAt));
    }
  });
  return new Promise((resolve, reject) => {
    socket.on("connect_error", reject);
    socket.on("connect", () => socket.emit("watch", { ward }, () => undefined));
    socket.once("snapshot", () => resolve({ close: () => socket.disconnect() }));
  });
}

function openOnRelay(
  url: string,
  { ward, onShown, bedOfSeq }: LoadScreenOptions,
): Promise<LoadScreen> {
  const socket = new WebSocket(`${url}/screen/${ward}`, { perMessageDeflate: false });
  socket.on("message", (data: Buffer) => {
    const { seq, takenAt } = frameSchema.parse(JSON.parse(data.toString("utf8")));
    onShown(bedOfSeq(seq), timeMs(takenAt));
  });
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => resolve({ close: () => socket.terminate() }));
  });
}
