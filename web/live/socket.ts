/**
 * The live link: keeps the socket up, checks numbers, and writes what it hears into the store. What
 * cannot wait is drawn in the next frame, and values together four times a second: the devices of a
 * ward send at all moments, and each frame lays out and paints the page again. It shows nothing and
 * decides nothing about alarms.
 */
import { io, type Socket } from "socket.io-client";
import type { z } from "zod";
import { LINK_LOOK_MS, LINK_SILENT_MS, RECONNECT_MS_MAX } from "../../shared/bounds.ts";
import {
  type Changes,
  changesSchema,
  escalationsSchema,
  heartbeatSchema,
  liveAnswerSchema,
  snapshotSchema,
} from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { nowMs } from "../clock.ts";
import { isValuesOnly, rolledWard, type Ward, wardOf, withChanges } from "./apply.ts";
import { type Heard, linkAt, type Proof, proofAfter, provenBy, sameLink } from "./link-state.ts";
import { fitOfChanges, fitOfHeartbeat } from "./sequence.ts";
import { nextOffsetMs } from "./server-clock.ts";
import { liveStore, tickStore } from "./store.ts";
import { everyLook, everySecond } from "./ticker.ts";

const RECONNECT_MS_MIN = 250;
/** Values that no look has drawn by then are drawn with the next message: a look that fails to come
 * must not leave an old number standing as if it were live. */
const VALUES_WAIT_MS_MAX = 2 * LINK_LOOK_MS;
/** A snapshot that has not come by then was lost, and is asked for again. */
const SNAPSHOT_WAIT_MS = 2_000;

let socket: Socket | null = null;
let wantedWard: string | null = null;
let isArmed = false;
let heard: Heard = nothingHeard();
/** Of the connection that is open now. */
let proof: Proof = { sentMs: null, isTold: false };
let offsetMs: number | null = null;
/** The ward with what has been heard but not drawn yet. */
let fresh: Ward | null = null;
let frame: number | null = null;
let drawnMs = 0;
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
  heard = nothingHeard();
  opened.on("connect", () => {
    proof = { sentMs: null, isTold: false };
    // Asked first and so answered first: the age of the snapshot is known when it comes.
    measureLink();
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
  opened.on("escalations", (message: unknown) => {
    const parsed = escalationsSchema.safeParse(message);
    if (parsed.success) liveStore.setState({ escalated: parsed.data.alarms });
  });
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
    liveStore.setState({
      ward: null,
      escalated: [],
      link: { kind: "connecting" },
      latencyMs: null,
    });
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

/** Confirms to the server that these alarms are drawn here. */
export function shown(alarms: string[]): void {
  if (socket?.connected === true) socket.emit("shown", { alarms });
}

function nothingHeard(): Heard {
  return { openedMs: nowMs(), heardMs: null, provenMs: null, serverMs: null };
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
  const travelMsMax = proof.sentMs === null ? null : Math.max(0, now - proof.sentMs);
  offsetMs = nextOffsetMs(offsetMs, { serverAtMs: serverMs, heardAtMs: now, travelMsMax });
  use(parsed.data);
  if (now - drawnMs > VALUES_WAIT_MS_MAX) drawSoon();
}

function takeSnapshot(snapshot: z.output<typeof snapshotSchema>): void {
  // The answer for a ward that was left meanwhile.
  if (snapshot.ward.id !== wantedWard) return;
  fresh = wardOf(snapshot);
  prove({ ...proof, isTold: true });
  askedMs = null;
  drawSoon();
}

function takeChanges(changes: Changes): void {
  const fit = fitOfChanges(fresh?.seq ?? null, changes.seq);
  if (fit === "gap") askForSnapshot();
  if (fit !== "apply" || fresh === null) return;
  fresh = withChanges(fresh, changes);
  if (!isValuesOnly(changes)) drawSoon();
}

/** In the next frame; at once where no frames are drawn, for title and sound need it there. */
function drawSoon(): void {
  if (document.hidden) draw();
  else frame ??= requestAnimationFrame(draw);
}

function draw(): void {
  if (frame !== null) cancelAnimationFrame(frame);
  frame = null;
  drawnMs = nowMs();
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
  measureLink();
}

/** One ping. On a connection it keeps its place among the messages, which is what it proves. */
function measureLink(): void {
  if (socket?.connected !== true) return;
  const sentMs = nowMs();
  socket.emit("latency", () => {
    const answeredMs = nowMs();
    prove(proofAfter(proof, { sentMs, answeredMs }));
    const latencyMs = Math.max(0, answeredMs - sentMs);
    if (latencyMs !== liveStore.getState().latencyMs) liveStore.setState({ latencyMs });
    drawSoon();
  });
}

function prove(next: Proof): void {
  proof = next;
  heard = { ...heard, provenMs: provenBy(proof, heard.provenMs) };
}

/** A link that is open by name but silent, or one that the server ended on purpose (a restart, a
 * logout): neither comes back by itself. */
function isStuck(now: number): boolean {
  if (socket === null) return false;
  const sinceMs = now - triedMs;
  if (!socket.connected) return !socket.active && sinceMs >= RECONNECT_MS_MAX;
  // A slow link is not stuck: to start it anew would only send it one more snapshot.
  const link = linkAt(heard, now);
  return sinceMs >= LINK_SILENT_MS && link.kind === "lost" && link.why === "silent";
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
