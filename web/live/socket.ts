/**
 * The live link: keeps the socket up, checks numbers, and writes what it hears into the store at
 * most once a frame. It shows nothing and decides nothing about alarms.
 */
import { io, type Socket } from "socket.io-client";
import type { z } from "zod";
import { LINK_SILENT_MS, RECONNECT_MS_MAX } from "../../shared/bounds.ts";
import {
  type Changes,
  changesSchema,
  heartbeatSchema,
  liveAnswerSchema,
  snapshotSchema,
} from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { nowMs } from "../clock.ts";
import { rolledWard, type Ward, wardOf, withChanges } from "./apply.ts";
import { type Heard, linkAt, sameLink } from "./link-state.ts";
import { fitOfChanges, fitOfHeartbeat } from "./sequence.ts";
import { nextOffsetMs } from "./server-clock.ts";
import { liveStore, tickStore } from "./store.ts";
import { everyLook, everySecond } from "./ticker.ts";

/** Messages that may wait for a frame; past it they are taken at once. A frame holds a few. */
const WAITING_MAX = 64;

const RECONNECT_MS_MIN = 250;
/** A snapshot that has not come by then was lost, and is asked for again. */
const SNAPSHOT_WAIT_MS = 2_000;

let socket: Socket | null = null;
let wantedWard: string | null = null;
let isArmed = false;
let heard: Heard = { openedMs: nowMs(), heardMs: null, serverMs: null };
let offsetMs: number | null = null;
/** The ward with what has been heard but not drawn yet. */
let fresh: Ward | null = null;
let waiting = 0;
let frame: number | null = null;
let askedMs: number | null = null;
/** When this screen last started the link anew by itself. */
let triedMs = 0;

/**
 * Opens the link and keeps it open. Returns how to close it.
 * @param onLoggedOut called when the server says that nobody is logged in here any more
 */
export function openLink(onLoggedOut: () => void): () => void {
  const opened = io({
    reconnectionDelay: RECONNECT_MS_MIN,
    reconnectionDelayMax: RECONNECT_MS_MAX,
    randomizationFactor: 0.5,
    timeout: RECONNECT_MS_MAX,
  });
  socket = opened;
  heard = { openedMs: nowMs(), heardMs: null, serverMs: null };
  opened.on("connect", () => {
    askForSnapshot();
    tellArmed();
  });
  opened.on("connect_error", (error) => {
    if (error.message === "NOT_LOGGED_IN") onLoggedOut();
  });
  opened.on("snapshot", (message: unknown) => take(snapshotSchema, message, takeSnapshot));
  opened.on("changes", (message: unknown) => take(changesSchema, message, takeChanges));
  opened.on("heartbeat", (message: unknown) =>
    take(heartbeatSchema, message, ({ seq }) => {
      if (fitOfHeartbeat(fresh?.seq ?? null, seq) === "gap") askForSnapshot();
    }),
  );
  const stopTicking = everySecond(tick);
  const stopLooking = everyLook(draw);
  addEventListener("online", onOnline);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    stopTicking();
    stopLooking();
    removeEventListener("online", onOnline);
    document.removeEventListener("visibilitychange", onVisibility);
    opened.close();
    socket = null;
    fresh = null;
    liveStore.setState({ ward: null, link: { kind: "connecting" }, latencyMs: null });
  };
}

/** Chooses the ward that this screen watches. What it knew of another one is forgotten at once. */
export function watchWard(ward: string): void {
  if (wantedWard === ward && fresh !== null) return;
  wantedWard = ward;
  if (fresh !== null && fresh.ward.id !== ward) {
    fresh = null;
    liveStore.setState({ ward: null });
  }
  askedMs = null;
  askForSnapshot();
}

/** Tells the server whether sound really runs here; repeated after every reconnect. */
export function setArmed(armed: boolean): void {
  isArmed = armed;
  tellArmed();
}

