/**
 * Keeps one device connected: dials, says hello, waits for the welcome, notices silence, and tries
 * again with growing pauses. It gives up only where trying again cannot help, and says why. It
 * knows nothing of readings.
 */
import { assert } from "../../shared/assert.ts";
import { DEVICE_SILENCE_MS } from "../../shared/bounds.ts";
import { CLOSE, type ServerFrame, serverFrameSchema } from "../../shared/protocol/device.ts";
import type { Cancel, Clock } from "../clock.ts";
import type { Random } from "../random.ts";
import { backoffMs } from "./backoff.ts";
import type { Dial, Line, LineEnd } from "./line.ts";

/** A link that held this long was a good one: the next failure counts as the first. */
const GOOD_LINK_MS = 10_000;

export type Welcome = Extract<ServerFrame, { type: "welcome" }>;

export type LinkHandlers = {
  /** The text of the hello, made anew for each connection. */
  hello(): string;
  welcomed(welcome: Welcome): void;
  /** Anything else that the server says once the device is welcome. */
  heard(frame: ServerFrame): void;
  /** Lost or not made; the next try is on its way. */
  lost(sentence: string): void;
  /** For good: nothing follows. */
  gaveUp(sentence: string): void;
};

export type Link = {
  start(): void;
  /** Says goodbye and stays away. */
  stop(): void;
  /** Pulls the cable for a while. */
  sever(forMs: number): void;
  /** Sends if the device is welcome; tells whether it was. */
  send(text: string): boolean;
  isOpen(): boolean;
  pendingBytes(): number;
};

type State =
  | { kind: "idle" }
  | { kind: "waiting"; cancel: Cancel }
  | { kind: "greeting"; line: Line }
  | { kind: "open"; line: Line; sinceMs: number }
  | { kind: "ended" };

export type LinkOptions = { dial: Dial; clock: Clock; random: Random; handlers: LinkHandlers };

export function createLink({ dial, clock, random, handlers }: LinkOptions): Link {
  let state: State = { kind: "idle" };
  let failures = 0;
  /** Tells the callbacks of this connection from those of an earlier one. */
  let connection = 0;
  let lastWords: string | null = null;
  let watchdog: Cancel = () => {};

  const begin = (): void => {
    connection += 1;
    const mine = connection;
    const ifMine = (run: () => void) => {
      if (mine === connection && state.kind !== "ended") run();
    };
    lastWords = null;
    const line = dial({
      opened: () => ifMine(() => line.send(handlers.hello())),
      alive: () => ifMine(restartWatchdog),
      heard: (text) => ifMine(() => takeFrame(line, text)),
      ended: (end) => ifMine(() => takeEnd(end)),
    });
    state = { kind: "greeting", line };
    restartWatchdog();
  };

  const restartWatchdog = (): void => {
    watchdog();
    // The server pings every 5 s: nothing for 15 s means that it is no longer there, whatever
    // the network says.
    watchdog = clock.after(DEVICE_SILENCE_MS, () => {
      cutLine();
      takeEnd({ kind: "failed", message: `nothing heard for ${DEVICE_SILENCE_MS / 1_000} s` });
    });
  };

  const takeFrame = (line: Line, text: string): void => {
    restartWatchdog();
    const frame = parseFrame(text);
    if (frame === null) return;
    if (frame.type === "error") lastWords = frame.message;
    if (frame.type === "welcome") {
      state = { kind: "open", line, sinceMs: clock.nowMs() };
      handlers.welcomed(frame);
    } else if (state.kind === "open") {
      handlers.heard(frame);
    }
  };

  const takeEnd = (end: LineEnd): void => {
    const heldMs = state.kind === "open" ? clock.nowMs() - state.sinceMs : 0;
    failures = heldMs >= GOOD_LINK_MS ? 0 : failures + 1;
    leaveLine();
    const hopeless = hopelessSentence(end, lastWords);
    if (hopeless !== null) {
      state = { kind: "ended" };
      handlers.gaveUp(hopeless);
      return;
    }
    wait(backoffMs(Math.max(0, failures - 1), random));
    handlers.lost(endSentence(end, lastWords));
  };

  const wait = (forMs: number): void => {
    assert(state.kind !== "ended", "an ended link stays ended");
    state = { kind: "waiting", cancel: clock.after(forMs, begin) };
  };

  const leaveLine = (): void => {
    watchdog();
    connection += 1;
  };

  const cutLine = (): void => {
    if (state.kind === "greeting" || state.kind === "open") state.line.cut();
    if (state.kind === "waiting") state.cancel();
  };

  return {
    start: () => {
      assert(state.kind === "idle", "a link starts once");
      begin();
    },
    stop: () => {
      if (state.kind === "greeting" || state.kind === "open") state.line.close();
      if (state.kind === "waiting") state.cancel();
      leaveLine();
      state = { kind: "ended" };
    },
    sever: (forMs) => {
      if (state.kind === "ended" || state.kind === "idle") return;
      cutLine();
      leaveLine();
      wait(forMs);
      handlers.lost(`the cable is out for ${forMs / 1_000} s`);
    },
    send: (text) => {
      if (state.kind !== "open") return false;
      state.line.send(text);
      return true;
    },
    isOpen: () => state.kind === "open",
    pendingBytes: () => (state.kind === "open" ? state.line.pendingBytes() : 0),
  };
}

/** A frame that this device does not know is none of its business: a newer server may say more. */
function parseFrame(text: string): ServerFrame | null {
  try {
    return serverFrameSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What no further try can mend: the token, the hello, the version, another device in its place. */
const HOPELESS_CODES: ReadonlySet<number> = new Set([
  CLOSE.badHello.code,
  CLOSE.revoked.code,
  CLOSE.replaced.code,
  CLOSE.wrongProtocol.code,
  CLOSE.binary.code,
  CLOSE.tooLarge.code,
]);

function hopelessSentence(end: LineEnd, lastWords: string | null): string | null {
  if (end.kind === "closed" && HOPELESS_CODES.has(end.code)) return endSentence(end, lastWords);
  if (end.kind !== "refused") return null;
  if (end.status === 401) return "the server does not know this token, or has revoked it";
  if (end.status === 403) return "the server does not let this device in (HTTP 403)";
  if (end.status === 404) return "there is no device door at this address (HTTP 404)";
  return null;
}

function endSentence(end: LineEnd, lastWords: string | null): string {
  switch (end.kind) {
    case "closed": {
      const why = lastWords ?? end.reason;
      const said = why === "" ? "" : `: ${why}`;
      return `the server ended the link (${end.code}${said})`;
    }
    case "refused":
      return `the server answered HTTP ${end.status}`;
    case "failed":
      return `there is no link to the server (${end.message})`;
  }
}
