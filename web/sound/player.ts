/**
 * The screen's one loudspeaker. It watches whether sound really runs, hands over the bursts that
 * schedule.ts plans, and says which of them have started. Which alarm sounds is decided in
 * wanted.ts; the sound test goes the same way as every alarm.
 */
import type { Priority } from "../../shared/vocabulary.ts";
import { setArmed } from "../live/socket.ts";
import { tickStore } from "../live/store.ts";
import { everyLook } from "../live/ticker.ts";
import { changeSettings, settingsStore, type Volume } from "../settings/settings.ts";
import { type Arming, armingAfter, armingStore, type Seen, seenAfter } from "./arming.ts";
import { onGesture } from "./gestures.ts";
import { BURSTS } from "./pulses.ts";
import { AHEAD_HIDDEN_S, AHEAD_S, type Handed, planSound } from "./schedule.ts";
import {
  OUTCOME_MS,
  REST_S,
  SHORT_TEST,
  selfTestStore,
  testAfter,
  testAlarm,
  testCut,
  testedNow,
  WHOLE_TEST,
} from "./self-test.ts";
import { openSpeaker, type Speaker } from "./speaker.ts";
import { startVoice, type Voice } from "./voice.ts";
import { type Call, callsOf, type Heard, nameOf, SILENCE, wantedSound } from "./wanted.ts";

/** A burst that starts within this is looked at the moment it should have started; the page's beat
 * sees the others soon enough. */
const LOOK_AT_START_S = 0.5;
/** The audio clock goes on in steps; a few of them after the start it has passed it. */
const PAST_START_MS = 20;
/** A browser that would not let sound go on is asked again this often. */
const ASK_AGAIN_MS = 1_000;

/** A burst handed over: what it told when it started, and what was measured on the way out. */
type Given = Handed & {
  voice: Voice;
  calls: readonly Call[];
  hasStarted: boolean;
  peak: number;
};

let speaker: Speaker | null = null;
let seen: Seen | null = null;
/** A press of the button, and not the memory of one, asked for sound. */
let isPressed = false;
let askedMs = 0;
let heard: Heard = SILENCE;
/** Names of the calls that the bursts handed over so far tell; at most the open alarms. */
let told: ReadonlySet<string> = new Set();
/** Bursts that are not over, and the last; AHEAD_HIDDEN_S of them at the most. */
let given: readonly Given[] = [];
/** Names of the calls whose sound was seen to start; forgotten when they call no more. */
let confirmed: ReadonlySet<string> = new Set();
let confirm: (alarms: string[]) => void = () => {};
/** The server's time less the page's own monotonic clock, ms. */
let serverOffsetMs = tickStore.getState().serverMs - performance.now();

/** Takes what may call now; sound follows at once. */
export function soundFor(now: Heard): void {
  heard = now;
  play();
}

/**
 * Starts sound, from a press of somebody's finger: that is what browsers ask for. Pressed again, it
 * tests the sound.
 */
export function arm(): void {
  const { kind } = armingStore.getState().arming;
  if (kind === "armed") {
    beginTest(WHOLE_TEST);
    return;
  }
  isPressed = true;
  if (kind === "starting") wake();
  else start();
}

/**
 * Keeps the sound going: tries by itself on a screen that was armed before, such as one on a wall
 * after a restart, and again at every gesture. Returns how to stop.
 * @param onSounded told of alarms when their sound has really started here
 */
export function keepSound(onSounded: (alarms: string[]) => void): () => void {
  confirm = onSounded;
  const ends = [
    everyLook(look),
    onGesture(() => {
      if (settingsStore.getState().sound && armingStore.getState().arming.kind !== "armed") wake();
    }),
    settingsStore.subscribe(({ volume }) => speaker?.setVolume(gainOf(volume))),
    tickStore.subscribe(({ serverMs }) => {
      serverOffsetMs = serverMs - performance.now();
    }),
  ];
  document.addEventListener("visibilitychange", play);
  if (settingsStore.getState().sound && armingStore.getState().arming.kind !== "armed") start();
  return () => {
    document.removeEventListener("visibilitychange", play);
    for (const end of ends) end();
  };
}

function start(): void {
  show({ kind: "starting", sinceMs: performance.now() });
  wake();
}

/** Asks the browser to let sound run. Whether it does is seen in its clock, not in its answer; a
 * refusal is an answer, too. */
function wake(): void {
  if (speaker === null || speaker.context.state === "closed") {
    speaker = openSpeaker(gainOf(settingsStore.getState().volume));
    seen = null;
    speaker?.context.addEventListener("statechange", look);
  }
  askedMs = performance.now();
  if (speaker === null) show({ kind: "blocked" });
  else speaker.context.resume().then(look, () => refused());
}

function refused(): void {
  if (armingStore.getState().arming.kind === "starting") show({ kind: "blocked" });
}

/** At every beat: does the audio clock move, has a burst started, is one due? */
function look(): void {
  const { arming } = armingStore.getState();
  if (speaker === null || arming.kind === "off") return;
  const nowMs = performance.now();
  const { state, currentTime } = speaker.context;
  seen = seenAfter(seen, { state, timeS: currentTime }, nowMs);
  show(armingAfter(arming, seen, nowMs));
  // What has run once may run again without a gesture: a call on the telephone has ended.
  const { kind } = armingStore.getState().arming;
  const hasRun = kind === "stopped" || kind === "interrupted";
  if (hasRun && nowMs - askedMs >= ASK_AGAIN_MS) wake();
  forgetOutcome(nowMs);
  play();
}

