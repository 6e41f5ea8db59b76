// A screen at the real gateway: watches a ward and keeps every message, each parsed by its schema.

import { io, type Socket } from "socket.io-client";
import {
  type BedView,
  type Changes,
  changesSchema,
  type Escalations,
  escalationsSchema,
  type Heartbeat,
  heartbeatSchema,
  liveAnswerSchema,
  type Snapshot,
  snapshotSchema,
} from "../../shared/protocol/live.ts";
import type { House } from "./house.ts";
import { until } from "./until.ts";

export type Told = { kind: "snapshot"; body: Snapshot } | { kind: "changes"; body: Changes };

export type ScreenClient = {
  socket: Socket;
  /** Snapshots and changes, in the order in which they came. */
  told: Told[];
  heartbeats: Heartbeat[];
  escalations: Escalations[];
  ask(event: string, body: unknown): Promise<{ ok: boolean; code?: string | undefined }>;
  /** A bed as this screen now knows it. */
  bed(id: string): BedView | undefined;
  snapshots(): Snapshot[];
  lastSeq(): number;
  close(): void;
};

/** Connects a screen; settles once it is in, or fails with the reason why not. */
export async function openScreen(
  url: string,
  headers: Record<string, string>,
): Promise<ScreenClient> {
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  const told: Told[] = [];
  const heartbeats: Heartbeat[] = [];
  const escalations: Escalations[] = [];
  const beds = new Map<string, BedView>();
  socket.on("snapshot", (body) => {
    const snapshot = snapshotSchema.parse(body);
    told.push({ kind: "snapshot", body: snapshot });
    beds.clear();
    for (const bed of snapshot.beds) beds.set(bed.id, bed);
  });
  socket.on("changes", (body) => {
    const changes = changesSchema.parse(body);
    told.push({ kind: "changes", body: changes });
    for (const { vitals, ...patch } of changes.beds) {
      const bed = beds.get(patch.id);
      if (bed === undefined) continue;
      Object.assign(bed, patch, { vitals: { ...bed.vitals, ...vitals } });
    }
  });
  socket.on("heartbeat", (body) => heartbeats.push(heartbeatSchema.parse(body)));
  socket.on("escalations", (body) => escalations.push(escalationsSchema.parse(body)));
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return {
    socket,
    told,
    heartbeats,
    escalations,
    ask: async (event, body) => liveAnswerSchema.parse(await socket.emitWithAck(event, body)),
    bed: (id) => beds.get(id),
    snapshots: () => told.flatMap((one) => (one.kind === "snapshot" ? [one.body] : [])),
    lastSeq: () => told[told.length - 1]?.body.seq ?? 0,
    close: () => void socket.disconnect(),
  };
}

/** A screen of a house at which somebody has logged in, and which watches a ward. */
export async function watchWard(house: House, ward: string): Promise<ScreenClient> {
  const screen = await openScreen(house.url(), { cookie: await house.cookie("nurse") });
  await screen.ask("watch", { ward });
  await until(`a snapshot of ${ward}`, () => screen.snapshots().length > 0);
  return screen;
}
