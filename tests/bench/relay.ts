// The floor: a bare `ws` relay. Whatever a device of a ward sends goes to that ward's screens as it
// came; nothing is parsed, decided, numbered or kept. A program of its own, started by relayed.ts
// and ended by closing its channel.

import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { present } from "../../shared/assert.ts";

type Room = { screens: Set<WebSocket> };

const rooms = new Map<string, Room>();
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

// Addresses are `/device/WARD` and `/screen/WARD`.
sockets.on("connection", (socket, request) => {
  const [, side, ward = ""] = (request.url ?? "").split("/");
  const room = rooms.get(ward) ?? { screens: new Set() };
  rooms.set(ward, room);
  if (side === "screen") {
    room.screens.add(socket);
    socket.on("close", () => room.screens.delete(socket));
    return;
  }
  socket.on("message", (data, isBinary) => {
    for (const screen of room.screens) screen.send(data, { binary: isBinary });
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = present(server.address(), "a server that listens has an address");
  process.send?.({ port: typeof address === "object" ? address.port : 0 });
});
process.on("disconnect", () => process.exit(0));
