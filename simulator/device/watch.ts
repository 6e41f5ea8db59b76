/**
 * Watches a device on behalf of a person at a terminal, who wants to be told instead of waiting: no
 * server at the start, a server that never comes back, or one that stores nothing any more.
 */
import type { Cancel, Clock } from "../clock.ts";
import type { SenderNews } from "./sender.ts";

/** A server that starts up needs a few seconds; nobody waits longer for the first welcome. */
const FIRST_WELCOME_MS = 15_000;
/** A server that is being restarted or replaced is back by then. */
const ABSENCE_MS_MAX = 5 * 60_000;
/** A disk that stores nothing for a minute is not slow, it is full. */
const NOTHING_STORED_MS_MAX = 60_000;

export type WatchOptions = {
  clock: Clock;
  /** Readings not yet stored. */
  unsettled: () => number;
  /** Called once, with what is wrong. */
  fail: (sentence: string) => void;
};

export type Watch = {
  notice(news: SenderNews): void;
  end(): void;
};

export function createWatch({ clock, unsettled, fail }: WatchOptions): Watch {
  let lastTrouble = "the server does not answer";
  let hasEnded = false;
  let cancel: Cancel = () => {};

  const give = (sentence: string): void => {
    if (hasEnded) return;
    end();
    fail(sentence);
  };
  const end = (): void => {
    hasEnded = true;
    cancel();
  };
  const expectWithin = (forMs: number, check: () => void): void => {
    cancel();
    if (!hasEnded) cancel = clock.after(forMs, check);
  };
  const expectStored = (): void => {
    expectWithin(NOTHING_STORED_MS_MAX, () => {
      const count = unsettled();
      if (count === 0) expectStored();
      else
        give(`${count} readings have not been acknowledged for ${NOTHING_STORED_MS_MAX / 1_000} s`);
    });
  };

  let wasWelcome = false;
  expectWithin(FIRST_WELCOME_MS, () => give(lastTrouble));
  return {
    end,
    notice: (news) => {
      switch (news.kind) {
        case "welcomed":
          wasWelcome = true;
          expectStored();
          return;
        case "stored":
          expectStored();
          return;
        case "gave-up":
          give(news.sentence);
          return;
        case "lost":
          lastTrouble = news.sentence;
          // The pause between two tries must not put the end off each time.
          if (!wasWelcome) return;
          wasWelcome = false;
          expectWithin(ABSENCE_MS_MAX, () => give(lastTrouble));
          return;
        default:
          return;
      }
    },
  };
}
