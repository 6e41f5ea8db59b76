/** Dials the device door with the `ws` package: device-protocol.md's endpoint and headers. */
import WebSocket from "ws";
import { FRAME_BYTES_MAX } from "../../shared/bounds.ts";
import { DEVICE_PATH, DEVICE_SUBPROTOCOL } from "../../shared/protocol/device.ts";
import { sentenceOf } from "../failure.ts";
import type { Dial, LineEnd } from "./line.ts";

const HANDSHAKE_TIMEOUT_MS = 10_000;
const CLOSE_NORMAL = 1000;

/** @param url the server's web address; http and https become ws and wss. */
export function webSocketDial({ url, token }: { url: string; token: string }): Dial {
  const endpoint = deviceEndpoint(url);
  return (handlers) => {
    const socket = new WebSocket(endpoint, DEVICE_SUBPROTOCOL, {
      headers: { authorization: `Bearer ${token}` },
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      maxPayload: FRAME_BYTES_MAX,
      // A reading is one small frame a second: compressing it costs more than it saves.
      perMessageDeflate: false,
    });
    let end: LineEnd | null = null;
    socket.on("open", handlers.opened);
    socket.on("message", (data) => handlers.heard(data.toString()));
    socket.on("ping", handlers.alive);
    socket.on("unexpected-response", (request, response) => {
      end = { kind: "refused", status: response.statusCode ?? 0 };
      request.destroy();
      socket.terminate();
    });
    socket.on("error", (error) => {
      end ??= { kind: "failed", message: sentenceOf(error) };
    });
    socket.on("close", (code, reason) => {
      // 1006 is the library's word for "broken off": if an error came before, it says more.
      const closed: LineEnd = { kind: "closed", code, reason: reason.toString() };
      handlers.ended(code === 1006 ? (end ?? closed) : closed);
    });
    return {
      send: (text) => socket.send(text),
      close: () => socket.close(CLOSE_NORMAL),
      cut: () => socket.terminate(),
      pendingBytes: () => socket.bufferedAmount,
    };
  };
}

/** The device door of a server: `http://127.0.0.1:3000` → `ws://127.0.0.1:3000/api/devices/stream`. */
export function deviceEndpoint(url: string): string {
  const endpoint = new URL(DEVICE_PATH, url);
  endpoint.protocol = endpoint.protocol === "https:" ? "wss:" : "ws:";
  return endpoint.href;
}