/** Confirms to the server that the sound of these alarms has really started here. */
export function sounded(alarms: string[]): void {
  if (socket?.connected === true) socket.emit("sounded", { alarms });
}

function tellArmed(): void {
  if (socket?.connected === true) socket.emit("armed", { armed: isArmed }, () => {});
}

function askForSnapshot(): void {
  if (socket?.connected !== true || wantedWard === null) return;
  const now = nowMs();
  if (askedMs !== null && now - askedMs < SNAPSHOT_WAIT_MS) return;
  askedMs = now;
  socket.emit("watch", { ward: wantedWard }, (answer: unknown) => {
    const parsed = liveAnswerSchema.safeParse(answer);
    if (!parsed.success || !parsed.data.ok) askedMs = null;
  });
}

/** Parses a message once, notes that something was heard, and hands it on. */
function take<S extends z.ZodType<{ at: string }>>(
  schema: S,
  message: unknown,
  use: (message: z.output<S>) => void,
): void {
  const parsed = schema.safeParse(message);
  // What cannot be read must not be shown as live: it counts as not heard.
  if (!parsed.success) return;
  const now = nowMs();
  const serverMs = timeMs(parsed.data.at);
  heard = { ...heard, heardMs: now, serverMs };
  offsetMs = nextOffsetMs(offsetMs, { serverAtMs: serverMs, heardAtMs: now });
  use(parsed.data);
  drawSoon();
}

function takeSnapshot(snapshot: z.output<typeof snapshotSchema>): void {
  // The answer for a ward that was left meanwhile.
  if (snapshot.ward.id !== wantedWard) return;
  fresh = wardOf(snapshot);
  askedMs = null;
}

function takeChanges(changes: Changes): void {
  const fit = fitOfChanges(fresh?.seq ?? null, changes.seq);
  if (fit === "gap") askForSnapshot();
  if (fit === "apply" && fresh !== null) fresh = withChanges(fresh, changes);
}

/** Once a frame at most; at once where no frames are drawn, for title and sound need it there. */
function drawSoon(): void {
  waiting += 1;
  if (document.hidden || waiting >= WAITING_MAX) {
    draw();
    return;
  }
  frame ??= requestAnimationFrame(draw);
}

function draw(): void {
  if (frame !== null) cancelAnimationFrame(frame);
  frame = null;
  waiting = 0;
  const before = liveStore.getState();
  const link = sameLink(before.link, linkAt(heard, nowMs()));
  if (before.ward === fresh && before.link === link) return;
  liveStore.setState({ ward: fresh, link });
}

function tick(): void {
  const serverMs = nowMs() + (offsetMs ?? 0);
  if (fresh !== null) fresh = rolledWard(fresh, serverMs);
  if (fresh === null) askForSnapshot();
  draw();
  tickStore.setState({ serverMs });
  if (isStuck(nowMs())) reconnectNow();
  measureLatency();
}

function measureLatency(): void {
  if (socket?.connected !== true) return;
  const sentMs = performance.now();
  socket.volatile.emit("latency", () => {
    const latencyMs = Math.round(performance.now() - sentMs);
    if (latencyMs !== liveStore.getState().latencyMs) liveStore.setState({ latencyMs });
  });
}

/** A link that is open by name but silent, or one that the server ended on purpose (a restart, a
 * logout): neither comes back by itself. */
function isStuck(now: number): boolean {
  if (socket === null) return false;
  const sinceMs = now - triedMs;
  if (!socket.connected) return !socket.active && sinceMs >= RECONNECT_MS_MAX;
  return sinceMs >= LINK_SILENT_MS && linkAt(heard, now).kind === "lost";
}

function reconnectNow(): void {
  triedMs = nowMs();
  // While it waits for its next try, `connect` alone would do nothing.
  socket?.disconnect().connect();
}

function onOnline(): void {
  if (socket?.connected === false) reconnectNow();
}

function onVisibility(): void {
  if (document.hidden) return;
  onOnline();
  drawSoon();
}
