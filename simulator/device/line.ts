/**
 * One connection to the server, as the device sees it. The device is handed a way to dial; tests
 * hand it one that leads to a server of their own, on a simulated clock.
 */

/** Why a line is no longer there. */
export type LineEnd =
  /** WebSocket close, with its code. */
  | { kind: "closed"; code: number; reason: string }
  /** HTTP answered instead of upgrading. */
  | { kind: "refused"; status: number }
  /** No connection at all, or broken off. */
  | { kind: "failed"; message: string };

export type LineHandlers = {
  opened(): void;
  heard(text: string): void;
  /** A ping: the server is there, though it has nothing to say. */
  alive(): void;
  /** Once, last of all. */
  ended(end: LineEnd): void;
};

export type Line = {
  send(text: string): void;
  /** Says goodbye. */
  close(): void;
  /** Cuts it without a word, as a pulled cable does. */
  cut(): void;
  /** Bytes that the network has not taken yet. */
  pendingBytes(): number;
};

/** Begins a connection; no handler is called before this returns. */
export type Dial = (handlers: LineHandlers) => Line;
