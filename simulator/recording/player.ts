/**
 * Plays a timeline through a sender at a speed, or as fast as the server stores. While the link is
 * down the recording stands still: its time is the bed's time, and nobody would see it pass.
 */
import { assert } from "../../shared/assert.ts";
import type { Cancel, Clock } from "../clock.ts";
import type { Sender } from "../device/sender.ts";
import type { TimelineItem } from "./timeline.ts";

/** Frames (readings and clock) that may be under way beyond the oldest reading that is not stored
 * yet: some 250 KB, and hundreds of readings in one group commit. */
export const WINDOW_FRAMES_MAX = 2_000;
/** Bytes that may wait in the socket: with long gaps there is no acknowledgement to wait for. */
const PENDING_BYTES_MAX = 64 * 1024;
/** Frames sent before acknowledgements are looked at again. */
const TURN_FRAMES_MAX = 500;
/** How soon a full socket or a full window is looked at again. */
const RETRY_MS = 5;

export type Speed = number | "max";

export type PlayerOptions = {
  items: Iterator<TimelineItem>;
  sender: Sender;
  clock: Clock;
  speed: Speed;
  /** Stream time has got there. */
  onTime: (atMs: number) => void;
  /** Everything has been sent; not yet stored. */
  onEnd: () => void;
};

export type Player = {
  /** The link is there: go on. */
  resume(): void;
  /** The link is gone, or everything is over. */
  pause(): void;
  /** Stream time of the last item that was sent; null before the first. */
  atMs(): number | null;
};

export function createPlayer(options: PlayerOptions): Player {
  const { items, sender, clock, speed } = options;
  let next: TimelineItem | null = items.next().value ?? null;
  let sentMs: number | null = null;
  /** Frames sent since everything was last stored. */
  let underWay = 0;
  /** The moment of the clock at which this stretch of the recording began. */
  let anchor: { clockMs: number; streamMs: number } | null = null;
  let cancel: Cancel = () => {};

  const dueMs = (item: TimelineItem): number => {
    assert(anchor !== null, "a playing recording has an anchor");
    return speed === "max" ? 0 : anchor.clockMs + (item.atMs - anchor.streamMs) / speed;
  };

  const turn = (): void => {
    for (let sent = 0; sent < TURN_FRAMES_MAX; sent += 1) {
      if (next === null) {
        options.onEnd();
        return;
      }
      const waitMs = Math.ceil(dueMs(next) - clock.nowMs());
      if (waitMs > 0 || !hasRoom()) {
        again(waitMs > 0 ? waitMs : RETRY_MS);
        return;
      }
      send(next);
      next = items.next().value ?? null;
    }
    again(0);
  };

  const again = (delayMs: number): void => {
    cancel = clock.after(delayMs, turn);
  };

  const hasRoom = (): boolean => {
    if (sender.unsettled() === 0) underWay = 0;
    return (
      underWay < WINDOW_FRAMES_MAX &&
      sender.pendingBytes() < PENDING_BYTES_MAX &&
      sender.isCaughtUp()
    );
  };

  const send = (item: TimelineItem): void => {
    if (item.kind === "frame") sender.say(item.frame);
    else sender.take(item.reading);
    underWay += 1;
    sentMs = item.atMs;
    options.onTime(item.atMs);
  };

  return {
    resume: () => {
      cancel();
      underWay = 0;
      anchor = { clockMs: clock.nowMs(), streamMs: next?.atMs ?? 0 };
      turn();
    },
    pause: () => cancel(),
    atMs: () => sentMs,
  };
}
