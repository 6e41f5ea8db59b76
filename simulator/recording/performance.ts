/**
 * One replay from the first connection to the last acknowledgement: a recording, a sender and a
 * player put together. It ends when everything is stored or refused, or with a sentence.
 */
import { timeText } from "../../shared/protocol/time.ts";
import type { Clock } from "../clock.ts";
import type { Dial } from "../device/line.ts";
import { type Counts, createSender, type SenderNews } from "../device/sender.ts";
import { createWatch } from "../device/watch.ts";
import { Failure } from "../failure.ts";
import { createRandom } from "../random.ts";
import { createPlayer, type Speed } from "./player.ts";
import type { Script } from "./script.ts";

/** What the hello says of a replay's speed where there is no fixed one. */
const SPEED_OF_MAX = 1_000;

export type PerformanceOptions = {
  script: Script;
  speed: Speed;
  dial: Dial;
  clock: Clock;
  boot: string;
  device: string;
  /** What was recorded, as screens name it. */
  title: string;
  onTime: (atMs: number) => void;
};

export type Performance = {
  /** Settles once; rejects with a Failure. */
  done: Promise<Counts>;
  start(): void;
  /** Somebody has had enough: ends at once, with what was stored until then. */
  stop(): void;
};

export function createPerformance(options: PerformanceOptions): Performance {
  const { script, speed, clock, boot } = options;
  const { promise, resolve, reject } = Promise.withResolvers<Counts>();
  let isAllSent = false;

  const takeNews = (news: SenderNews): void => {
    watch.notice(news);
    if (news.kind === "welcomed") player.resume();
    if (news.kind === "lost" || news.kind === "gave-up") player.pause();
    if (news.kind === "stored" || news.kind === "rejected") endIfStored();
  };

  const sender = createSender({
    dial: options.dial,
    clock,
    random: createRandom(boot).fork("link"),
    boot,
    hello: () => ({
      device: options.device,
      clock: timeText(player.atMs() ?? script.firstMs),
      source: "replay",
      model: options.title,
      cadence: script.cadence,
      time: "stream",
      speed: speed === "max" ? SPEED_OF_MAX : speed,
    }),
    onNews: takeNews,
  });

  const player = createPlayer({
    items: script.items,
    sender,
    clock,
    speed,
    onTime: options.onTime,
    onEnd: () => {
      isAllSent = true;
      endIfStored();
    },
  });

  const watch = createWatch({
    clock,
    unsettled: () => sender.unsettled(),
    fail: (sentence) => {
      leave();
      reject(new Failure(`${capital(sentence)}.`));
    },
  });

  const endIfStored = (): void => {
    if (!isAllSent || sender.unsettled() > 0) return;
    leave();
    resolve(sender.counts());
  };

  const leave = (): void => {
    watch.end();
    player.pause();
    sender.stop();
  };

  return {
    done: promise,
    start: () => sender.start(),
    stop: () => {
      leave();
      resolve(sender.counts());
    },
  };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
