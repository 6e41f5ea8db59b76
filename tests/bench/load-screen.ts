// A screen of the load generator: watches a ward and tells which reading of which bed it has just
// been shown, by the time at which that reading was taken. It draws nothing. A message has arrived
// when it can be used: for Vigil when Socket.IO hands it over, for the relay when it is parsed.

import { io } from "socket.io-client";
import { WebSocket } from "ws";
import { z } from "zod";
import { timeMs } from "../../shared/protocol/time.ts";
import { nowUs, type Shown, type Side } from "./load-protocol.ts";

export type ScreenOptions = {
  side: Side;
  ward: string;
  onShown: (shown: Shown) => void;
  /** The bed whose relayed frames carry this number. */
  bedOfSeq: (seq: number) => string;
};

// Only what the measurement needs is looked at, after the clock was read: validating whole messages
// is the browser's work, and is measured there.
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

/** Opens a screen; settles when it is shown the ward. */
export function openScreen(options: ScreenOptions): Promise<void> {
  const { side } = options;
  return side.kind === "vigil" ? openOnVigil(side, options) : openOnRelay(side.url, options);
}

function openOnVigil(
  { url, cookie }: { url: string; cookie: string },
  { ward, onShown }: ScreenOptions,
): Promise<void> {
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
  });
  socket.on("changes", (message: unknown) => {
    const atUs = nowUs();
    for (const { id, vitals } of changesSchema.parse(message).beds) {
      const takenAt = vitals?.heartRate?.takenAt;
      if (typeof takenAt === "string") onShown([id, timeMs(takenAt), atUs]);
    }
  });
  return new Promise((resolve, reject) => {
    socket.on("connect_error", reject);
    socket.on("connect", () => socket.emit("watch", { ward }, () => undefined));
    socket.once("snapshot", () => resolve());
  });
}

function openOnRelay(url: string, { ward, onShown, bedOfSeq }: ScreenOptions): Promise<void> {
  const socket = new WebSocket(`${url}/screen/${ward}`, { perMessageDeflate: false });
  socket.on("message", (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString("utf8"));
    const atUs = nowUs();
    const { seq, takenAt } = frameSchema.parse(frame);
    onShown([bedOfSeq(seq), timeMs(takenAt), atUs]);
  });
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => resolve());
  });
}
