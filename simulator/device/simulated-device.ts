/**
 * A simulated monitor at a bed: lives the bed's seconds on the clock it is given, and hands what it
 * measures to its sender. With server time a second is a second; with stream time it may be
 * shorter, and each reading says which moment it belongs to.
 */
import { assert } from "../../shared/assert.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { Scenario, Time } from "../../shared/vocabulary.ts";
import { bedsideCadence, createBedside, type DeviceStatus } from "../bedside/bedside.ts";
import type { Cancel, Clock } from "../clock.ts";
import { createRandom } from "../random.ts";
import type { Dial } from "./line.ts";
import { type Counts, createSender, type SenderNews } from "./sender.ts";

const SECOND_MS = 1_000;
const MODEL = "Vigil simulator";

export type SimulatedDeviceOptions = {
  dial: Dial;
  clock: Clock;
  /** New at each power-on; handed in, because it is the one thing that no seed may decide. */
  boot: string;
  bed: string;
  device: string;
  scenario: Scenario;
  seed: number;
  /** Seconds that the infusion has already run; negative before it. */
  elapsedS: number;
  /** Seconds before that which the device has in its memory, and sends first. */
  historyS: number;
  /** Infusion second at which the event begins; null where the scenario decides. */
  eventAtS: number | null;
  time: Time;
  /** Patient seconds per second of the clock; other than 1 in stream time only. */
  speed: number;
  /** Seconds after which it has measured enough; null for ever. */
  lastsS: number | null;
  onNews: (news: DeviceNews) => void;
};

/** What the device tells those who run it. `finished` comes once everything is stored. */
export type DeviceNews = SenderNews | { kind: "finished" };

export type SimulatedDevice = {
  start(): void;
  stop(): void;
  counts(): Counts;
  /** Readings not yet stored. */
  unsettled(): number;
};

export function createSimulatedDevice(options: SimulatedDeviceOptions): SimulatedDevice {
  const { clock, bed, scenario, seed, elapsedS, historyS, eventAtS, speed, lastsS } = options;
  assert(speed > 0, "time goes forwards");
  assert(speed === 1 || options.time === "stream", "server time runs at its own speed");
  const random = createRandom(`${seed}/${bed}`);
  const bedside = createBedside({
    seed: `${seed}/${bed}`,
    scenario,
    fromS: elapsedS - historyS,
    eventAtS,
  });
  let startMs = 0;
  /** Seconds measured since the start. */
  let second = 0;
  let state: "new" | "measuring" | "emptying" | "ended" = "new";
  let cancelNext: Cancel = () => {};

  const sender = createSender({
    dial: options.dial,
    clock,
    random: random.fork("link"),
    boot: options.boot,
    hello: () => ({
      device: options.device,
      clock: timeText(options.time === "stream" ? momentMs(second) : clock.nowMs()),
      source: "simulator",
      model: MODEL,
      cadence: bedsideCadence(scenario),
      ...(options.time === "stream" ? { time: "stream", speed } : {}),
    }),
    onNews: (news) => takeNews(news),
  });

  const takeNews = (news: SenderNews): void => {
    if (news.kind === "cuff-wanted") bedside.requestCuff();
    if (news.kind === "welcomed") tellStatus(bedside.status());
    if (news.kind === "gave-up") end();
    options.onNews(news);
    if (news.kind === "stored" || news.kind === "rejected") finishIfEmpty();
  };

  /** The moment that a second of the device belongs to, epoch ms. */
  const momentMs = (atSecond: number): number => startMs + atSecond * SECOND_MS;

  const measure = (): void => {
    const at = timeText(momentMs(second));
    const moment = bedside.second();
    sender.take({
      takenAt: at,
      ...(options.time === "stream" ? { at } : {}),
      vitals: moment.vitals,
    });
    if (moment.status !== null) tellStatus(moment.status);
    if (second >= 0 && moment.linkLostForS !== null) {
      sender.sever((moment.linkLostForS * SECOND_MS) / speed);
    }
    second += 1;
  };

  const tellStatus = (status: DeviceStatus): void => sender.say({ type: "status", ...status });

  /** Measures what is due; several seconds at once where the process was held up. */
  const catchUp = (): void => {
    const dueSecond = Math.floor(((clock.nowMs() - startMs) * speed) / SECOND_MS);
    while (state === "measuring" && second <= dueSecond) {
      if (lastsS !== null && second >= lastsS) {
        state = "emptying";
        finishIfEmpty();
        return;
      }
      measure();
    }
    if (state !== "measuring") return;
    const nextMs = startMs + (second * SECOND_MS) / speed;
    cancelNext = clock.after(Math.max(0, Math.ceil(nextMs - clock.nowMs())), catchUp);
  };

  const finishIfEmpty = (): void => {
    if (state !== "emptying" || sender.unsettled() > 0) return;
    end();
    sender.stop();
    options.onNews({ kind: "finished" });
  };

  const end = (): void => {
    state = "ended";
    cancelNext();
  };

  return {
    start: () => {
      assert(state === "new", "a device is switched on once");
      state = "measuring";
      startMs = clock.nowMs();
      for (second = -historyS; second < 0; ) measure();
      // What the memory holds is past; whoever looks at the screen wants a pressure of now.
      bedside.requestCuff();
      sender.start();
      catchUp();
    },
    stop: () => {
      end();
      sender.stop();
    },
    counts: () => sender.counts(),
    unsettled: () => sender.unsettled(),
  };
}
