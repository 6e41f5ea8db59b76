/**
 * A device towards the server: numbers readings, keeps them until they are stored, sends them in
 * order, and sends again what a lost link left open. Live readings never wait for an
 * acknowledgement: a server whose disk is full still watches the patient.
 */
import { assert } from "../../shared/assert.ts";
import type { DeviceFrame, ReadingFrame, ServerFrame } from "../../shared/protocol/device.ts";
import type { RejectCode } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { Dial } from "./line.ts";
import { createLink, type Welcome } from "./link.ts";
import { createOutbox } from "./outbox.ts";

/** Bytes that may wait in the socket; a day's backlog is 11 MB and goes out as the net takes it. */
const PENDING_BYTES_MAX = 256 * 1024;
/** How soon a full socket is looked at again. */
const FULL_SOCKET_RETRY_MS = 20;

export type SenderNews =
  | { kind: "welcomed"; welcome: Welcome }
  | { kind: "stored"; recorded: boolean }
  | { kind: "rejected"; code: RejectCode; path: string; message: string }
  | { kind: "cuff-wanted" }
  | { kind: "lost"; sentence: string }
  | { kind: "gave-up"; sentence: string };

export type Counts = {
  /** Readings handed in. */
  taken: number;
  /** Readings that the server has stored. */
  acked: number;
  /** Of these, readings that went into a session's record. */
  recorded: number;
  /** Refusals by code, of values and of whole readings. */
  rejected: Partial<Record<RejectCode, number>>;
  /** Connections that were welcome; all but the first came after a loss. */
  welcomes: number;
};

export type Sender = {
  start(): void;
  stop(): void;
  sever(forMs: number): void;
  /** Takes a reading, whether or not the server is there. */
  take(reading: Omit<ReadingFrame, "seq">): void;
  /** Says something that is only worth saying now; lost where nobody listens. */
  say(frame: DeviceFrame): void;
  /** Whether everything taken so far has been sent on the present link. */
  isCaughtUp(): boolean;
  isOpen(): boolean;
  /** Readings that the server has neither stored nor refused. */
  unsettled(): number;
  pendingBytes(): number;
  counts(): Counts;
};

export type SenderOptions = {
  dial: Dial;
  clock: Clock;
  random: Random;
  boot: string;
  /** The hello without what the sender knows itself. */
  hello: () => Record<string, unknown>;
  onNews: (news: SenderNews) => void;
  readingsMax?: number;
};

export function createSender(options: SenderOptions): Sender {
  const { dial, clock, random, boot, onNews } = options;
  const outbox = createOutbox(options.readingsMax);
  const counts: Counts = { taken: 0, acked: 0, recorded: 0, rejected: {}, welcomes: 0 };
  let sentSeq = 0;
  let ackedSeq = 0;
  let isRetrying = false;

  const link = createLink({
    dial,
    clock,
    random,
    handlers: {
      hello: () => JSON.stringify({ type: "hello", protocol: 1, boot, ...options.hello() }),
      welcomed: (welcome) => takeWelcome(welcome),
      heard: (frame) => takeFrame(frame),
      lost: (sentence) => onNews({ kind: "lost", sentence }),
      gaveUp: (sentence) => onNews({ kind: "gave-up", sentence }),
    },
  });

  const takeWelcome = (welcome: Welcome): void => {
    counts.welcomes += 1;
    const { stored } = welcome;
    sentSeq = 0;
    if (stored !== null && stored.boot === boot) {
      takeStored(stored.seq, welcome.session !== null);
      sentSeq = stored.seq;
    }
    pump();
    onNews({ kind: "welcomed", welcome });
  };

  /** Sends everything that has not gone out on this link, as fast as the network takes it. */
  const pump = (): void => {
    while (link.isOpen()) {
      const frame = outbox.frameAfter(sentSeq);
      if (frame === null) return;
      if (link.pendingBytes() > PENDING_BYTES_MAX) {
        retryPump();
        return;
      }
      assert(frame.lastSeq > sentSeq, "a frame goes on where the last one ended");
      sentSeq = frame.lastSeq;
      link.send(frame.text);
    }
  };

  const retryPump = (): void => {
    if (isRetrying) return;
    isRetrying = true;
    clock.after(FULL_SOCKET_RETRY_MS, () => {
      isRetrying = false;
      pump();
    });
  };

  const takeFrame = (frame: ServerFrame): void => {
    switch (frame.type) {
      case "ack":
        if (frame.boot === boot) takeStored(frame.seq, frame.recorded);
        return;
      case "reject":
        counts.rejected[frame.code] = (counts.rejected[frame.code] ?? 0) + 1;
        if (frame.seq !== null) outbox.refused(frame.seq);
        takeRejection(frame);
        return;
      case "repeat-cuff":
        onNews({ kind: "cuff-wanted" });
        return;
      default:
        return;
    }
  };

  const takeStored = (seq: number, recorded: boolean): void => {
    const newlyAcked = Math.max(0, seq - ackedSeq);
    ackedSeq = Math.max(ackedSeq, seq);
    counts.acked += newlyAcked;
    if (recorded) counts.recorded += newlyAcked;
    outbox.stored(seq);
    onNews({ kind: "stored", recorded });
  };

  const takeRejection = (frame: Extract<ServerFrame, { type: "reject" }>): void => {
    const { code, path, message } = frame;
    onNews({ kind: "rejected", code, path, message });
    if (code !== "BAD_FRAME" || !isTakenByRealDevice(message)) return;
    link.stop();
    onNews({ kind: "gave-up", sentence: message });
  };

  return {
    start: () => link.start(),
    stop: () => link.stop(),
    sever: (forMs) => link.sever(forMs),
    take: (reading) => {
      counts.taken += 1;
      outbox.add(reading);
      pump();
    },
    say: (frame) => {
      link.send(JSON.stringify(frame));
    },
    isCaughtUp: () => link.isOpen() && sentSeq >= outbox.lastSeq(),
    isOpen: () => link.isOpen(),
    unsettled: () => outbox.size(),
    pendingBytes: () => link.pendingBytes(),
    counts: () => counts,
  };
}

/** A bed whose session has had a real device takes no simulated readings any more. */
function isTakenByRealDevice(message: string): boolean {
  return /real device/i.test(message);
}
