/**
 * The screen's one loudspeaker. It holds the audio context, watches whether it really runs, and
 * hands over the bursts that schedule.ts plans. Which alarm sounds is decided in wanted.ts.
 */
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Priority } from "../../shared/vocabulary.ts";
import { setArmed } from "../live/socket.ts";
import { everySecond } from "../live/ticker.ts";
import { changeSettings, settingsStore } from "../settings/settings.ts";
import { type Arming, armingAfter, armingStore, isRunning, type Seen } from "./arming.ts";
import { BURSTS } from "./pulses.ts";
import { type Handed, planSound } from "./schedule.ts";
import { startVoice, type Voice } from "./voice.ts";
import { callsAt, wantedPriority } from "./wanted.ts";

/** A browser that lets sound start does so well within this. */
const START_WAIT_MS = 1_000;
/** Long enough for the audio clock to have moved by several of its steps. */
const LOOK_AGAIN_MS = 150;

let context: AudioContext | null = null;
let seen: Seen = { state: "", timeS: 0 };
let wanted: Priority | null = null;
/** Alarms that call at the wanted priority; at most the open alarms of one ward. */
let calls: readonly string[] = [];
let isNew = false;
let handed: Handed | null = null;
/** Bursts handed over and not over yet; two at the most, the next follows the last. */
let voices: readonly Voice[] = [];

/** Takes what calls now; sound follows at once. */
export function soundFor(alarms: readonly AlarmView[], isLost: boolean): void {
  wanted = wantedPriority(alarms, isLost);
  const callsNow = wanted === null ? [] : callsAt(alarms, wanted);
  isNew ||= callsNow.some((id) => !calls.includes(id));
  calls = callsNow;
  play();
}

/**
 * Starts sound, from a press of somebody's finger: that is what browsers ask for. Pressed again it
 * sounds a test tone.
 */
export async function arm(): Promise<void> {
  const { arming } = armingStore.getState();
  if (arming.kind === "starting") return;
  if (arming.kind === "armed") {
    testTone();
    return;
  }
  show({ kind: "starting" });
  const isStarted = await canStart();
  show(armingAfter(armingStore.getState().arming, isStarted));
  if (!isStarted) return;
  changeSettings({ sound: true });
  testTone();
  play();
}

/** Tries to sound on a screen that was armed before, such as one on a wall after a restart. Its
 * browser decides whether it may. Returns how to stop listening to the clock. */
export function keepSound(): () => void {
  const stop = everySecond(look);
  if (settingsStore.getState().sound) void arm();
  return stop;
}

async function canStart(): Promise<boolean> {
  context ??= openContext();
  await Promise.race([context.resume(), wait(START_WAIT_MS)]);
  seen = seenOf(context);
  await wait(LOOK_AGAIN_MS);
  return isRunning(seen, seenOf(context));
}

function openContext(): AudioContext {
  const opened = new AudioContext();
  opened.addEventListener("statechange", () => {
    if (opened.state !== "running" && armingStore.getState().arming.kind === "armed") look();
  });
  return opened;
}

/** Once a second: is the clock still moving, and is a burst due? */
function look(): void {
  if (context === null) return;
  const now = seenOf(context);
  show(armingAfter(armingStore.getState().arming, isRunning(seen, now)));
  seen = now;
  play();
}

function play(): void {
  if (context === null || armingStore.getState().arming.kind !== "armed") return;
  const nowS = context.currentTime;
  voices = voices.filter(({ endsS }) => endsS > nowS);
  const plan = planSound({ wanted, isNew, last: handed, nowS });
  isNew = false;
  if (plan.kind === "keep") return;
  if (plan.kind === "silence" || plan.replacing) {
    for (const voice of voices) voice.stop();
    voices = [];
  }
  handed = plan.kind === "start" ? plan.burst : null;
  if (handed === null) return;
  voices = [...voices, startVoice(context, BURSTS[handed.priority], handed.startS)];
}

/** One low pulse: whoever arms the screen hears that it sounds. */
function testTone(): void {
  if (context !== null) startVoice(context, BURSTS.low, context.currentTime);
}

function show(arming: Arming): void {
  const before = armingStore.getState().arming;
  if (before.kind === arming.kind) return;
  armingStore.setState({ arming });
  const isArmed = arming.kind === "armed";
  if (isArmed !== (before.kind === "armed")) setArmed(isArmed);
  // What was handed over before a stop is lost; the next start begins anew.
  if (!isArmed) handed = null;
}

function seenOf({ state, currentTime }: AudioContext): Seen {
  return { state, timeS: currentTime };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
