// A device door on a real socket, for trying the programs themselves. It speaks the protocol and
// keeps what it hears; which tokens it knows and when it drops a line is up to the test.

import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import {
  DEVICE_PATH,
  DEVICE_SUBPROTOCOL,
  type DeviceFrame,
  deviceFrameSchema,
  type Hello,
  helloSchema,
  type ReadingFrame,
} from "../../../shared/protocol/device.ts";

const addressSchema = z.object({ port: z.int() });

export type DoorOptions = {
  /** Devices by token; any other token gets 401. */
  tokens: Record<string, string>;
  /** Cuts the first line after so many readings. */
  dropsAfter?: number;
};

export async function openDoor({ tokens, dropsAfter }: DoorOptions) {
  const http = createServer((_request, response) => void response.writeHead(404).end());
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has(DEVICE_SUBPROTOCOL) ? DEVICE_SUBPROTOCOL : false),
  });
  const hellos: Hello[] = [];
  const readings: ReadingFrame[] = [];
  const stored = new Map<string, number>();
  let mayDrop = dropsAfter !== undefined;

  http.on("upgrade", (request, socket, head) => {
    const device = tokens[(request.headers.authorization ?? "").replace("Bearer ", "")];
    if (request.url !== DEVICE_PATH || device === undefined) {
      socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => serve(line, device));
  });

  const serve = (line: WebSocket, device: string): void => {
    let boot: string | null = null;
    line.on("message", (data) => {
      const json: unknown = JSON.parse(data.toString());
      if (boot === null) {
        const hello = helloSchema.parse(json);
        boot = hello.boot;
        hellos.push(hello);
        const seq = stored.get(boot);
        line.send(
          JSON.stringify({
            type: "welcome",
            device,
            bed: "lab-1",
            session: "s-1",
            stored: seq === undefined ? null : { boot, seq },
            time: hello.clock,
            clockOffsetMs: 0,
          }),
        );
        return;
      }
      const taken = readingsOf(deviceFrameSchema.parse(json));
      readings.push(...taken);
      const last = taken.at(-1);
      if (last === undefined) return;
      stored.set(boot, last.seq);
      if (mayDrop && readings.length >= (dropsAfter ?? 0)) {
        mayDrop = false;
        line.terminate();
        return;
      }
      line.send(JSON.stringify({ type: "ack", boot, seq: last.seq, recorded: true }));
    });
  };

  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = addressSchema.parse(http.address());
  return {
    url: `http://127.0.0.1:${port}`,
    hellos,
    readings,
    close: (): void => {
      for (const line of sockets.clients) line.terminate();
      http.close();
    },
  };
}

function readingsOf(frame: DeviceFrame): ReadingFrame[] {
  if (frame.type === "readings") return frame.readings;
  return frame.type === "reading" ? [frame] : [];
}