function play(): void {
  if (speaker === null || armingStore.getState().arming.kind !== "armed") return;
  const { context } = speaker;
  const nowS = context.currentTime;
  const calls = callsNow();
  given = given.map((each) => measured(each, nowS));
  tellStarted(calls);
  stepTest(nowS, calls.length > 0);
  const tested = calls.length > 0 ? null : testedNow(selfTestStore.getState().test);
  const isTest = tested !== null;
  const sounding = isTest ? callsOf(testAlarm(tested), 0) : calls;
  const wanted = wantedSound(sounding, isTest);
  const telling = sounding.filter(({ priority }) => priority === wanted?.priority);
  const plan = planSound({
    wanted,
    isNew: telling.some((call) => !told.has(nameOf(call))),
    handed: given.filter(({ voice }, at) => voice.endsS > nowS || at === given.length - 1),
    nowS,
    aheadS: document.hidden && !isTest ? AHEAD_HIDDEN_S : AHEAD_S,
  });
  told = new Set(telling.map(nameOf));
  for (const { voice } of plan.drop) voice.stop();
  // What has not started yet will tell everything that calls by then.
  const kept = plan.keep.map((each) => (each.startS > nowS ? { ...each, calls: telling } : each));
  const { input } = speaker;
  given = [...kept, ...plan.start.map((handed) => give(input, handed, telling))];
}

function callsNow(): Call[] {
  return callsOf(heard, performance.now() + serverOffsetMs);
}

function give(input: AudioNode, handed: Handed, calls: readonly Call[]): Given {
  const { sound, startS } = handed;
  const inS = startS - input.context.currentTime;
  if (inS < LOOK_AT_START_S) setTimeout(play, inS * 1_000 + PAST_START_MS);
  const voice = startVoice(input, BURSTS[sound.tone][sound.priority], startS);
  return { ...handed, voice, calls, hasStarted: false, peak: 0 };
}

function measured(burst: Given, nowS: number): Given {
  if (nowS <= burst.startS) return burst;
  const peak = burst.peak > 0 ? burst.peak : (speaker?.peakSince(burst.startS) ?? 0);
  return { ...burst, hasStarted: true, peak };
}

/** Says of each call once that its sound has started: the audio clock has run past the start. */
function tellStarted(calls: readonly Call[]): void {
  const names = new Set(calls.map(nameOf));
  confirmed = new Set([...confirmed].filter((name) => names.has(name)));
  const started = given
    .filter(({ hasStarted, sound }) => hasStarted && !sound.isTest)
    .flatMap((burst) => burst.calls)
    .filter((call) => names.has(nameOf(call)) && !confirmed.has(nameOf(call)));
  confirmed = new Set([...confirmed, ...started.map(nameOf)]);
  const alarms = [...new Set(started.flatMap(({ alarm }) => alarm ?? []))];
  if (alarms.length > 0) confirm(alarms);
}

function beginTest(asked: readonly Priority[]): void {
  if (selfTestStore.getState().test.kind === "running") return;
  const hasCalls = callsNow().length > 0;
  selfTestStore.setState({
    test: hasCalls
      ? { kind: "gave-way", atMs: performance.now() }
      : { kind: "running", asked, measured: [] },
  });
  play();
}

/** A test gives way to any alarm; else it goes on to its next burst when one is over. */
function stepTest(nowS: number, hasCalls: boolean): void {
  const { test } = selfTestStore.getState();
  const priority = testedNow(test);
  if (priority === null) return;
  if (hasCalls) {
    selfTestStore.setState({ test: { kind: "gave-way", atMs: performance.now() } });
    return;
  }
  const burst = given.find(({ sound }) => sound.isTest && sound.priority === priority);
  if (burst === undefined || nowS < burst.voice.endsS + REST_S) return;
  const { hasStarted, peak } = burst;
  const { pulses } = BURSTS[burst.sound.tone][priority];
  const outcome = { priority, hasStarted, pulses: pulses.length, peak };
  selfTestStore.setState({ test: testAfter(test, outcome, performance.now()) });
}

function forgetOutcome(nowMs: number): void {
  const { test } = selfTestStore.getState();
  if (test.kind === "none" || test.kind === "running" || nowMs - test.atMs < OUTCOME_MS) return;
  selfTestStore.setState({ test: { kind: "none" } });
}

function show(arming: Arming): void {
  const before = armingStore.getState().arming;
  if (before.kind === arming.kind) return;
  armingStore.setState({ arming });
  if (arming.kind === "armed") {
    setArmed(true);
    if (isPressed) changeSettings({ sound: true });
    isPressed = false;
    const isFirst = before.kind === "starting" || before.kind === "blocked";
    if (isFirst && callsNow().length === 0) beginTest(SHORT_TEST);
  } else if (before.kind === "armed") {
    setArmed(false);
    // What was handed over before a stop is lost; the next start begins anew.
    for (const { voice } of given) voice.stop();
    given = [];
    const { test } = selfTestStore.getState();
    selfTestStore.setState({ test: testCut(test, performance.now()) });
  }
}

/** What a volume of the settings, in percent, is as an amplitude. */
function gainOf(volume: Volume): number {
  return Number(volume) / 100;
}
